"""`facilitator restore`: put a backup in the place of what is here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from facilitator import config
from facilitator.app.backups.passphrase import passphrase_of
from facilitator.app.backups.restore import restore_backup


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(restore)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `facilitator backup` has made")],
    replace: Annotated[
        bool, typer.Option(help="Put aside what is here; the service must be stopped")
    ] = False,
    erasures: Annotated[
        Path | None, typer.Option(help="The newest erasures.jsonl, of what was erased since")
    ] = None,
) -> None:
    """Restore a backup. Mails and posts are held until `facilitator held` releases them."""
    settings = config.load()
    passphrase = passphrase_of(settings, is_new=False)
    restored = restore_backup(
        settings, file, passphrase, datetime.now(UTC), replace=replace, journal=erasures
    )
    print(f"Restored what was here on {restored.made_at:%Y-%m-%d at %H:%M} UTC.")
    print(f"Erased again: {restored.erased} of what was forgotten or struck since.")
    print(f"Held: {restored.held} mails and posts that waited then. They may have left since, so "
          "nothing leaves until you say so: `facilitator held`.")  # fmt: skip
    if restored.aside:
        print(f"What was here before is in {restored.aside}. Delete it once all is well: who is "
              "forgotten from now on is not forgotten there.")  # fmt: skip
