"""`facilitator moderators`: who may sign in to the console."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.recaps.view import printable
from facilitator.features.access import manage_moderators
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Email = Annotated[str, typer.Argument(help="The address they sign in with")]


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Manage who may sign in to the console.", no_args_is_help=True)
    family.command("add")(add)
    family.command("remove")(remove)
    family.command("password")(password)
    family.command("list")(moderators)
    app.add_typer(family, name="moderators")


def add(
    email: Email,
    name: Annotated[str, typer.Option(help="What they are called")] = "",
    owner: Annotated[bool, typer.Option("--owner", help="They see every group")] = False,
) -> None:
    """Allow a person to sign in, and print their first link: it works once, for 30 minutes."""
    print(manage_moderators.add_moderator(email, name, owner, _deps()))


def remove(email: Email) -> None:
    """Delete an account and sign out its browsers."""
    manage_moderators.remove_moderator(email, _deps())
    print("They are signed out. Who moderates a group can still have a link mailed.")


def password(
    email: Email,
    none: Annotated[bool, typer.Option("--none", help="Remove the password")] = False,
) -> None:
    """Set a password, read without echo, or remove it; signs out the account's browsers."""
    wanted = None
    if not none:
        wanted = (
            typer.prompt("Password", hide_input=True, confirmation_prompt=True)
            if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        )  # fmt: skip
    manage_moderators.set_password(email, wanted, _deps())
    print("The password is gone." if none else "The password is set.")


def moderators() -> None:
    """List who may sign in."""
    out = Console(highlight=False)
    lines = manage_moderators.list_moderators(_deps())
    for line in lines:
        parts = [
            f"{line.name} <{line.email}>",
            "owner" if line.is_owner else ", ".join(line.groups),
        ]
        parts += ["password"] if line.has_password else []
        parts += [f"signed in {line.signed_in_at:%Y-%m-%d %H:%M} UTC"] if line.signed_in_at else []
        out.print(Text(printable(" · ".join(filter(None, parts)))), soft_wrap=True)
    if not lines:
        out.print("Nobody yet. `facilitator moderators add EMAIL` prints a first link.")


def _deps() -> Deps:
    deps = command_deps.deps()
    deps.db.upgrade()
    return deps
