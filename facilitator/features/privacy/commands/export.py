"""Command `facilitator export`: write recaps, or everything about one person, to files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from facilitator.domain.errors import Refused
from facilitator.domain.recaps.view import printable
from facilitator.features.privacy.about_page import present_about
from facilitator.features.privacy.about_person import about_person
from facilitator.features.recaps import tasks_file
from facilitator.features.recaps.export_recaps import export_recaps
from facilitator.features.recaps.output import present
from facilitator.features.transcripts.held_transcripts import waiting_transcripts
from facilitator.kit import command_deps

TASKS = "ics"
EXPORTS = {"json": "json", "markdown": "md", "html": "html", TASKS: "ics"}


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(export)


def export(
    session: Annotated[
        int | None, typer.Argument(help="One session; all where none is given")
    ] = None,
    format: Annotated[
        str, typer.Option(help="json, markdown, html (also for print and PDF) or ics (tasks)")
    ] = "json",
    output: Annotated[Path, typer.Option(help="The folder to write into")] = Path("export"),
    person: Annotated[
        str | None,
        typer.Option(help="Instead: everything about the person of this email address or name"),
    ] = None,
) -> None:
    """Write the recaps into files, one a session; or everything about one person."""
    if format not in EXPORTS:
        raise Refused(f"There is no export format {format}.", f"Choose from {', '.join(EXPORTS)}.")
    if person is not None:
        if session is not None:
            raise Refused(
                "A session and a person cannot be exported together.", "Give one of them."
            )
        _export_person(person, output)
        return
    views = export_recaps(session, command_deps.database())
    output.mkdir(parents=True, exist_ok=True)
    for view in views:
        path = output / f"session-{view.session_id:04}.{EXPORTS[format]}"
        path.touch(mode=0o600)  # only the owner may read it: the words belong to the group
        content = tasks_file.present(view) if format == TASKS else present(format, view)
        path.write_text(content, encoding="utf-8", newline="")
    print(f"{len(views)} sessions written to {output}.")
    with command_deps.database().tx() as tx:
        waiting = [one.id for one, _ in waiting_transcripts(tx) if session in (None, one.id)]
    for number in waiting:
        print(f"The transcript of session {number} waits for its moderator's word; it is left out.")


def _export_person(who: str, output: Path) -> None:
    """Write an HTML and a JSON file that only their owner can read."""
    about = about_person(who, command_deps.database())
    output.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[\W_]+", "-", (about.email or about.name).casefold()).strip("-")[:80]
    for ending, content in present_about(about).items():
        path = output / f"about-{name or 'member'}.{ending}"
        path.touch(mode=0o600)
        path.write_text(content, encoding="utf-8")
    print(f"Everything about {printable(about.name)} is written to {output}: a page and JSON.")
