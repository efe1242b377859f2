"""Store the redacted transcript of a session."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from facilitator.domain.sessions.held_transcripts import HeldState
from facilitator.features.erasure.remove_words import remove_words
from facilitator.features.memory.index import clear_session
from facilitator.features.transcripts.read_transcript import ReadTranscript
from facilitator.records.groups import PersonRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import MemberReviewRecord, RecapEditRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import PendingWorkRecord


def store_transcript(
    tx: Session,
    session: SessionRecord,
    transcript: ReadTranscript,
    people: Mapping[str, PersonRecord],
) -> None:
    """Store the turns of a session, replacing earlier ones. Safe to run twice.

    Kept words of people who no longer want to be recorded are deleted. Files of the session that
    waited for the moderator's word do not wait any more.
    """
    moderator = next(
        (p.name for p in transcript.roster.people if p.name in transcript.roster.moderators), ""
    )
    session.moderator_id = people[moderator].id if moderator else None
    session.seconds = transcript.transcript.seconds
    if transcript.transcript.turns:  # and not a recap from memory
        _stop_waiting(tx, session.id)
    if transcript.fingerprint is not None:
        _store_turns(tx, session, transcript, people)
    for name in transcript.hidden & people.keys():
        remove_words(tx, people[name].id, session.id)
    if transcript.hidden & people.keys():
        tx.expire_all()
        clear_session(tx, session.id)


def merge_duplicate_session(tx: Session, session: SessionRecord, fingerprint: str) -> None:
    """Merge an earlier upload of the same words into this session.

    It was kept as a session without a room; its records move here, and it is deleted.
    """
    duplicate = tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == session.group_id, SessionRecord.id != session.id)
        .where(TranscriptRecord.fingerprint == fingerprint, SessionRecord.room_id.is_(None))
    )
    if duplicate is None or session.transcript is not None:
        return
    reviewed = (ReviewRecord, RecapEditRecord, MemberReviewRecord)
    for record in (TranscriptRecord, RecapRecord, CallRecord, PendingWorkRecord, *reviewed):
        tx.execute(
            update(record).where(record.session_id == duplicate.id).values(session_id=session.id)
        )
    tx.expire_all()
    tx.delete(duplicate)
    tx.flush()


def _stop_waiting(tx: Session, session_id: int) -> None:
    """Delete files of the session that wait; the moderator's word stays."""
    of_session = HeldTranscriptRecord.session_id == session_id
    is_allowed = HeldTranscriptRecord.state == HeldState.ALLOWED.value
    tx.execute(delete(HeldTranscriptRecord).where(of_session, ~is_allowed))
    tx.execute(update(HeldTranscriptRecord).where(of_session).values(sealed=b""))


def _store_turns(
    tx: Session, session: SessionRecord, heard: ReadTranscript, people: Mapping[str, PersonRecord]
) -> None:
    transcript = session.transcript or TranscriptRecord(
        session_id=session.id, group_id=session.group_id, fingerprint=heard.fingerprint
    )
    transcript.fingerprint = heard.fingerprint or ""
    transcript.source = heard.transcript.source
    transcript.left_out, transcript.not_recorded = heard.left_out, len(heard.hidden)
    transcript.warnings = list(heard.warnings)
    transcript.closed = [list(stretch) for stretch in heard.transcript.closed]
    tx.add(transcript)
    tx.flush()
    tx.execute(delete(TurnRecord).where(TurnRecord.transcript_id == transcript.id))
    rows = [
        {
            "transcript_id": transcript.id,
            "number": number,
            "person_id": people[turn.speaker].id if turn.speaker in people else None,
            "label": "" if turn.speaker in people else turn.speaker,
            "language": turn.language,
            "spans": [[span.start, span.end, span.text] for span in turn.spans],
        }
        for number, turn in enumerate(heard.transcript.turns, 1)
    ]
    if rows:
        tx.execute(insert(TurnRecord), rows)
