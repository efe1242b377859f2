"""Plays a session from three days before it until its recap, in real order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from facilitator.demo import simulated_members
from facilitator.demo.simulated_members import Mail, MemberAnswers
from facilitator.demo.zoom_events import Meeting
from facilitator.domain.errors import ExternalServiceError

A_MOMENT = timedelta(minutes=1)
CHECK_IN, REMINDER, DRAFT = timedelta(hours=72), timedelta(hours=36), timedelta(hours=24)
PAUSE_SECONDS = 0.3
NOTE = "follow_up"
Event = dict[str, Any]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class SimulatedService:
    """How a simulation drives the service.

    ``mails`` returns those of a kind about a session, or about any. ``move`` sets the service's
    clock, ``tick`` makes it check what is due, ``rest`` waits until that is done; ``send`` posts an
    event; ``session`` returns the session's id once there is one; ``tell`` reports progress.
    """

    base: str
    mails: Callable[[str, int | None], list[Mail]]
    move: Callable[[datetime], None]
    tick: Callable[[], None]
    send: Callable[[Event], int]
    session: Callable[[], int | None]
    tell: Callable[[str], None]
    rest: Callable[[], None]
    patience_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class SimulatedGuest:
    """A guest invited by the moderator; ``form`` is their acceptance, None if they decline.

    ``invite`` takes the session's id; ``join`` makes them a member, if they become one.
    """

    name: str
    form: Mapping[str, str] | None
    invite: Callable[[int], None]
    join: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Participants:
    """The number of people who get the group's mails, and what each of them answers."""

    people: int
    says: Mapping[str, MemberAnswers] = field(default_factory=dict)
    visitor: SimulatedGuest | None = None

    def of(self, name: str) -> MemberAnswers:
        """The answers of a member."""
        return self.says.get(name, MemberAnswers())


def play_before(
    meeting: Meeting, created: Iterable[Event], stage: SimulatedService, cast: Participants
) -> int:
    """The three days before: check-ins are answered, the agenda is drafted and approved.

    Returns the session's id. Raises ExternalServiceError if the service does not respond as
    expected.
    """
    stage.move(meeting.starts_at - CHECK_IN + A_MOMENT)
    for event in created:
        stage.send(event)
    number = _wait_for(stage, stage.session, "Zoom's plan did not become a session.")
    stage.tick()
    asked = _mails(stage, "check_in", number, cast.people)
    stage.tell(f"Three days before: {len(asked)} members are asked to check in")
    on_time = [mail for mail in asked if mail.name not in simulated_members.ANSWER_WHEN_REMINDED]
    for mail in on_time:
        simulated_members.answer_check_in(mail, stage.base, cast.of(mail.name))
    stage.move(meeting.starts_at - REMINDER + A_MOMENT)
    stage.tick()
    reminded = _mails(stage, "check_in_reminder", number, len(asked) - len(on_time))
    for mail in reminded:
        simulated_members.answer_check_in(mail, stage.base, cast.of(mail.name))
    stage.tell(f"{len(on_time)} answered; {len(reminded)} was reminded, and answered then")
    if cast.visitor:
        _invite_guest(stage, number, cast.visitor)
    stage.move(meeting.starts_at - DRAFT + A_MOMENT)
    stage.tick()
    (draft, *_) = _mails(stage, "agenda_draft", number, 1)
    stage.tell(f"The day before: {draft.name} looks at the agenda, and approves it")
    simulated_members.approve(draft, stage.base)
    stage.tick()
    guest_attends = cast.visitor is not None and cast.visitor.form is not None
    sent = _mails(stage, "agenda", number, cast.people + guest_attends)
    stage.tell(f"{len(sent)} people have the agenda, and the session in their calendars")
    return number


def play_after(stage: SimulatedService, number: int, people: int) -> None:
    """The evening after: the moderator reads and approves the draft of the recap.

    Raises ExternalServiceError if the service does not respond as expected.
    """
    (draft, *_) = _mails(stage, "recap_draft", number, 1)
    stage.tell(f"The evening after: {draft.name} looks at the recap, and approves it")
    simulated_members.approve(draft, stage.base)
    stage.tick()
    sent = _mails(stage, "recap", number, people)
    stage.tell(f"{len(sent)} people have the recap")


def _invite_guest(stage: SimulatedService, number: int, visitor: SimulatedGuest) -> None:
    """A guest is invited, and answers."""
    visitor.invite(number)
    (mail, *_) = _mails(stage, "guest_invite", number, 1)
    simulated_members.answer_invitation(mail, stage.base, visitor.form)
    answer = "says yes, and promises confidentiality" if visitor.form is not None else "says no"
    stage.tell(f"{visitor.name} is invited as a guest, and {answer}")


def follow_up_guest(
    stage: SimulatedService, number: int, visitor: SimulatedGuest, at: datetime
) -> None:
    """The day after: a guest who attended is thanked and told the next step, and may join.

    Raises ExternalServiceError if the service does not respond as expected.
    """
    stage.move(at)
    stage.tick()
    _mails(stage, "guest_follow_up", number, 1)
    stage.tell(f"The day after: {visitor.name} is thanked, and told the next step")
    if visitor.join:
        visitor.join()
        stage.tell(f"{visitor.name} is a member now")


def play_between_sessions(
    stage: SimulatedService, days: Iterable[datetime], cast: Participants
) -> int:
    """The weeks between two sessions, day by day: members who get a note report progress.

    Returns the number of notes. Raises ExternalServiceError if the service is down.
    """
    read = len(stage.mails(NOTE, None))
    read_before = read
    for day in days:
        stage.move(day)
        stage.tick()
        stage.rest()
        notes = stage.mails(NOTE, None)
        for mail in notes[read:]:
            simulated_members.answer_follow_up(mail, stage.base, cast.of(mail.name))
        read = len(notes)
    return read - read_before


def _mails(stage: SimulatedService, kind: str, number: int, wanted: int) -> list[Mail]:
    """The mails of a kind, once there are as many as wanted."""

    def wanted_mails() -> list[Mail] | None:
        mails = stage.mails(kind, number)
        return mails if len(mails) >= wanted else None

    return _wait_for(stage, wanted_mails, f"The mails of the kind {kind} did not come.")


def _wait_for(stage: SimulatedService, look: Callable[[], Found | None], else_told: str) -> Found:
    """Wait until ``look`` returns something. Raises ExternalServiceError on time-out."""
    until = time.monotonic() + stage.patience_seconds
    ticked = time.monotonic()
    while time.monotonic() < until:
        try:
            if (found := look()) is not None:
                return found
            if time.monotonic() - ticked > 5:
                stage.tick()
                ticked = time.monotonic()
        except ExternalServiceError as away:
            stage.tell(away.message)
            time.sleep(1)
        time.sleep(PAUSE_SECONDS)
    raise ExternalServiceError(else_told, "See `facilitator work` and `facilitator mails`.")
