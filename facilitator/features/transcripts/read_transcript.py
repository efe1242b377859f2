"""Read transcript files: parse them, resolve the speakers, redact."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator import reading
from facilitator.domain.conversation.floor import Floor, floor_of
from facilitator.domain.notices import Notice
from facilitator.domain.people.person import Roster
from facilitator.domain.people.speakers import resolve_speakers, roster_of_speakers
from facilitator.domain.sessions.board_redaction import OffRecordPeriod, cut_periods
from facilitator.domain.sessions.redaction import (
    Redacted,
    goes_off_the_record,
    phrases_of,
    redact,
)
from facilitator.domain.sessions.turns import Transcript


@dataclass(frozen=True, slots=True)
class ReadTranscript:
    """A redacted transcript, ready to be stored and recapped.

    ``roster`` are the members if ``listed``, else the speakers. ``left_out`` counts passages cut
    on request, ``hidden`` names people whose words are not kept. The fingerprint is that of the
    words before redaction.
    """

    transcript: Transcript
    roster: Roster
    listed: bool = True
    fingerprint: str | None = None
    left_out: int = 0
    hidden: frozenset[str] = frozenset()
    warnings: tuple[Notice, ...] = ()


def read_transcript(
    files: Sequence[reading.TranscriptFile],
    members: Roster,
    *,
    held_on: date | None = None,
    is_forgotten: Callable[[str], bool] = lambda _: False,
    off: Sequence[OffRecordPeriod] = (),
) -> ReadTranscript:
    """Read the files, resolve the speakers, and cut what is off the record: by spoken requests, and
    by the stretches ``off`` from the moderator's board.

    Also removes all words of people who are not recorded or were forgotten, before anything is
    stored or an engine sees it. ``held_on`` defaults to the day in the transcript. Raises
    UnreadableTranscript.
    """
    parsed = parse_files(files, members)
    resolved = resolve_speakers(parsed, members)
    roster = members if members.people else roster_of_speakers(resolved.transcript)
    hidden = _hidden(resolved.transcript, roster, is_forgotten)
    # a hidden person may be one of the unresolved speakers
    unknown_speakers = {"", *resolved.unresolved} if hidden else set()
    redacted, floor = redact_requests(resolved.transcript, roster, hidden, unknown_speakers)
    closed = tuple((start, end) for member, start, end in floor.spans if member in hidden)
    cut = cut_periods(redacted.transcript, off)
    return ReadTranscript(
        replace(cut.transcript, held_on=held_on or parsed.held_on, closed=closed),
        replace(roster, people=tuple(p for p in roster.people if not is_forgotten(p.name))),
        bool(members.people),
        fingerprint_of(parsed),
        redacted.spans_left_out + cut.left_out,
        hidden,
        tuple(
            dict.fromkeys((*parsed.warnings, *resolved.warnings, *redacted.warnings, *cut.warnings))
        ),
    )


def redact_requests(
    transcript: Transcript,
    roster: Roster,
    hidden: Collection[str] = (),
    perhaps: Collection[str] = (),
) -> tuple[Redacted, Floor]:
    """Cut what was said off the record and all of ``hidden`` speakers, see ``redact``.

    The floor, which is found if either may be cut, is that before redaction: it needs all words.
    """
    phrases, floor = phrases_of(transcript), Floor()
    if not hidden and not goes_off_the_record(transcript, roster.moderators, phrases):
        return Redacted(transcript), floor
    floor = floor_of(transcript, roster)
    redacted = redact(
        transcript,
        hidden=hidden,
        ends=floor.ends,
        perhaps=perhaps,
        held=floor.spans,
        moderators=roster.moderators,
        phrases=phrases,
    )
    return redacted, floor


def parse_files(files: Sequence[reading.TranscriptFile], members: Roster) -> Transcript:
    """Parse the files, with the speaker names they have. Raises UnreadableTranscript."""
    known = [n for p in members.people for n in (p.name, p.email, *p.aliases) if n]
    return reading.read_all(files, known)


def fingerprint_of(heard: Transcript) -> str:
    """Return the SHA-256 of all speakers, start times and words."""
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
