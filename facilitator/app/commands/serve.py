"""`facilitator serve`: the web process and the worker in one process."""

from __future__ import annotations

import signal
import sys
from typing import Annotated, Any

import typer

from facilitator import config
from facilitator.app import dependencies, logs, practice_settings, processes
from facilitator.app.only_process import only_process
from facilitator.domain.errors import Refused
from facilitator.kit.web.flask_app import MAX_REQUEST_BYTES

THREADS = 8
# A connection that sends nothing for so long is closed; so many may be open at once. Without
# these, a hundred visitors who send half a request keep everybody else out.
IDLE_SECONDS, CLEANUP_SECONDS, CONNECTIONS = 30, 5, 1000
HEADROOM_BYTES = 64 * 1024  # of a form around an upload


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on", min=0, max=65535)] = 8000,
) -> None:
    """Run the service: webhooks, recaps and mails, all in this process."""
    logs.configure()
    settings = config.load()
    practice = practice_settings.is_practice(settings)
    if practice:
        settings = practice_settings.create_practice_settings(settings)
    with only_process(settings):
        _serve(settings, host, port, practice=practice)


def _serve(settings: config.Settings, host: str, port: int, *, practice: bool) -> None:
    from waitress.server import create_server  # noqa: PLC0415 -- only here

    deps = dependencies.deps(settings)
    if settings.is_embedded:
        deps.db.upgrade()
    processes.check_schema(deps.db)
    try:
        server = create_server(
            processes.app(settings, deps), host=host, port=port, **server_options(settings)
        )
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


def server_options(settings: config.Settings) -> dict[str, Any]:
    """Options of waitress: what work costs is limited before a request is read to its end.

    With proxies in front, their headers are left to the app, which takes as many as are set.
    """
    return {
        "threads": THREADS,
        "clear_untrusted_proxy_headers": not settings.proxies,
        "max_request_body_size": MAX_REQUEST_BYTES + HEADROOM_BYTES,
        "connection_limit": CONNECTIONS,
        "channel_timeout": IDLE_SECONDS,
        "cleanup_interval": CLEANUP_SECONDS,
        "asyncore_use_poll": True,  # select() takes no more than 1024 files
        "ident": None,
    }
