"""The one repair of an answer: what is asked again, and how the two answers become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from facilitator.engines.model.answers import Brought, SeatFound
from facilitator.engines.model.reading import Problem
from facilitator.engines.model.rules import REPAIR_ITEMS, REPAIR_WHOLE

Shape = TypeVar("Shape", bound=BaseModel)
MOST_LISTED = 20  # items with a problem that are asked for again
LONGEST_ITEM = 700  # characters
LONGEST_WROTE = 2_000  # characters of an answer that could not be read


def repair_text(problems: Sequence[Problem]) -> str:
    """Return what asks again for the items with problems: what was written, and what is wrong."""
    lines = [f"- {_shown(p.item)}{_clean(p.reason, LONGEST_ITEM)}" for p in problems[:MOST_LISTED]]
    return REPAIR_ITEMS.format(problems="\n".join(lines))


def repair_whole_text(wrote: str, reason: str) -> str:
    """Return what asks again for a whole answer that could not be read."""
    return REPAIR_WHOLE.format(wrote=_clean(wrote, LONGEST_WROTE), problem=_clean(reason, 300))


def needs_turns(problems: Sequence[Problem], known: Sequence[int], around: int) -> list[int] | None:
    """Return the turns that the items with problems are about; None for all."""
    numbers: set[int] = set()
    for problem in problems:
        cited = set(getattr(problem.item, "turns", ())) & set(known)
        if not cited:
            return None
        numbers |= {n for at in cited for n in range(at - around, at + around + 1)}
    return [n for n in known if n in numbers]


def merged(first: Shape, problems: Sequence[Problem], second: Shape) -> Shape:
    """Return the first answer with the items that had a problem replaced by those of the second."""
    failed = [problem.item for problem in problems if not isinstance(problem.item, str)]
    return _merged(first, failed, second)


def _merged(first: Shape, failed: Sequence[BaseModel], second: BaseModel) -> Shape:
    changes: dict[str, Any] = {}
    for name in type(first).model_fields:
        was, now = getattr(first, name), getattr(second, name)
        if isinstance(was, list) and all(isinstance(item, SeatFound) for item in (*was, *now)):
            changes[name] = _merged_seats(was, failed, now) if was or now else []
        elif isinstance(was, list):
            changes[name] = [*(item for item in was if not _is_among(item, failed)), *now]
        elif name == "summary":
            changes[name] = was or now
        elif isinstance(was, Brought):
            changes[name] = now if now.turns and (_is_among(was, failed) or not was.turns) else was
    return first.model_copy(update=changes)


def _merged_seats(
    was: Sequence[Any], failed: Sequence[BaseModel], now: Sequence[Any]
) -> list[BaseModel]:
    """Join the repaired items of a hot seat to it; a hot seat that failed itself is replaced."""
    seats = [seat for seat in was if not _is_among(seat, failed)]
    for new in now:
        same = next((n for n, seat in enumerate(seats) if _is_same_seat(seat, new)), None)
        if same is None:
            before = [s for s in was if _is_among(s, failed) and _is_same_seat(s, new)]
            seats.append(_with_content(new, before[0]) if before else new)
        elif "solutions" in type(new).model_fields:
            seats[same] = _merged(seats[same], failed, new)
    return seats


def _with_content(new: Any, before: Any) -> Any:
    """Return a repaired hot seat with what it held before, if it was repeated without that."""
    if not getattr(before, "solutions", None) or new.solutions:
        return new
    challenge = new.challenge if new.challenge.turns else before.challenge
    return new.model_copy(update={"solutions": before.solutions, "challenge": challenge})


def _is_same_seat(one: SeatFound, other: SeatFound) -> bool:
    overlap = one.first_turn <= other.last_turn and other.first_turn <= one.last_turn
    return overlap and one.member.casefold() == other.member.casefold()


def _is_among(item: Any, failed: Sequence[BaseModel]) -> bool:
    return any(item is one for one in failed)


def _shown(item: BaseModel | str) -> str:
    if isinstance(item, SeatFound):
        text = item.model_dump_json(include={"member", "first_turn", "last_turn"})
    else:
        text = item if isinstance(item, str) else item.model_dump_json()
    return f"{_clean(text, LONGEST_ITEM)}: " if text else ""


def _clean(text: str, longest: int) -> str:
    """Return a text as one line that cannot close the fence of the turns."""
    plain = " ".join(text.replace("<", "(").replace(">", ")").split())
    return plain if len(plain) <= longest else f"{plain[:longest]} …"
