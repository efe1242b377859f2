"""Restores a backup: all of it, or nothing, whenever it is interrupted.

New files are written beside the old ones. Once all are there, a list of them is written; only then
they take their places, and whoever starts next goes on with that.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_deps
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect

from facilitator.app import dependencies
from facilitator.app.adapter_factories import database
from facilitator.app.backups.databases import check_sqlite, restore_postgresql
from facilitator.app.backups.encrypted_file import NO_BACKUP, read_encrypted
from facilitator.app.backups.finish import BESIDE, READY, finish_restore
from facilitator.app.backups.make import (
    ABOUT,
    ASIDE,
    DUMP,
    FILES,
    FORMAT,
    RECORDS,
    SCRATCH,
    SETTINGS,
    WORK,
    AboutBackup,
)
from facilitator.app.only_process import only_process
from facilitator.config import Settings
from facilitator.domain.errors import Refused
from facilitator.features.privacy.erasure_journal import (
    FILE,
    Erasure,
    erase_again,
    erasures,
    read_journal,
)
from facilitator.kit.hold import held_number, hold
from facilitator.records.database import NEWEST_SCHEMA, Database, refuse_newer
from facilitator.records.traces import COMMAND_SECONDS

NEW = ".restored"
RESTORED_SETTINGS = "restored.env"
WHY = "A backup of {made_at} was restored."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. ``held`` mails and posts wait; ``aside`` is where the old files are;
    ``erased`` is how many erasures were repeated.
    """

    made_at: datetime
    held: int
    aside: Path | None
    erased: int


def restore_backup(
    settings: Settings,
    source: Path,
    passphrase: str,
    now: datetime,
    *,
    replace: bool = False,
    journal: Path | None = None,
) -> Restored:
    """Restore a backup into this installation, which must be empty, or stopped with ``replace``.

    What was erased since is erased again, as far as ``journal``, the journal beside the backup, and
    the records that are replaced know of it. Nothing leaves until the owner releases it. Raises
    Refused, ExternalServiceError.
    """
    settings.var.mkdir(parents=True, exist_ok=True)
    with (
        only_process(settings),
        tempfile.TemporaryDirectory(prefix=SCRATCH, dir=settings.var) as scratch,
    ):
        finish_restore(settings)
        again = _erasures(settings, source, journal)
        folder = Path(scratch) / "content"
        folder.mkdir()
        read_encrypted(source, passphrase, folder, Path(scratch))
        about = _about(folder, settings)
        if settings.is_embedded:
            return _restore_sqlite(settings, folder, about, now, again, replace=replace)
        return _restore_postgresql(settings, folder, about, now, again, Path(scratch))


def _erasures(settings: Settings, source: Path, journal: Path | None) -> list[Erasure]:
    """Return all erasures that are known here."""
    known = read_journal(journal) if journal is not None else []
    for path in (source.with_name(FILE), settings.var / FILE):
        known += read_journal(path) if path.exists() else []
    if settings.is_embedded and settings.records_file.exists():
        db = database(settings)
        try:
            with db.reading() as tx:
                known += erasures(tx)
        finally:
            db.close()
    return list(dict.fromkeys(known))


def _about(folder: Path, settings: Settings) -> AboutBackup:
    try:
        about = AboutBackup(**json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Refused("This is no backup of facilitator.", NO_BACKUP) from error
    if about.format != FORMAT or about.schema > NEWEST_SCHEMA:
        raise Refused(
            f"This backup was made by a newer version ({about.version}).",
            "Install that version first.",
        )
    kind = "sqlite" if settings.is_embedded else "postgresql"
    if about.database != kind:
        raise Refused(
            f"This backup is of {about.database}, and this installation uses {kind}.",
            "Set FACILITATOR_DATABASE_URL as it was there.",
        )
    return about


def _restore_sqlite(
    settings: Settings,
    folder: Path,
    about: AboutBackup,
    now: datetime,
    again: list[Erasure],
    *,
    replace: bool,
) -> Restored:
    for name in (RECORDS, WORK):
        if (folder / name).exists():
            check_sqlite(folder / name)
    if settings.records_file.exists() and not replace:
        raise Refused(
            f"There are records in {settings.records_file.parent} already.",
            "Restore into an empty folder, or give --replace: they are put aside then.",
        )
    held, erased = _prepare(settings, folder, about, now, again)
    work = settings.records_file.with_name("work.db")
    places = {folder / RECORDS: settings.records_file, folder / WORK: work}
    places |= {path: settings.var / path.name for path in (folder / FILES).iterdir()}
    if (folder / SETTINGS).stat().st_size:
        (folder / SETTINGS).chmod(0o600)
        places[folder / SETTINGS] = settings.var / RESTORED_SETTINGS
    places = {new: place for new, place in places.items() if new.exists()}
    aside = _put_aside(settings, places.values(), now) if replace else None
    _put_in_place(settings, places)
    return Restored(datetime.fromisoformat(about.made_at), held, aside, erased)


def _prepare(
    settings: Settings, folder: Path, about: AboutBackup, now: datetime, again: list[Erasure]
) -> tuple[int, int]:
    """Bring restored records up to date, hold what waits, and erase what was erased since.

    Before they take their place. Returns the numbers of what waits and of what was erased.
    """
    url = f"sqlite:///{(folder / RECORDS).resolve()}"
    prepared = settings.model_copy(update={"database_url": url, "var": folder / FILES})
    db = database(prepared)
    try:
        with db.tx() as tx:
            hold(tx, WHY.format(made_at=about.made_at), now)
        erased = erase_again(again, replace_deps(dependencies.deps(prepared), db=db))
        with db.tx() as tx:
            number = held_number(tx)
        db.erase_deleted(COMMAND_SECONDS)
    finally:
        db.close()
    for end in BESIDE:
        Path(f"{folder / RECORDS}{end}").unlink(missing_ok=True)
    return number, erased


def _put_aside(settings: Settings, places: Iterable[Path], now: datetime) -> Path | None:
    """Copy what will be replaced into a folder of its own, and return that."""
    there = [path for path in places if path.exists()]
    if not there:
        return None
    aside = settings.var / f"{ASIDE}{now:%Y%m%d-%H%M%S}"
    aside.mkdir()
    for path in there:
        for one in (path, *(Path(f"{path}{end}") for end in BESIDE)):
            if one.is_dir():
                shutil.copytree(one, aside / one.name)
            elif one.exists():
                shutil.copy2(one, aside / one.name)
    return aside


def _put_in_place(settings: Settings, places: Mapping[Path, Path]) -> None:
    listed = {}
    for new, place in places.items():
        beside = place.with_name(f"{place.name}{NEW}")
        if beside.is_dir():
            shutil.rmtree(beside)
        shutil.move(new, beside)
        listed[str(beside)] = str(place)
    half = settings.var / f".{READY}"
    half.write_text(json.dumps(listed), encoding="utf-8")
    half.replace(settings.var / READY)
    finish_restore(settings)


def _restore_postgresql(
    settings: Settings,
    folder: Path,
    about: AboutBackup,
    now: datetime,
    again: list[Erasure],
    scratch: Path,
) -> Restored:
    dependencies.installation_secrets(settings)  # raises now, and not when half is done
    db = Database(settings.database)
    try:
        found = inspect(db.engine)
        if found.get_table_names() or found.get_table_names(schema="dbos"):
            raise Refused(
                "There are tables in this database already.",
                "Make a new one, and set FACILITATOR_DATABASE_URL to it.",
            )
    finally:
        db.close()
    why = WHY.format(made_at=about.made_at).replace("'", "''")
    then = f"INSERT INTO public.holds (why, since) VALUES ('{why}', '{now.isoformat()}');"
    restore_postgresql(settings.database, folder / DUMP, then, scratch)
    for path in (folder / FILES).iterdir():
        if not (settings.var / path.name).exists():
            shutil.move(path, settings.var / path.name)
    refuse_newer(about.schema)
    db = database(settings)
    try:
        erased = erase_again(again, replace_deps(dependencies.deps(settings), db=db))
        with db.tx() as tx:
            return Restored(datetime.fromisoformat(about.made_at), held_number(tx), None, erased)
    finally:
        db.close()
