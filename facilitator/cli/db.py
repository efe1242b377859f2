"""`facilitator db upgrade`: brings the records' tables up to date."""

from __future__ import annotations

import typer

from facilitator import config, wiring


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Look after the database.", no_args_is_help=True)
    family.command()(upgrade)
    family.callback()(lambda: None)
    app.add_typer(family, name="db")


def upgrade() -> None:
    """Bring the tables up to date. Safe to run again."""
    database = wiring.database(config.load(), upgrade=False)
    print("The tables were brought up to date." if database.upgrade() else "Nothing to do.")
