"""`facilitator sessions`: what the records hold."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator import config, wiring
from facilitator.domain.view import printable
from facilitator.services import queries


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(sessions)


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
        day = day or (f"{line.planned_at:%Y-%m-%d} (planned)" if line.planned_at else "")
        numbers = (round(line.seconds / 60), line.hot_seats, line.commitments)
        cells = (line.id, line.group, line.title, day, *numbers)
        table.add_row(*(Text(printable(str(cell))) for cell in cells))
    Console().print(table)
