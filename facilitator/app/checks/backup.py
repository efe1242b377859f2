"""How old the last backup is, and whether nightly ones can be made."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from facilitator.app import adapter_factories
from facilitator.app.checks import failed, not_set_up, passed
from facilitator.config import Settings
from facilitator.kit.backups import last_backup_at

OLD = timedelta(days=8)
NIGHTLY_OLD = timedelta(days=2)
SET = "Set FACILITATOR_BACKUP_DIR and FACILITATOR_BACKUP_PASSPHRASE for one each night."


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Look at the last backup and at the folder of the nightly ones."""
    folder = settings.backup_dir
    if folder is not None:
        if settings.backup_passphrase is None:
            return failed("Nightly backups have no passphrase.", SET)
        if not (folder.is_dir() and os.access(folder, os.W_OK)):
            return failed(
                f"Nothing can be written into {folder}.", "Make the folder, writable for us."
            )
    db = adapter_factories.database(settings)
    with db.reading() as tx:
        made_at = last_backup_at(tx)
    if made_at is None:
        advice = "Run `facilitator backup FILE`." if folder is None else ""
        return not_set_up("no backup was made yet", f"{advice} {SET if not folder else ''}".strip())
    age = datetime.now(UTC) - made_at
    told = f"the last backup is of {made_at:%Y-%m-%d %H:%M} UTC"
    if age > (NIGHTLY_OLD if folder else OLD):
        return failed(f"{told}, {age.days} days old", "Run `facilitator backup FILE`, and look at "
                      "`facilitator work` for why no newer one was made.")  # fmt: skip
    return passed(told)
