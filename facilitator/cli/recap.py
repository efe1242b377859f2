"""`facilitator recap`: the main job, from a session's files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facilitator.cli._given import day, group_name, read
from facilitator.cli._job import put_out, run, say_where
from facilitator.domain.errors import Refused
from facilitator.presenting import formats, present
from facilitator.services.make_recap import Handed


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(recap)


def recap(
    files: Annotated[list[str], typer.Argument(help="Transcript files of one session; - is stdin")],
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    theme: Annotated[str, typer.Option(help="The group's theme")] = "base",
    engine: Annotated[str | None, typer.Option(help="auto, offline or openai")] = None,
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
    output: Annotated[Path | None, typer.Option(help="Write here instead of the terminal")] = None,
    group: Annotated[str, typer.Option(help="The group's name")] = "My group",
    held_on: Annotated[str | None, typer.Option(help="The day of the session, 2026-03-04")] = None,
    session_format: Annotated[str | None, typer.Option(help="The session's format")] = None,
    language: Annotated[str, typer.Option(help="The language of the recap: en, de …")] = "en",
    store: Annotated[bool, typer.Option(help="Keep records, write the members' mails")] = True,
) -> None:
    """Make the recap of a session from its transcript."""
    if format not in formats():
        raise Refused(f"There is no format {format}.", f"Choose one of {', '.join(formats())}.")
    title = group if files[0] == "-" else f"{group}: {Path(files[0]).stem}"
    handed = Handed(
        files=[read(Path(name)) for name in files],
        members=read(members) if members else None,
        held_on=day(held_on),
        group=group_name(group),
        title=title,
        theme=theme,
        format=session_format,
        language=language,
    )
    taken = run(handed, engine, store)
    put_out(present(format, taken.view), output)
    if format == "text" and output is None:
        say_where(taken)
