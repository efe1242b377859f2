"""After the call: from files and a member list to the recap, without storing anything."""

from __future__ import annotations

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
from facilitator.ports import Engine

NOTHING_FOUND = (
    "No hot seat was found in this session, so there is no challenge to report. "
    "The main points by speaker are given instead."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A recap with what it was made from; ``left_out`` counts passages cut on request."""

    transcript: Transcript
    roster: Roster
    recap: Recap
    left_out: int = 0


def make_recap(
    files: Sequence[bytes],
    members: bytes | None,
    engine: Engine,
    *,
    held_on: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Made:
    """Read the files, resolve the speakers, cut what is off the record, and recap the rest.

    Raises UnreadableTranscript or BadRoster; the engine never sees what was off the record.
    """
    progress("Reading the member list")
    roster, roster_warnings = parse_roster(members) if members is not None else (Roster(), ())
    progress("Reading the transcript")
    known = [n for p in roster.people for n in (p.name, *p.aliases)]
    heard = transcripts.read_all(files, known)
    progress("Resolving who spoke")
    resolved = resolve(heard, roster)
    hidden = {p.name for p in roster.people if not p.recorded}
    kept = redact(resolved.transcript, hidden=hidden)
    transcript = replace(kept.transcript, held_on=held_on)
    progress("Finding hot seats, solutions and commitments")
    recap = engine.recap(transcript, roster)
    warnings = (
        *roster_warnings, *heard.warnings, *resolved.warnings, *kept.warnings, *recap.warnings,
        *(() if recap.hot_seats else (NOTHING_FOUND,)),
    )  # fmt: skip
    return Made(
        transcript,
        roster if roster.people else roster_of(transcript),
        replace(recap, warnings=tuple(dict.fromkeys(warnings))),
        kept.spans_left_out,
    )
