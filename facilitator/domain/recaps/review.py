"""What a moderator changed in a recap, laid over whatever an engine found.

Nothing of what was found is lost: a change names the statement it is about, and is laid over the
newest version each time. So changes outlive a recap that is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator.domain.language.spelling import same_words
from facilitator.domain.notices import Notice
from facilitator.domain.recaps.recap import Evidence, HotSeat, Recap, Source
from facilitator.domain.recaps.statements import (
    Part,
    Placed,
    Statement,
    cite_the_same,
    found_again,
    of_statements,
    statements,
)
from facilitator.domain.recaps.strikes import STRUCK, reworded

YES = "yes"  # the value of a switch that is on
LEAST_SAID = 0.5  # of a statement's words: less, and it is worded freely
_WORD = re.compile(r"[^\W\d_]{3,}")


class Change(StrEnum):
    """What is changed of a statement. The last word on each counts."""

    TEXT = "text"
    SPEAKER = "speaker"
    DUE = "due"
    DROP = "drop"
    CONFIDENTIAL = "confidential"
    MERGE = "merge"
    ADD = "add"
    REWORD = "reword"  # by the member whose challenge it is; nobody takes it back


FORMING = frozenset({Change.TEXT, Change.SPEAKER, Change.DUE, Change.ADD, Change.REWORD})


@dataclass(frozen=True, slots=True)
class Edit:
    """One change; ``target`` is the statement as it was found, ``into`` the one it joins.

    ``value`` is the text, the name, the day (empty: none); empty also takes back what is a switch.
    """

    target: Statement
    change: Change
    value: str = ""
    into: Statement | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as the moderator sees it.

    ``found`` is what the engine found, ``now`` what it reads now; ``target`` is what further
    changes are about. ``is_hidden`` says that it belongs to, or cites, what is confidential.
    """

    seat: int
    target: Statement
    found: Statement
    now: Statement
    is_dropped: bool = False
    is_confidential: bool = False
    is_hidden: bool = False
    is_added: bool = False
    is_struck: bool = False  # by a member: its words are gone
    joined: str = ""  # the text of the statement it went into

    @property
    def is_public(self) -> bool:
        """Whether others than the moderator may read it."""
        is_out = self.is_dropped or self.is_confidential or self.is_hidden or self.is_struck
        return not (is_out or self.joined)

    @property
    def is_kept(self) -> bool:
        """Whether it is in the recap for anybody at all."""
        return not (self.is_dropped or self.is_struck)

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed it."""
        is_marked = self.is_dropped or self.is_confidential or bool(self.joined)
        return is_marked or self.is_added or self.now != self.found


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A recap after its review.

    ``recap`` is all that others may ever read; ``entries`` are for the moderator alone. ``lost``
    are changed statements that have no place any more, since their hot seat is gone.
    """

    recap: Recap
    entries: tuple[Entry, ...]
    lost: tuple[Statement, ...] = ()


def review(found: Recap, edits: Sequence[Edit]) -> Reviewed:
    """Lay the edits over what was found. The same edits again change nothing."""
    placed = statements(found)
    targets, changes = _by_target(edits)
    where = found_again(list(targets.values()), placed)
    about = {index: key for key, index in where.items()}
    entries = [
        _entry(p, targets[about[n]], changes.get(about[n], {}))
        if n in about
        else _entry(p, p.statement, {})
        for n, p in enumerate(placed)
    ]
    lost = []
    for key, target in targets.items():
        if key in where or not FORMING & changes.get(key, {}).keys():
            continue
        seat = _seat_for(target, found.hot_seats)
        if seat is None:
            lost.append(target)
        else:
            entries.append(_entry(Placed(seat, target), target, changes[key]))
    entries = _without_words(_merged(entries, changes), edits)
    public = (Placed(e.seat, e.now) for e in entries if e.is_public)
    return Reviewed(of_statements(found, public), tuple(entries), tuple(lost))


def doubts(entry: Entry, warnings: Iterable[Notice]) -> tuple[str, ...]:
    """Why a moderator should look at a statement first; nothing where it looks sound."""
    now, told = entry.now, []
    said = [e for e in now.evidence if e.source is Source.TRANSCRIPT]
    others = sorted({e.speaker for e in said} - {now.speaker})
    if not now.evidence:
        told.append("No words of the session carry it.")
    if others:
        told.append(f"It rests on words of {', '.join(others)}.")
    if said and entry.now.text == entry.found.text and _said_of(now.text, said) < LEAST_SAID:
        told.append("It is worded freely: compare it with what was said.")
    if any(warning.names(now.speaker) for warning in warnings):
        told.append("A warning speaks of this member.")
    return tuple(told)


def with_seat(before: Recap, made: Recap, member: str) -> Recap:
    """The recap as it was, with only one member's hot seat taken from the one just made."""
    anew = [seat for seat in made.hot_seats if seat.member == member]
    if not anew:
        return before
    kept = [seat for seat in before.hot_seats if seat.member != member]
    seats = tuple(sorted((*kept, *anew), key=lambda seat: seat.start))
    return replace(made, hot_seats=seats, commitments=before.commitments, points=before.points)


def _by_target(
    edits: Sequence[Edit],
) -> tuple[dict[str, Statement], dict[str, dict[Change, Edit]]]:
    targets: dict[str, Statement] = {}
    changes: dict[str, dict[Change, Edit]] = {}
    for edit in edits:
        targets.setdefault(edit.target.key, edit.target)
        changes.setdefault(edit.target.key, {})[edit.change] = edit
        if edit.into is not None:
            targets.setdefault(edit.into.key, edit.into)
    return targets, changes


def _entry(placed: Placed, target: Statement, changes: dict[Change, Edit]) -> Entry:
    found = now = placed.statement
    if Change.REWORD in changes:
        now = reworded(now, changes[Change.REWORD].value)
    if Change.TEXT in changes:
        now = replace(now, text=changes[Change.TEXT].value)
    if Change.DUE in changes:
        day = changes[Change.DUE].value
        now = replace(now, due=date.fromisoformat(day) if day else None)
    if Change.SPEAKER in changes:
        now = _said_by(now, changes[Change.SPEAKER].value)
    marked = {change for change, edit in changes.items() if edit.value}
    return Entry(
        placed.seat, target, found, now,
        is_dropped=Change.DROP in marked, is_confidential=Change.CONFIDENTIAL in marked,
        is_added=Change.ADD in marked, is_struck=now.text == STRUCK,
    )  # fmt: skip


def _said_by(statement: Statement, speaker: str) -> Statement:
    """Who said it said the words it rests on, too."""
    evidence = tuple(
        replace(e, speaker=speaker) if e.speaker == statement.speaker else e
        for e in statement.evidence
    )
    return replace(statement, speaker=speaker, evidence=evidence)


def _merged(entries: list[Entry], changes: dict[str, dict[Change, Edit]]) -> list[Entry]:
    """What was merged lends its words to the statement it went into."""
    merged = list(entries)
    for n, entry in enumerate(entries):
        edit = changes.get(entry.target.key, {}).get(Change.MERGE)
        if edit is None or edit.into is None or not edit.value:
            continue
        into = next((m for m, e in enumerate(entries) if e.target.key == edit.into.key), None)
        if into is None or into == n:
            continue
        base = merged[into].now
        evidence = tuple(dict.fromkeys((*base.evidence, *entry.now.evidence)))
        merged[into] = replace(merged[into], now=replace(base, evidence=evidence))
        merged[n] = replace(merged[n], joined=base.text)
    return merged


def _without_words(entries: list[Entry], edits: Sequence[Edit]) -> list[Entry]:
    """Hides all that belongs to, or cites, what is confidential: words travel in many sentences."""
    last = {(e.target.key, e.change): e for e in edits}
    secret = [e for e in entries if e.is_confidential]
    words = [x for e in secret for x in (*e.found.evidence, *e.now.evidence)]
    words += [
        x
        for (_, change), edit in last.items()
        if change is Change.CONFIDENTIAL and edit.value
        for x in edit.target.evidence
    ]
    gone = {e.seat for e in entries if e.found.part is Part.CHALLENGE and e.is_confidential}
    without = {e.seat for e in entries if e.found.part is Part.CHALLENGE and not e.is_kept}
    return [
        replace(
            e,
            is_hidden=e.seat in gone or cite_the_same(e.now.evidence, words),
            is_dropped=e.is_dropped or (e.seat >= 0 and e.seat in without),
        )
        for e in entries
    ]


def _seat_for(target: Statement, seats: Sequence[HotSeat]) -> int | None:
    """The hot seat a changed statement belongs to that was not found again; None where it is gone.

    A changed challenge is never put beside the one that was found instead.
    """
    if target.part in (Part.COMMITMENT, Part.POINT):
        return -1
    if target.part is Part.CHALLENGE:
        return None
    at = next((e.start for e in target.evidence), 0.0)
    own = [n for n, seat in enumerate(seats) if seat.member == target.member]
    return min(own, key=lambda n: abs(seats[n].start - at), default=None)


def _said_of(text: str, said: Sequence[Evidence]) -> float:
    """Which part of the words of a statement was spoken."""
    if any(same_words(e.quote, text) for e in said):
        return 1.0
    wanted = list(_words(text))
    spoken = {word for e in said for word in _words(e.quote)}
    return sum(word in spoken for word in wanted) / len(wanted) if wanted else 1.0


def _words(text: str) -> Iterator[str]:
    return (word.casefold()[:6] for word in _WORD.findall(text))
