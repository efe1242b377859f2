"""Command `facilitator receipts`: list what was removed from the records, and when."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.recaps.view import printable
from facilitator.features.privacy.receipts import receipt_lines
from facilitator.kit import command_deps


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(receipts)


def receipts() -> None:
    """List what was removed: what was kept long enough, the forgotten, accounts that left."""
    with command_deps.database().tx() as tx:
        lines = receipt_lines(tx)
    out = Console(highlight=False)
    for line in lines:
        counts = ", ".join(
            f"{number} {what.replace('_', ' ')}" for what, number in line.removed.items() if number
        )
        text = f"{line.id:5}  {line.at:%Y-%m-%d %H:%M} UTC  {line.about}: {counts or 'nothing'}"
        out.print(Text(printable(text)), soft_wrap=True)
    if not lines:
        out.print("Nothing was removed yet.")
