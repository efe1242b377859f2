"""What was heard in a session goes into the records, without what nobody may keep."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from facilitator.features.erasure.remove_words import remove_words
from facilitator.features.memory.index import clear_session
from facilitator.features.transcripts.read_transcript import Heard
from facilitator.records.groups import PersonRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import OwnPartRecord, RecapEditRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import PendingRecord


def keep_transcript(
    tx: Session, session: SessionRecord, heard: Heard, people: Mapping[str, PersonRecord]
) -> None:
    """Store the turns in place of those that were there. Safe to run twice.

    Who has become unrecorded since the last time loses what was kept of them.
    """
    moderator = next((p.name for p in heard.roster.people if p.name in heard.roster.moderators), "")
    session.moderator_id = people[moderator].id if moderator else None
    session.seconds = heard.transcript.seconds
    if heard.fingerprint is not None:
        _keep_turns(tx, session, heard, people)
    for name in heard.hidden & people.keys():
        remove_words(tx, people[name].id, session.id)
    if heard.hidden & people.keys():
        tx.expire_all()
        clear_session(tx, session.id)


def adopt(tx: Session, session: SessionRecord, fingerprint: str) -> None:
    """Take over what a moderator handed in of this session before its room was known to have it.

    The same words were kept as a session without a room; that one becomes part of this.
    """
    twin = tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == session.group_id, SessionRecord.id != session.id)
        .where(TranscriptRecord.fingerprint == fingerprint, SessionRecord.room_id.is_(None))
    )
    if twin is None or session.transcript is not None:
        return
    reviewed = (ReviewRecord, RecapEditRecord, OwnPartRecord)
    for record in (TranscriptRecord, RecapRecord, CallRecord, PendingRecord, *reviewed):
        tx.execute(update(record).where(record.session_id == twin.id).values(session_id=session.id))
    tx.expire_all()
    tx.delete(twin)
    tx.flush()


def _keep_turns(
    tx: Session, session: SessionRecord, heard: Heard, people: Mapping[str, PersonRecord]
) -> None:
    kept = session.transcript or TranscriptRecord(
        session_id=session.id, group_id=session.group_id, fingerprint=heard.fingerprint
    )
    kept.fingerprint = heard.fingerprint or ""
    kept.source = heard.transcript.source
    kept.left_out, kept.not_recorded = heard.left_out, len(heard.hidden)
    kept.warnings = list(heard.warnings)
    kept.closed = [list(stretch) for stretch in heard.transcript.closed]
    tx.add(kept)
    tx.flush()
    tx.execute(delete(TurnRecord).where(TurnRecord.transcript_id == kept.id))
    rows = [
        {
            "transcript_id": kept.id,
            "number": number,
            "person_id": people[turn.speaker].id if turn.speaker in people else None,
            "label": "" if turn.speaker in people else turn.speaker,
            "spans": [[span.start, span.end, span.text] for span in turn.spans],
        }
        for number, turn in enumerate(heard.transcript.turns, 1)
    ]
    if rows:
        tx.execute(insert(TurnRecord), rows)
