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

from facilitator import config
from facilitator.adapters.shifted_clock import PracticeClock
from facilitator.app import assembly, practice_settings, wiring
from facilitator.config import Settings
from facilitator.demo import samples
from facilitator.demo.event_sender import Sender, in_chaos
from facilitator.demo.meeting import Meeting, play
from facilitator.demo.members import WISHES, Mail, Says
from facilitator.demo.session_story import Cast, Stage, Visitor, after, before, between, next_step
from facilitator.demo.stories import GROUPS, MONTHS, Month, month, says_after, says_before
from facilitator.demo.zoom_server import Account, ZoomStandIn
from facilitator.domain.errors import OutsideFault, Refused
from facilitator.domain.people.people import Role, Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.guests import manage_guests
from facilitator.features.meetings.link_room import link_room
from facilitator.features.operations.progress import (
    Progress,
    last_held,
    mails_about,
    progress_of,
    session_planned,
)
from facilitator.features.sessions.compare_plan import compare_plan
from facilitator.kit.jobs.durable import GOES_ON, Work
from facilitator.kit.queries import view_of
from facilitator.records.database import Database

ROOM = "83297362914"
LONGEST_SECONDS = 120
LONGEST_REST = 20.0  # seconds
EVERY = timedelta(days=28)
DAY_AFTER = timedelta(hours=23)
NOTES_END = timedelta(days=4)  # before a session that follows: the check-in asks then
Event = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(simulate)


def simulate(
    url: Annotated[str, typer.Option(help="Where the service listens")] = "http://127.0.0.1:8000",
    chaos: Annotated[bool, typer.Option(help="Twice, late, out of order, and with errors")] = False,
    seed: Annotated[int, typer.Option(help="The same number makes the same chaos")] = 1,
    room: Annotated[str, typer.Option(help="The meeting's number")] = ROOM,
    months: Annotated[
        int, typer.Option(help="So many months of two groups instead", min=0, max=MONTHS)
    ] = 0,
    wait: Annotated[
        float, typer.Option(help="Seconds to wait for each thing to happen")
    ] = LONGEST_SECONDS,
) -> None:
    """Play a session of the sample group, from check-ins to recap, on a clock of its own."""
    settings = practice_settings.found(config.load())
    if not settings.zoom_webhook_secrets:
        raise Refused("There is no secret to sign with.", "Set FACILITATOR_ZOOM_WEBHOOK_SECRETS.")
    stage = _Stagehand(settings, url, wait, Console(highlight=False))
    dice = random.Random(seed) if chaos else None
    account = _account(settings)
    with ZoomStandIn(account, _port(settings), dice):
        try:
            if months:
                _play_months(months, account, stage)
            else:
                _play_one(room, account, stage, dice)
        finally:
            if stage.clock.now() <= datetime.now(UTC):
                stage.clock.set(None)  # else the story has gone on into months to come: it is then


class _Stagehand:
    """What stories are played on, and who waits for what is to happen."""

    def __init__(self, settings: Settings, url: str, wait: float, out: Console) -> None:
        self.url, self.wait, self.out = url, wait, out
        self.deps = assembly.deps(settings)
        self.db, self.work = wiring.database(settings), Work(settings.work_database)
        self.clock, self.outbox = PracticeClock(settings.practice_clock), settings.outbox
        self._sender = Sender(
            f"{url.rstrip('/')}/webhooks/zoom",
            settings.zoom_webhook_secrets[0].get_secret_value(),
            lambda name, status: out.print(f"  {status}  {name}", style="dim"),
        )

    def stage(self, meeting: Meeting) -> Stage:
        """The stage for one meeting."""
        return Stage(
            self.url, lambda kind, number: _mails(self.db, kind, number), self.clock.set,
            lambda: _tick(self.work), self._sender.send,
            lambda: _planned(self.db, meeting),
            lambda told: self.out.print(f"  {told}", style="green"),
            lambda: _rest(self.work), self.wait,
        )  # fmt: skip

    def play(
        self, meeting: Meeting, account: Account, cast: Cast, dice: random.Random | None
    ) -> int:
        """Play one session, three days of before and the evening after. Gives its number."""
        events, stage = play(meeting, account), self.stage(meeting)
        created = next(events)
        number = before(meeting, _in_turn([created], dice), stage, cast)
        self.clock.set(meeting.starts_at)
        for event in _in_turn(events, dice):
            stage.send(event)
        self.clock.set(meeting.ends_at + timedelta(hours=1))
        _tick(self.work)  # what the clock would start soon
        _wait(self.db, self.work, meeting, self.wait, self.out)
        after(stage, number, cast.people)
        _wait(self.db, self.work, meeting, self.wait, self.out)
        return number


def _play_one(room: str, account: Account, stage: _Stagehand, dice: random.Random | None) -> None:
    db, roster = stage.db, parse_roster(samples.members())[0]
    link_room(db, samples.GROUP, samples.THEME, roster, "zoom", room)
    edit_group(samples.GROUP, {"time_zone": samples.ZONE}, db)
    stage.out.print(f"A session of {samples.GROUP}", style="bold")
    says = {name: Says(wish) for name, wish in WISHES.items()}
    cast = Cast(len(roster.people), says)
    number = stage.play(_meeting(room, _evening(db)), account, cast, dice)
    with db.tx() as tx:
        compared = compare_plan(tx, number)
    for sentence in compared.sentences if compared else ():
        stage.out.print(f"  {sentence}", style="green")
    stage.out.print(
        f"Mails: {stage.outbox}. The agenda: facilitator agenda show {number}. "
        f"The recap: facilitator show {number}."
    )


def _play_months(count: int, account: Account, stage: _Stagehand) -> None:
    """So many months of two groups, by the day, each with notes in between."""
    told = [month(slug, number) for slug in GROUPS for number in range(1, count + 1)]
    told.sort(key=lambda one: one.starts_at)
    for one, following in zip(told, [*told[1:], None], strict=True):
        group, out = one.group, stage.out
        room = str(int(ROOM) + GROUPS.index(one.slug))
        members = Roster(tuple(p for p in one.roster.people if p.role is not Role.GUEST))
        link_room(stage.db, group.name, group.theme, members, "zoom", room)
        wanted = {"time_zone": group.zone, "format": group.format, "minutes": group.minutes}
        edit_group(group.name, wanted, stage.db)
        out.print(f"{group.name}, session {one.number}, {one.starts_at:%-d %B %Y}", style="bold")
        host = next(p for p in one.roster.people if p.role is Role.MODERATOR)
        meeting = Meeting(
            room, group.name, one.starts_at.astimezone(UTC), [(p.name, p.email) for p in one.there],
            one.transcript, minutes=group.minutes, months=1, zone=group.zone, host=host.email,
        )  # fmt: skip
        visitor = _visitor(one, stage)
        cast = Cast(len(members.people), says_before(one), visitor)
        number = stage.play(meeting, account, cast, None)
        _compare(one, number, stage)
        if visitor and visitor.form is not None:
            next_step(stage.stage(meeting), number, visitor, one.starts_at + DAY_AFTER)
        until = following.starts_at - NOTES_END if following else one.starts_at + EVERY
        days = (one.starts_at + timedelta(days=n, hours=17) for n in range(1, EVERY.days))
        notes = between(
            stage.stage(meeting), (day for day in days if day < until), Cast(0, says_after(one))
        )
        out.print(f"  {notes} notes on commitments were read and answered", style="green")
    stage.out.print(f"Mails: {stage.outbox}. The sessions: facilitator sessions.")


def _visitor(one: Month, stage: _Stagehand) -> Visitor | None:
    """The month's guest, who is invited and joins by the moderator's command."""
    guest, group = one.guest, one.group.name
    if guest is None:
        return None

    def invite(number: int) -> None:
        manage_guests.invite(guest.email, guest.name, group, number, stage.deps)

    def join() -> None:
        manage_guests.join(guest.email, group, stage.deps)

    form = {"does": guest.does, "brings": guest.brings} if guest.comes else None
    return Visitor(guest.name, form, invite, join if guest.joins else None)


def _compare(one: Month, number: int, stage: _Stagehand) -> None:
    """Say what the recap has beside what was written. Raises OutsideFault where it differs."""
    with stage.db.tx() as tx:
        recap = view_of(tx, number).recap
    found = ([seat.member for seat in recap.hot_seats], len(recap.commitments))
    written = (list(one.expected.hot_seats), len(one.expected.commitments))
    if found != written:
        raise OutsideFault(
            f"The recap of session {number} has {found}; {written} was written.",
            f"`facilitator show {number}` shows it.",
        )
    stage.out.print(
        f"  As written: {' and '.join(found[0])} had the hot seat, {found[1]} promised something",
        style="green",
    )


def _in_turn(events: Iterable[Event], dice: random.Random | None) -> Iterable[Event]:
    return in_chaos(events, dice) if dice else events


def _tick(work: Work) -> None:
    at = datetime.now(UTC).isoformat()
    try:
        work.enqueue("tick", "events", f"tick:{at}", at)
    except OutsideFault:
        return  # the service is away for a moment, and its own clock will do it


def _rest(work: Work) -> None:
    """Until nothing goes on any more, so that no day passes before its work is done."""
    until = time.monotonic() + LONGEST_REST
    while time.monotonic() < until:
        try:
            if not work.items(GOES_ON):
                return
        except OutsideFault:
            pass  # the service is away for a moment
        time.sleep(0.1)


def _mails(db: Database, kind: str, number: int | None) -> list[Mail]:
    with db.tx() as tx:
        return [Mail(name, text) for name, text in mails_about(tx, kind, number)]


def _planned(db: Database, meeting: Meeting) -> int | None:
    """The number of the session that the plan of this meeting became."""
    with db.tx() as tx:
        return session_planned(tx, "zoom", meeting.room, meeting.starts_at)


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
