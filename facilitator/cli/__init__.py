"""The facilitator command, one file per family of subcommands: each has `register(app)`."""

from __future__ import annotations

import typer

from facilitator import plugins

app = typer.Typer(
    help="From a peer group's session to each member's challenge, solutions and commitments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _family() -> None:
    """Keeps subcommands even where there is only one."""


for _name in plugins.names(__name__):
    plugins.load(__name__, _name).register(app)
