"""Command `facilitator show`: print the recap of a session in any format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from facilitator.features.recaps.output import present
from facilitator.kit import command_deps, queries


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(show)


def show(
    session: Annotated[int, typer.Argument(help="The session's number in `facilitator sessions`")],
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
) -> None:
    """Show the newest recap of a session."""
    with command_deps.database().tx() as tx:
        view = queries.get_recap_view(tx, session)
    sys.stdout.write(present(format, view).rstrip("\n") + "\n")
