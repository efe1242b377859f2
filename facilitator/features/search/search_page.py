"""The memory of one's groups as the console shows it: what can be asked for, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from facilitator.features.access.access import group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.features.groups.group_overview import theme_called
from facilitator.features.memory.search import Filters, Found, Page, search
from facilitator.features.search.call_on import OpenSeat, in_group_now, open_seats
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class Choices:
    """What a search can be narrowed to; ``kept`` counts the hot seats that can be found."""

    groups: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]
    members: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where what was found may go: hot seats to come by group, and who is in which group now."""

    seats: Mapping[int, tuple[OpenSeat, ...]]
    here: frozenset[tuple[int, int]]
    zones: Mapping[int, ZoneInfo]

    def of(self, found: Found, peer_id: int) -> tuple[OpenSeat, ...]:
        """The hot seats in which this peer could be called on."""
        if (found.group_id, peer_id) not in self.here:
            return ()
        return tuple(s for s in self.seats.get(found.group_id, ()) if s.person_id != peer_id)

    def at(self, found: Found) -> datetime:
        """When it was, in the zone of its group."""
        return found.held_at.astimezone(self.zones[found.group_id])


def choices(visitor: Visitor, deps: Deps) -> Choices:
    """What a visitor can narrow a search to: only what is in groups of theirs."""
    own = group_ids(visitor)
    with deps.db.reading() as tx:
        groups = select(GroupRecord.name).where(GroupRecord.id.in_(own))
        kept = select(SessionRecord.theme).where(
            SessionRecord.id.in_(
                select(MemoryRecord.session_id).where(MemoryRecord.group_id.in_(own))
            )
        )
        members = (
            select(PersonRecord.name)
            .join(MembershipRecord, MembershipRecord.person_id == PersonRecord.id)
            .where(MembershipRecord.group_id.in_(own), PersonRecord.forgotten_at.is_(None))
        )
        number = select(func.count(MemoryRecord.id)).where(MemoryRecord.group_id.in_(own))
        themes = tuple(tx.scalars(kept.distinct().order_by(SessionRecord.theme)))
        return Choices(
            tuple(tx.scalars(groups.order_by(GroupRecord.name))),
            tuple((name, theme_called(name)) for name in themes),
            tuple(tx.scalars(members.distinct().order_by(PersonRecord.name))),
            tx.scalar(number) or 0,
        )  # fmt: skip


def remembered(
    question: str, filters: Filters, page: int, visitor: Visitor, deps: Deps
) -> tuple[Page, Places]:
    """What is found for a question, and where it may go. Raises Refused, Unknown."""
    found = search(question, visitor, filters, page, deps.db)
    groups = {one.group_id for one in found.found}
    with deps.db.reading() as tx:
        seats: dict[int, tuple[OpenSeat, ...]] = {}
        for seat in open_seats(tx, groups, deps.clock.now()):
            seats[seat.group_id] = (*seats.get(seat.group_id, ()), seat)
        own = tx.scalars(select(GroupRecord).where(GroupRecord.id.in_(groups)))
        zones = {one.id: one.as_settings().zone for one in own}
        return found, Places(seats, in_group_now(tx, groups), zones)
