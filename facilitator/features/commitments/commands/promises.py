"""`facilitator promises`: list a group's open commitments."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.features.commitments.list_commitments import list_commitments
from facilitator.kit import command_deps


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(promises)


def promises(
    group: Annotated[str, typer.Argument(help="The group's name")],
    member: Annotated[str | None, typer.Option(help="Only what this member said")] = None,
) -> None:
    """List open commitments with their histories, and the ones that are made again and again."""
    lines = list_commitments(group_name(group), member, command_deps.database())
    out = Console(highlight=False)
    for line in lines or ["Nothing is open."]:
        out.print(Text(printable(line)), soft_wrap=True)
