"""One month of the demo's year, lived by its group: what is said before, in and after a session."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage

from sqlalchemy import select

from facilitator import config
from facilitator.app import wiring
from facilitator.demo.stories import Month, circle
from facilitator.demo.story_files import Answer, Wish
from facilitator.domain.language.english import content
from facilitator.domain.people.people import Role, Roster
from facilitator.domain.recaps.commitments import NOTED
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.office_hours import ASKED_FOR, Standing
from facilitator.features.agenda import prepare_agenda
from facilitator.features.checkins import ask_check_in
from facilitator.features.checkins.answer_check_in import send_check_in
from facilitator.features.checkins.open_commitments import promised_before
from facilitator.features.commitments import answer_follow_up, record_outcome, thank
from facilitator.features.commitments.commitment_log import Promised
from facilitator.features.commitments.commitment_status import followed
from facilitator.features.commitments.hot_seat_history import OwnSeat, own_seats
from facilitator.features.delivery import send_recap
from facilitator.features.guests import answer_invitation, follow_up_guests, manage_guests
from facilitator.features.mail import send_mail
from facilitator.features.meetings.plan_session import plan_session
from facilitator.features.office_hours import offer_office_hours
from facilitator.features.recaps.keep_session import keep_session
from facilitator.features.transcripts.make_recap import Handed, make_recap
from facilitator.features.transcripts.upload_defaults import Wanted, completed
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.mail import delivery
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord

BEFORE, EVENING = timedelta(days=-2), timedelta(hours=3)  # from when a session begins
DAY_AFTER, NOTES, THANKS = timedelta(days=1, hours=1), timedelta(days=16), timedelta(days=17)
EVERY = timedelta(weeks=4)
FAR = timedelta(days=2)  # to come, where a session is planned before it gets its day in the past
TOPIC = "the price of being nice"
VISITOR = ("Helena Brock", "helena@example.org")
_TRIED = {"done": Outcome.WORKED, "partly": Outcome.PARTLY, "not": Outcome.NOT}
_WORD = re.compile(r"[\w']+")
_LIKE = 2  # words that a commitment shares with the solution it came from


@dataclass(frozen=True, slots=True)
class _At:
    """A clock that stands still, for what was done on a day in the past."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class Delivered:
    """See Mailer. Mails of days that are over: they count as sent, and go nowhere."""

    sender: str
    repeats: bool = True

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Count the mail as sent, of which nothing goes out."""
        return "played, not sent"


@dataclass(frozen=True, slots=True)
class Lived:
    """A session that was held: its number, and its members by name."""

    one: Month
    session_id: int
    people: Mapping[str, int]
    before: Lived | None

    @property
    def wishes(self) -> Mapping[str, Wish]:
        """Who wants the hot seat the next time."""
        return self.one.next.wishes

    def answer(self, member: str, promise: str) -> Answer | None:
        """How somebody says that what they promised here went."""
        return _of(self.one.next.answers, member, promise)

    def held(self, session_id: int) -> Lived | None:
        """This session or the one of its group before it that has this number."""
        if self.session_id == session_id:
            return self
        return self.before.held(session_id) if self.before else None


def members(one: Month) -> Roster:
    """Who is in the group that month, without its guest."""
    return Roster(tuple(p for p in one.roster.people if p.role is not Role.GUEST))


def held(one: Month, before: Lived | None, deps: Deps) -> Lived:
    """Plan a session of the past, check in, hold it, and keep its recap."""
    number = _planned(one, deps)
    early = _on(one.starts_at + BEFORE, deps)
    _invite(one, number, early)
    _check_in(one, number, before, early)
    handed = Handed([one.transcript], None, session_id=number, held_on=one.starts_at.date())
    handed = completed(handed, Wanted(), deps.db)
    made = make_recap(handed, wiring.engine(config.load(), handed, "offline"))
    keep_session(handed, made, deps.db)
    return Lived(one, number, _people(number, deps), before)


def show(lived: Lived, deps: Deps) -> None:
    """The evening after: the recap waits for its moderator."""
    evening = _on(lived.one.starts_at + EVENING, deps)
    send_recap.show_moderators(lived.session_id, evening)
    _deliver(evening)


def follow(lived: Lived, now: datetime, deps: Deps) -> None:
    """What follows: the recap is sent, guests are thanked, and members say how it goes."""
    begins = lived.one.starts_at
    lead = next(p.name for p in lived.one.roster.people if p.role is Role.MODERATOR)
    evening = _on(begins + EVENING, deps)
    send_recap.approve(lived.session_id, None, lived.people[lead], evening)
    _deliver(evening)
    _take_leave(lived, _on(begins + DAY_AFTER, deps))
    _say_how_it_went(lived, _on(min(begins + NOTES, now), deps))
    later = _on(min(begins + THANKS, now), deps)
    for solution in thank.due(later):
        thank.thank(solution, later)
    if now - begins < ASKED_FOR:  # older ones nobody would look at
        for hot in offer_office_hours.due(later):
            offer_office_hours.offer(*hot, later)
    _deliver(later)


def plan_only(last: Lived, deps: Deps) -> None:
    """The session that follows is in the calendar."""
    plan_session(last.one.group.name, last.one.starts_at + EVERY, deps.db)


def plan(last: Lived, at: datetime, deps: Deps) -> None:
    """The session that follows: members check in, a guest is invited, and its agenda is drafted."""
    coming = plan_session(last.one.group.name, at, deps.db, topic=TOPIC)
    name, email = VISITOR
    manage_guests.invite(email, name, last.one.group.name, coming.id, deps)
    for name, person_id in (people := _people(coming.id, deps)).items():
        ask_check_in.ask_member(coming.id, person_id, deps)
        if name != list(people)[-1]:  # somebody never has the time
            form = _form(coming.id, person_id, _who_says(name, last.one.slug, last), deps)
            send_check_in(coming.id, person_id, {**_wish(last.wishes.get(name)), **form}, deps)
    prepare_agenda.prepare(coming.id, deps)
    _deliver(deps)


def _on(at: datetime, deps: Deps) -> Deps:
    return replace(deps, clock=_At(at.astimezone(UTC)))


def _planned(one: Month, deps: Deps) -> int:
    """Nobody plans what is over: it is planned for a day to come, and gets its own then."""
    begins = one.starts_at.astimezone(UTC)
    number = plan_session(one.group.name, datetime.now(UTC) + FAR, deps.db).id
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, number)
        session.planned_at, session.title = begins, f"{one.group.name}, {one.starts_at:%B %Y}"
    return number


def _people(session_id: int, deps: Deps) -> dict[str, int]:
    """The members of a session's group by name, without guests."""
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, session_id)
        there = queries.members_of(tx, session.group_id)
        return {m.person.name: m.person_id for m in there if m.role != Role.GUEST}


def _invite(one: Month, number: int, deps: Deps) -> None:
    if (guest := one.guest) is None:
        return
    manage_guests.invite(guest.email, guest.name, one.group.name, number, deps)
    with deps.db.tx() as tx:
        invited = tx.scalars(select(GuestRecord).where(GuestRecord.session_id == number)).one().id
    if guest.comes:
        form = {"does": guest.does, "brings": guest.brings, "consent": "yes"}
        answer_invitation.accept(invited, form, deps)
    else:
        answer_invitation.decline(invited, deps)


def _take_leave(lived: Lived, deps: Deps) -> None:
    """A guest who came is thanked, and becomes a member, or says that it is not for them."""
    for guest_id in follow_up_guests.due(deps):
        follow_up_guests.look_after(guest_id, deps)
    if (guest := lived.one.guest) and guest.comes:
        answer = manage_guests.join if guest.joins else manage_guests.decline
        _deliver(deps)
        answer(guest.email, lived.one.group.name, deps)


def _check_in(one: Month, number: int, before: Lived | None, deps: Deps) -> None:
    """Who has something to say before a session says it: a wish, or what no note has settled."""
    first = circle(one.slug)
    wishes = before.wishes if before else first.wishes
    answers = (*_left_open(before), *_left_open(before.before)) if before else first.answers
    speak = {*wishes, *(answer.member for answer in answers)}
    for name, person_id in _people(number, deps).items():
        if name in speak:
            form = _form(number, person_id, _who_says(name, one.slug, before), deps)
            ask_check_in.ask_member(number, person_id, deps)
            send_check_in(number, person_id, {**_wish(wishes.get(name)), **form}, deps)


def _left_open(lived: Lived | None) -> Iterator[Answer]:
    """Of what was promised in a session, what is not over with a note."""
    return (a for a in (lived.one.next.answers if lived else ()) if a.went in ("partly", "not"))


def _wish(wish: Wish | None) -> dict[str, str]:
    own = {**wish.model_dump(), "share-wish": "yes"} if wish else {}
    return {**own, "attending": "yes", "hot-seat": "yes" if wish else "no"}


def _form(
    number: int, person_id: int, say: Callable[[Promised, date], Answer | None], deps: Deps
) -> dict[str, str]:
    """What a member says of commitments at a check-in."""
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, number)
        assert session.planned_at is not None
        day = session.planned_at.date()
        promises = promised_before(tx, session, person_id)
    form: dict[str, str] = {}
    for promise in promises:
        if said := say(promise, day):
            form |= {f"went-{promise.id}": said.went, f"word-{promise.id}": said.word}
    return form


def _who_says(
    name: str, slug: str, before: Lived | None
) -> Callable[[Promised, date], Answer | None]:
    """How a member speaks of a commitment: not of what a note has asked, or what has its time."""

    def say(promise: Promised, day: date) -> Answer | None:
        made = before.held(promise.session_id) if before else None
        if made is None:
            return _of(circle(slug).answers, name, promise.text)
        said = made.answer(name, promise.text)
        is_new = said is not None and made is before
        has_time = promise.due is not None and promise.due >= day
        return None if said and is_new and (said.went in NOTED or has_time) else said

    return say


def _of(answers: Iterable[Answer], member: str, promise: str) -> Answer | None:
    return next((a for a in answers if a.member == member and a.about in promise), None)


def _say_how_it_went(lived: Lived, deps: Deps) -> None:
    """Two weeks later: how commitments went, what was tried, and if a challenge is still open."""
    with deps.db.tx() as tx:
        group = tx.get_one(SessionRecord, lived.session_id).group_id
        promises = followed(tx, group_id=group, since=lived.one.starts_at)
        seats = own_seats(tx, session_id=lived.session_id)
    said = [(p, a) for p in promises if (a := lived.answer(p.member, p.text))]
    for promise, answer in said:
        if answer.went in NOTED:
            person_id = promise.person_id
            answer_follow_up.answer(person_id, promise.id, answer.went, answer.word, deps)
    for seat in seats:
        own = [(p, a) for p, a in said if p.person_id == seat.person_id]
        for promise, answer in own:
            _try(promise.text, seat, answer, deps)
        is_over = any(answer.went == "done" for _, answer in own)
        standing = Standing.SOLVED if is_over else Standing.OPEN
        record_outcome.say_standing(seat.person_id, lived.session_id, standing, deps)


def _try(promise: str, seat: OwnSeat, answer: Answer, deps: Deps) -> None:
    """Say which solution a commitment came from, where one is like it, and how it went."""
    own = _telling(promise)
    like = [(len(own & _telling(given.text)), given.id) for given in seat.given]
    shared, solution = max(like, default=(0, 0))
    if shared >= _LIKE and (outcome := _TRIED.get(answer.went)):
        record_outcome.say_tried(
            seat.person_id, solution, outcome, answer.word, tells_word=True, deps=deps
        )


def _telling(text: str) -> set[str]:
    return set(content(_WORD.findall(text.casefold())))


def _deliver(deps: Deps) -> None:
    """Every mail that waits is sent, as the service would have done."""
    for number, tries in delivery.due(OutboxRecord, deps):
        mail = send_mail.begin(number, tries, deps)
        if mail and (outcome := send_mail.send(mail, number, tries, deps)):
            send_mail.finish(number, tries, outcome, deps)
