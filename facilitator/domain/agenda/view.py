"""An agenda as one reader sees it: names instead of ids, times of day instead of minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.agenda.parts import (
    Agenda,
    AgendaCommitment,
    AgendaHotSeat,
    GuestIntroduction,
    HotSeatRequest,
)


@dataclass(frozen=True, slots=True)
class ItemView:
    """One timed part; ``seat`` is the name of the member in the hot seat, or empty."""

    at: datetime
    minutes: int
    name: str
    speaks: str
    script: str
    seat: str


@dataclass(frozen=True, slots=True)
class HotSeatView:
    """A hot seat. ``wanted`` was written before the session, and is marked as such."""

    name: str
    at: datetime | None
    minutes: int
    reasons: tuple[str, ...]
    wanted: HotSeatRequest | None
    question: str
    callers: tuple[tuple[str, str], ...]
    person_id: int


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment to ask about; state and word were written before the session."""

    name: str
    promise: AgendaCommitment


@dataclass(frozen=True, slots=True)
class AgendaView:
    """An agenda for one reader; all times are in their time zone."""

    session_id: int
    group: str
    topic: str
    language: str
    starts_at: datetime
    minutes: int
    agenda: Agenda
    items: tuple[ItemView, ...]
    seats: tuple[HotSeatView, ...]
    promises: tuple[CommitmentView, ...]
    opener: str
    passed_over: tuple[tuple[str, str], ...]
    guests: tuple[tuple[str, GuestIntroduction], ...] = ()


def agenda_view(
    agenda: Agenda,
    names: Mapping[int, str],
    *,
    session_id: int,
    group: str,
    topic: str,
    language: str,
    starts_at: datetime,
) -> AgendaView:
    """Build the agenda for a reader; people missing in ``names`` are left out."""
    seats = [seat for seat in agenda.seats if seat.person_id in names]
    seat_names = {n: names.get(seat.person_id, "") for n, seat in enumerate(agenda.seats, 1)}
    items = tuple(
        ItemView(
            starts_at + timedelta(minutes=item.start), item.minutes, item.step.name,
            item.step.speaks, item.step.script, seat_names.get(item.seat, ""),
        )
        for item in agenda.times.items
    )  # fmt: skip
    icebreaker = agenda.icebreaker
    return AgendaView(
        session_id, group, topic, language, starts_at, agenda.times.minutes, agenda, items,
        tuple(_seat_view(seat, names, items) for seat in seats),
        tuple(
            CommitmentView(names[p.person_id], p) for p in agenda.promises if p.person_id in names
        ),
        names.get(icebreaker.opener_id or 0, "") if icebreaker else "",
        tuple(
            (names[one.person_id], one.reason)
            for one in agenda.passed_over
            if one.person_id in names
        ),
        tuple((names[one.person_id], one) for one in agenda.guests if one.person_id in names),
    )  # fmt: skip


def as_text_lines(view: AgendaView) -> list[str]:
    """Return the times as plain text lines."""
    return [
        f"{item.at:%H:%M} {item.name}" + (f": {item.seat}" if item.seat else "")
        for item in view.items
    ]


def _seat_view(
    seat: AgendaHotSeat, names: Mapping[int, str], items: tuple[ItemView, ...]
) -> HotSeatView:
    name = names[seat.person_id]
    own_items = [item for item in items if item.seat == name]
    return HotSeatView(
        name, own_items[0].at if own_items else None, sum(item.minutes for item in own_items),
        seat.reasons, seat.wanted, seat.question,
        tuple((names[c.person_id], c.reason) for c in seat.callers if c.person_id in names),
        seat.person_id,
    )  # fmt: skip
