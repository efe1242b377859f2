"""The moderator's edits of a recap, applied to the statements an engine found.

Nothing that was found is lost: an edit names its statement and is applied to the newest version
each time. So edits survive when a recap is made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator.domain.language.spelling import same_words
from facilitator.domain.notices import Notice
from facilitator.domain.recaps.recap import Evidence, EvidenceSource, HotSeat, Recap
from facilitator.domain.recaps.statements import (
    PlacedStatement,
    Statement,
    StatementPart,
    list_statements,
    match_statements,
    share_evidence,
    with_statements,
)
from facilitator.domain.recaps.strikes import STRUCK, reword

YES = "yes"  # value of a switch that is on
LEAST_SAID = 0.5  # minimum share of spoken words in a statement; below that it is paraphrased
_WORD = re.compile(r"[^\W\d_]{3,}")


class EditKind(StrEnum):
    """What is changed about a statement. The last edit of each kind counts."""

    TEXT = "text"
    SPEAKER = "speaker"
    DUE = "due"
    DROP = "drop"
    CONFIDENTIAL = "confidential"
    MERGE = "merge"
    ADD = "add"
    NO_SUMMARY = "no_summary"  # of a challenge: without the line on its hot seat
    NO_SESSION_SUMMARY = "no_session_summary"  # of any statement: without the line on the session
    REWORD = "reword"  # by the member whose challenge it is; cannot be undone


SUMMARIES = frozenset({EditKind.NO_SUMMARY, EditKind.NO_SESSION_SUMMARY})
SWITCHES = SUMMARIES | {EditKind.DROP, EditKind.CONFIDENTIAL}
FORMING = frozenset({EditKind.TEXT, EditKind.SPEAKER, EditKind.DUE, EditKind.ADD, EditKind.REWORD})


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit; ``target`` is the statement as found, ``into`` the one it is merged into.

    ``value`` is the new text, name or day (empty: none); for a switch, empty turns it off.
    """

    target: Statement
    change: EditKind
    value: str = ""
    into: Statement | None = None


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A statement as the moderator sees it.

    ``found`` is the engine's version, ``now`` the edited one; ``target`` is what further edits
    refer to. ``is_hidden`` says that it belongs to, or shares words with, something confidential.
    """

    seat: int
    target: Statement
    found: Statement
    now: Statement
    is_dropped: bool = False
    is_confidential: bool = False
    is_hidden: bool = False
    is_added: bool = False
    is_struck: bool = False  # by a member: its words are removed
    joined: str = ""  # text of the statement it was merged into
    no_summary: frozenset[EditKind] = frozenset()  # the lines of summary that are left out

    @property
    def is_public(self) -> bool:
        """Whether anybody but the moderator may read it."""
        is_out = self.is_dropped or self.is_confidential or self.is_hidden or self.is_struck
        return not (is_out or self.joined)

    @property
    def is_kept(self) -> bool:
        """Whether it is in the recap for anybody at all."""
        return not (self.is_dropped or self.is_struck)

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed it."""
        is_marked = self.is_dropped or self.is_confidential or bool(self.joined or self.no_summary)
        return is_marked or self.is_added or self.now != self.found


@dataclass(frozen=True, slots=True)
class ReviewedRecap:
    """A recap after its review.

    ``recap`` is everything others may ever read; ``entries`` are for the moderator only. ``lost``
    are edited statements without a place, since their hot seat no longer exists.
    """

    recap: Recap
    entries: tuple[ReviewEntry, ...]
    lost: tuple[Statement, ...] = ()


def apply_edits(recap: Recap, edits: Sequence[Edit]) -> ReviewedRecap:
    """Apply edits to a recap. Applying the same edits again changes nothing."""
    placed = list_statements(recap)
    targets, changes = _by_target(edits)
    where = match_statements(list(targets.values()), placed)
    about = {index: key for key, index in where.items()}
    entries = [
        _make_entry(p, targets[about[n]], changes.get(about[n], {}))
        if n in about
        else _make_entry(p, p.statement, {})
        for n, p in enumerate(placed)
    ]
    lost = []
    for key, target in targets.items():
        if key in where or not FORMING & changes.get(key, {}).keys():
            continue
        seat = _seat_for(target, recap.hot_seats)
        if seat is None:
            lost.append(target)
        else:
            entries.append(_make_entry(PlacedStatement(seat, target), target, changes[key]))
    entries = _hide_confidential(_merge_entries(entries, changes), edits)
    public = (PlacedStatement(e.seat, e.now) for e in entries if e.is_public)
    shown = with_statements(_without_changed_summaries(recap, entries), public)
    return ReviewedRecap(shown, tuple(entries), tuple(lost))


def _without_changed_summaries(recap: Recap, entries: Sequence[ReviewEntry]) -> Recap:
    """Remove a summary if something it may tell of was changed, or is not for everybody."""
    changed = {
        e.seat
        for e in entries
        if not e.is_public or e.now != e.found or EditKind.NO_SUMMARY in e.no_summary
    }
    seats = tuple(
        replace(seat, summary="") if number in changed else seat
        for number, seat in enumerate(recap.hot_seats)
    )
    is_gone = changed or any(e.no_summary for e in entries)
    return replace(recap, hot_seats=seats, summary="" if is_gone else recap.summary)


def reasons_to_check(entry: ReviewEntry, warnings: Iterable[Notice]) -> tuple[str, ...]:
    """Return reasons to check a statement before others; empty if it looks sound."""
    now, reasons = entry.now, list[str]()
    is_as_found = now.text == entry.found.text
    if now.check.reason and is_as_found:
        reasons.append(now.check.reason)
    said = [e for e in now.evidence if e.source is EvidenceSource.TRANSCRIPT]
    others = sorted({e.speaker for e in said} - {now.speaker})
    if not now.evidence:
        reasons.append("No words of the session carry it.")
    if others:
        reasons.append(f"It rests on words of {', '.join(others)}.")
    is_free = is_as_found and not now.check.verdict and _spoken_share(now.text, said) < LEAST_SAID
    if said and is_free:
        reasons.append("It is worded freely: compare it with what was said.")
    if any(warning.names(now.speaker) for warning in warnings):
        reasons.append("A warning speaks of this member.")
    return tuple(reasons)


def replace_hot_seat(before: Recap, made: Recap, member: str) -> Recap:
    """Return the old recap with one member's hot seat replaced by the new version."""
    new_seats = [seat for seat in made.hot_seats if seat.member == member]
    if not new_seats:
        return before
    kept = [seat for seat in before.hot_seats if seat.member != member]
    seats = tuple(sorted((*kept, *new_seats), key=lambda seat: seat.start))
    return replace(made, hot_seats=seats, commitments=before.commitments, points=before.points)


def _by_target(
    edits: Sequence[Edit],
) -> tuple[dict[str, Statement], dict[str, dict[EditKind, Edit]]]:
    targets: dict[str, Statement] = {}
    changes: dict[str, dict[EditKind, Edit]] = {}
    for edit in edits:
        targets.setdefault(edit.target.key, edit.target)
        changes.setdefault(edit.target.key, {})[edit.change] = edit
        if edit.into is not None:
            targets.setdefault(edit.into.key, edit.into)
    return targets, changes


def _make_entry(
    placed: PlacedStatement, target: Statement, changes: dict[EditKind, Edit]
) -> ReviewEntry:
    original = now = placed.statement
    if EditKind.REWORD in changes:
        now = reword(now, changes[EditKind.REWORD].value)
    if EditKind.TEXT in changes:
        now = replace(now, text=changes[EditKind.TEXT].value)
    if EditKind.DUE in changes:
        day = changes[EditKind.DUE].value
        now = replace(now, due=date.fromisoformat(day) if day else None)
    if EditKind.SPEAKER in changes:
        now = _with_speaker(now, changes[EditKind.SPEAKER].value)
    if (now.text, now.speaker) != (original.text, original.speaker):
        now = replace(now, idea=0)  # nobody else said it so
    marked = {change for change, edit in changes.items() if edit.value}
    return ReviewEntry(
        placed.seat, target, original, now,
        is_dropped=EditKind.DROP in marked, is_confidential=EditKind.CONFIDENTIAL in marked,
        is_added=EditKind.ADD in marked, is_struck=now.text == STRUCK,
        no_summary=SUMMARIES & marked,
    )  # fmt: skip


def _with_speaker(statement: Statement, speaker: str) -> Statement:
    """Change the speaker of a statement and of its evidence."""
    evidence = tuple(
        replace(e, speaker=speaker) if e.speaker == statement.speaker else e
        for e in statement.evidence
    )
    return replace(statement, speaker=speaker, evidence=evidence)


def _merge_entries(
    entries: list[ReviewEntry], changes: dict[str, dict[EditKind, Edit]]
) -> list[ReviewEntry]:
    """Give the evidence of merged statements to those they were merged into."""
    merged = list(entries)
    for index, entry in enumerate(entries):
        edit = changes.get(entry.target.key, {}).get(EditKind.MERGE)
        if edit is None or edit.into is None or not edit.value:
            continue
        into = next((m for m, e in enumerate(entries) if e.target.key == edit.into.key), None)
        if into is None or into == index:
            continue
        base = merged[into].now
        evidence = tuple(dict.fromkeys((*base.evidence, *entry.now.evidence)))
        merged[into] = replace(merged[into], now=replace(base, evidence=evidence))
        merged[index] = replace(merged[index], joined=base.text)
    return merged


def _hide_confidential(entries: list[ReviewEntry], edits: Sequence[Edit]) -> list[ReviewEntry]:
    """Hide everything that belongs to, or shares words with, something confidential."""
    last = {(e.target.key, e.change): e for e in edits}
    secret = [e for e in entries if e.is_confidential]
    words = [evidence for e in secret for evidence in (*e.found.evidence, *e.now.evidence)]
    words += [
        evidence
        for (_, change), edit in last.items()
        if change is EditKind.CONFIDENTIAL and edit.value
        for evidence in edit.target.evidence
    ]
    gone = {
        e.seat for e in entries if e.found.part is StatementPart.CHALLENGE and e.is_confidential
    }
    without = {e.seat for e in entries if e.found.part is StatementPart.CHALLENGE and not e.is_kept}
    return [
        replace(
            e,
            is_hidden=e.seat in gone or share_evidence(e.now.evidence, words),
            is_dropped=e.is_dropped or (e.seat >= 0 and e.seat in without),
        )
        for e in entries
    ]


def _seat_for(target: Statement, seats: Sequence[HotSeat]) -> int | None:
    """Return the hot seat of an edited statement that was not found again; None if there is none.

    An edited challenge is never placed next to the one found instead.
    """
    if target.part in (StatementPart.COMMITMENT, StatementPart.POINT):
        return -1
    if target.part is StatementPart.CHALLENGE:
        return None
    at = next((e.start for e in target.evidence), 0.0)
    candidates = [n for n, seat in enumerate(seats) if seat.member == target.member]
    return min(candidates, key=lambda n: abs(seats[n].start - at), default=None)


def _spoken_share(text: str, said: Sequence[Evidence]) -> float:
    """Return the share of a statement's words that were spoken."""
    if any(same_words(e.quote, text) for e in said):
        return 1.0
    words = list(_words(text))
    spoken = {word for e in said for word in _words(e.quote)}
    return sum(word in spoken for word in words) / len(words) if words else 1.0


def _words(text: str) -> Iterator[str]:
    return (word.casefold()[:6] for word in _WORD.findall(text))
