"""`facilitator worker`: a process for durable work, next to any number of web processes."""

from __future__ import annotations

import signal
import threading

import typer

from facilitator import config
from facilitator.app import dependencies, logs, processes
from facilitator.domain.errors import Refused


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(worker)


def worker() -> None:
    """Run durable work in a process of its own. Needs PostgreSQL."""
    logs.configure()
    settings = config.load()
    if settings.is_embedded:
        raise Refused(
            "With SQLite, web and worker are one process.",
            "Use `facilitator serve`, or set FACILITATOR_DATABASE_URL to PostgreSQL.",
        )
    deps = dependencies.deps(settings)
    processes.check_schema(deps.db)
    work = processes.Worker(settings, deps)
    stopped = threading.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: stopped.set())
    work.start()
    typer.echo(f"Worker {work.name} is running.", err=True)
    stopped.wait()
    work.stop()
