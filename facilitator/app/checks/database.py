"""The database is writable, and its tables have this program's version."""

from __future__ import annotations

from sqlalchemy import text

from facilitator.app import adapter_factories
from facilitator.app.checks import failed, passed
from facilitator.config import Settings
from facilitator.records.database import NEWEST_SCHEMA, schema_revision
from facilitator.records.sealed import is_locked


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Open a transaction and read the schema version."""
    db = adapter_factories.database(settings, upgrade=False)
    with db.tx() as tx:
        tx.execute(text("SELECT 1"))
    version = schema_revision(db.engine)
    kind = db.engine.dialect.name
    if version is None:
        return failed(f"{kind} works, but has no tables.", "Run `facilitator db upgrade`.")
    if version != NEWEST_SCHEMA:
        return failed(
            f"{kind} works, but its tables have version {version}; this program needs "
            f"{NEWEST_SCHEMA}.",
            "Run `facilitator db upgrade` with the newest version of facilitator.",
        )
    db.check_key()
    sealed = ", what people said is sealed" if is_locked(db.engine.dialect) else ""
    return passed(f"{kind} works, tables of version {version}{sealed}")
