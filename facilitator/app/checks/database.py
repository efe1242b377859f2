"""The records' database can be written, and its tables are of this version."""

from __future__ import annotations

from sqlalchemy import text

from facilitator.app import wiring
from facilitator.app.checks import ill, well
from facilitator.config import Settings
from facilitator.records.database import NEWEST, schema_of
from facilitator.records.sealed import is_locked


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Opens a transaction and looks at the schema."""
    db = wiring.database(settings, upgrade=False)
    with db.tx() as tx:
        tx.execute(text("SELECT 1"))
    found = schema_of(db.engine)
    kind = db.engine.dialect.name
    if found is None:
        return ill(f"{kind} works, but holds no tables.", "Run `facilitator db upgrade`.")
    if found != NEWEST:
        return ill(
            f"{kind} works, but its tables are of version {found}, and this is {NEWEST}.",
            "Run `facilitator db upgrade` with the newest version of facilitator.",
        )
    db.check_key()
    sealed = ", what people said is sealed" if is_locked(db.engine.dialect) else ""
    return well(f"{kind} works, tables of version {found}{sealed}")
