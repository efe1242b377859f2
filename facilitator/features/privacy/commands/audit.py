"""Command `facilitator audit`: print the audit log."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.kit import command_deps
from facilitator.kit.audit import list_audit_entries


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(audit)


def audit(
    group: Annotated[str | None, typer.Option(help="Only what was done in this group")] = None,
) -> None:
    """Show who did what, the newest last. What people said is never in it."""
    with command_deps.database().tx() as tx:
        lines = list_audit_entries(tx, group_name(group) if group is not None else None)
    out = Console(highlight=False)
    for line in lines:
        text = f"{line.at:%Y-%m-%d %H:%M} UTC  {line.who} {line.what}: {line.about}"
        text += f" ({line.group})" if line.group else ""
        out.print(Text(printable(text)), soft_wrap=True)
    if not lines:
        out.print("Nothing was done yet.")
