"""From a session's files to what was said by whom, without what nobody may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator import readers
from facilitator.domain.conversation.floor import Floor, floor_of
from facilitator.domain.notices import Notice
from facilitator.domain.people.people import Roster
from facilitator.domain.people.speakers import resolve, roster_of
from facilitator.domain.sessions.redaction import goes_off_the_record, redact
from facilitator.domain.sessions.stretches import Stretch, without
from facilitator.domain.sessions.turns import Transcript


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, ready to be kept and recapped.

    ``roster`` are the members, or the speakers where no members are known; ``listed`` says which.
    ``left_out`` counts passages cut on request, ``hidden`` names people of whom nothing is kept.
    The fingerprint is that of the words as they were handed in.
    """

    transcript: Transcript
    roster: Roster
    listed: bool = True
    fingerprint: str | None = None
    left_out: int = 0
    hidden: frozenset[str] = frozenset()
    warnings: tuple[Notice, ...] = ()


def hear(
    files: Sequence[readers.Piece],
    members: Roster,
    *,
    held_on: date | None = None,
    is_forgotten: Callable[[str], bool] = lambda _: False,
    off: Sequence[Stretch] = (),
) -> Heard:
    """Read the files, resolve the speakers, and cut what is off the record: by the words that say
    so, and in the stretches ``off`` by the moderator's board.

    Raises UnreadableTranscript. Gone are also all words of those who are not to be recorded or
    were forgotten on request, before anything is kept or any engine sees it. Where the day is
    not given, it is the transcript's own.
    """
    said = read(files, members)
    resolved = resolve(said, members)
    roster = members if members.people else roster_of(resolved.transcript)
    hidden = _hidden(resolved.transcript, roster, is_forgotten)
    nameless = {"", *resolved.unresolved} if hidden else set()  # one of them may be speaking
    floor = Floor()
    if hidden or goes_off_the_record(resolved.transcript):
        floor = floor_of(resolved.transcript, roster)  # while everybody's words are still there
    kept = redact(resolved.transcript, hidden=hidden, ends=floor.ends, perhaps=nameless)
    closed = tuple((start, end) for member, start, end in floor.spans if member in hidden)
    left = without(kept.transcript, off)
    return Heard(
        replace(left.transcript, held_on=held_on or said.held_on, closed=closed),
        replace(roster, people=tuple(p for p in roster.people if not is_forgotten(p.name))),
        bool(members.people),
        fingerprint_of(said),
        kept.spans_left_out + left.left_out,
        hidden,
        tuple(dict.fromkeys((*said.warnings, *resolved.warnings, *kept.warnings, *left.warnings))),
    )


def read(files: Sequence[readers.Piece], members: Roster) -> Transcript:
    """What the files say, under the names they give. Raises UnreadableTranscript."""
    known = [n for p in members.people for n in (p.name, p.email, *p.aliases) if n]
    return readers.read_all(files, known)


def fingerprint_of(heard: Transcript) -> str:
    """The same words by the same people at the same times: the same fingerprint."""
    digest = hashlib.sha256()
    for turn in heard.turns:
        digest.update(f"{turn.speaker}\0{turn.start:.2f}\0{turn.text}\n".encode("utf-8", "replace"))
    return digest.hexdigest()


def _hidden(
    transcript: Transcript, roster: Roster, is_forgotten: Callable[[str], bool]
) -> frozenset[str]:
    everybody = {*transcript.speakers, *(p.name for p in roster.people)}
    unrecorded = {p.name for p in roster.people if not p.recorded}
    return frozenset(unrecorded | {name for name in everybody if is_forgotten(name)})
