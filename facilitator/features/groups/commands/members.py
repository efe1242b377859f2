"""`facilitator members`: import and list the members of a group."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.people.group_names import group_name
from facilitator.domain.people.member_changes import RosterChanges
from facilitator.domain.recaps.view import printable
from facilitator.features.groups.import_members import import_members
from facilitator.features.groups.manage_groups import show_group
from facilitator.kit import command_deps
from facilitator.kit.command_arguments import read_file

Group = Annotated[str, typer.Option(help="The group's name")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    family = typer.Typer(help="Manage the members of a group.", no_args_is_help=True)
    family.command("import")(import_command)
    family.command("list")(members)
    app.add_typer(family, name="members")


def import_command(
    file: Annotated[
        Path, typer.Argument(help="CSV: name,email,aliases,role,recorded,profile,time_zone")
    ],
    group: Group,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change")] = False,
    remove_missing: Annotated[
        bool, typer.Option("--remove-missing", help="Who is not on the list leaves the group")
    ] = False,
) -> None:
    """Bring a group's members to what a list says. An empty cell changes nothing."""
    changes = import_members(
        group_name(group), read_file(file), command_deps.database(),
        dry_run=dry_run, remove_missing=remove_missing,
    )  # fmt: skip
    print_warnings(changes)
    out = Console(highlight=False)
    for sign, line in _lines(changes):
        out.print(Text(printable(f"{sign} {line}")), soft_wrap=True)
    if changes.is_nothing:
        out.print("Nothing to change.")
    elif dry_run:
        out.print("Nothing was changed: this was a dry run.")


def members(group: Group) -> None:
    """List the members of a group."""
    out = Console(highlight=False)
    for member in show_group(group_name(group), command_deps.database()).members:
        person = member.person
        parts = [f"{person.name}, {person.role.value}", person.email, "; ".join(person.aliases)]
        parts += [] if person.recorded else ["not recorded"]
        parts += [person.time_zone, person.profile]
        out.print(Text(printable(", ".join(part for part in parts if part))), soft_wrap=True)


def print_warnings(changes: RosterChanges) -> None:
    """Print each warning on a line of its own, to stderr."""
    for warning in changes.warnings:
        typer.echo(printable(warning.english), err=True)


def _lines(changes: RosterChanges) -> list[tuple[str, str]]:
    """Each change with its sign: + joins, - leaves, ~ changes, = stays."""
    lines = [("+", f"{p.name}, {p.role.value}{f', {p.email}' if p.email else ''}")
             for p in changes.added]  # fmt: skip
    for one in changes.changed:
        fields = "; ".join(f"{name}: {old or '-'} → {new or '-'}" for name, old, new in one.fields)
        lines.append(("~", f"{one.before.person.name}: {fields}"))
    lines += [("-", f"{one.before.person.name} leaves") for one in changes.left]
    lines += [("=", f"{p.name} is not on the list and stays") for p in changes.missing]
    if changes.unchanged:
        lines.append(("=", f"{len(changes.unchanged)} as they were"))
    return lines
