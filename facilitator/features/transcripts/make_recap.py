"""Make a recap from uploaded files, without storing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.domain.recaps.due_dates import due_date_in
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.board_redaction import OffRecordPeriod
from facilitator.domain.sessions.closed_periods import without_closed_periods
from facilitator.domain.sessions.spoken_languages import language_notices
from facilitator.features.transcripts.read_transcript import ReadTranscript, read_transcript
from facilitator.ports import Engine
from facilitator.reading import TranscriptFile


@dataclass(frozen=True, slots=True)
class SessionFiles:
    """The uploaded files of one session and what is known about it.

    ``session_id`` names the session in the records, if there is one; ``roster`` are its members,
    used if no member list (``members``, CSV) is given; ``off`` are the stretches that are off the
    record. ``own_prompts``: see Wish.
    """

    files: Sequence[bytes]
    members: bytes | None = None
    held_on: date | None = None
    group: str = "My group"
    title: str = ""
    theme: str = "base"
    format: str | None = None
    language: str = "en"
    session_id: int | None = None
    roster: Roster | None = None
    off: tuple[OffRecordPeriod, ...] = ()
    own_prompts: Mapping[str, str] = field(default_factory=dict)

    @property
    def note(self) -> str:
        """The note to the model for a repeated recap; empty, as this is the first one."""
        return ""


@dataclass(frozen=True, slots=True)
class MadeRecap:
    """A recap with the transcript it was made from."""

    heard: ReadTranscript
    recap: Recap


def make_recap(
    handed: SessionFiles,
    engine: Engine,
    *,
    is_forgotten: Callable[[str], bool] = lambda _: False,
    check: Callable[[str], None] = lambda _: None,
    progress: Callable[[str], None] = lambda _: None,
) -> MadeRecap:
    """Read the files, resolve the speakers, cut what is off the record, and recap the rest.

    The engine never sees what was off the record, nor words of people who are not recorded or were
    forgotten. ``check`` gets the fingerprint first and may raise. Raises UnreadableTranscript,
    BadRoster.
    """
    progress("Reading the member list")
    parsed, warnings = (
        parse_roster(handed.members)
        if handed.members is not None
        else (handed.roster or Roster(), ())
    )
    progress("Reading the transcript, resolving who spoke")
    pieces = [TranscriptFile(content) for content in handed.files]
    transcript = read_transcript(
        pieces, parsed, held_on=handed.held_on, is_forgotten=is_forgotten, off=handed.off
    )
    transcript = replace(
        transcript, warnings=tuple(dict.fromkeys((*warnings, *transcript.warnings)))
    )
    check(transcript.fingerprint or "")
    progress("Finding hot seats, solutions and commitments")
    return MadeRecap(transcript, run_engine(transcript, engine, handed.language))


def run_engine(heard: ReadTranscript, engine: Engine, language: str = "en") -> Recap:
    """Run the engine on a transcript; the recap has all warnings for its moderator.

    A turn whose language is not known counts as the group's.
    """
    people = heard.roster.people if heard.listed else ()
    turns = tuple(replace(t, language=t.language or language) for t in heard.transcript.turns)
    recap = engine.recap(
        replace(heard.transcript, turns=turns),
        Roster(tuple(p for p in people if p.name not in heard.hidden)),
    )
    recap = without_closed_periods(recap, heard.transcript.closed)
    notices = [*heard.warnings, *recap.warnings]
    notices += _contradicted_days(recap, heard.transcript.held_on, language)
    notices += language_notices(heard.transcript, language)
    if not recap.hot_seats:
        notices.append(notice("no_hot_seat"))
    return replace(recap, warnings=tuple(dict.fromkeys(notices)))


def _contradicted_days(recap: Recap, held_on: date | None, language: str) -> Iterator[Notice]:
    """Warn of due days that were said with the wrong day of the week."""
    for one in recap.commitments:
        for words in (one.text, *(e.quote for e in one.evidence)):
            found = due_date_in(words, held_on, language)
            if found and found.is_contradicted and found.day == one.due:
                said = words[found.start : found.end]
                yield notice("weekday_contradicts_date", member=one.member, said=said)
