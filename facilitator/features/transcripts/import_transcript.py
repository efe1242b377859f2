"""Fetch or import the transcript of a session, redact it and store it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator import reading
from facilitator.domain.errors import NotFound, TranscriptMissing
from facilitator.domain.events import Event, File
from facilitator.domain.notices import notice
from facilitator.domain.sessions.board_redaction import ROUGH_SECONDS
from facilitator.domain.sessions.sittings import next_transcript_try
from facilitator.domain.sessions.spoken_languages import requests_not_heard
from facilitator.features.live.live_notes import off_record_times, was_off_record
from facilitator.features.meetings.meeting_events import find_or_create_session
from facilitator.features.meetings.planned_sessions import BY_NAME, find_room
from facilitator.features.transcripts.held_transcripts import (
    HeldFiles,
    hold,
    may_wait,
    must_wait,
    was_deleted_unread,
)
from facilitator.features.transcripts.read_transcript import ReadTranscript, read_transcript
from facilitator.features.transcripts.store_transcript import (
    merge_duplicate_session,
    store_transcript,
)
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.members import hidden_check, save_members
from facilitator.kit.retention import find_deleted_transcript, last_struck_at
from facilitator.reading import TranscriptFile
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import UploadRecord

TRANSCRIPT_KIND = "transcript"  # the kind of file that has the words


@dataclass(frozen=True, slots=True)
class ImportedTranscript:
    """The session of a stored transcript, and the fingerprint of its words."""

    session_id: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Sitting:
    id: int
    platform: str
    uuid: str
    begins: float  # seconds from the start of the session


def import_transcript(
    sitting_id: int, tickets: Mapping[str, str], deps: Deps
) -> ImportedTranscript | None:
    """Fetch, redact and store the transcript of a sitting's session, from all its sittings.

    Safe to run twice. ``tickets`` are the encrypted download tokens of events, by sitting uuid.
    Returns None if the group's format keeps no records, the recording was deleted, the retention
    period is over, or it waits for the moderator's word. Raises TranscriptMissing with the reason,
    UnreadableTranscript, ExternalServiceError.
    """
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or not _may_fetch(tx, sitting):
            return None
        session = sitting.session
        session_id, held_at = session.id, session.held_at
        records = _sitting_records(tx, session.id)
        sittings, first = _sittings(records), _started_at(records)
        off = off_record_times(tx, session, first)
        group_id, members = session.group_id, queries.roster_of(tx, session.group_id, held_at)
        asks = session.group.as_settings().unknown_language_waits
    pieces: list[TranscriptFile] = []
    files: dict[int, list[str]] = {}
    fetched: list[tuple[File, bytes]] = []
    for one in sittings:
        try:
            downloaded = _download(one, tickets.get(one.uuid, ""), deps)
        except TranscriptMissing:
            if one.id == sitting_id:
                raise
            continue  # an earlier, short sitting may not have been recorded
        pieces += [
            TranscriptFile(content, one.begins + file.offset) for file, content in downloaded
        ]
        files[one.id] = [file.id for file, _ in downloaded]
        fetched += downloaded
    paused, held_on = _paused(fetched) if off else 0.0, held_at.date() if held_at else None
    off = tuple(replace(stretch, paused=paused) for stretch in off)
    transcript = read_transcript(
        pieces, members, held_on=held_on, is_forgotten=hidden_check(deps.db, group_id), off=off
    )
    if asks and not off and requests_not_heard(transcript.transcript):
        paused = _paused(fetched)  # the board's times may still change while it waits
    given = HeldFiles(tuple(pieces), held_on, first, paused)
    return _store(session_id, transcript, given, files, deps)


def import_upload(event: Event, deps: Deps) -> ImportedTranscript | None:
    """Redact and store a transcript that another tool uploaded, then delete its parcel.

    Safe to run twice. Returns None if it is not kept, or waits for the moderator's word. Raises
    NotFound if no group has this meeting or name.
    """
    with deps.db.tx() as tx:
        parcel = tx.get(UploadRecord, event.key)
        session = _session_of(tx, event, deps.clock.now())
        session_id, held_at = session.id, session.held_at
        group_id, members = session.group_id, queries.roster_of(tx, session.group_id, held_at)
        if parcel is None or not queries.session_has_recap(session):
            return None
        off = off_record_times(tx, session, None)
        sealed = parcel.sealed
    content = deps.seal.open(sealed.decode())
    given = HeldFiles((TranscriptFile(content),), held_at.date() if held_at else None)
    transcript = read_transcript(
        given.files, members, held_on=given.held_on,
        is_forgotten=hidden_check(deps.db, group_id), off=off,
    )  # fmt: skip
    taken = _store(session_id, transcript, given, {}, deps)
    with deps.db.tx() as tx:
        if (parcel := tx.get(UploadRecord, event.key)) is not None:
            tx.delete(parcel)
    return taken


def import_summary(sitting_id: int, deps: Deps) -> None:
    """Keep the platform's summary for comparison, unless it may contain what is off the record."""
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or not _may_fetch(tx, sitting) or may_wait(tx, sitting.session):
            return
        name, uuid = sitting.platform, sitting.uuid
    platform = deps.platform(name)
    text = platform.summary(uuid) if platform else None
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id, with_for_update=True)
        transcript = sitting.session.transcript if sitting else None
        if (
            not text
            or sitting is None
            or may_wait(tx, sitting.session)
            or (transcript and (transcript.left_out or transcript.not_recorded))
        ):
            return
        if last_struck_at(tx, sitting.session_id) or was_off_record(tx, sitting.session_id):
            return
        record = tx.scalar(
            select(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id == sitting_id)
        ) or PlatformSummaryRecord(sitting_id=sitting_id)
        record.text, record.kept_at = text, deps.clock.now()
        tx.add(record)


def record_missing_transcript(sitting_id: int, why: TranscriptMissing, deps: Deps) -> bool:
    """Record a missing transcript and schedule the next try. Returns True after the last one."""
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id, with_for_update=True)
        if sitting is None or sitting.files:
            return False
        ended_at = sitting.ended_at or deps.clock.now()
        now = deps.clock.now()
        sitting.tries += 1
        next_at = next_transcript_try(ended_at, sitting.tries) if why.may_come else None
        while (
            next_at is not None and next_at <= now
        ):  # skip tries missed while the service was down
            sitting.tries += 1
            next_at = next_transcript_try(ended_at, sitting.tries)
        sitting.next_try_at = next_at
        if next_at is None:
            sitting.silence, sitting.silence_notices = str(why), list(why.notices)
        return next_at is None


def _sitting_records(tx: Session, session_id: int) -> list[SittingRecord]:
    query = select(SittingRecord).where(SittingRecord.session_id == session_id)
    return list(tx.scalars(query.order_by(SittingRecord.started_at, SittingRecord.id)))


def _sittings(sittings: list[SittingRecord]) -> list[_Sitting]:
    """Return the sittings with a recording, with their start in seconds of the session."""
    first = _started_at(sittings)
    return [
        _Sitting(
            s.id, s.platform, s.uuid,
            (s.started_at - first).total_seconds() if s.started_at and first else 0.0,
        )
        for s in sittings
        if not s.recording_gone_at
    ]  # fmt: skip


def _started_at(sittings: list[SittingRecord]) -> datetime | None:
    """Return the start of the first sitting, second 0 of the transcript; None if unknown."""
    return min((s.started_at for s in sittings if s.started_at), default=None)


def _download(sitting: _Sitting, ticket: str, deps: Deps) -> list[tuple[File, bytes]]:
    """Download the files of a sitting. Raises TranscriptMissing, ExternalServiceError."""
    platform = deps.platform(sitting.platform)
    if platform is None:
        raise TranscriptMissing(
            notice("no_platform_credentials", platform=sitting.platform),
            notice("set_zoom_credentials"),
            may_come=False,
        )
    token = deps.seal.open(ticket).decode() if ticket else ""
    files = platform.files(sitting.uuid)
    return [(file, platform.content(sitting.uuid, file, token)) for file in files]


def _paused(fetched: Sequence[tuple[File, bytes]]) -> float:
    """Return how many seconds a recording may have been paused: its length minus the words'."""
    longest = 0.0
    for file, content in fetched:
        if file.kind == TRANSCRIPT_KIND:
            spoken_seconds = reading.read(content).seconds
            longest = max(
                longest, ROUGH_SECONDS if file.seconds is None else file.seconds - spoken_seconds
            )
    return longest


def _store(
    session_id: int, transcript: ReadTranscript, given: HeldFiles,
    files: Mapping[int, list[str]], deps: Deps,
) -> ImportedTranscript | None:  # fmt: skip
    """Store a transcript, or let it wait for the moderator's word.

    Returns None if it waits, or if its words were deleted before or meanwhile.
    """
    unheard = requests_not_heard(transcript.transcript)
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, session_id, with_for_update=True)
        sittings = [s for s in _sitting_records(tx, session_id) if s.id in files]
        if any(s.recording_gone_at for s in sittings) or was_deleted_unread(tx, session_id):
            return None
        if not may_store(tx, session, transcript):
            return None
        for sitting in sittings:
            sitting.files, sitting.next_try_at = files[sitting.id], None
            sitting.silence, sitting.silence_notices = "", []
        words = transcript.fingerprint or ""
        if unheard and must_wait(tx, session, words):
            hold(tx, session, given, words, unheard, deps)
            _delete_summaries(tx, session_id)
            return None
        return store_words(tx, session, transcript)


def may_store(tx: Session, session: SessionRecord, transcript: ReadTranscript) -> bool:
    """Whether the words of a transcript may be stored: not if they were deleted or struck."""
    words = transcript.fingerprint or ""
    return (
        _may_store_words(session)
        and not find_deleted_transcript(tx, session.group_id, words)
        and not last_struck_at(tx, session.id)
    )


def store_words(
    tx: Session, session: SessionRecord, transcript: ReadTranscript
) -> ImportedTranscript:
    """Store the words of a transcript, and the people who spoke. Safe to run twice."""
    words = transcript.fingerprint or ""
    merge_duplicate_session(tx, session, words)
    people = save_members(tx, session.group, transcript.roster, told=False)
    store_transcript(tx, session, transcript, people)
    if transcript.left_out or transcript.hidden:
        _delete_summaries(tx, session.id)
    return ImportedTranscript(session.id, words)


def _delete_summaries(tx: Session, session_id: int) -> None:
    sittings = select(SittingRecord.id).where(SittingRecord.session_id == session_id)
    tx.execute(delete(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id.in_(sittings)))


def _may_fetch(tx: Session, sitting: SittingRecord) -> bool:
    """Whether words of a sitting may be asked for: not after they were deleted."""
    if sitting.recording_gone_at or was_deleted_unread(tx, sitting.session_id):
        return False
    return _may_store_words(sitting.session)


def _may_store_words(session: SessionRecord) -> bool:
    """Return whether words of a session may be stored: not after their retention period."""
    is_over = session.transcript is not None and session.transcript.emptied_at is not None
    return queries.session_has_recap(session) and not is_over


def _session_of(tx: Session, event: Event, at: datetime) -> SessionRecord:
    """Return the session of an uploaded transcript. Raises NotFound."""
    held_at = event.started_at or at
    if event.platform == BY_NAME:
        group, room = queries.find_group(tx, event.room), None
    else:
        room = find_room(tx, event.platform, event.room)
        group = room.group if room else None
    if group is None:
        raise NotFound(
            f"No group meets in {event.room}, so its transcript cannot be kept.",
            "Link the meeting to its group: `facilitator groups add NAME --room NUMBER`.",
        )
    session = find_or_create_session(tx, group, room, held_at)
    session.held_at = session.held_at or held_at
    return session
