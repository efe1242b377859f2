"""Command `facilitator recap`: make the recap of a session from its transcript files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facilitator.domain.errors import Refused
from facilitator.domain.people.group_names import group_name
from facilitator.features.recaps.commands._run import print_location, run_recap, write_output
from facilitator.features.recaps.output import formats, present
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_defaults import RecapOptions
from facilitator.kit.command_arguments import NEW_GROUP, parse_day, read_file


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(recap)


def recap(
    files: Annotated[list[str], typer.Argument(help="Transcript files of one session; - is stdin")],
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    theme: Annotated[str | None, typer.Option(help="Another theme than the group's")] = None,
    engine: Annotated[str | None, typer.Option(help="auto, offline or openai")] = None,
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
    output: Annotated[Path | None, typer.Option(help="Write here instead of the terminal")] = None,
    group: Annotated[str | None, typer.Option(help="The group's name")] = None,
    session: Annotated[int | None, typer.Option(help="The session in the records it is of")] = None,
    held_on: Annotated[str | None, typer.Option(help="The day of the session, 2026-03-04")] = None,
    session_format: Annotated[
        str | None, typer.Option(help="Another session format than the group's, or none")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Another language than the group's: en, de …")
    ] = None,
    store: Annotated[bool, typer.Option(help="Keep records, write the members' mails")] = True,
) -> None:
    """Make the recap of a session from its transcript."""
    if format not in formats():
        raise Refused(f"There is no format {format}.", f"Choose one of {', '.join(formats())}.")
    if group is not None and session is not None:
        raise Refused("A session already has a group.", "Give --session or --group, not both.")
    name = group_name(NEW_GROUP if group is None else group)
    title = name if files[0] == "-" else f"{name}: {Path(files[0]).stem}"
    handed = SessionFiles(
        files=[read_file(Path(name)) for name in files],
        members=read_file(members) if members else None,
        held_on=parse_day(held_on),
        group=name,
        title=title,
        session_id=session,
    )
    taken = run_recap(handed, RecapOptions(theme, session_format, language), engine, store)
    write_output(present(format, taken.view), output)
    if format == "text" and output is None:
        print_location(taken)
