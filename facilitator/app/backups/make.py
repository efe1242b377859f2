"""Makes a backup while the service runs."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from facilitator.app.backups.databases import copy_sqlite, dump_postgresql
from facilitator.app.backups.encrypted_file import write_encrypted
from facilitator.app.backups.journal import keep_journal
from facilitator.app.only_process import FILE as LOCK
from facilitator.config import Settings, environment_lines
from facilitator.domain.errors import Refused
from facilitator.records.database import NEWEST_SCHEMA, Database
from facilitator.records.work import BackupRecord

FORMAT = 1  # of what is in a backup
RECORDS, WORK, DUMP = "records.db", "work.db", "database.dump"
FILES, SETTINGS, ABOUT = "files", "settings.env", "about.json"
SCRATCH, ASIDE = ".backup-", "before-restore-"  # what folders in `var` begin with
KEPT_FOR = timedelta(days=30)  # of nightly backups
NIGHTLY = "facilitator-{day}.backup"


@dataclass(frozen=True, slots=True)
class AboutBackup:
    """What a backup says of itself. ``made_at`` is in UTC, ISO 8601."""

    format: int
    made_at: str
    version: str
    schema: str
    database: str  # "sqlite" or "postgresql"


def make_backup(
    settings: Settings, db: Database, target: Path, passphrase: str, now: datetime
) -> int:
    """Write a backup and return its size in bytes. The file is complete or not there.

    Raises Refused, ExternalServiceError.
    """
    if not target.parent.is_dir():
        raise Refused(f"There is no folder {target.parent}.", "Make it first.")
    for left in settings.var.glob(f"{SCRATCH}*"):  # of one that was interrupted
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=settings.var) as scratch:
        folder = Path(scratch) / "content"
        folder.mkdir()
        if settings.is_embedded:
            work = settings.records_file.with_name("work.db")
            sources = {settings.records_file: RECORDS, work: WORK}
            copy_sqlite({p: folder / name for p, name in sources.items() if p.exists()})
        else:
            dump_postgresql(settings.database, folder / DUMP)
        _copy_files(settings, folder / FILES)
        (folder / SETTINGS).write_text("".join(environment_lines()), encoding="utf-8")
        kind = "sqlite" if settings.is_embedded else "postgresql"
        about = AboutBackup(
            FORMAT, now.isoformat(), version("facilitator"), NEWEST_SCHEMA, kind
        )  # fmt: skip
        (folder / ABOUT).write_text(json.dumps(asdict(about)), encoding="utf-8")
        size = write_encrypted(folder, target, passphrase, Path(scratch))
    with db.tx() as tx:
        tx.add(BackupRecord(made_at=now, size=size))
    return size


def make_nightly(
    settings: Settings, db: Database, folder: Path, passphrase: str, now: datetime
) -> Path:
    """Write the backup of a day into a folder, and delete those that are too old there.

    Raises Refused, ExternalServiceError.
    """
    keep_journal(settings, db)
    target = folder / NIGHTLY.format(day=now.date())
    make_backup(settings, db, target, passphrase, now)
    for path in folder.glob(NIGHTLY.format(day="????-??-??")):
        day = path.name.removeprefix("facilitator-").removesuffix(".backup")
        if day < str((now - KEPT_FOR).date()):
            path.unlink(missing_ok=True)
    return target


def _copy_files(settings: Settings, folder: Path) -> None:
    """Copy the files in ``var`` that are no databases: the secret, mails kept as files."""
    databases = {settings.records_file.name, "work.db", LOCK} if settings.is_embedded else set()
    folder.mkdir()
    for path in settings.var.iterdir():
        name = path.name
        if name.startswith((SCRATCH, ASIDE)) or name.endswith(".backup"):
            continue
        if any(name == known or name.startswith(f"{known}-") for known in databases):
            continue
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("*.half"))
        elif path.is_file():
            shutil.copy2(path, folder / name)
