"""Who gets the hot seat, by a rule that can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.language.counting import how_many

_URGENCY = ("", "it would help soon", "it is urgent", "it cannot wait")
MOST_URGENT = len(_URGENCY) - 1


class Word(StrEnum):
    """What the moderator says about a member and the hot seats of this session."""

    NOTHING = "nothing"
    PINNED = "pinned"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a member before a session; the counts are of the sessions before it.

    ``urgency`` is from 0 to 3. ``since`` is how many sessions ago they last had the seat: 1 for
    the session before, None for never. ``open_since`` says when their open challenge was brought,
    such as "March"; it is empty where they have none.
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
    word: Word = Word.NOTHING


@dataclass(frozen=True, slots=True)
class Choice:
    """A member and why they have the hot seat, or why not."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seating:
    """Who has the hot seats, in the order to hold them, and who has none this time."""

    chosen: tuple[Choice, ...]
    others: tuple[Choice, ...]


def choose(candidates: Sequence[Candidate], seats: int) -> Seating:
    """Who gets so many hot seats.

    Whom the moderator pinned comes first. Then turns decide: everybody is to have as many as their
    share of all turns, by the sessions they attended. Among those who are equally far from it, who
    asked goes first, then whose matter is more urgent, who has an open challenge, who has waited
    longest. Nobody sits who is absent or dropped, and a guest only when pinned.

    With all members there at every session no two ever differ by more than one turn, however
    loudly some ask. With some of them absent turns follow the sessions attended, to within about
    two. Only pins and drops can break that, and the turns after them make up for it.
    """
    members = [c for c in candidates if not c.is_guest]
    pace = (sum(c.turns for c in members), max(1, sum(c.attended for c in members)))
    able = [c for c in candidates if not _barred(c)]
    able.sort(key=lambda c: (_standing(c, pace), c.name))
    chosen, rest = able[: max(0, seats)], able[max(0, seats) :]
    last = next((c for c in reversed(chosen) if c.word is not Word.PINNED), None)
    most_had = min((_owed(c, pace) for c in rest), default=None)
    others = [Choice(c.name, (_why_not(c, last, seats, pace),)) for c in rest]
    others += [Choice(c.name, (_barred(c),)) for c in candidates if _barred(c)]
    return Seating(
        tuple(
            Choice(c.name, _why(c, is_due=most_had is not None and _owed(c, pace) > most_had))
            for c in chosen
        ),
        tuple(others),
    )


def _barred(candidate: Candidate) -> str:
    """Why somebody cannot have the seat at all; empty where they can."""
    if not candidate.attending:
        return "is not coming"
    if candidate.word is Word.DROPPED:
        return "was left out by the moderator"
    if candidate.is_guest and candidate.word is not Word.PINNED:
        return "is a guest"
    return ""


def _owed(candidate: Candidate, pace: tuple[int, int]) -> int:
    """How many whole turns a member is behind their share of all turns; negative if ahead."""
    turns, attended = pace
    return candidate.attended * turns // attended - candidate.turns


def _standing(candidate: Candidate, pace: tuple[int, int]) -> tuple[int, ...]:
    """What decides, in order; who stands lowest has the seat first."""
    return (
        candidate.word is not Word.PINNED,
        -_owed(candidate, pace),
        not candidate.asked,
        -candidate.urgency,
        not candidate.open_since,
        -(candidate.attended if candidate.since is None else candidate.since),
    )


def _why(candidate: Candidate, *, is_due: bool) -> tuple[str, ...]:
    """Facts that speak for a member; their turns only where somebody else had more."""
    last = "had it last session"
    if candidate.since is None:
        last = "never had the seat"
    elif candidate.since > 1:
        last = f"last had it {how_many(candidate.since, 'session')} ago"
    facts = (
        "pinned by the moderator" if candidate.word is Word.PINNED else "",
        _turns(candidate) if is_due and candidate.turns else "",
        "asked for it" if candidate.asked else "",
        _URGENCY[max(0, min(candidate.urgency, MOST_URGENT))],
        f"an open challenge from {candidate.open_since}" if candidate.open_since else "",
        last,
    )
    return tuple(fact for fact in facts if fact)


def _why_not(
    candidate: Candidate, last: Candidate | None, seats: int, pace: tuple[int, int]
) -> str:
    """What put a member behind ``last``, the last one who was chosen without a pin."""
    if seats < 1:
        return "there is no hot seat this time"
    if candidate.word is Word.PINNED:
        return f"was pinned, but {how_many(seats, 'hot seat')} went to others who were"
    if last is None:
        return "the moderator gave the seats to others"
    reasons = (
        f"{_turns(candidate)}, {last.name} {_turns(last)}",
        f"did not ask for it, {last.name} did",
        f"{last.name} has the more urgent matter",
        f"{last.name} has an open challenge from {last.open_since}",
        f"{last.name} has waited longer",
        f"all else is equal, and {last.name} comes first by name",
    )
    _, *own = _standing(candidate, pace)
    _, *theirs = _standing(last, pace)
    is_even = [o == t for o, t in zip(own, theirs, strict=True)]
    return reasons[is_even.index(False) if False in is_even else -1]


def _turns(candidate: Candidate) -> str:
    turns, sessions = how_many(candidate.turns, "turn"), how_many(candidate.attended, "session")
    return f"had {turns} in {sessions}"
