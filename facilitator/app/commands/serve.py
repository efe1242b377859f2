"""`facilitator serve`: the web process and the worker in one process."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from facilitator import config
from facilitator.app import dependencies, logs, practice_settings, processes
from facilitator.domain.errors import Refused

THREADS = 8


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on", min=0, max=65535)] = 8000,
) -> None:
    """Run the service: webhooks, recaps and mails, all in this process."""
    from waitress.server import create_server  # noqa: PLC0415 -- only here

    logs.configure()
    settings = config.load()
    practice = practice_settings.is_practice(settings)
    if practice:
        settings = practice_settings.create_practice_settings(settings)
    deps = dependencies.deps(settings)
    if settings.is_embedded:
        deps.db.upgrade()
    processes.check_schema(deps.db)
    try:
        server = create_server(processes.app(settings, deps), host=host, port=port, threads=THREADS)
    except OSError as error:
        raise Refused(f"Cannot listen on {host}:{port} ({error.strerror}).",
                      "Give another --port.") from error  # fmt: skip
    worker = processes.Worker(settings, deps)
    worker.start()
    processes.tune_garbage_collection()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    typer.echo(f"facilitator listens on http://{host}:{server.effective_port}", err=True)
    if practice:
        typer.echo("Zoom is not set up, so this is practice: try `facilitator simulate` in another "
                   "terminal. docs/zoom-setup.md shows how to set it up.", err=True)  # fmt: skip
    try:
        server.run()
    finally:
        server.close()
        worker.stop()
