"""The journal of erasures as a file, beside the records and beside the nightly backups."""

from __future__ import annotations

from facilitator.config import Settings
from facilitator.features.privacy.erasure_journal import FILE, erasures, write_journal
from facilitator.records.database import Database


def keep_journal(settings: Settings, db: Database) -> int:
    """Write down what was erased, wherever backups may be restored from. Returns the number.

    A folder that is not there is left out.
    """
    with db.reading() as tx:
        known = erasures(tx)
    for folder in (settings.var, settings.backup_dir):
        if folder is not None and folder.is_dir():
            write_journal(folder / FILE, known)
    return len(known)
