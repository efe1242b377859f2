"""`facilitator backup`: everything in one encrypted file, while the service runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from facilitator import config
from facilitator.app import adapter_factories
from facilitator.app.backups.make import make_backup
from facilitator.app.backups.passphrase import passphrase_of

MEGABYTE = 1e6


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(backup)


def backup(file: Annotated[Path, typer.Argument(help="The file to write")]) -> None:
    """Write databases, secrets, settings and files into one encrypted file."""
    settings = config.load()
    passphrase = passphrase_of(settings, is_new=True)
    db = adapter_factories.database(settings)
    size = make_backup(settings, db, file, passphrase, datetime.now(UTC))
    print(f"{file} holds everything ({size / MEGABYTE:.1f} MB). Keep it on another machine, and "
          "the passphrase elsewhere: nobody can read it without.")  # fmt: skip
