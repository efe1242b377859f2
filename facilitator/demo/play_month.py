"""Plays a month of a group in the demo's year: check-ins, a session, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage

from sqlalchemy import select

from facilitator import config
from facilitator.app import adapter_factories
from facilitator.demo.sample_month_files import CommitmentAnswer, HotSeatRequest
from facilitator.demo.sample_months import Month, load_group
from facilitator.domain.language.english import content_words
from facilitator.domain.people.person import Role, Roster
from facilitator.domain.recaps.commitments import NOTED
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.office_hours import ASKED_FOR, ChallengeState
from facilitator.features.agenda import prepare_agenda
from facilitator.features.checkins import ask_check_in
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.checkins.open_commitments import commitments_to_ask_about
from facilitator.features.commitments import answer_follow_up, record_outcome, send_thanks
from facilitator.features.commitments.commitment_log import LoggedCommitment
from facilitator.features.commitments.commitment_status import tracked_commitments
from facilitator.features.commitments.hot_seat_history import PastHotSeat, past_hot_seats
from facilitator.features.delivery import approval
from facilitator.features.guests import answer_invitation, follow_up_guests, manage_guests
from facilitator.features.mail import send_mail
from facilitator.features.meetings.plan_session import plan_session
from facilitator.features.office_hours import offer_office_hours
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.features.transcripts.upload_defaults import RecapOptions, with_defaults
from facilitator.kit import outgoing, queries
from facilitator.kit.deps import Deps
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord

BEFORE, EVENING = timedelta(days=-2), timedelta(hours=3)  # from the start of a session
DAY_AFTER, NOTES, THANKS = timedelta(days=1, hours=1), timedelta(days=16), timedelta(days=17)
EVERY = timedelta(weeks=4)
FAR = timedelta(days=2)  # a session is first planned in the future, then gets its date in the past
TOPIC = "the price of being nice"
VISITOR = ("Helena Brock", "helena@example.org")
_TRIED = {"done": Outcome.WORKED, "partly": Outcome.PARTLY, "not": Outcome.NOT}
_WORD = re.compile(r"[\w']+")
_LIKE = 2  # least number of words that a commitment shares with its solution


@dataclass(frozen=True, slots=True)
class _FixedClock:
    """A clock that stands still, for actions on a past day."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class DiscardingMailer:
    """See Mailer. Marks mails of past days as sent without sending them."""

    sender: str
    is_idempotent: bool = True

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Send nothing; the mail counts as sent."""
        return "played, not sent"


@dataclass(frozen=True, slots=True)
class PlayedSession:
    """A session that was played: its id, its group's members by name, and the one before it."""

    month: Month
    session_id: int
    people: Mapping[str, int]
    before: PlayedSession | None

    @property
    def wishes(self) -> Mapping[str, HotSeatRequest]:
        """Who wants the hot seat next time."""
        return self.month.next.wishes

    def answer(self, member: str, promise: str) -> CommitmentAnswer | None:
        """How a member reports on a commitment made in this session."""
        return _answer_about(self.month.next.answers, member, promise)

    def held(self, session_id: int) -> PlayedSession | None:
        """Find this or an earlier session of the group by its id."""
        if self.session_id == session_id:
            return self
        return self.before.held(session_id) if self.before else None


def members(month: Month) -> Roster:
    """The members of the group in that month, without its guest."""
    return Roster(tuple(p for p in month.roster.people if p.role is not Role.GUEST))


def play_session(month: Month, before: PlayedSession | None, deps: Deps) -> PlayedSession:
    """Plan a past session, check in, hold it, and store its recap."""
    number = _plan_in_past(month, deps)
    check_in_deps = _at_time(month.starts_at + BEFORE, deps)
    _invite(month, number, check_in_deps)
    _check_in(month, number, before, check_in_deps)
    upload = SessionFiles(
        [month.transcript], None, session_id=number, held_on=month.starts_at.date()
    )
    upload = with_defaults(upload, RecapOptions(), deps.db)
    recap = make_recap(upload, adapter_factories.engine(config.load(), upload, "offline"))
    store_session(upload, recap, deps.db)
    return PlayedSession(month, number, _people(number, deps), before)


def send_draft(lived: PlayedSession, deps: Deps) -> None:
    """The evening after the session: the recap waits for its moderator's approval."""
    evening_deps = _at_time(lived.month.starts_at + EVENING, deps)
    approval.mail_draft(lived.session_id, evening_deps)
    _deliver(evening_deps)


def play_follow_up(lived: PlayedSession, now: datetime, deps: Deps) -> None:
    """What follows a session: the recap is sent, guests are thanked, members report progress."""
    starts_at = lived.month.starts_at
    moderator = next(p.name for p in lived.month.roster.people if p.role is Role.MODERATOR)
    evening_deps = _at_time(starts_at + EVENING, deps)
    approval.approve(lived.session_id, None, lived.people[moderator], evening_deps)
    _deliver(evening_deps)
    _follow_up_guests(lived, _at_time(starts_at + DAY_AFTER, deps))
    _report_outcomes(lived, _at_time(min(starts_at + NOTES, now), deps))
    later_deps = _at_time(min(starts_at + THANKS, now), deps)
    for solution in send_thanks.due(later_deps):
        send_thanks.send_thanks(solution, later_deps)
    if now - starts_at < ASKED_FOR:  # older offers are not shown
        for hot_seat in offer_office_hours.due(later_deps):
            offer_office_hours.send_offer(*hot_seat, later_deps)
    _deliver(later_deps)


def plan_without_agenda(last: PlayedSession, deps: Deps) -> None:
    """Plan the next session, without a check-in or an agenda."""
    plan_session(last.month.group.name, last.month.starts_at + EVERY, deps.db)


def plan_next_session(last: PlayedSession, at: datetime, deps: Deps) -> None:
    """Plan the next session: members check in, a guest is invited, an agenda is drafted."""
    session = plan_session(last.month.group.name, at, deps.db, topic=TOPIC)
    name, email = VISITOR
    manage_guests.invite(email, name, last.month.group.name, session.id, deps)
    for name, person_id in (people := _people(session.id, deps)).items():
        ask_check_in.ask_member(session.id, person_id, deps)
        if name != list(people)[-1]:  # one member does not answer
            form = _form(session.id, person_id, _answers_of(name, last.month.slug, last), deps)
            submit_check_in(
                session.id, person_id, {**_check_in_form(last.wishes.get(name)), **form}, deps
            )
    prepare_agenda.prepare(session.id, deps)
    _deliver(deps)


def _at_time(at: datetime, deps: Deps) -> Deps:
    return replace(deps, clock=_FixedClock(at.astimezone(UTC)))


def _plan_in_past(month: Month, deps: Deps) -> int:
    """Plan a session in the future, as past ones cannot be planned, then change its date."""
    starts_at = month.starts_at.astimezone(UTC)
    number = plan_session(month.group.name, datetime.now(UTC) + FAR, deps.db).id
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, number)
        session.planned_at = starts_at
        session.title = f"{month.group.name}, {month.starts_at:%B %Y}"
    return number


def _people(session_id: int, deps: Deps) -> dict[str, int]:
    """The members of a session's group by name, without guests."""
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, session_id)
        members = queries.members_of(tx, session.group_id)
        return {m.person.name: m.person_id for m in members if m.role != Role.GUEST}


def _invite(month: Month, number: int, deps: Deps) -> None:
    if (guest := month.guest) is None:
        return
    manage_guests.invite(guest.email, guest.name, month.group.name, number, deps)
    with deps.db.tx() as tx:
        guest_id = tx.scalars(select(GuestRecord).where(GuestRecord.session_id == number)).one().id
    if guest.comes:
        form = {"does": guest.does, "brings": guest.brings, "consent": "yes"}
        answer_invitation.accept(guest_id, form, deps)
    else:
        answer_invitation.decline(guest_id, deps)


def _follow_up_guests(lived: PlayedSession, deps: Deps) -> None:
    """A guest who attended is thanked, and becomes a member or declines."""
    for guest_id in follow_up_guests.due(deps):
        follow_up_guests.process_guest(guest_id, deps)
    if (guest := lived.month.guest) and guest.comes:
        respond = manage_guests.make_member if guest.joins else manage_guests.decline
        _deliver(deps)
        respond(guest.email, lived.month.group.name, deps)


def _check_in(month: Month, number: int, before: PlayedSession | None, deps: Deps) -> None:
    """Members check in if they want the hot seat, or report on what no note has settled."""
    first = load_group(month.slug)
    wishes = before.wishes if before else first.wishes
    answers = (*_left_open(before), *_left_open(before.before)) if before else first.answers
    answering = {*wishes, *(answer.member for answer in answers)}
    for name, person_id in _people(number, deps).items():
        if name in answering:
            form = _form(number, person_id, _answers_of(name, month.slug, before), deps)
            ask_check_in.ask_member(number, person_id, deps)
            submit_check_in(number, person_id, {**_check_in_form(wishes.get(name)), **form}, deps)


def _left_open(lived: PlayedSession | None) -> Iterator[CommitmentAnswer]:
    """The answers of a session that were not finished by a note."""
    return (a for a in (lived.month.next.answers if lived else ()) if a.went in ("partly", "not"))


def _check_in_form(wish: HotSeatRequest | None) -> dict[str, str]:
    fields = {**wish.model_dump(), "share-wish": "yes"} if wish else {}
    return {**fields, "attending": "yes", "hot-seat": "yes" if wish else "no"}


def _form(
    number: int,
    person_id: int,
    answer_for: Callable[[LoggedCommitment, date], CommitmentAnswer | None],
    deps: Deps,
) -> dict[str, str]:
    """A member's answers about commitments at a check-in."""
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, number)
        assert session.planned_at is not None
        day = session.planned_at.date()
        promises = commitments_to_ask_about(tx, session, person_id)
    form: dict[str, str] = {}
    for promise in promises:
        if answer := answer_for(promise, day):
            form |= {f"went-{promise.id}": answer.went, f"word-{promise.id}": answer.word}
    return form


def _answers_of(
    name: str, slug: str, before: PlayedSession | None
) -> Callable[[LoggedCommitment, date], CommitmentAnswer | None]:
    """A function that answers about commitments; None if a note asked already or it is not due."""

    def answer_for(promise: LoggedCommitment, day: date) -> CommitmentAnswer | None:
        session = before.held(promise.session_id) if before else None
        if session is None:
            return _answer_about(load_group(slug).answers, name, promise.text)
        answer = session.answer(name, promise.text)
        is_new = answer is not None and session is before
        is_not_due = promise.due is not None and promise.due >= day
        return None if answer and is_new and (answer.went in NOTED or is_not_due) else answer

    return answer_for


def _answer_about(
    answers: Iterable[CommitmentAnswer], member: str, promise: str
) -> CommitmentAnswer | None:
    return next((a for a in answers if a.member == member and a.about in promise), None)


def _report_outcomes(lived: PlayedSession, deps: Deps) -> None:
    """Two weeks later: report on commitments, on tried solutions, and on the challenge."""
    with deps.db.tx() as tx:
        group = tx.get_one(SessionRecord, lived.session_id).group_id
        promises = tracked_commitments(tx, group_id=group, since=lived.month.starts_at)
        seats = past_hot_seats(tx, session_id=lived.session_id)
    answers = [(p, a) for p in promises if (a := lived.answer(p.member, p.text))]
    for promise, answer in answers:
        if answer.went in NOTED:
            person_id = promise.person_id
            answer_follow_up.save_report(person_id, promise.id, answer.went, answer.word, deps)
    for seat in seats:
        own_answers = [(p, a) for p, a in answers if p.person_id == seat.person_id]
        for promise, answer in own_answers:
            _report_solution(promise.text, seat, answer, deps)
        is_solved = any(answer.went == "done" for _, answer in own_answers)
        standing = ChallengeState.SOLVED if is_solved else ChallengeState.OPEN
        record_outcome.record_challenge_standing(seat.person_id, lived.session_id, standing, deps)


def _report_solution(promise: str, seat: PastHotSeat, answer: CommitmentAnswer, deps: Deps) -> None:
    """Report the solution that a commitment came from, if one is similar, and how it went."""
    words = _content_words(promise)
    matches = [(len(words & _content_words(given.text)), given.id) for given in seat.given]
    shared, solution = max(matches, default=(0, 0))
    if shared >= _LIKE and (outcome := _TRIED.get(answer.went)):
        record_outcome.record_tried_solution(
            seat.person_id, solution, outcome, answer.word, tells_word=True, deps=deps
        )


def _content_words(text: str) -> set[str]:
    return set(content_words(_WORD.findall(text.casefold())))


def _deliver(deps: Deps) -> None:
    """Mark all waiting mails as sent, as the service would do."""
    for number, tries in outgoing.due(OutboxRecord, deps):
        mail = send_mail.begin(number, tries, deps)
        if mail and (outcome := send_mail.send(mail, number, tries, deps)):
            send_mail.finish(number, tries, outcome, deps)
