"""`facilitator demo`: the main job on the sample session, without any account."""

from __future__ import annotations

import typer
from rich.console import Console

from facilitator import samples
from facilitator.cli._job import put_out, run, say_where
from facilitator.presenting import present
from facilitator.services.hand_in import Wanted
from facilitator.services.make_recap import Handed


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(demo)


def demo() -> None:
    """Play the main job on a sample session: recap, records and mails, without any account."""
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
    number = taken.kept.session_id if taken.kept else 1
    out = Console(highlight=False)
    out.print("\nTry next", style="bold")
    for command, why in (
        (f"facilitator show {number} --format html > recap.html", "the recap as a page"),
        ("facilitator sessions", "what the records hold"),
        ("facilitator recap YOUR-TRANSCRIPT.vtt --members members.csv", "your own session"),
        ("facilitator debrief", "a recap where recording is forbidden"),
    ):
        out.print(f"  .venv/bin/{command}", style="cyan", markup=False, soft_wrap=True)
        out.print(f"      {why}", style="dim")
