"""`facilitator balance`: who gives and who receives in a group, and one suggestion."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from facilitator.domain.people.group_names import group_name
from facilitator.features.balance.balance import balance_of
from facilitator.features.balance.commands._print import as_json, as_text
from facilitator.kit import command_deps


class OutputFormat(StrEnum):
    """Output format."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(balance)


def balance(
    group: Annotated[str, typer.Argument(help="The group's name")],
    format: Annotated[OutputFormat, typer.Option(help="text or json")] = OutputFormat.TEXT,
) -> None:
    """Show who gives and who gets, with one proposal. For the moderator's eyes only."""
    with command_deps.database().tx() as tx:
        result = balance_of(group_name(group), datetime.now(UTC), tx)
    if format is OutputFormat.JSON:
        sys.stdout.write(json.dumps(as_json(result), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(as_text(result)) + "\n")
