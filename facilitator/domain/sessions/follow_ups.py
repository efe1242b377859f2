"""When a member is asked how their commitments go between sessions, and when not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.domain.group_settings import Cadence
from facilitator.domain.recaps.commitments import CommitmentState

WEEK = timedelta(days=7)
BEFORE_DUE = timedelta(days=2)
FARTHEST = timedelta(days=120)  # older commitments are not asked about
SHORTEST = timedelta(days=4)  # what is due sooner is not asked about in between
MORNING = time(9)  # the time of day at which something is due
MIN_REPEATS = 3  # after so many sessions with the same commitment a talk is better
CADENCE_LENGTH = {
    Cadence.WEEKLY: WEEK, Cadence.FORTNIGHTLY: 2 * WEEK, Cadence.MONTHLY: 4 * WEEK,
    Cadence.QUARTERLY: 13 * WEEK, Cadence.IRREGULAR: 4 * WEEK,
}  # fmt: skip


class Pace(StrEnum):
    """How often a person wants notes; each click on "less of this" is one step down."""

    USUAL = "usual"
    HALF = "half"
    NONE = "none"

    @property
    def less(self) -> Pace:
        """The pace one step down."""
        return Pace.HALF if self is Pace.USUAL else Pace.NONE

    @property
    def gap(self) -> timedelta | None:
        """The minimum time between two notes to a person, over all groups; None for no notes."""
        return {Pace.USUAL: WEEK, Pace.HALF: 2 * WEEK, Pace.NONE: None}[self]


@dataclass(frozen=True, slots=True)
class OpenCommitment:
    """An open commitment; ``known_at`` is when the group received the recap with it."""

    made_at: datetime
    known_at: datetime
    due_at: datetime


def due_at(made_at: datetime, due: date | None, cadence: Cadence, zone: ZoneInfo) -> datetime:
    """Return when a commitment is due: 9:00 on its day, or after one interval of the cadence."""
    if due is None:
        return made_at + CADENCE_LENGTH[cadence]
    return datetime.combine(due, MORNING, zone).astimezone(made_at.tzinfo)


def note_times(promise: OpenCommitment, pace: Pace = Pace.USUAL) -> tuple[datetime, ...]:
    """Return when to ask about a commitment: halfway, and two days before it is due.

    Never before the group has the recap. At half pace only before the due date.
    """
    length = promise.due_at - promise.made_at
    if length < SHORTEST or pace is Pace.NONE:
        return ()
    middle, last = promise.made_at + length / 2, promise.due_at - BEFORE_DUE
    times = [last] if pace is Pace.HALF else sorted({middle, last})
    return tuple(max(at, promise.known_at) for at in times if promise.known_at < promise.due_at)


def is_note_due(
    promise: OpenCommitment, last_note: datetime | None, now: datetime, pace: Pace
) -> bool:
    """Whether to write a note now: a moment has passed without a note. Never after the due date."""
    return now < promise.due_at and any(
        at <= now and (last_note is None or last_note < at) for at in note_times(promise, pace)
    )


def may_send_note(last_mail: datetime | None, now: datetime, pace: Pace) -> bool:
    """Whether another note may go to a person, given the last one of any kind in any group."""
    gap = pace.gap
    return gap is not None and (last_mail is None or last_mail + gap <= now)


def after_quiet(at: datetime, begin: time, end: time, zone: ZoneInfo) -> datetime:
    """Return ``at``, or the end of the quiet hours it falls into, by the clock of ``zone``."""
    local = at.astimezone(zone)
    if not _is_quiet(local.time(), begin, end):
        return at
    day = local.date() + timedelta(days=1 if begin > end and local.time() >= begin else 0)
    ends = datetime.combine(day, end, zone)
    if ends.astimezone(at.tzinfo) <= at:  # the hour that comes twice when clocks go back
        ends = ends.replace(fold=1)
    return ends.astimezone(at.tzinfo)


def streak(states: Sequence[CommitmentState]) -> int:
    """Count the commitments kept in a row, the newest last.

    Open and partly done ones are skipped; one that was dropped or not done ends the count.
    """
    count = 0
    for state in reversed(states):
        if state is CommitmentState.DONE:
            count += 1
        elif state in (CommitmentState.NOT, CommitmentState.DROPPED):
            break
    return count


@dataclass(frozen=True, slots=True)
class SaidCommitment:
    """A commitment as it was said in a session."""

    id: int
    session_id: int
    text: str
    is_open: bool
    is_done: bool


def repeated_commitments(
    said: Iterable[SaidCommitment], is_near: Callable[[str, str], bool]
) -> list[tuple[SaidCommitment, ...]]:
    """Return a member's commitments that were repeated in three sessions and are still open.

    ``said`` is in order of time; ``is_near`` compares two texts. One that was done starts again.
    """
    chains: list[list[SaidCommitment]] = []
    for commitment in said:
        chain = next((c for c in chains if any(is_near(commitment.text, o.text) for o in c)), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(commitment)
        if commitment.is_done:
            chains.remove(chain)
    return [
        tuple(chain)
        for chain in chains
        if chain[-1].is_open and len({commitment.session_id for commitment in chain}) >= MIN_REPEATS
    ]


def _is_quiet(at: time, begin: time, end: time) -> bool:
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end
