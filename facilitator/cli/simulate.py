"""`facilitator simulate`: a session from three days before to its recap, without a Zoom account."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer
from rich.console import Console

from facilitator import config, samples, wiring
from facilitator.config import Settings
from facilitator.domain.errors import OutsideFault, Refused
from facilitator.domain.roster import parse_roster
from facilitator.practice import given
from facilitator.practice.clock import PracticeClock
from facilitator.practice.meeting import Meeting, play
from facilitator.practice.members import Mail
from facilitator.practice.sending import Sender, in_chaos
from facilitator.practice.story import Stage, after, before
from facilitator.practice.zoom import Account, ZoomStandIn
from facilitator.records.database import Database
from facilitator.services.compare_plan import compare_plan
from facilitator.services.link_room import link_room
from facilitator.services.look_after_groups import edit_group
from facilitator.services.watch import (
    Progress,
    last_held,
    mails_about,
    progress_of,
    session_planned,
)
from facilitator.workflows.durable import GOES_ON, Work

ROOM = "83297362914"
LONGEST_SECONDS = 120
EVERY = timedelta(days=28)
Event = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(simulate)


def simulate(
    url: Annotated[str, typer.Option(help="Where the service listens")] = "http://127.0.0.1:8000",
    chaos: Annotated[bool, typer.Option(help="Twice, late, out of order, and with errors")] = False,
    seed: Annotated[int, typer.Option(help="The same number makes the same chaos")] = 1,
    room: Annotated[str, typer.Option(help="The meeting's number")] = ROOM,
    wait: Annotated[
        float, typer.Option(help="Seconds to wait for each thing to happen")
    ] = LONGEST_SECONDS,
) -> None:
    """Play a session of the sample group, from check-ins to recap, on a clock of its own."""
    settings = given.found(config.load())
    if not settings.zoom_webhook_secrets:
        raise Refused("There is no secret to sign with.", "Set FACILITATOR_ZOOM_WEBHOOK_SECRETS.")
    out = Console(highlight=False)
    db = wiring.database(settings)
    roster, _ = parse_roster(samples.members())
    link_room(db, samples.GROUP, samples.THEME, roster, "zoom", room)
    edit_group(samples.GROUP, {"time_zone": samples.ZONE}, db)
    dice = random.Random(seed)
    account = _account(settings)
    clock = PracticeClock(settings.practice_clock)
    with ZoomStandIn(account, _port(settings), dice if chaos else None):
        meeting = _meeting(room, _evening(db))
        events = play(meeting, account)
        created = next(events)
        sender = Sender(
            f"{url.rstrip('/')}/webhooks/zoom",
            settings.zoom_webhook_secrets[0].get_secret_value(),
            lambda name, status: out.print(f"  {status}  {name}", style="dim"),
        )
        work = Work(settings.work_database)
        stage = Stage(
            url, lambda kind, number: _mails(db, kind, number), clock.set,
            lambda: _tick(work), sender.send,
            lambda: _planned(db, room, meeting), lambda told: out.print(f"  {told}", style="green"),
            wait,
        )  # fmt: skip
        out.print(f"A session of {samples.GROUP}", style="bold")
        try:
            number = before(meeting, _in_turn([created], dice, chaos), stage, len(roster.people))
            clock.set(meeting.starts_at)
            for event in _in_turn(events, dice, chaos):
                sender.send(event)
            clock.set(meeting.ends_at + timedelta(hours=1))
            _tick(work)  # what the clock would start soon
            _wait(db, work, meeting, wait, out)
            after(stage, number, len(roster.people))
            _wait(db, work, meeting, wait, out)
        finally:
            if clock.now() <= datetime.now(UTC):
                clock.set(None)  # else the story has gone on into months to come, and they are now
        with db.tx() as tx:
            compared = compare_plan(tx, number)
    for sentence in compared.sentences if compared else ():
        out.print(f"  {sentence}", style="green")
    out.print(
        f"Mails: {settings.outbox}. The agenda: facilitator agenda show {number}. "
        f"The recap: facilitator show {number}."
    )


def _in_turn(events: Iterable[Event], dice: random.Random, chaos: bool) -> Iterable[Event]:
    return in_chaos(events, dice) if chaos else events


def _tick(work: Work) -> None:
    at = datetime.now(UTC).isoformat()
    try:
        work.enqueue("tick", "events", f"tick:{at}", at)
    except OutsideFault:
        return  # the service is away for a moment, and its own clock will do it


def _mails(db: Database, kind: str, number: int) -> list[Mail]:
    with db.tx() as tx:
        return [Mail(name, text) for name, text in mails_about(tx, kind, number)]


def _planned(db: Database, room: str, meeting: Meeting) -> int | None:
    """The number of the session that the plan of this meeting became."""
    with db.tx() as tx:
        return session_planned(tx, "zoom", room, meeting.starts_at)


def _account(settings: Settings) -> Account:
    secret = settings.zoom_client_secret
    return Account(
        settings.zoom_client_id, secret.get_secret_value() if secret else "",
        settings.zoom_account_id,
    )  # fmt: skip


def _port(settings: Settings) -> int:
    """Where the service looks for Zoom. Raises Refused unless that is this machine."""
    parts = urlsplit(settings.zoom_api_url)
    if parts.hostname != "127.0.0.1" or not parts.port:
        raise Refused(
            "The service is set up for the real Zoom, so nothing is simulated.",
            "For practice set FACILITATOR_ZOOM_API_URL, _OAUTH_URL and _DOWNLOAD_HOSTS to a port "
            "of 127.0.0.1; docs/operators.md shows how.",
        )
    return parts.port


def _evening(db: Database) -> datetime:
    """Yesterday's; the group's next one where it met since."""
    with db.tx() as tx:
        last = last_held(tx, samples.GROUP)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    day = max(last + EVERY, yesterday) if last else yesterday
    return day.replace(hour=17, minute=0, second=0, microsecond=0)


def _meeting(room: str, starts_at: datetime) -> Meeting:
    """A session that begins then, with the sample's words."""
    roster, _ = parse_roster(samples.members())
    # No two evenings have the same words: those whose time is over do not come back.
    today = f"Good evening, everyone, it is {starts_at:%A, %-d %B %Y}."
    said = samples.transcript().replace(b"Good evening, everyone.", today.encode())
    spoke = [p for p in roster.people if p.name.split()[0].encode() + b" " in samples.transcript()]
    return Meeting(
        room, samples.GROUP, starts_at,
        [(p.name, p.email if n == 0 else "") for n, p in enumerate(spoke)],
        said, samples.chat(),
    )  # fmt: skip


def _wait(db: Database, work: Work, meeting: Meeting, seconds: float, out: Console) -> None:
    """Until the recap is there, and mails were tried. Raises OutsideFault where that fails."""
    until = time.monotonic() + seconds
    shown: Progress | None = None
    while time.monotonic() < until:
        try:
            with db.tx() as tx:
                found = progress_of(tx, "zoom", meeting.uuid)
            is_busy = bool(work.items(GOES_ON))  # what the clock started is not among it
        except OutsideFault as error:
            out.print(f"  {error.message}", style="yellow")
            time.sleep(1)
            continue
        if found and (shown is None or found.steps != shown.steps):
            out.print(f"  {found.words}", style="green")
            shown = found
        if found and found.is_done and not is_busy:
            return
        time.sleep(0.3)
    raise OutsideFault(
        f"There is no recap after {seconds:.0f} seconds.", "`facilitator work` tells why."
    )
