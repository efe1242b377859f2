"""`facilitator db`: upgrade the tables, rotate the encryption key, erase traces, index again."""

from __future__ import annotations

import typer

from facilitator import config
from facilitator.app import adapter_factories
from facilitator.domain.errors import Refused
from facilitator.features.memory.index import reindex
from facilitator.features.privacy.rotate_key import rotate_key
from facilitator.records.traces import COMMAND_SECONDS


def register(app: typer.Typer) -> None:
    """Add these commands."""
    group = typer.Typer(help="Manage the database.", no_args_is_help=True)
    group.command()(upgrade)
    group.command()(rotate)
    group.command()(erase)
    group.command(name="reindex")(reindex_)
    app.add_typer(group, name="db")


def upgrade() -> None:
    """Bring the tables up to date. Safe to run again."""
    database = adapter_factories.database(config.load(), upgrade=False)
    print("The tables were brought up to date." if database.upgrade() else "Nothing to do.")


def rotate() -> None:
    """Encrypt what people said with the first key of FACILITATOR_DATA_KEY. Safe to run again."""
    database = adapter_factories.database(config.load())
    rows = rotate_key(database)
    database.erase_deleted(COMMAND_SECONDS)
    print(f"{rows} rows are encrypted with the first key; the other keys are no longer needed.")


def erase() -> None:
    """Remove what was deleted from the files of the database, too. A running service does it."""
    if not adapter_factories.database(config.load()).erase_deleted(COMMAND_SECONDS):
        raise Refused(
            "Somebody reads the database, so that its log may still hold deleted words.",
            "Try again later, or stop the other programs that read it.",
        )
    print("Nothing that was deleted is left in the files.")


def reindex_() -> None:
    """Rebuild the index of `facilitator search`. Safe to run again."""
    number = reindex(adapter_factories.database(config.load()))
    print(f"{number} hot seats can be searched.")
