"""`facilitator demo`: the main job on the sample session, without any account."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from facilitator import assembly, config, samples
from facilitator.cli import _year
from facilitator.cli._job import put_out, run, say_where
from facilitator.presenting import present
from facilitator.services.hand_in import Wanted
from facilitator.services.look_after_moderators import add_moderator
from facilitator.services.make_recap import Handed


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(demo)


def demo() -> None:
    """Play the main job on a sample session, and fill the console with half a year of sessions.

    Needs no account and no network.
    """
    handed = Handed(
        files=[samples.transcript(), samples.chat()],
        members=samples.members(),
        held_on=samples.HELD_ON,
        group=samples.GROUP,
        title=samples.TITLE,
    )
    taken = run(handed, Wanted(theme=samples.THEME), None, True)
    put_out(present("text", taken.view), None)
    say_where(taken)
    deps = assembly.deps(config.load())
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"),
        console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task("Half a year of two groups")
        _year.fill(deps, lambda told: bar.update(task, description=told))
    link = add_moderator("owner@example.org", "Olga Stern", True, deps)
    number = taken.kept.session_id if taken.kept else 1
    out = Console(highlight=False)
    out.print("\nTry next", style="bold")
    for command, why in (
        ("facilitator serve", f"the service and its console; once it runs, sign in with {link}"),
        (f"facilitator show {number} --format html > recap.html", "the recap as a page"),
        ("facilitator sessions", "what the records hold: half a year of two groups"),
        ("facilitator recap YOUR-TRANSCRIPT.vtt --members members.csv", "your own session"),
        ("facilitator debrief", "a recap where recording is forbidden"),
    ):
        out.print(f"  .venv/bin/{command}", style="cyan", markup=False, soft_wrap=True)
        out.print(f"      {why}", style="dim", soft_wrap=True)
