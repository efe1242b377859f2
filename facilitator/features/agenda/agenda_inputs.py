"""The data an agenda is made from: who comes, check-ins, open commitments, past hot seats."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.agenda.changes import GUEST, AgendaFacts
from facilitator.domain.agenda.parts import AgendaCommitment
from facilitator.domain.balance.ledger import Ledger
from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.people.guests import GuestStatus
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.check_ins import Attending, SharedPart
from facilitator.domain.sessions.hot_seats import Candidate, ModeratorDecision
from facilitator.domain.sessions.peers_to_ask import GivenSolution, Profile
from facilitator.features.balance.balance import ledger_of
from facilitator.features.checkins.answer_check_in import SubmittedCheckIn, submitted_check_ins
from facilitator.features.checkins.open_commitments import commitments_to_ask_about_by_person
from facilitator.features.commitments.list_commitments import repeated_commitment_lines
from facilitator.kit import queries
from facilitator.kit.attendance import session_attendees
from facilitator.kit.guest_access import guests_of, why_not_contact_member
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.sessions import SessionRecord

URGENT, VERY_URGENT = 2, 3  # out of three; derived, no form asks for a number


@dataclass(frozen=True, slots=True)
class InvitedGuest:
    """What an invited guest wrote for the group; ``moves``: see GuestRecord."""

    does: str
    brings: str
    moves: int


@dataclass(frozen=True, slots=True)
class ExpectedPerson:
    """A member before a session; ``label`` is their name, made unique where two members share it.

    A guest is in this list only for the session they accepted an invitation to.
    """

    person_id: int
    name: str
    label: str
    email: str
    role: Role
    profile: str
    said: SubmittedCheckIn | None
    guest: InvitedGuest | None = None

    @property
    def attending(self) -> str:
        """Their answer in the check-in; empty if they have not answered."""
        if self.guest:
            return GUEST
        return self.said.check_in.attending.value if self.said else ""

    @property
    def comes(self) -> bool:
        """Whether to count on them; members who have not answered count as coming."""
        return self.attending != Attending.NO


@dataclass(frozen=True, slots=True)
class AgendaContext:
    """What is needed to show an agenda: who comes, and what may still be quoted of earlier
    sessions.
    """

    session_id: int
    group_id: int
    group: str
    settings: GroupSettings
    topic: str
    starts_at: datetime
    minutes: int
    people: tuple[ExpectedPerson, ...]
    given: tuple[GivenSolution, ...]
    profiles: tuple[Profile, ...]
    names: Mapping[int, str]  # of all who are in the agenda

    @property
    def basis(self) -> AgendaFacts:
        """The state an agenda made from this data is later compared with."""
        return _basis(self.starts_at, self.minutes, self.topic, self.settings.zone, self.people)

    @property
    def here(self) -> tuple[ExpectedPerson, ...]:
        """The people who are counted on."""
        return tuple(person for person in self.people if person.comes)


@dataclass(frozen=True, slots=True)
class AgendaInputs(AgendaContext):
    """Everything an agenda is made from; ``turn`` is the number of the group's earlier sessions."""

    turn: int
    candidates: tuple[Candidate, ...]
    promises: tuple[AgendaCommitment, ...]
    debts: tuple[str, ...]
    balance: Ledger
    unanswered: tuple[str, ...] = ()  # names of invited guests who have not answered


def agenda_basis(tx: Session, session: SessionRecord) -> tuple[AgendaFacts, dict[int, str]]:
    """Return the state an agenda is later compared with, and the names of the people in it.

    Of what members wrote, only digests are kept.
    """
    assert session.planned_at is not None
    people, settings = _load_people(tx, session), session.group.as_settings()
    minutes = session.planned_minutes or settings.minutes
    basis = _basis(session.planned_at, minutes, session.topic, settings.zone, people)
    return basis, _names(tx, session, people)


def load_context(tx: Session, session: SessionRecord) -> AgendaContext:
    """Load what is needed to show the agenda of an upcoming session."""
    return _load_context(tx, session, _sessions_before(tx, session))


def load_inputs(tx: Session, session: SessionRecord) -> AgendaInputs:
    """Load everything the agenda of an upcoming session is made from."""
    before = _sessions_before(tx, session)
    known = _load_context(tx, session, before)
    return AgendaInputs(
        **{one.name: getattr(known, one.name) for one in fields(AgendaContext)},
        turn=len(before),
        candidates=_candidates(tx, session, known.people, before),
        promises=_promises(tx, session, known.people),
        debts=tuple(repeated_commitment_lines(tx, session.group_id)),
        balance=ledger_of(tx, session.group_id, known.starts_at),
        unanswered=tuple(
            guest.person.name
            for guest in guests_of(tx, session.group_id).values()
            if guest.session_id == session.id and guest.times.standing is GuestStatus.INVITED
        ),
    )


def _load_context(
    tx: Session, session: SessionRecord, before: list[SessionRecord]
) -> AgendaContext:
    assert session.planned_at is not None
    settings, people = session.as_settings(), _load_people(tx, session)
    return AgendaContext(
        session.id, session.group_id, session.group.name, settings, session.topic,
        session.planned_at, session.planned_minutes or settings.minutes, people,
        _given_solutions(tx, before, people),
        tuple(Profile(p.label, p.profile) for p in people if p.profile),
        _names(tx, session, people),
    )  # fmt: skip


def _names(
    tx: Session, session: SessionRecord, people: tuple[ExpectedPerson, ...]
) -> dict[int, str]:
    guests = guests_of(tx, session.group_id).values()
    invited = {g.person_id: g.person.name for g in guests if g.session_id == session.id}
    return invited | {person.person_id: person.name for person in people}


def _basis(
    starts_at: datetime,
    minutes: int,
    topic: str,
    zone: ZoneInfo,
    people: tuple[ExpectedPerson, ...],
) -> AgendaFacts:
    said = {p.person_id: p.said.check_in.said for p in people if p.said}
    return AgendaFacts(
        starts_at.astimezone(zone), minutes, topic,
        {p.person_id: p.attending for p in people},
        {k: _digest(str(v.wish)) for k, v in said.items() if v.wish},
        {k: _digest(v.urgent) for k, v in said.items() if v.urgent},
    )  # fmt: skip


def _load_people(tx: Session, session: SessionRecord) -> tuple[ExpectedPerson, ...]:
    said = {answered.person_id: answered for answered in submitted_check_ins(tx, session.id)}
    members = [
        m
        for m in tx.scalars(
            select(MembershipRecord)
            .where(MembershipRecord.group_id == session.group_id)
            .where(MembershipRecord.left_at.is_(None))
            .options(joinedload(MembershipRecord.person))
            .order_by(MembershipRecord.id)
        )
        if m.person.forgotten_at is None and not why_not_contact_member(tx, m, session.id)
    ]
    labels, guests = queries.display_names(members), guests_of(tx, session.group_id)
    return tuple(
        ExpectedPerson(
            m.person_id, m.person.name, labels[m.person_id],
            m.person.email or "", Role(m.role), m.profile, said.get(m.person_id),
            _guest_details(guests.get(m.person_id)) if m.role == Role.GUEST else None,
        )
        for m in members
    )  # fmt: skip


def _guest_details(guest: GuestRecord | None) -> InvitedGuest | None:
    return InvitedGuest(guest.does, guest.brings, guest.moves) if guest else None


def _sessions_before(tx: Session, session: SessionRecord) -> list[SessionRecord]:
    """The group's earlier sessions that were held, newest first."""
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
    tx: Session,
    session: SessionRecord,
    people: tuple[ExpectedPerson, ...],
    before: list[SessionRecord],
) -> tuple[Candidate, ...]:
    session_ids = [one.id for one in before]
    seats_by_session = _seats_of(tx, session_ids)
    present = session_attendees(tx, session_ids)
    pins = {
        pin.person_id: pin.sits
        for pin in tx.scalars(select(SeatPinRecord).where(SeatPinRecord.session_id == session.id))
    }
    held = {one.id: one.held_at for one in before}
    candidates = []
    for person in people:
        asked_for_seat = bool(person.said and person.said.check_in.said.wish)
        if person.role is Role.MODERATOR and not asked_for_seat and not pins.get(person.person_id):
            continue  # moderators get a hot seat only if they ask for one
        seats_at = [
            at
            for at, session_id in enumerate(session_ids)
            if person.person_id in seats_by_session[session_id]
        ]
        last = seats_by_session[session_ids[seats_at[0]]][person.person_id] if seats_at else None
        opened = held[session_ids[seats_at[0]]] if seats_at and last == 0 else None
        candidates.append(
            Candidate(
                person.label, attending=person.comes, is_guest=person.role is Role.GUEST,
                asked=asked_for_seat,
                urgency=_urgency(person.said), turns=len(seats_at),
                attended=max(
                    len(seats_at), sum(person.person_id in present[id] for id in session_ids)
                ),
                since=seats_at[0] + 1 if seats_at else None,
                open_since=f"{opened:%B}" if opened else "",
                word=_pin_state(pins.get(person.person_id)),
            )
        )  # fmt: skip
    return tuple(candidates)


def _seats_of(tx: Session, session_ids: list[int]) -> dict[int, dict[int, int]]:
    """Who was in the hot seat in each session, with the number of solutions they got."""
    rows = tx.execute(
        select(RecapRecord.session_id, HotSeatRecord.person_id, func.count(SolutionRecord.id))
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .outerjoin(SolutionRecord, SolutionRecord.hot_seat_id == HotSeatRecord.id)
        .where(RecapRecord.id.in_(queries.newest_recap_ids(session_ids)))
        .group_by(RecapRecord.session_id, HotSeatRecord.person_id)
    )
    seats: dict[int, dict[int, int]] = {session_id: {} for session_id in session_ids}
    for session_id, person_id, number in rows:
        seats[session_id][person_id] = number
    return seats


def _promises(
    tx: Session, session: SessionRecord, people: tuple[ExpectedPerson, ...]
) -> tuple[AgendaCommitment, ...]:
    """Open commitments from earlier sessions, with what members said about them in the check-in."""
    promises = []
    commitments_by_person = commitments_to_ask_about_by_person(
        tx, session, [person.person_id for person in people]
    )
    for person in people:
        check_in = person.said.check_in if person.said else None
        answers = {a.commitment_id: a for a in check_in.said.commitments} if check_in else {}
        shared = bool(check_in and SharedPart.COMMITMENTS in check_in.shared)
        for commitment in commitments_by_person[person.person_id]:
            answer = answers.get(commitment.id)
            promises.append(
                AgendaCommitment(
                    person.person_id, commitment.text, commitment.due,
                    answer.state.value if answer else "", answer.word if answer else "", shared,
                )
            )  # fmt: skip
    return tuple(promises)


def _given_solutions(
    tx: Session, before: list[SessionRecord], people: tuple[ExpectedPerson, ...]
) -> tuple[GivenSolution, ...]:
    """Solutions offered in earlier sessions: by whom, for which challenge, when."""
    labels = {person.person_id: person.label for person in people}
    sessions_by_id = {one.id: one for one in before}
    given = []
    for seat, session_id in tx.execute(
        select(HotSeatRecord, RecapRecord.session_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.id.in_(queries.newest_recap_ids(list(sessions_by_id))))
        .options(
            joinedload(HotSeatRecord.challenge),
            joinedload(HotSeatRecord.person),
            selectinload(HotSeatRecord.solutions).joinedload(SolutionRecord.person),
        )
        .order_by(HotSeatRecord.id.desc())
    ):
        held_at = sessions_by_id[session_id].held_at
        assert held_at is not None
        for solution in seat.solutions:
            peer = labels.get(solution.person_id, solution.person.name)
            member = labels.get(seat.person_id, seat.person.name)
            label = session_label(session_id, held_at)
            given.append(GivenSolution(peer, solution.text, seat.challenge.text, member, label))
    return tuple(given)


def session_label(session_id: int, held_at: datetime) -> str:
    """Label for an earlier session, to follow "in": March (session 12)."""
    return f"{held_at:%B} (session {session_id})"


def _urgency(said: SubmittedCheckIn | None) -> int:
    if said is None or not said.check_in.said.urgent:
        return 0
    return VERY_URGENT if said.check_in.said.wish else URGENT


def _pin_state(sits: bool | None) -> ModeratorDecision:
    if sits is None:
        return ModeratorDecision.NOTHING
    return ModeratorDecision.PINNED if sits else ModeratorDecision.DROPPED


def _digest(text: str) -> str:
    """A short hash that shows that a text changed without revealing it."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
