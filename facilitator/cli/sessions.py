"""`facilitator sessions`, `show`, `export` and `forget`: what the records hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator import config, wiring
from facilitator.domain.errors import Refused
from facilitator.presenting import present
from facilitator.services import queries
from facilitator.services.forget_person import forget_person
from facilitator.services.write_mails import remove_mails

EXPORTS = {"json": "json", "markdown": "md"}


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    for command in (sessions, show, export, forget):
        app.command()(command)


def sessions() -> None:
    """List all sessions in the records, newest first."""
    with wiring.database(config.load()).tx() as tx:
        lines = queries.session_lines(tx)
    if not lines:
        print("No sessions yet: `facilitator recap FILE` makes the first, `facilitator demo` one.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Session", "Group", "Title", "Day", "Minutes", "Hot seats", "Commitments"):
        table.add_column(heading)
    for line in lines:
        day = f"{line.held_at:%Y-%m-%d}" if line.held_at else ""
        numbers = (round(line.seconds / 60), line.hot_seats, line.commitments)
        cells = (line.id, line.group, line.title, day, *numbers)
        table.add_row(*(Text(_printable(str(cell))) for cell in cells))
    Console().print(table)


def show(
    session: Annotated[int, typer.Argument(help="The session's number in `facilitator sessions`")],
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
) -> None:
    """Show the newest recap of a session."""
    with wiring.database(config.load()).tx() as tx:
        view = queries.view_of(tx, session)
    sys.stdout.write(present(format, view).rstrip("\n") + "\n")


def export(
    session: Annotated[
        int | None, typer.Argument(help="One session; all where none is given")
    ] = None,
    format: Annotated[str, typer.Option(help="json or markdown")] = "json",
    output: Annotated[Path, typer.Option(help="The folder to write into")] = Path("export"),
) -> None:
    """Write the recaps into files, one a session."""
    if format not in EXPORTS:
        raise Refused(f"There is no export as {format}.", f"Choose {' or '.join(EXPORTS)}.")
    with wiring.database(config.load()).tx() as tx:
        wanted = (
            [session] if session is not None else [line.id for line in queries.session_lines(tx)]
        )
        views = [queries.view_of(tx, number) for number in wanted]
    output.mkdir(parents=True, exist_ok=True)
    for view in views:
        path = output / f"session-{view.session_id:04}.{EXPORTS[format]}"
        path.write_text(present(format, view), encoding="utf-8")
    print(f"{len(views)} sessions written to {output}.")


def forget(
    person: Annotated[str, typer.Argument(help="The email address or the full name")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
) -> None:
    """Remove a person's words and name from the records; the others' stay readable."""
    settings = config.load()
    if not yes and not typer.confirm(
        f"Remove everything {_printable(person)} said? It cannot be undone."
    ):
        print("Nothing was removed.")
        return
    gone = forget_person(person, wiring.database(settings))
    mails = sum(remove_mails(number, settings.outbox) for number in gone.session_ids)
    print(
        f"Removed {gone.turns} turns and {gone.statements} statements from "
        f"{len(gone.session_ids)} sessions, and {mails} mails that were not sent. "
        "Files you exported or kept elsewhere are yours to remove."
    )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
