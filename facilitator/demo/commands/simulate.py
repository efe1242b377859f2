"""`facilitator simulate`: a session from three days before it to its recap, without Zoom."""

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
from facilitator.adapters.practice_clock import PracticeClock
from facilitator.app import adapter_factories, dependencies, practice_settings
from facilitator.config import Settings
from facilitator.demo import samples
from facilitator.demo.event_sender import EventSender, shuffle_events
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.play_session import (
    Participants,
    SimulatedGuest,
    SimulatedService,
    follow_up_guest,
    play_after,
    play_before,
    play_between_sessions,
)
from facilitator.demo.sample_months import (
    GROUPS,
    MONTHS,
    Month,
    answers_after,
    answers_before,
    load_month,
)
from facilitator.demo.simulated_members import HOT_SEAT_REQUESTS, Mail, MemberAnswers
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.errors import ExternalServiceError, Refused
from facilitator.domain.people.person import Role, Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.guests import manage_guests
from facilitator.features.meetings.link_room import link_room
from facilitator.features.operations.progress import (
    Progress,
    last_held_at,
    mails_about,
    planned_session_id,
    progress_of,
)
from facilitator.features.sessions.compare_plan import compare_plan
from facilitator.kit.jobs.durable import UNFINISHED, WorkClient
from facilitator.kit.queries import get_recap_view
from facilitator.records.database import Database

ROOM = "83297362914"
LONGEST_SECONDS = 120
LONGEST_REST = 20.0  # seconds
EVERY = timedelta(days=28)
DAY_AFTER = timedelta(hours=23)
NOTES_END = timedelta(days=4)  # before the next session, whose check-in asks instead
Event = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(simulate)


def simulate(
    url: Annotated[str, typer.Option(help="Where the service listens")] = "http://127.0.0.1:8000",
    chaos: Annotated[
        bool, typer.Option(help="Send events twice, late and out of order, with errors")
    ] = False,
    seed: Annotated[int, typer.Option(help="Seed of the chaos, to repeat it")] = 1,
    room: Annotated[str, typer.Option(help="The meeting's number")] = ROOM,
    months: Annotated[
        int, typer.Option(help="Play so many months of two groups instead", min=0, max=MONTHS)
    ] = 0,
    wait: Annotated[float, typer.Option(help="Seconds to wait for each step")] = LONGEST_SECONDS,
) -> None:
    """Play a session of the sample group, from check-ins to recap, on a simulated clock."""
    settings = practice_settings.load_practice_settings(config.load())
    if not settings.zoom_webhook_secrets:
        raise Refused("There is no secret to sign with.", "Set FACILITATOR_ZOOM_WEBHOOK_SECRETS.")
    stage = _Simulation(settings, url, wait, Console(highlight=False))
    dice = random.Random(seed) if chaos else None
    account = _account(settings)
    with FakeZoom(account, _port(settings), dice):
        try:
            if months:
                _play_months(months, account, stage)
            else:
                _play_one(room, account, stage, dice)
        finally:
            if stage.clock.now() <= datetime.now(UTC):
                stage.clock.set(None)  # otherwise keep it: the simulation has passed today's date


class _Simulation:
    """Connects simulated sessions to the service, and waits for its work."""

    def __init__(self, settings: Settings, url: str, wait: float, out: Console) -> None:
        self.url, self.wait, self.out = url, wait, out
        self.deps = dependencies.deps(settings)
        self.db, self.work = (
            adapter_factories.database(settings),
            WorkClient(settings.work_database),
        )
        self.clock, self.outbox = PracticeClock(settings.practice_clock), settings.outbox
        self._sender = EventSender(
            f"{url.rstrip('/')}/webhooks/zoom",
            settings.zoom_webhook_secrets[0].get_secret_value(),
            lambda name, status: out.print(f"  {status}  {name}", style="dim"),
        )

    def stage(self, meeting: Meeting) -> SimulatedService:
        """The stage for one meeting."""
        return SimulatedService(
            self.url, lambda kind, number: _mails(self.db, kind, number), self.clock.set,
            lambda: _tick(self.work), self._sender.send,
            lambda: _planned_session(self.db, meeting),
            lambda told: self.out.print(f"  {told}", style="green"),
            lambda: _wait_until_idle(self.work), self.wait,
        )  # fmt: skip

    def play(
        self, meeting: Meeting, account: FakeAccount, cast: Participants, dice: random.Random | None
    ) -> int:
        """Play one session, from three days before to the evening after. Returns its id."""
        events, stage = zoom_events(meeting, account), self.stage(meeting)
        created = next(events)
        number = play_before(meeting, _shuffled([created], dice), stage, cast)
        self.clock.set(meeting.starts_at)
        for event in _shuffled(events, dice):
            stage.send(event)
        self.clock.set(meeting.ends_at + timedelta(hours=1))
        _tick(self.work)  # do not wait for the service's own tick
        _wait_for_recap(self.db, self.work, meeting, self.wait, self.out)
        play_after(stage, number, cast.people)
        _wait_for_recap(self.db, self.work, meeting, self.wait, self.out)
        return number


def _play_one(
    room: str, account: FakeAccount, stage: _Simulation, dice: random.Random | None
) -> None:
    db, roster = stage.db, parse_roster(samples.members())[0]
    link_room(db, samples.GROUP, samples.THEME, roster, "zoom", room)
    edit_group(samples.GROUP, {"time_zone": samples.ZONE}, db)
    stage.out.print(f"A session of {samples.GROUP}", style="bold")
    says = {name: MemberAnswers(wish) for name, wish in HOT_SEAT_REQUESTS.items()}
    cast = Participants(len(roster.people), says)
    number = stage.play(_meeting(room, _next_evening(db)), account, cast, dice)
    with db.tx() as tx:
        compared = compare_plan(tx, number)
    for sentence in compared.sentences if compared else ():
        stage.out.print(f"  {sentence}", style="green")
    stage.out.print(
        f"Mails: {stage.outbox}. The agenda: facilitator agenda show {number}. "
        f"The recap: facilitator show {number}."
    )


def _play_months(count: int, account: FakeAccount, stage: _Simulation) -> None:
    """Play so many months of two groups by date, each with notes in between."""
    months = [load_month(slug, number) for slug in GROUPS for number in range(1, count + 1)]
    months.sort(key=lambda current: current.starts_at)
    for current, following in zip(months, [*months[1:], None], strict=True):
        group, out = current.group, stage.out
        room = str(int(ROOM) + GROUPS.index(current.slug))
        members = Roster(tuple(p for p in current.roster.people if p.role is not Role.GUEST))
        link_room(stage.db, group.name, group.theme, members, "zoom", room)
        group_settings = {"time_zone": group.zone, "format": group.format, "minutes": group.minutes}
        edit_group(group.name, group_settings, stage.db)
        out.print(
            f"{group.name}, session {current.number}, {current.starts_at:%-d %B %Y}", style="bold"
        )
        host = next(p for p in current.roster.people if p.role is Role.MODERATOR)
        meeting = Meeting(
            room, group.name, current.starts_at.astimezone(UTC),
            [(p.name, p.email) for p in current.there],
            current.transcript, minutes=group.minutes, months=1, zone=group.zone, host=host.email,
        )  # fmt: skip
        visitor = _visitor_of(current, stage)
        cast = Participants(len(members.people), answers_before(current), visitor)
        number = stage.play(meeting, account, cast, None)
        _compare_recap(current, number, stage)
        if visitor and visitor.form is not None:
            follow_up_guest(stage.stage(meeting), number, visitor, current.starts_at + DAY_AFTER)
        until = following.starts_at - NOTES_END if following else current.starts_at + EVERY
        days = (current.starts_at + timedelta(days=n, hours=17) for n in range(1, EVERY.days))
        notes = play_between_sessions(
            stage.stage(meeting),
            (day for day in days if day < until),
            Participants(0, answers_after(current)),
        )
        out.print(f"  {notes} notes on commitments were read and answered", style="green")
    stage.out.print(f"Mails: {stage.outbox}. The sessions: facilitator sessions.")


def _visitor_of(current: Month, stage: _Simulation) -> SimulatedGuest | None:
    """The month's guest, who is invited and joins by the moderator's commands."""
    guest, group = current.guest, current.group.name
    if guest is None:
        return None

    def invite(number: int) -> None:
        manage_guests.invite(guest.email, guest.name, group, number, stage.deps)

    def join() -> None:
        manage_guests.make_member(guest.email, group, stage.deps)

    form = {"does": guest.does, "brings": guest.brings} if guest.comes else None
    return SimulatedGuest(guest.name, form, invite, join if guest.joins else None)


def _compare_recap(current: Month, number: int, stage: _Simulation) -> None:
    """Print a comparison of the recap with the script. Raises ExternalServiceError if they
    differ.
    """
    with stage.db.tx() as tx:
        recap = get_recap_view(tx, number).recap
    actual = ([seat.member for seat in recap.hot_seats], len(recap.commitments))
    expected = (list(current.expected.hot_seats), len(current.expected.commitments))
    if actual != expected:
        raise ExternalServiceError(
            f"The recap of session {number} has {actual}, but the script has {expected}.",
            f"`facilitator show {number}` shows it.",
        )
    stage.out.print(
        f"  As written: {' and '.join(actual[0])} had the hot seat, {actual[1]} promised something",
        style="green",
    )


def _shuffled(events: Iterable[Event], dice: random.Random | None) -> Iterable[Event]:
    return shuffle_events(events, dice) if dice else events


def _tick(work: WorkClient) -> None:
    at = datetime.now(UTC).isoformat()
    try:
        work.enqueue("tick", "events", f"tick:{at}", at)
    except ExternalServiceError:
        return  # the service is down for a moment; its own tick will do it


def _wait_until_idle(work: WorkClient) -> None:
    """Wait until no work is unfinished, so that a day ends only after its work."""
    until = time.monotonic() + LONGEST_REST
    while time.monotonic() < until:
        try:
            if not work.items(UNFINISHED):
                return
        except ExternalServiceError:
            pass  # the service is down for a moment
        time.sleep(0.1)


def _mails(db: Database, kind: str, number: int | None) -> list[Mail]:
    with db.tx() as tx:
        return [Mail(name, text) for name, text in mails_about(tx, kind, number)]


def _planned_session(db: Database, meeting: Meeting) -> int | None:
    """The id of the session that was created from this meeting's plan."""
    with db.tx() as tx:
        return planned_session_id(tx, "zoom", meeting.room, meeting.starts_at)


def _account(settings: Settings) -> FakeAccount:
    secret = settings.zoom_client_secret
    return FakeAccount(
        settings.zoom_client_id, secret.get_secret_value() if secret else "",
        settings.zoom_account_id,
    )  # fmt: skip


def _port(settings: Settings) -> int:
    """The port of the fake Zoom in the settings. Raises Refused if it is not on this machine."""
    parts = urlsplit(settings.zoom_api_url)
    if parts.hostname != "127.0.0.1" or not parts.port:
        raise Refused(
            "The service is set up for the real Zoom, so nothing can be simulated.",
            "For practice, set FACILITATOR_ZOOM_API_URL, _OAUTH_URL and _DOWNLOAD_HOSTS to a port "
            "of 127.0.0.1; docs/operators.md shows how.",
        )
    return parts.port


def _next_evening(db: Database) -> datetime:
    """Yesterday evening, or the group's next date if it has met since."""
    with db.tx() as tx:
        last = last_held_at(tx, samples.GROUP)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    date = max(last + EVERY, yesterday) if last else yesterday
    return date.replace(hour=17, minute=0, second=0, microsecond=0)


def _meeting(room: str, starts_at: datetime) -> Meeting:
    """A session at this time, with the sample transcript."""
    roster, _ = parse_roster(samples.members())
    # Change the text each time: deleted transcripts cannot be imported again.
    today = f"Good evening, everyone, it is {starts_at:%A, %-d %B %Y}."
    transcript = samples.transcript().replace(b"Good evening, everyone.", today.encode())
    speakers = [
        p for p in roster.people if p.name.split()[0].encode() + b" " in samples.transcript()
    ]
    return Meeting(
        room, samples.GROUP, starts_at,
        [(p.name, p.email if n == 0 else "") for n, p in enumerate(speakers)],
        transcript, samples.chat(),
    )  # fmt: skip


def _wait_for_recap(
    db: Database, work: WorkClient, meeting: Meeting, seconds: float, out: Console
) -> None:
    """Wait until the recap is made and mails were tried. Raises ExternalServiceError on
    time-out.
    """
    until = time.monotonic() + seconds
    shown: Progress | None = None
    while time.monotonic() < until:
        try:
            with db.tx() as tx:
                progress = progress_of(tx, "zoom", meeting.uuid)
            is_busy = bool(work.items(UNFINISHED))  # without scheduled workflows
        except ExternalServiceError as error:
            out.print(f"  {error.message}", style="yellow")
            time.sleep(1)
            continue
        if progress and (shown is None or progress.steps != shown.steps):
            out.print(f"  {progress.words}", style="green")
            shown = progress
        if progress and progress.is_done and not is_busy:
            return
        time.sleep(0.3)
    raise ExternalServiceError(
        f"There is no recap after {seconds:.0f} seconds.", "See `facilitator work`."
    )
