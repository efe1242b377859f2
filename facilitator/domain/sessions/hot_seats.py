"""Choice of the members who get the hot seat, by a rule that can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.language.counting import how_many

_URGENCY = ("", "it would help soon", "it is urgent", "it cannot wait")
MOST_URGENT = len(_URGENCY) - 1


class ModeratorDecision(StrEnum):
    """The moderator's decision about a member and the hot seats of this session."""

    NOTHING = "nothing"
    PINNED = "pinned"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member before a session; the counts are of earlier sessions.

    ``urgency`` is from 0 to 3. ``since`` is how many sessions ago they last had the hot seat: 1 for
    the previous session, None for never. ``open_since`` is when their open challenge was brought,
    such as "March", or empty.
    """

    name: str
    attending: bool = True
    is_guest: bool = False
    asked: bool = False
    urgency: int = 0
    turns: int = 0
    attended: int = 0
    since: int | None = None
    open_since: str = ""
    word: ModeratorDecision = ModeratorDecision.NOTHING


@dataclass(frozen=True, slots=True)
class SeatDecision:
    """A member and why they have the hot seat, or why not."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HotSeatSelection:
    """The members with a hot seat, in order, and those without."""

    chosen: tuple[SeatDecision, ...]
    others: tuple[SeatDecision, ...]


def choose_hot_seats(candidates: Sequence[Candidate], seats: int) -> HotSeatSelection:
    """Choose the members for this number of hot seats.

    Members pinned by the moderator come first. Then turns decide: everybody should have had their
    share of all turns, in proportion to the sessions they attended. Among equals come first those
    who asked for it, then the more urgent, then those with an open challenge, then those who have
    waited longest. Absent or dropped members get none, and a guest only if pinned.

    If all members attend every session, no two ever differ by more than one turn, no matter who
    asks. With absences, turns follow the sessions attended to within about two. Only pins and drops
    can break that, and later turns make up for it.
    """
    members = [c for c in candidates if not c.is_guest]
    pace = (sum(c.turns for c in members), max(1, sum(c.attended for c in members)))
    able = [c for c in candidates if not _exclusion(c)]
    able.sort(key=lambda c: (_sort_key(c, pace), c.name))
    chosen, rest = able[: max(0, seats)], able[max(0, seats) :]
    last = next((c for c in reversed(chosen) if c.word is not ModeratorDecision.PINNED), None)
    most_had = min((_turns_behind(c, pace) for c in rest), default=None)
    others = [SeatDecision(c.name, (_reason_against(c, last, seats, pace),)) for c in rest]
    others += [SeatDecision(c.name, (_exclusion(c),)) for c in candidates if _exclusion(c)]
    return HotSeatSelection(
        tuple(
            SeatDecision(
                c.name,
                _reasons_for(c, is_due=most_had is not None and _turns_behind(c, pace) > most_had),
            )
            for c in chosen
        ),
        tuple(others),
    )


def _exclusion(candidate: Candidate) -> str:
    """Why somebody cannot have the hot seat at all; empty if they can."""
    if not candidate.attending:
        return "is not coming"
    if candidate.word is ModeratorDecision.DROPPED:
        return "was left out by the moderator"
    if candidate.is_guest and candidate.word is not ModeratorDecision.PINNED:
        return "is a guest"
    return ""


def _turns_behind(candidate: Candidate, pace: tuple[int, int]) -> int:
    """How many whole turns a member is behind their share of all turns; negative if ahead."""
    turns, attended = pace
    return candidate.attended * turns // attended - candidate.turns


def _sort_key(candidate: Candidate, pace: tuple[int, int]) -> tuple[int, ...]:
    """Sort key: the lowest gets the hot seat first."""
    return (
        candidate.word is not ModeratorDecision.PINNED,
        -_turns_behind(candidate, pace),
        not candidate.asked,
        -candidate.urgency,
        not candidate.open_since,
        -(candidate.attended if candidate.since is None else candidate.since),
    )


def _reasons_for(candidate: Candidate, *, is_due: bool) -> tuple[str, ...]:
    """Reasons for a member; their turns only if somebody else had more."""
    last = "had it last session"
    if candidate.since is None:
        last = "never had the seat"
    elif candidate.since > 1:
        last = f"last had it {how_many(candidate.since, 'session')} ago"
    facts = (
        "pinned by the moderator" if candidate.word is ModeratorDecision.PINNED else "",
        _turns_text(candidate) if is_due and candidate.turns else "",
        "asked for it" if candidate.asked else "",
        _URGENCY[max(0, min(candidate.urgency, MOST_URGENT))],
        f"an open challenge from {candidate.open_since}" if candidate.open_since else "",
        last,
    )
    return tuple(fact for fact in facts if fact)


def _reason_against(
    candidate: Candidate, last: Candidate | None, seats: int, pace: tuple[int, int]
) -> str:
    """What put a member behind ``last``, the last one chosen without a pin."""
    if seats < 1:
        return "there is no hot seat this time"
    if candidate.word is ModeratorDecision.PINNED:
        return f"was pinned, but {how_many(seats, 'hot seat')} went to others who were"
    if last is None:
        return "the moderator gave the seats to others"
    reasons = (
        f"{_turns_text(candidate)}, {last.name} {_turns_text(last)}",
        f"did not ask for it, {last.name} did",
        f"{last.name} has the more urgent matter",
        f"{last.name} has an open challenge from {last.open_since}",
        f"{last.name} has waited longer",
        f"all else is equal, and {last.name} comes first by name",
    )
    _, *own = _sort_key(candidate, pace)
    _, *theirs = _sort_key(last, pace)
    is_even = [o == t for o, t in zip(own, theirs, strict=True)]
    return reasons[is_even.index(False) if False in is_even else -1]


def _turns_text(candidate: Candidate) -> str:
    turns, sessions = how_many(candidate.turns, "turn"), how_many(candidate.attended, "session")
    return f"had {turns} in {sessions}"
