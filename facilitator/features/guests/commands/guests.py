"""`facilitator guests`: who is invited to a session of a group, and what came of it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.features.guests import manage_guests
from facilitator.features.guests.manage_guests import GuestLine
from facilitator.kit import program
from facilitator.kit.deps import Deps

Email = Annotated[str, typer.Argument(help="The guest's email address")]
Group = Annotated[str, typer.Option(help="The group's name")]


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Look after guests.", no_args_is_help=True)
    family.command("list")(guests)
    for command in (invite, join, decline):
        family.command()(command)
    app.add_typer(family, name="guests")


def invite(
    email: Email,
    name: Annotated[str, typer.Option(help="What the guest is called")],
    group: Group,
    session: Annotated[
        int | None, typer.Option(help="The session's number; the next one without it")
    ] = None,
) -> None:
    """Invite somebody to one session. Safe to run again: nobody is invited twice."""
    _say(manage_guests.invite(email, name, group_name(group), session, _deps()))


def guests(group: Annotated[str, typer.Argument(help="The group's name")]) -> None:
    """List everybody who was invited to a group, and how far it has come."""
    found = manage_guests.list_guests(group_name(group), _deps())
    for line in found:
        _say(line)
    if not found:
        print("Nobody was invited yet: `facilitator guests invite EMAIL` does it.")


def join(email: Email, group: Group) -> None:
    """Make a guest a member."""
    _say(manage_guests.join(email, group_name(group), _deps()))


def decline(email: Email, group: Group) -> None:
    """Write down that a guest said no: they get nothing any more."""
    _say(manage_guests.decline(email, group_name(group), _deps()))


def _say(line: GuestLine) -> None:
    session = f"session {line.session_id}" if line.session_id else "a session that is gone"
    told = (
        f"{line.name}, {line.email}: {line.standing} ({line.since:%Y-%m-%d}), "
        f"guest of {session} on {line.starts_at:%Y-%m-%d %H:%M}"
    )
    Console(highlight=False).print(Text(printable(told)), soft_wrap=True)


def _deps() -> Deps:
    deps = program.deps()
    deps.db.upgrade()
    return deps
