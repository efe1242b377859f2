"""`facilitator demo`: the main job on the sample session, without any account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import typer
from rich.console import Console

from facilitator import assembly, config, samples
from facilitator.cli._agenda import print_agenda
from facilitator.cli._job import put_out, run, say_where
from facilitator.presenting import present
from facilitator.records.database import Database
from facilitator.services import prepare_agenda, send_agenda
from facilitator.services.hand_in import Wanted
from facilitator.services.look_after_groups import edit_group
from facilitator.services.make_recap import Handed
from facilitator.services.plan_session import Coming, plan_session


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
    _show_next()
    number = taken.kept.session_id if taken.kept else 1
    out = Console(highlight=False)
    out.print("\nTry next", style="bold")
    for command, why in (
        (f"facilitator show {number} --format html > recap.html", "the recap as a page"),
        ("facilitator sessions", "what the records hold"),
        ("facilitator serve", "the service; then `facilitator simulate` in another terminal"),
        ("facilitator recap YOUR-TRANSCRIPT.vtt --members members.csv", "your own session"),
        ("facilitator debrief", "a recap where recording is forbidden"),
    ):
        out.print(f"  .venv/bin/{command}", style="cyan", markup=False, soft_wrap=True)
        out.print(f"      {why}", style="dim")


def _show_next() -> None:
    """The agenda of the group's next session, which stands on what was just recorded."""
    deps = assembly.deps(config.load())
    group = edit_group(samples.GROUP, {"time_zone": samples.ZONE}, deps.db)
    planned = [*group.coming, *([] if group.coming else [_planned(deps.db)])][0]
    prepare_agenda.prepare(planned.id, deps)
    Console(highlight=False).print("\nThe agenda of the next session, as a draft\n", style="bold")
    print_agenda(send_agenda.open_draft(planned.id, None, deps))


def _planned(db: Database) -> Coming:
    in_a_month = datetime.now(UTC) + timedelta(days=28)
    evening = in_a_month.replace(hour=17, minute=0, second=0, microsecond=0)
    return plan_session(samples.GROUP, evening, db, topic="the first sales hire")
