"""After the call: from what was handed in to the recap, without storing anything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator import transcripts
from facilitator.domain.people import Roster
from facilitator.domain.recap import Recap
from facilitator.domain.redaction import redact
from facilitator.domain.roster import parse_roster
from facilitator.domain.speakers import resolve, roster_of
from facilitator.domain.turns import Transcript
from facilitator.engines.offline import hot_seat_ends
from facilitator.ports import Engine

NOTHING_FOUND = (
    "No hot seat was found in this session, so there is no challenge to report. "
    "The main points by speaker are given instead."
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What the moderator hands in: the files of one session and what is known about it."""

    files: Sequence[bytes]
    members: bytes | None = None
    held_on: date | None = None
    group: str = "My group"
    title: str = ""
    theme: str = "base"
    format: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Made:
    """A recap with what it was made from.

    ``left_out`` counts passages cut on request, ``hidden`` names people of whom nothing is kept.
    The fingerprint is that of the words as they were handed in.
    """

    transcript: Transcript
    roster: Roster
    recap: Recap
    fingerprint: str | None = None
    left_out: int = 0
    hidden: frozenset[str] = frozenset()


def make_recap(
    handed: Handed,
    engine: Engine,
    *,
    is_forgotten: Callable[[str], bool] = lambda _: False,
    progress: Callable[[str], None] = lambda _: None,
) -> Made:
    """Read the files, resolve the speakers, cut what is off the record, and recap the rest.

    Raises UnreadableTranscript or BadRoster; the engine never sees what was off the record,
    nor a word of those who are not to be recorded or were forgotten on request.
    """
    progress("Reading the member list")
    parsed, warnings = parse_roster(handed.members) if handed.members else (Roster(), ())
    progress("Reading the transcript")
    known = [n for p in parsed.people for n in (p.name, *p.aliases)]
    heard = transcripts.read_all(handed.files, known)
    progress("Resolving who spoke")
    resolved = resolve(heard, parsed)
    roster = parsed if parsed.people else roster_of(resolved.transcript)
    hidden = _hidden(resolved.transcript, roster, is_forgotten)
    nameless = {"", *resolved.unresolved} if hidden else set()  # one of them may be speaking
    ends = hot_seat_ends(resolved.transcript, roster)
    kept = redact(resolved.transcript, hidden=hidden, ends=ends, perhaps=nameless)
    transcript = replace(kept.transcript, held_on=handed.held_on)
    progress("Finding hot seats, solutions and commitments")
    recap = engine.recap(
        transcript, Roster(tuple(p for p in parsed.people if p.name not in hidden))
    )
    said = (
        *warnings, *heard.warnings, *resolved.warnings, *kept.warnings, *recap.warnings,
        *(() if recap.hot_seats else (NOTHING_FOUND,)),
    )  # fmt: skip
    return Made(
        transcript,
        replace(roster, people=tuple(p for p in roster.people if not is_forgotten(p.name))),
        replace(recap, warnings=tuple(dict.fromkeys(said))),
        fingerprint_of(heard),
        kept.spans_left_out,
        hidden,
    )


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
