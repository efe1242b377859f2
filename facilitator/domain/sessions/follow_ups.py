"""Between sessions: when a member is asked how their commitments go, and when not to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.domain.groups import Cadence
from facilitator.domain.recaps.commitments import State

WEEK = timedelta(days=7)
BEFORE_DUE = timedelta(days=2)
FARTHEST = timedelta(days=120)  # what was said longer ago is left in peace
SHORTEST = timedelta(days=4)  # what is due sooner is not asked about in between
MORNING = time(9)  # by then something is due, on its day
TIMES = 3  # the same promise so often, and a talk is better than a reminder
RHYTHM = {
    Cadence.WEEKLY: WEEK, Cadence.FORTNIGHTLY: 2 * WEEK, Cadence.MONTHLY: 4 * WEEK,
    Cadence.QUARTERLY: 13 * WEEK, Cadence.IRREGULAR: 4 * WEEK,
}  # fmt: skip


class Pace(StrEnum):
    """How often somebody wants notes; each click on "less of this" is one step down."""

    USUAL = "usual"
    HALF = "half"
    NONE = "none"

    @property
    def less(self) -> Pace:
        """One step down."""
        return Pace.HALF if self is Pace.USUAL else Pace.NONE

    @property
    def gap(self) -> timedelta | None:
        """The least time between two notes to a person, in all groups; None for no notes."""
        return {Pace.USUAL: WEEK, Pace.HALF: 2 * WEEK, Pace.NONE: None}[self]


@dataclass(frozen=True, slots=True)
class Open:
    """An open commitment; ``known_at`` is when the group got the recap it stands in."""

    made_at: datetime
    known_at: datetime
    due_at: datetime


def due_at(made_at: datetime, due: date | None, cadence: Cadence, zone: ZoneInfo) -> datetime:
    """When a commitment is due: on the morning of its day, else by the group's rhythm."""
    if due is None:
        return made_at + RHYTHM[cadence]
    return datetime.combine(due, MORNING, zone).astimezone(made_at.tzinfo)


def moments(promise: Open, pace: Pace = Pace.USUAL) -> tuple[datetime, ...]:
    """When to ask about a commitment: at half-time, and two days before it is due.

    Never before the group has the recap. Whoever wants half of it is asked before the due date.
    """
    length = promise.due_at - promise.made_at
    if length < SHORTEST or pace is Pace.NONE:
        return ()
    half, last = promise.made_at + length / 2, promise.due_at - BEFORE_DUE
    asked = [last] if pace is Pace.HALF else sorted({half, last})
    return tuple(max(at, promise.known_at) for at in asked if promise.known_at < promise.due_at)


def is_note_due(promise: Open, last_note: datetime | None, now: datetime, pace: Pace) -> bool:
    """Whether a moment has come that no note was written after. Once it is due, nobody asks."""
    return now < promise.due_at and any(
        at <= now and (last_note is None or last_note < at) for at in moments(promise, pace)
    )


def may_write(last_mail: datetime | None, now: datetime, pace: Pace) -> bool:
    """Whether another note may go to a person, after the last one of any kind in any group."""
    gap = pace.gap
    return gap is not None and (last_mail is None or last_mail + gap <= now)


def after_quiet(at: datetime, begin: time, end: time, zone: ZoneInfo) -> datetime:
    """The time itself, or the end of the quiet hours it is in, by the clocks of ``zone``."""
    local = at.astimezone(zone)
    if not _is_quiet(local.time(), begin, end):
        return at
    day = local.date() + timedelta(days=1 if begin > end and local.time() >= begin else 0)
    ends = datetime.combine(day, end, zone)
    if ends.astimezone(at.tzinfo) <= at:  # the hour that comes twice when clocks go back
        ends = ends.replace(fold=1)
    return ends.astimezone(at.tzinfo)


def streak(states: Sequence[State]) -> int:
    """How many commitments were kept in a row, the newest last. What is open or partly done waits.

    What was dropped or not done ends it.
    """
    kept = 0
    for state in reversed(states):
        if state is State.DONE:
            kept += 1
        elif state in (State.NOT, State.DROPPED):
            break
    return kept


@dataclass(frozen=True, slots=True)
class Said:
    """A commitment as it was said in a session."""

    id: int
    session_id: int
    text: str
    is_open: bool
    is_done: bool


def debts(said: Iterable[Said], is_near: Callable[[str, str], bool]) -> list[tuple[Said, ...]]:
    """Commitments of one member that were said in other words in three sessions, and still are.

    ``said`` is in the order of time. What was done once begins anew.
    """
    chains: list[list[Said]] = []
    for one in said:
        chain = next((c for c in chains if any(is_near(one.text, o.text) for o in c)), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(one)
        if one.is_done:
            chains.remove(chain)
    return [
        tuple(chain)
        for chain in chains
        if chain[-1].is_open and len({one.session_id for one in chain}) >= TIMES
    ]


def _is_quiet(at: time, begin: time, end: time) -> bool:
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end
