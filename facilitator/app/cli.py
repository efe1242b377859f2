"""The facilitator command. Each subcommand is a file with `register(app)`."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer
from typer.core import TyperGroup

from facilitator import plugins
from facilitator.app.command_deps import AppCommandDeps
from facilitator.kit import command_deps

PRIVATE = 0o077  # what a process creates is its user's alone: files 0600, folders 0700
COMMANDS = (
    "facilitator.features.*.commands",
    "facilitator.app.commands",
    "facilitator.demo.commands",
)


class _Commands(TyperGroup):
    """Finds a subcommand by its file name and imports only that file, so that it starts fast."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return plugins.names(*COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str):  # type: ignore[no-untyped-def, override]
        if cmd_name not in plugins.names(*COMMANDS):
            return None
        group = typer.Typer()
        group.callback()(lambda: None)  # keeps it a group, even with a single command
        gc.disable()  # imports leave nothing to collect, and collecting costs 0.15 s
        import_module(plugins.module_path(cmd_name, *COMMANDS)).register(group)
        gc.enable()
        return typer.main.get_group(group).commands[cmd_name]


command_deps.bind(AppCommandDeps())
app = typer.Typer(
    cls=_Commands,
    help="From a peer group's session to each member's challenge, solutions and commitments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(version("facilitator"))
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_show_version, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Make typer treat the program as a group of subcommands."""
    os.umask(PRIVATE)
