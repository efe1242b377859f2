"""`facilitator groups`: create, list, show and edit groups and their settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator import config
from facilitator.domain.errors import Refused
from facilitator.domain.people.group_names import group_name, meeting_number
from facilitator.domain.people.roster import parse_roster
from facilitator.domain.recaps.view import printable
from facilitator.features.groups.commands.members import print_warnings
from facilitator.features.groups.import_members import import_members
from facilitator.features.groups.manage_groups import (
    GroupDetails,
    add_group,
    edit_group,
    list_groups,
    show_group,
)
from facilitator.features.mail.chat_posts import link_chat
from facilitator.kit import command_deps
from facilitator.kit.command_arguments import read_file

Name = Annotated[str, typer.Argument(help="The group's name")]
Theme = Annotated[str | None, typer.Option(help="What it is about: base, founders …")]
Format = Annotated[str | None, typer.Option(help="The shape of its sessions, or none")]
Language = Annotated[str | None, typer.Option(help="The language of its mails: en, de …")]
Cadence = Annotated[str | None, typer.Option(help="weekly, fortnightly, monthly, quarterly …")]
Minutes = Annotated[str | None, typer.Option(help="How long a session is")]
TimeZone = Annotated[str | None, typer.Option(help="Such as Europe/Berlin")]
Room = Annotated[str, typer.Option(help="The number of its Zoom meeting")]
Slack = Annotated[str, typer.Option(help="A webhook's URL or a channel's id, or none")]
Set = Annotated[list[str] | None, typer.Option("--set", help="Any setting, as key=value")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    family = typer.Typer(help="Manage groups.")
    family.callback(invoke_without_command=True)(groups)
    for command in (add, show, edit):
        family.command()(command)
    app.add_typer(family, name="groups")


def groups(ctx: typer.Context) -> None:
    """List the groups; with a command, manage one."""
    if ctx.invoked_subcommand is not None:
        return
    lines = list_groups(command_deps.database())
    if not lines:
        print("No groups yet: `facilitator groups add NAME` makes the first.")
        return
    table = _table("Group", "Theme", "Members", "Room", "Next session")
    for line in lines:
        at = f"{line.next_at:%Y-%m-%d}" if line.next_at else ""
        _row(table, line.name, line.theme, line.members, line.room, at)
    Console().print(table)


def add(
    name: Name,
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role …")] = None,
    theme: Theme = None,
    format: Format = None,
    language: Language = None,
    cadence: Cadence = None,
    minutes: Minutes = None,
    time_zone: TimeZone = None,
    room: Room = "",
    pairs: Set = None,
) -> None:
    """Make a group, say who is in it and where it meets. Safe to run again."""
    listed = read_file(members) if members else None
    if listed is not None:
        parse_roster(listed)  # refuse a bad list before the group is created
    given = _given(pairs, theme=theme, format=format, language=language, cadence=cadence,
                   minutes=minutes, time_zone=time_zone)  # fmt: skip
    db = command_deps.database()
    made = add_group(group_name(name), given, db, room=meeting_number(room))
    if listed is not None:
        print_warnings(import_members(made.name, listed, db))
        made = show_group(made.name, db)
    where = f" It meets in Zoom meeting {made.room}." if made.room else ""
    print(f"{printable(made.name)} has {len(made.members)} members.{where}")


def show(name: Name) -> None:
    """Show a group with every setting and what it means."""
    _print(show_group(group_name(name), command_deps.database()))


def edit(
    name: Name,
    pairs: Set = None,
    new_name: Annotated[str, typer.Option("--name", help="What it is called from now on")] = "",
    theme: Theme = None,
    format: Format = None,
    language: Language = None,
    cadence: Cadence = None,
    minutes: Minutes = None,
    time_zone: TimeZone = None,
    room: Room = "",
    slack: Slack = "",
) -> None:
    """Change settings of a group; the others stay as they are."""
    given = _given(pairs, theme=theme, format=format, language=language, cadence=cadence,
                   minutes=minutes, time_zone=time_zone)  # fmt: skip
    if not (given or room or new_name or slack):
        raise Refused(
            "There is nothing to change.",
            "`facilitator groups show NAME` lists every setting; give one with --set key=value.",
        )
    settings = config.load()
    db = command_deps.database(settings)
    called = group_name(new_name) if new_name else ""
    if slack:
        to = None if slack.strip().lower() == "none" else slack.strip()
        link_chat(group_name(name), to, command_deps.deps(settings))
    _print(edit_group(group_name(name), given, db, room=meeting_number(room), new_name=called))


def _given(pairs: list[str] | None, **options: str | None) -> dict[str, object]:
    """The given values by setting. Raises Refused for a malformed pair, or one given twice."""
    given: dict[str, object] = {key: value for key, value in options.items() if value is not None}
    for pair in pairs or []:
        key, equals, value = pair.partition("=")
        key = key.strip().replace("-", "_")
        if not equals:
            raise Refused(f"{printable(pair)} is not a setting.", "Write it as --set key=value.")
        if key in given:
            raise Refused(f"{printable(key)} is given twice.", "Give each setting once.")
        given[key] = value
    return given


def _print(group: GroupDetails) -> None:
    out = Console(highlight=False)
    out.print(Text(printable(group.name), "bold"))
    out.print(f"Meets in Zoom meeting {group.room}." if group.room else "It has no room yet.")
    if group.has_chat:
        out.print("Its agendas are posted to Slack (set).")
    table = _table("Setting", "Value", "Meaning")
    for key, (value, meaning) in group.settings.as_words().items():
        _row(table, key, value, meaning)
    out.print()
    out.print(table)
    out.print()
    if not group.members:
        out.print("No members yet: `facilitator members import CSV --group NAME` brings them.")
    for member in group.members:
        person = member.person
        parts = [person.name, person.role.value, person.email, person.time_zone]
        parts += [] if person.recorded else ["not recorded"]
        out.print(Text(printable(", ".join(part for part in parts if part))), soft_wrap=True)
    if group.former:
        names = ", ".join(m.person.name for m in group.former)
        out.print(Text(printable(f"Left: {names}"), "dim"), soft_wrap=True)
    for session in group.coming:
        at = session.at.astimezone(group.settings.zone)
        line = f"Session {session.id}: {at:%Y-%m-%d %H:%M}, {session.minutes} minutes"
        line += f", {session.topic}" if session.topic else ""
        out.print(Text(printable(line)), soft_wrap=True)


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _row(table: Table, *cells: object) -> None:
    table.add_row(*(Text(printable(str(cell))) for cell in cells))
