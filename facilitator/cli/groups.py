"""`facilitator groups`: the groups, their members, and the rooms they meet in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facilitator import config, wiring
from facilitator.cli._given import group_name, read
from facilitator.domain.people import Roster
from facilitator.domain.roster import parse_roster
from facilitator.prompting.library import Library
from facilitator.services.link_room import link_room


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Look after groups.", no_args_is_help=True)
    family.command()(add)
    family.callback()(lambda: None)
    app.add_typer(family, name="groups")


def add(
    name: Annotated[str, typer.Argument(help="The group's name")],
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    theme: Annotated[str, typer.Option(help="The group's theme")] = "base",
    room: Annotated[str, typer.Option(help="The number of its Zoom meeting")] = "",
) -> None:
    """Make a group, and say where it meets. Safe to run again."""
    Library().theme(theme)
    roster, warnings = parse_roster(read(members)) if members else (Roster(), ())
    for warning in warnings:
        typer.echo(warning, err=True)
    number = "".join(room.split()).replace("-", "")
    link_room(wiring.database(config.load()), group_name(name), theme, roster, "zoom", number)
    where = f" It meets in Zoom meeting {number}." if number else ""
    print(f"{group_name(name)} has {len(roster.people)} members.{where}")
