"""`facilitator held`: what waits since a backup was restored."""

from __future__ import annotations

from typing import Annotated

import typer

from facilitator.domain.errors import Refused
from facilitator.kit import command_deps, hold


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(held)


def held(
    send: Annotated[bool, typer.Option("--send", help="Send what waits")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Never send what waits")] = False,
) -> None:
    """Show, send or drop the mails and posts that are held since a backup was restored."""
    if send and drop:
        raise Refused("--send and --drop exclude each other.", "Give one of them.")
    deps = command_deps.deps()
    deps.db.upgrade()
    with deps.db.tx() as tx:
        since = hold.held_since(tx)
        number = hold.held_number(tx)
        if since is not None and (send or drop):
            hold.release(tx, deps.clock.now(), drop=drop)
    if since is None:
        print("Nothing is held.")
    elif send or drop:
        print(f"{number} mails and posts are {'sent now' if send else 'never sent'}. "
              "New ones leave as usual.")  # fmt: skip
    else:
        print(f"Since {since:%Y-%m-%d %H:%M} UTC nothing leaves, as a backup was restored. "
              f"{number} mails and posts wait; some may have left before: `facilitator mails` "
              "lists them. Then give --send or --drop.")  # fmt: skip
