"""`facilitator db`: brings the records' tables up to date, seals them anew, indexes them anew."""

from __future__ import annotations

import typer

from facilitator import config
from facilitator.app import wiring
from facilitator.features.memory.index import reindex
from facilitator.features.privacy.rotate_key import rotate_key


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Look after the database.", no_args_is_help=True)
    family.command()(upgrade)
    family.command()(rotate)
    family.command(name="reindex")(reindex_)
    app.add_typer(family, name="db")


def upgrade() -> None:
    """Bring the tables up to date. Safe to run again."""
    database = wiring.database(config.load(), upgrade=False)
    print("The tables were brought up to date." if database.upgrade() else "Nothing to do.")


def rotate() -> None:
    """Seal what people said with the first key of FACILITATOR_DATA_KEY. Safe to run again."""
    rows = rotate_key(wiring.database(config.load()))
    print(f"{rows} rows are sealed with the first key; the others are needed no more.")


def reindex_() -> None:
    """Make anew what `facilitator search` looks through. Safe to run again."""
    number = reindex(wiring.database(config.load()))
    print(f"{number} hot seats can be searched.")
