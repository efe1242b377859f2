"""Cost of model calls for a visitor's groups, by session, group and month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from facilitator.features.access.group_access import visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.sessions import SessionRecord

MONTHS = 12
MOST_SESSIONS = 50
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cost:
    """Calls, tokens and money. ``unpriced`` counts calls without a known price."""

    calls: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    usd: Decimal = Decimal()
    unpriced: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.calls + other.calls, self.tokens_in + other.tokens_in,
            self.tokens_cached + other.tokens_cached, self.tokens_out + other.tokens_out,
            self.usd + other.usd, self.unpriced + other.unpriced,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionCost:
    """The cost of a session; ``held_at`` is in its group's zone."""

    session_id: int
    group: str
    held_at: datetime | None
    cost: Cost


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs of the last twelve months. Months are calendar months in UTC, as models are billed.

    ``sessions`` are the newest ones with a cost. ``of_no_session`` is shown to owners only.
    """

    whole: Cost
    months: tuple[tuple[datetime, Cost], ...]
    groups: tuple[tuple[str, Cost], ...]
    sessions: tuple[SessionCost, ...]
    of_no_session: Cost


@dataclass(frozen=True, slots=True)
class _Part:
    session_id: int | None
    month: datetime
    cost: Cost


def costs(visitor: Visitor, deps: Deps) -> Costs:
    """Return the costs of the visitor's groups; calls without a session count for owners only."""
    begins = months_until(deps.clock.now())
    with deps.db.reading() as tx:
        parts = _parts(tx, visitor, begins)
        by_session = _summed(parts, lambda part: part.session_id)
        of_none = by_session.pop(None, Cost())
        rows = tx.execute(
            select(SessionRecord, GroupRecord)
            .join(GroupRecord, GroupRecord.id == SessionRecord.group_id)
            .where(SessionRecord.id.in_([id for id in by_session if id is not None]))
        )
        sessions, groups = list[SessionCost](), dict[int, tuple[str, Cost]]()
        for session, group in rows:
            at, cost = session.held_at or session.planned_at, by_session[session.id]
            zoned = at.astimezone(group.as_settings().zone) if at else None
            sessions.append(SessionCost(session.id, group.name, zoned, cost))
            groups[group.id] = group.name, groups.get(group.id, ("", Cost()))[1] + cost
    sessions.sort(key=lambda one: (one.held_at or begins[0], one.session_id))
    months = _summed(parts, lambda part: part.month)
    return Costs(
        sum(months.values(), Cost()), tuple(sorted(months.items(), reverse=True)),
        tuple(sorted(groups.values(), key=lambda one: one[0])),
        tuple(reversed(sessions[-MOST_SESSIONS:])), of_none,
    )  # fmt: skip


def months_until(now: datetime) -> list[datetime]:
    """Return the starts of the last twelve months in UTC, oldest first, the current one last."""
    now = now.astimezone(UTC)
    months = [now.year * 12 + now.month - 1 - back for back in reversed(range(MONTHS))]
    return [datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC) for month in months]


def _parts(tx: Session, visitor: Visitor, begins: Sequence[datetime]) -> list[_Part]:
    """Return one row per session and month. Months are given by index, as SQL dialects differ."""
    newest_first = [(CallRecord.at >= begin, at) for at, begin in reversed(list(enumerate(begins)))]
    month = case(*newest_first).label("month")
    in_groups = CallRecord.session_id.in_(
        select(SessionRecord.id).where(SessionRecord.group_id.in_(visible_group_ids(visitor)))
    )
    visible = in_groups | CallRecord.session_id.is_(None) if visitor.is_owner else in_groups
    rows = tx.execute(
        select(
            CallRecord.session_id, month, func.count(),
            func.sum(CallRecord.tokens_in), func.sum(CallRecord.tokens_cached),
            func.sum(CallRecord.tokens_out), func.sum(CallRecord.cost_usd),
            func.count(CallRecord.cost_usd),
        )
        .where(CallRecord.at >= begins[0], visible)
        .group_by(CallRecord.session_id, "month")
    )  # fmt: skip
    return [
        _Part(
            session_id, begins[at],
            Cost(calls, sent, cached, out, Decimal(usd or 0), calls - priced),
        )
        for session_id, at, calls, sent, cached, out, usd, priced in rows
    ]  # fmt: skip


def _summed(parts: Sequence[_Part], key: Callable[[_Part], K]) -> dict[K, Cost]:
    sums: dict[K, Cost] = {}
    for part in parts:
        sums[key(part)] = sums.get(key(part), Cost()) + part.cost
    return sums
