"""What is known before a session: who comes, what they want, whose turn it is, what is open."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.agenda.changes import GUEST, Basis
from facilitator.domain.agenda.parts import Promise
from facilitator.domain.balance.ledger import Ledger
from facilitator.domain.groups import GroupSettings
from facilitator.domain.people.guests import Standing
from facilitator.domain.people.people import Role
from facilitator.domain.sessions.check_ins import Attending, Part
from facilitator.domain.sessions.hot_seats import Candidate, Word
from facilitator.domain.sessions.peers_to_ask import Given, Profile
from facilitator.features.balance.balance import ledger_of
from facilitator.features.checkins.answer_check_in import Answered, check_ins_of
from facilitator.features.checkins.open_commitments import all_promised_before
from facilitator.features.commitments.list_commitments import debt_lines
from facilitator.kit import queries
from facilitator.kit.attendance import who_was_there
from facilitator.kit.guest_access import guests_of, why_no_guest
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.sessions import SessionRecord

URGENT, VERY_URGENT = 2, 3  # of three; no form asks for numbers


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invited guest wrote for the group; ``moves``: see GuestRecord."""

    does: str
    brings: str
    moves: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A member before a session; ``label`` is their name, told apart where two have it.

    A guest who was invited is expected where they said yes, and in no other session.
    """

    person_id: int
    name: str
    label: str
    email: str
    role: Role
    profile: str
    said: Answered | None
    guest: Invited | None = None

    @property
    def attending(self) -> str:
        """What they said; empty where they said nothing."""
        if self.guest:
            return GUEST
        return self.said.check_in.attending.value if self.said else ""

    @property
    def comes(self) -> bool:
        """Whether to count on them: who said nothing comes, as always."""
        return self.attending != Attending.NO


@dataclass(frozen=True, slots=True)
class Known:
    """What an agenda is told with: who comes, and what may still be said of earlier sessions."""

    session_id: int
    group_id: int
    group: str
    settings: GroupSettings
    topic: str
    starts_at: datetime
    minutes: int
    people: tuple[Expected, ...]
    given: tuple[Given, ...]
    profiles: tuple[Profile, ...]
    names: Mapping[int, str]  # of all who are in the agenda

    @property
    def basis(self) -> Basis:
        """What an agenda made from these facts is compared with later."""
        return _basis(self.starts_at, self.minutes, self.topic, self.settings.zone, self.people)

    @property
    def here(self) -> tuple[Expected, ...]:
        """Those who are counted on."""
        return tuple(person for person in self.people if person.comes)


@dataclass(frozen=True, slots=True)
class Facts(Known):
    """All that an agenda is made from; ``turn`` counts the group's earlier sessions."""

    turn: int
    candidates: tuple[Candidate, ...]
    promises: tuple[Promise, ...]
    debts: tuple[str, ...]
    balance: Ledger
    unanswered: tuple[str, ...] = ()  # who was invited as a guest and has not answered


def basis_of(tx: Session, session: SessionRecord) -> tuple[Basis, dict[int, str]]:
    """What an agenda is compared with later, and the names of the people in it.

    Of what members wrote only digests are kept.
    """
    assert session.planned_at is not None
    people, settings = _expected(tx, session), session.group.as_settings()
    minutes = session.planned_minutes or settings.minutes
    basis = _basis(session.planned_at, minutes, session.topic, settings.zone, people)
    return basis, _names(tx, session, people)


def known_of(tx: Session, session: SessionRecord) -> Known:
    """What is needed to tell the agenda of a session that is to come."""
    return _known(tx, session, _sessions_before(tx, session))


def facts_of(tx: Session, session: SessionRecord) -> Facts:
    """Everything known of a session that is to come."""
    before = _sessions_before(tx, session)
    known = _known(tx, session, before)
    return Facts(
        **{one.name: getattr(known, one.name) for one in fields(Known)},
        turn=len(before),
        candidates=_candidates(tx, session, known.people, before),
        promises=_promises(tx, session, known.people),
        debts=tuple(debt_lines(tx, session.group_id)),
        balance=ledger_of(tx, session.group_id, known.starts_at),
        unanswered=tuple(
            guest.person.name
            for guest in guests_of(tx, session.group_id).values()
            if guest.session_id == session.id and guest.times.standing is Standing.INVITED
        ),
    )


def _known(tx: Session, session: SessionRecord, before: list[SessionRecord]) -> Known:
    assert session.planned_at is not None
    settings, people = session.as_settings(), _expected(tx, session)
    return Known(
        session.id, session.group_id, session.group.name, settings, session.topic,
        session.planned_at, session.planned_minutes or settings.minutes, people,
        _given(tx, before, people),
        tuple(Profile(p.label, p.profile) for p in people if p.profile),
        _names(tx, session, people),
    )  # fmt: skip


def _names(tx: Session, session: SessionRecord, people: tuple[Expected, ...]) -> dict[int, str]:
    guests = guests_of(tx, session.group_id).values()
    invited = {g.person_id: g.person.name for g in guests if g.session_id == session.id}
    return invited | {person.person_id: person.name for person in people}


def _basis(
    starts_at: datetime, minutes: int, topic: str, zone: ZoneInfo, people: tuple[Expected, ...]
) -> Basis:
    said = {p.person_id: p.said.check_in.said for p in people if p.said}
    return Basis(
        starts_at.astimezone(zone), minutes, topic,
        {p.person_id: p.attending for p in people},
        {k: _digest(str(v.wish)) for k, v in said.items() if v.wish},
        {k: _digest(v.urgent) for k, v in said.items() if v.urgent},
    )  # fmt: skip


def _expected(tx: Session, session: SessionRecord) -> tuple[Expected, ...]:
    said = {answered.person_id: answered for answered in check_ins_of(tx, session.id)}
    members = [
        m
        for m in tx.scalars(
            select(MembershipRecord)
            .where(MembershipRecord.group_id == session.group_id)
            .where(MembershipRecord.left_at.is_(None))
            .options(joinedload(MembershipRecord.person))
            .order_by(MembershipRecord.id)
        )
        if m.person.forgotten_at is None and not why_no_guest(tx, m, session.id)
    ]
    labels, guests = queries.labels_of(members), guests_of(tx, session.group_id)
    return tuple(
        Expected(
            m.person_id, m.person.name, labels[m.person_id],
            m.person.email or "", Role(m.role), m.profile, said.get(m.person_id),
            _invited(guests.get(m.person_id)) if m.role == Role.GUEST else None,
        )
        for m in members
    )  # fmt: skip


def _invited(guest: GuestRecord | None) -> Invited | None:
    return Invited(guest.does, guest.brings, guest.moves) if guest else None


def _sessions_before(tx: Session, session: SessionRecord) -> list[SessionRecord]:
    """The group's sessions that were held, the newest first."""
    return list(
        tx.scalars(
            select(SessionRecord)
            .where(SessionRecord.group_id == session.group_id, SessionRecord.id != session.id)
            .where(SessionRecord.held_at.is_not(None))
            .where(SessionRecord.held_at < session.planned_at)
            .order_by(SessionRecord.held_at.desc())
        )
    )


def _candidates(
    tx: Session, session: SessionRecord, people: tuple[Expected, ...], before: list[SessionRecord]
) -> tuple[Candidate, ...]:
    ids = [one.id for one in before]
    sat = _seats_of(tx, ids)
    there = who_was_there(tx, ids)
    pins = {
        pin.person_id: pin.sits
        for pin in tx.scalars(select(SeatPinRecord).where(SeatPinRecord.session_id == session.id))
    }
    held = {one.id: one.held_at for one in before}
    found = []
    for person in people:
        wished = bool(person.said and person.said.check_in.said.wish)
        if person.role is Role.MODERATOR and not wished and not pins.get(person.person_id):
            continue  # who leads the session has a seat in it only if they ask for one
        own = [at for at, session_id in enumerate(ids) if person.person_id in sat[session_id]]
        last = sat[ids[own[0]]][person.person_id] if own else None
        opened = held[ids[own[0]]] if own and last == 0 else None
        found.append(
            Candidate(
                person.label, attending=person.comes, is_guest=person.role is Role.GUEST,
                asked=wished,
                urgency=_urgency(person.said), turns=len(own),
                attended=max(
                    len(own), sum(person.person_id in there[session_id] for session_id in ids)
                ),
                since=own[0] + 1 if own else None,
                open_since=f"{opened:%B}" if opened else "",
                word=_word(pins.get(person.person_id)),
            )
        )  # fmt: skip
    return tuple(found)


def _seats_of(tx: Session, session_ids: list[int]) -> dict[int, dict[int, int]]:
    """Who sat in each session, with the number of solutions they got."""
    rows = tx.execute(
        select(RecapRecord.session_id, HotSeatRecord.person_id, func.count(SolutionRecord.id))
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .outerjoin(SolutionRecord, SolutionRecord.hot_seat_id == HotSeatRecord.id)
        .where(RecapRecord.id.in_(queries.newest_recaps(session_ids)))
        .group_by(RecapRecord.session_id, HotSeatRecord.person_id)
    )
    found: dict[int, dict[int, int]] = {session_id: {} for session_id in session_ids}
    for session_id, person_id, number in rows:
        found[session_id][person_id] = number
    return found


def _promises(
    tx: Session, session: SessionRecord, people: tuple[Expected, ...]
) -> tuple[Promise, ...]:
    """What is open of earlier sessions, with what members wrote about it now."""
    found = []
    promised_by = all_promised_before(tx, session, [person.person_id for person in people])
    for person in people:
        check_in = person.said.check_in if person.said else None
        answers = {a.commitment_id: a for a in check_in.said.commitments} if check_in else {}
        shared = bool(check_in and Part.COMMITMENTS in check_in.shared)
        for promised in promised_by[person.person_id]:
            answer = answers.get(promised.id)
            found.append(
                Promise(
                    person.person_id, promised.text, promised.due,
                    answer.state.value if answer else "", answer.word if answer else "", shared,
                )
            )  # fmt: skip
    return tuple(found)


def _given(
    tx: Session, before: list[SessionRecord], people: tuple[Expected, ...]
) -> tuple[Given, ...]:
    """What was offered in earlier sessions: by whom, to which challenge, when."""
    called = {person.person_id: person.label for person in people}
    when = {one.id: one for one in before}
    found = []
    for seat, session_id in tx.execute(
        select(HotSeatRecord, RecapRecord.session_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.id.in_(queries.newest_recaps(list(when))))
        .options(
            joinedload(HotSeatRecord.challenge),
            joinedload(HotSeatRecord.person),
            selectinload(HotSeatRecord.solutions).joinedload(SolutionRecord.person),
        )
        .order_by(HotSeatRecord.id.desc())
    ):
        held_at = when[session_id].held_at
        assert held_at is not None
        for solution in seat.solutions:
            peer = called.get(solution.person_id, solution.person.name)
            member = called.get(seat.person_id, seat.person.name)
            label = session_called(session_id, held_at)
            found.append(Given(peer, solution.text, seat.challenge.text, member, label))
    return tuple(found)


def session_called(session_id: int, held_at: datetime) -> str:
    """An earlier session as it reads after "in": March (session 12)."""
    return f"{held_at:%B} (session {session_id})"


def _urgency(said: Answered | None) -> int:
    if said is None or not said.check_in.said.urgent:
        return 0
    return VERY_URGENT if said.check_in.said.wish else URGENT


def _word(sits: bool | None) -> Word:
    if sits is None:
        return Word.NOTHING
    return Word.PINNED if sits else Word.DROPPED


def _digest(text: str) -> str:
    """Enough to see that something was changed, and not what it was."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
