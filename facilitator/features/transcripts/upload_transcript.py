"""Upload of a transcript on a page: stored at once, recapped by a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, UnreadableTranscript
from facilitator.domain.people.person import Roster
from facilitator.domain.sessions.board_redaction import OffRecordPeriod
from facilitator.domain.sessions.spoken_languages import requests_not_heard
from facilitator.features.access.group_access import visible_group, visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.live.live_notes import off_record_times
from facilitator.features.meetings.meeting_events import (
    find_session_near,
    stop_waiting_for_transcript,
)
from facilitator.features.meetings.plan_session import time_in_utc
from facilitator.features.meetings.planned_sessions import create_session
from facilitator.features.transcripts.held_transcripts import (
    HeldFiles,
    hold,
    must_wait,
    session_with_held_words,
)
from facilitator.features.transcripts.read_transcript import ReadTranscript, read_transcript
from facilitator.features.transcripts.store_transcript import (
    merge_duplicate_session,
    store_transcript,
)
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.members import hidden_check, save_members
from facilitator.kit.queries import has_same_transcript
from facilitator.kit.retention import find_deleted_transcript, last_struck_at
from facilitator.reading import TranscriptFile
from facilitator.records.base import now as written_now
from facilitator.records.groups import GroupRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord

LARGEST_BYTES = 8 * 1024 * 1024  # of all files together; three hours are about half a MB
MOST_FILES = 20
LONGEST_NAME = 80
DAY = timedelta(days=1)


class WrongDay(Refused):
    """A file has another day than the session it is uploaded for."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The files of one session as (name, content).

    ``is_sure``: the moderator confirmed that they belong to this session, whatever day they have.
    """

    files: Sequence[tuple[str, bytes]]
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What is needed to read the files of a session; ``day`` is in the group's zone."""

    group_id: int
    day: date
    roster: Roster
    off: tuple[OffRecordPeriod, ...] = ()


def upload_transcript(session_id: int, upload: Upload, visitor: Visitor, deps: Deps) -> None:
    """Store the transcript of one of the visitor's sessions; a worker makes the recap.

    Where its group wants that, a transcript in an unknown language waits for the moderator's word.

    Safe to run twice: the same words change nothing. Raises NotFound; UnreadableTranscript;
    OtherDay; Refused if the session takes no transcript, or has another one.
    """
    files, now = _sorted_files(upload.files), deps.clock.now()
    with deps.db.tx() as tx:
        session = visible_session(tx, visitor, session_id)
        _check_takes_transcript(tx, session, now)
        at, group_id = session.held_at or session.planned_at or now, session.group_id
        context = _Context(
            group_id, at.astimezone(session.group.as_settings().zone).date(),
            queries.roster_of(tx, group_id, at), off_record_times(tx, session, None),
        )  # fmt: skip
    transcript = _read_files(files, context, upload.is_sure, deps)

    def keep(tx: Session) -> None:
        session = tx.get_one(SessionRecord, session_id, with_for_update=True)
        _check_takes_transcript(tx, session, now)
        _store(tx, session, transcript, files, visitor, deps)

    deps.db.run_with_retry(keep)


def upload_for_new_session(
    group_id: int, began: datetime, upload: Upload, visitor: Visitor, deps: Deps
) -> int:  # fmt: skip
    """Store the transcript of an unplanned session, or of the session planned at that time.

    ``began`` is in the group's zone, without tzinfo. Returns the session id. Safe to run twice.
    Raises what hand_in does, and Refused if the time is not possible.
    """
    files, now = _sorted_files(upload.files), deps.clock.now()
    with deps.db.tx() as tx:
        group = visible_group(tx, visitor, group_id)
        at = time_in_utc(began, group.as_settings().zone)
        if at > now:
            raise Refused("This time is still to come.", "Say when the session began.")
        known = find_session_near(tx, group, None, at)
        keeps_records = queries.format_has_recap(group.format)
        context = _Context(group_id, began.date(), queries.roster_of(tx, group_id, at))
        known_id = known.id if known else None
    if known_id is not None:
        upload_transcript(known_id, upload, visitor, deps)
        return known_id
    if not keeps_records:
        raise Refused(NOTHING_KEPT, OTHER_FORMAT)
    transcript = _read_files(files, context, upload.is_sure, deps)

    def keep(tx: Session) -> int:
        group = visible_group(tx, visitor, group_id)
        tx.refresh(group, with_for_update=True)  # so that concurrent uploads see each other
        if (same_session := _session_with_words(tx, group, transcript)) is not None:
            return same_session.id
        session = find_session_near(tx, group, None, at) or create_session(tx, group, None)
        session.held_at = session.held_at or session.planned_at or at
        _store(tx, session, transcript, files, visitor, deps)
        return session.id

    return deps.db.run_with_retry(keep)


def sessions_without_recap(deps: Deps) -> list[tuple[int, str]]:
    """Return (id, fingerprint) of sessions without a recap whose words are less than a day old."""
    with deps.db.tx() as tx:
        kept = (
            select(TranscriptRecord.session_id, TranscriptRecord.fingerprint)
            .where(TranscriptRecord.created_at > written_now() - DAY)
            .where(TranscriptRecord.emptied_at.is_(None), TranscriptRecord.turns.any())
            .where(TranscriptRecord.session_id.not_in(select(RecapRecord.session_id)))
            .order_by(TranscriptRecord.session_id)
        )
        return [(session_id, words) for session_id, words in tx.execute(kept)]


NOTHING_KEPT = (
    "Of sessions in this group's format nothing is written down, so no transcript is taken."
)
OTHER_FORMAT = "If that is not meant, give the group another format in its settings."


def why_no_upload(tx: Session, session: SessionRecord, now: datetime) -> tuple[str, str]:
    """Return why a session takes no transcript, and advice; both empty if it takes one."""
    if not queries.session_has_recap(session):
        return NOTHING_KEPT, OTHER_FORMAT
    if session.held_at is None and session.planned_at is not None and session.planned_at > now:
        return "This session has not been held yet.", "Hand its transcript in when it is over."
    if last_struck_at(tx, session.id):
        return (
            "A member struck words of this session, and they are not taken in again.",
            "Its recap can be made anew from what is left.",
        )
    return "", ""


def _check_takes_transcript(tx: Session, session: SessionRecord, now: datetime) -> None:
    message, advice = why_no_upload(tx, session, now)
    if message:
        raise Refused(message, advice)


def _sorted_files(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Sort files by name, which is by time if a recorder named them. Raises Refused."""
    if not files:
        raise Refused("No file was chosen.", "Choose the transcript, as your recorder saved it.")
    if len(files) > MOST_FILES:
        raise Refused(f"These are {len(files)} files.", f"Give at most {MOST_FILES} at once.")
    if sum(len(content) for _, content in files) > LARGEST_BYTES:
        raise Refused(
            f"This is more than {LARGEST_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, SRT, TXT, DOCX, CSV, JSON), not the recording.",
        )
    return sorted(files)


def _read_files(
    files: Sequence[tuple[str, bytes]], context: _Context, is_sure: bool, deps: Deps
) -> ReadTranscript:  # fmt: skip
    """Read and redact the files. Raises UnreadableTranscript, OtherDay."""
    pieces = [TranscriptFile(content) for _, content in files]
    is_hidden = hidden_check(deps.db, context.group_id)
    try:
        transcript = read_transcript(
            pieces, context.roster, is_forgotten=is_hidden, off=context.off
        )
    except UnreadableTranscript as error:
        raise _with_file_name(files, error) from error
    file_day = transcript.transcript.held_on
    # one day of difference may be due to time zones
    if file_day is not None and abs(file_day - context.day) > DAY and not is_sure:
        raise WrongDay(
            f"This file is dated {file_day:%Y-%m-%d}, but the session was on "
            f"{context.day:%Y-%m-%d}.",
            "Is it the right file? If it is, choose it again and say so below it.",
        )
    return replace(transcript, transcript=replace(transcript.transcript, held_on=context.day))


def _with_file_name(
    files: Sequence[tuple[str, bytes]], error: UnreadableTranscript
) -> UnreadableTranscript:
    """Return the error with the name of the unreadable file, if that is known."""
    if error.number is None or error.number >= len(files):
        return error
    shown = "".join(c for c in files[error.number][0] if c.isprintable())[:LONGEST_NAME]
    return type(error)(f"{shown}: {error.message}", error.advice)


def _session_with_words(
    tx: Session, group: GroupRecord, transcript: ReadTranscript
) -> SessionRecord | None:
    """Return the session of a group that already has these words, or where they wait."""
    words = transcript.fingerprint or ""
    return session_with_held_words(tx, group, words) or tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == group.id)
        .where(TranscriptRecord.fingerprint == words)
        .limit(1)
    )


def _store(
    tx: Session, session: SessionRecord, transcript: ReadTranscript,
    files: Sequence[tuple[str, bytes]], visitor: Visitor, deps: Deps,
) -> None:  # fmt: skip
    """Store the words of a session once, or let them wait for the moderator's word.

    Raises Refused if they were deleted, or it has others.
    """
    words, now = transcript.fingerprint or "", deps.clock.now()
    if has_same_transcript(tx, session, words):
        return
    if (
        deleted := find_deleted_transcript(tx, session.group_id, words)
    ) is not None and deleted.emptied_at:
        raise Refused(
            f"What was said in session {deleted.session_id} was deleted on "
            f"{deleted.emptied_at:%Y-%m-%d}, as its group wants, and is not taken in again.",
            "Its recap is still there.",
        )
    unheard = requests_not_heard(transcript.transcript)
    if unheard and must_wait(tx, session, words):
        pieces = tuple(TranscriptFile(content) for _, content in files)
        given = HeldFiles(pieces, transcript.transcript.held_on)
        if not hold(tx, session, given, words, unheard, deps):
            return
    else:
        merge_duplicate_session(tx, session, words)
        people = save_members(tx, session.group, transcript.roster, told=False)
        store_transcript(tx, session, transcript, people)
    stop_waiting_for_transcript(tx, session)
    session.held_at = session.held_at or session.planned_at or now.astimezone(UTC)
    session.cancelled_at = None
    entry = AuditEntry(
        "handed in a transcript", f"session {session.id}", session.group_id, visitor.person_id
    )
    record_audit_entry(tx, entry, now)
