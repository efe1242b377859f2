"""`facilitator doctor`: tries every setting against the service it names."""

from __future__ import annotations

import sys

import typer
from rich.console import Console
from rich.text import Text

from facilitator import config
from facilitator.app.checks import run_checks
from facilitator.domain.recaps.view import printable

SIGNS = {True: ("ok  ", "green"), False: ("WRONG", "bold red"), None: ("--  ", "dim")}


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(doctor)


def doctor() -> None:
    """Try every setting against the service it names, and say what to do."""
    out = Console(highlight=False)
    wrong = 0
    for finding in run_checks(config.load()):
        sign, style = SIGNS[finding.is_ok]
        line = Text.assemble(
            (f"{sign:6}", style), f"{finding.name:14} {printable(finding.message)}"
        )
        if finding.advice:
            line.append(f" {printable(finding.advice)}", "dim" if finding.is_ok is None else "")
        out.print(line, soft_wrap=True)
        wrong += finding.is_ok is False
    if wrong:
        sys.exit(1)
