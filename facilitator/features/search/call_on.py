"""Put the giver of a past solution into an upcoming agenda, to be called on first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.agenda.parts import SuggestedPeer
from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.errors import Refused
from facilitator.domain.sessions.peers_to_ask import reason_for
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import edit_agenda, prepare_agenda
from facilitator.features.agenda.agenda_inputs import AgendaInputs, load_inputs, session_label
from facilitator.kit.deps import Deps
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.recaps import SolutionRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A hot seat in the agenda of an upcoming session; the time is in the group's zone."""

    group_id: int
    session_id: int
    at: datetime
    person_id: int
    name: str


def open_seats(tx: Session, groups: Collection[int], now: datetime) -> tuple[OpenSeat, ...]:
    """Return the hot seats in the agendas of the groups' upcoming sessions, earliest first."""
    rows = tx.execute(
        select(AgendaRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == AgendaRecord.session_id)
        .where(SessionRecord.group_id.in_(groups), SessionRecord.planned_at > now)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .order_by(SessionRecord.planned_at)
        .options(joinedload(SessionRecord.group))
    ).all()
    seats = [
        (session, seat.person_id)
        for row, session in rows
        for seat in agenda_from_json(row.parts).seats
    ]
    query = select(PersonRecord.id, PersonRecord.name)
    names = dict(tx.execute(query.where(PersonRecord.id.in_({p for _, p in seats}))).all())
    return tuple(
        OpenSeat(
            one.group_id, one.id, one.planned_at.astimezone(one.group.as_settings().zone),
            person_id, names[person_id],
        )
        for one, person_id in seats
        if person_id in names and one.planned_at
    )  # fmt: skip


def current_members(tx: Session, groups: Collection[int]) -> frozenset[tuple[int, int]]:
    """Return (group id, person id) of the current members: only they can be called on."""
    query = select(MembershipRecord.group_id, MembershipRecord.person_id)
    query = query.where(MembershipRecord.group_id.in_(groups), MembershipRecord.left_at.is_(None))
    return frozenset(tx.execute(query))


def call_on_peer(
    session_id: int, person_id: int, solution_id: int, visitor: Visitor, deps: Deps
) -> str:
    """Call on the peer who gave a solution, first in a member's hot seat. Returns their name.

    The reason quotes the solution, as generated agendas do; only moderators see it, and only while
    the solution is visible. Raises NotFound, and Refused if the peer does not come or has the hot
    seat themselves, or if the solution may not be shown in that group.
    """
    with deps.db.tx() as tx:
        visible_session(tx, visitor, session_id)
        session = prepare_agenda.upcoming_session(tx, session_id, deps)
        facts = load_inputs(tx, session)
        row = prepare_agenda.get_agenda(tx, session_id)
        wanted = next(
            (s.wanted for s in agenda_from_json(row.parts).seats if s.person_id == person_id), None
        )
        peer, reason = _reason(tx, facts, solution_id, wanted.sentence if wanted else "")
        if peer == person_id:
            raise Refused("Nobody is called on in their own hot seat.", "Choose another hot seat.")
        name = next(one.name for one in facts.people if one.person_id == peer)
    caller = SuggestedPeer(peer, reason)
    edit_agenda.set_first_caller(session_id, person_id, caller, visitor.person_id, deps)
    return name


def _reason(tx: Session, facts: AgendaInputs, solution_id: int, challenge: str) -> tuple[int, str]:
    """Return the id of the peer who gave it, and the reason to show. Raises Refused."""
    hit = tx.execute(
        select(MemoryRecord, SolutionRecord)
        .join(SolutionRecord, SolutionRecord.hot_seat_id == MemoryRecord.hot_seat_id)
        .where(MemoryRecord.group_id == facts.group_id, SolutionRecord.id == solution_id)
    ).one_or_none()
    not_found = Refused("This solution is no longer in that group's memory.", "Search again.")
    if hit is None or solution_id not in {one["id"] for one in hit[0].solutions}:
        raise not_found
    memory, solution = hit
    peer = next((one for one in facts.here if one.person_id == solution.person_id), None)
    if peer is None:
        raise Refused(
            f"{solution.person.name} does not come to that session.",
            "Only people who come can be called on.",
        )
    wanted = (peer.label, session_label(memory.session_id, memory.held_at), solution.text)
    matching = (one for one in facts.given if (one.peer, one.session, one.text) == wanted)
    given = next(matching, None)
    if given is None:
        raise not_found
    return peer.person_id, reason_for(given, challenge)
