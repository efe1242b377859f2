"""Encrypt everything again with the first data key, after it was added or changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, bindparam, select, update

from facilitator.domain.errors import BadSetting
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.records import sealed
from facilitator.records.base import Base, now
from facilitator.records.database import Database
from facilitator.records.search import clear_words

AT_ONCE = 500  # rows; keeps write locks short


def rotate_key(db: Database) -> int:
    """Encrypt what people said with the first key, plain text included. Returns the row count.

    Safe to run twice, to interrupt, and while the service runs. Raises BadSetting if there is no
    key, Refused if a row was encrypted with a key that is no longer configured.
    """
    if not sealed.is_locked(db.engine.dialect):
        raise BadSetting("There is no key to encrypt with.", "Set FACILITATOR_DATA_KEY.")
    rows = sum([_rotate_table(table, db) for table in Base.metadata.sorted_tables])
    with db.tx() as tx:
        clear_words(tx)  # no plain-text search words of encrypted data
        record_audit_entry(
            tx, AuditEntry("sealed everything with the data key in force", f"{rows} rows"), now()
        )
    return rows


def _rotate_table(table: Table, db: Database) -> int:
    columns = [column for column in table.columns if isinstance(column.type, sealed.KINDS)]
    if not columns:
        return 0
    (key,) = table.primary_key.columns
    fields: dict[str, Any] = {column.name: bindparam(f"new_{column.name}") for column in columns}
    write = update(table).where(key == bindparam("row_key")).values(fields)
    done, last = 0, -1
    while True:
        some = select(key, *columns).where(key > last).order_by(key).limit(AT_ONCE)
        with db.tx() as tx:
            rows = tx.execute(some.with_for_update()).all()
            if not rows:
                return done
            names = ["row_key", *(f"new_{column.name}" for column in columns)]
            tx.connection().execute(write, [dict(zip(names, row, strict=True)) for row in rows])
        done, last = done + len(rows), rows[-1][0]
