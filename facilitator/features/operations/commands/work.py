"""Command `facilitator work`: list running, waiting and failed jobs, and retry failed ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator import config
from facilitator.domain.jobs import Job
from facilitator.domain.recaps.view import printable
from facilitator.features.operations.progress import missing_transcripts
from facilitator.kit import command_deps
from facilitator.kit.jobs.durable import FAILED, UNFINISHED, WorkClient

ALL = "--all"  # typer takes it for the value of --retry


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(work)


def work(
    retry: Annotated[
        str | None, typer.Option(help="Do this failed work again; `--retry --all` does all of it")
    ] = None,
    done: Annotated[bool, typer.Option(help="Also what is done")] = False,
) -> None:
    """Show the work of the service: what runs, waits or failed, why, and what comes next."""
    settings = config.load()
    queue = WorkClient(settings.work_database)
    if retry == ALL:
        failed = queue.items(FAILED)
        for item in failed:
            queue.retry(item.id)
        print(f"{len(failed)} pieces of failed work are done again.")
        return
    if retry is not None:
        queue.retry(retry)
        print(f"{printable(retry)} is done again.")
        return
    states = [*UNFINISHED, *FAILED, *(["SUCCESS"] if done else [])]
    out = Console(highlight=False)
    items = queue.items(states)
    if items:
        out.print(_table(items))
    with command_deps.database(settings).tx() as tx:
        transcripts = missing_transcripts(tx)
    for line in transcripts:
        out.print(Text(printable(line)))
    if not items and not transcripts:
        out.print("Nothing runs, waits or failed.")
    failed = [item for item in items if item.is_failed]
    if failed:
        hint = f"\nRetry with: facilitator work --retry {failed[0].id}"
        out.print(hint, markup=False, soft_wrap=True)


def _table(items: list[Job]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("State", "Since", "Work", "Why"):
        table.add_column(heading, overflow="fold")
    for item in items:
        minutes = (datetime.now(UTC) - item.since).total_seconds() / 60
        since = f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
        cells = (item.stage, since, item.id, printable(item.why))
        table.add_row(*(Text(cell) for cell in cells))
    return table
