"""Migrations: how the tables came to be what they are; run by `facilitator db upgrade`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

HERE = Path(__file__).parent


def upgrade(engine: Engine) -> bool:
    """Run what has not been run yet, in one transaction. True if there was anything."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE).replace("%", "%%"))
    newest = ScriptDirectory.from_config(settings).get_current_head()
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return False
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    return True
