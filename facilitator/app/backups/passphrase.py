"""The passphrase of backups: a setting, or typed; never an argument, which others can see."""

from __future__ import annotations

import sys

import typer

from facilitator.config import Settings
from facilitator.domain.errors import Refused


def passphrase_of(settings: Settings, *, is_new: bool) -> str:
    """Return the passphrase that is set, or ask for it; twice if it is a new one.

    Raises Refused if nobody can be asked.
    """
    if settings.backup_passphrase is not None:
        return settings.backup_passphrase.get_secret_value()
    if not sys.stdin.isatty():
        raise Refused(
            "There is no passphrase for the backup.", "Set FACILITATOR_BACKUP_PASSPHRASE."
        )
    asked: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=is_new)
    return asked
