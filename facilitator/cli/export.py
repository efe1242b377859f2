"""`facilitator export`: the recaps as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facilitator import config, wiring
from facilitator.domain.errors import Refused
from facilitator.presenting import present
from facilitator.services import queries

EXPORTS = {"json": "json", "markdown": "md"}


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(export)


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
