"""Migrations: how the tables came to be what they are; run by `facilitator db upgrade`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from facilitator.records.migrations.copies import keep_copy

__all__ = ["keep_copy", "upgrade"]
HERE = Path(__file__).parent


def upgrade(engine: Engine, to: str = "head") -> bool:
    """Run what has not been run yet, in one transaction. True if there was anything."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE).replace("%", "%%"))
    newest = ScriptDirectory.from_config(settings).get_current_head()
    with _loose(engine) as connection, connection.begin():
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return False
        settings.attributes["connection"] = connection
        command.upgrade(settings, to)
    return True


@contextmanager
def _loose(engine: Engine) -> Iterator[Connection]:
    """A connection on which SQLite can make a table anew without emptying those that point to it.

    SQLite alters a table by copying and dropping it, and a drop deletes what refers to it; the
    setting only counts outside of a transaction (https://sqlite.org/lang_altertable.html, 7).
    """
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            yield connection
            return
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
