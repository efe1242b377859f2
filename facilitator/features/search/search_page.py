"""Search in the console: the choices of the filters, and results with what can be done there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from facilitator.features.access.group_access import visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.features.groups.group_overview import theme_title
from facilitator.features.memory.search import Filters, ResultPage, SearchResult, search
from facilitator.features.search.call_on import OpenSeat, current_members, open_seats
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """The values of the search filters; ``kept`` counts the searchable hot seats."""

    groups: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]
    members: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class CallOnSeats:
    """Upcoming hot seats by group id, and current members, for calling on a peer from a result."""

    seats: Mapping[int, tuple[OpenSeat, ...]]
    here: frozenset[tuple[int, int]]
    zones: Mapping[int, ZoneInfo]

    def of(self, found: SearchResult, peer_id: int) -> tuple[OpenSeat, ...]:
        """Return the hot seats in which this peer could be called on."""
        if (found.group_id, peer_id) not in self.here:
            return ()
        return tuple(s for s in self.seats.get(found.group_id, ()) if s.person_id != peer_id)

    def at(self, found: SearchResult) -> datetime:
        """Return when a result's session was held, in its group's zone."""
        return found.held_at.astimezone(self.zones[found.group_id])


def filter_choices(visitor: Visitor, deps: Deps) -> FilterChoices:
    """Return the filter values from the visitor's groups."""
    visible = visible_group_ids(visitor)
    with deps.db.reading() as tx:
        groups = select(GroupRecord.name).where(GroupRecord.id.in_(visible))
        indexed_themes = select(SessionRecord.theme).where(
            SessionRecord.id.in_(
                select(MemoryRecord.session_id).where(MemoryRecord.group_id.in_(visible))
            )
        )
        members = (
            select(PersonRecord.name)
            .join(MembershipRecord, MembershipRecord.person_id == PersonRecord.id)
            .where(MembershipRecord.group_id.in_(visible), PersonRecord.forgotten_at.is_(None))
        )
        number = select(func.count(MemoryRecord.id)).where(MemoryRecord.group_id.in_(visible))
        themes = tuple(tx.scalars(indexed_themes.distinct().order_by(SessionRecord.theme)))
        return FilterChoices(
            tuple(tx.scalars(groups.order_by(GroupRecord.name))),
            tuple((name, theme_title(name)) for name in themes),
            tuple(tx.scalars(members.distinct().order_by(PersonRecord.name))),
            tx.scalar(number) or 0,
        )  # fmt: skip


def search_memory(
    question: str, filters: Filters, page: int, visitor: Visitor, deps: Deps
) -> tuple[ResultPage, CallOnSeats]:
    """Search for a question; return results and upcoming hot seats. Raises Refused, NotFound."""
    page_found = search(question, visitor, filters, page, deps.db)
    groups = {one.group_id for one in page_found.found}
    with deps.db.reading() as tx:
        seats: dict[int, tuple[OpenSeat, ...]] = {}
        for seat in open_seats(tx, groups, deps.clock.now()):
            seats[seat.group_id] = (*seats.get(seat.group_id, ()), seat)
        groups_found = tx.scalars(select(GroupRecord).where(GroupRecord.id.in_(groups)))
        zones = {one.id: one.as_settings().zone for one in groups_found}
        return page_found, CallOnSeats(seats, current_members(tx, groups), zones)
