"""`facilitator demo`: makes a recap of the sample session and fills the console; no account."""

from __future__ import annotations

from datetime import timedelta

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from facilitator import config
from facilitator.app import dependencies
from facilitator.demo import play_year, samples
from facilitator.demo.move_dates import move_spoken_dates
from facilitator.features.access.manage_moderators import add_moderator
from facilitator.features.recaps.commands._run import print_location, run_recap, write_output
from facilitator.features.recaps.output import present
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_defaults import RecapOptions


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(demo)


def demo() -> None:
    """Make a recap of a sample session, and fill the console with a year of sessions.

    Needs no account and no network.
    """
    deps = dependencies.deps(config.load())
    deps.db.upgrade()
    later = timedelta(weeks=play_year.weeks_to_move(deps))
    transcript = move_spoken_dates(samples.transcript().decode(), samples.HELD_ON, later)
    handed = SessionFiles(
        files=[transcript.encode(), samples.chat()],
        members=samples.members(),
        held_on=samples.HELD_ON + later,
        group=samples.GROUP,
        title=f"{samples.GROUP}, {samples.HELD_ON + later:%B %Y}",
    )
    stored = run_recap(handed, RecapOptions(theme=samples.THEME), None, True)
    write_output(present("text", stored.view), None)
    print_location(stored)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"),
        console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task("A year of two groups")
        play_year.fill_database(
            deps, later // timedelta(weeks=1), lambda title: bar.update(task, description=title)
        )
    link = add_moderator("owner@example.org", "Olga Stern", True, deps)
    number = stored.kept.session_id if stored.kept else 1
    out = Console(highlight=False)
    out.print("\nTry next", style="bold")
    for command, why in (
        ("facilitator serve", f"the service and its console; when it runs, sign in with {link}"),
        (f"facilitator show {number} --format html > recap.html", "the recap as a page"),
        ("facilitator sessions", "the sessions of two groups in a year"),
        ("facilitator recap YOUR-TRANSCRIPT.vtt --members members.csv", "your own session"),
        ("facilitator debrief", "a recap where recording is forbidden"),
    ):
        out.print(f"  .venv/bin/{command}", style="cyan", markup=False, soft_wrap=True)
        out.print(f"      {why}", style="dim", soft_wrap=True)
