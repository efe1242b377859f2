"""`facilitator sessions`: list sessions, plan one, and set its topic."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator.domain.errors import Refused
from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.features.meetings.plan_session import plan_session, set_topic
from facilitator.features.transcripts import held_transcripts
from facilitator.features.transcripts.held_transcripts import waiting_transcripts
from facilitator.kit import command_deps, queries


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="List sessions, and plan them.")
    family.callback(invoke_without_command=True)(sessions)
    family.command()(plan)
    family.command()(topic)
    family.command()(allow)
    family.command()(discard)
    app.add_typer(family, name="sessions")


def sessions(ctx: typer.Context) -> None:
    """List all sessions in the records, newest first."""
    if ctx.invoked_subcommand is not None:
        return
    with command_deps.database().tx() as tx:
        lines = queries.list_sessions(tx)
        waiting = [(session.id, held) for session, held in waiting_transcripts(tx)]
    if not lines:
        print("No sessions yet: `facilitator recap FILE` makes the first, `facilitator demo` one.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Session", "Group", "Title", "Day", "Minutes", "Hot seats", "Commitments"):
        table.add_column(heading)
    for line in lines:
        day = f"{line.held_at:%Y-%m-%d}" if line.held_at else ""
        day = day or (f"{line.planned_at:%Y-%m-%d} (planned)" if line.planned_at else "")
        numbers = (round(line.seconds / 60), line.hot_seats, line.commitments)
        cells = (line.id, line.group, line.topic or line.title, day, *numbers)
        table.add_row(*(Text(printable(str(cell))) for cell in cells))
    Console().print(table)
    for session_id, held in waiting:
        print(
            f"The transcript of session {session_id} waits for the moderator's word, until "
            f"{held.goes_on:%Y-%m-%d}: nobody could hear a request to stay off the record where "
            f"people spoke {held.spoken}, minutes {held.minutes}. "
            f"`facilitator sessions allow {session_id}` makes its recap, "
            f"`facilitator sessions discard {session_id}` deletes it."
        )


def allow(
    session: Annotated[int, typer.Argument(help="The session's number in `facilitator sessions`")],
) -> None:
    """Let the recap be made of a transcript that waits for the moderator's word."""
    held_transcripts.allow(session, None, command_deps.deps())
    print(f"The transcript of session {session} is read; the service makes its recap.")


def discard(
    session: Annotated[int, typer.Argument(help="The session's number in `facilitator sessions`")],
) -> None:
    """Delete a transcript that waits for the moderator's word."""
    held_transcripts.discard(session, None, command_deps.deps())
    print(f"The transcript of session {session} is deleted; nothing of it was read.")


def plan(
    group: Annotated[str, typer.Argument(help="The group's name")],
    at: Annotated[str, typer.Option(help="When, in the group's time zone: 2026-12-01 17:00")],
    minutes: Annotated[int | None, typer.Option(help="How long; the group's length")] = None,
    topic: Annotated[str | None, typer.Option(help="What it is about")] = None,
) -> None:
    """Plan a session, where no platform tells of it. Safe to run again."""
    db = command_deps.database()
    planned = plan_session(group_name(group), _time(at), db, minutes=minutes, topic=topic)
    about = f", {printable(planned.topic)}" if planned.topic else ""
    print(
        f"Session {planned.id} is planned for {planned.at:%Y-%m-%d %H:%M %Z}, "
        f"{planned.minutes} minutes{about}."
    )


def topic(
    session: Annotated[int, typer.Argument(help="The session's number in `facilitator sessions`")],
    text: Annotated[str, typer.Argument(help='What it is about: "pricing"; "" takes it back')],
) -> None:
    """Say what a session is about, on top of its group's theme."""
    set_topic(session, text, command_deps.database())
    outcome = f"is about {printable(text)}" if text.strip() else "has no topic of its own"
    print(f"Session {session} {outcome}.")


def _time(text: str) -> datetime:
    """A time written as 2026-12-01 17:00. Raises Refused."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused(
            f"{printable(text)} is not a time.", "Write it as 2026-12-01 17:00."
        ) from None
