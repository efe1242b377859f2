"""`facilitator guests`: invite guests, list them, make them members, record a no."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.features.guests import manage_guests
from facilitator.features.guests.manage_guests import GuestLine
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Email = Annotated[str, typer.Argument(help="The guest's email address")]
Group = Annotated[str, typer.Option(help="The group's name")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    family = typer.Typer(help="Manage guests.", no_args_is_help=True)
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
    _print(manage_guests.invite(email, name, group_name(group), session, _deps()))


def guests(group: Annotated[str, typer.Argument(help="The group's name")]) -> None:
    """List everybody who was invited to a group, and how far it has come."""
    lines = manage_guests.list_guests(group_name(group), _deps())
    for line in lines:
        _print(line)
    if not lines:
        print("Nobody was invited yet: `facilitator guests invite EMAIL` does it.")


def join(email: Email, group: Group) -> None:
    """Make a guest a member."""
    _print(manage_guests.make_member(email, group_name(group), _deps()))


def decline(email: Email, group: Group) -> None:
    """Write down that a guest said no: they get nothing any more."""
    _print(manage_guests.decline(email, group_name(group), _deps()))


def _print(line: GuestLine) -> None:
    session = f"session {line.session_id}" if line.session_id else "a session that is gone"
    text = (
        f"{line.name}, {line.email}: {line.standing} ({line.since:%Y-%m-%d}), "
        f"guest of {session} on {line.starts_at:%Y-%m-%d %H:%M}"
    )
    Console(highlight=False).print(Text(printable(text)), soft_wrap=True)


def _deps() -> Deps:
    deps = command_deps.deps()
    deps.db.upgrade()
    return deps
