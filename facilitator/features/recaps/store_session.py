"""Store a session with its people, turns and recap, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.features.meetings.meeting_events import stop_waiting_for_transcript
from facilitator.features.recaps.store_prompts import store_prompts
from facilitator.features.recaps.store_recap import store_recap
from facilitator.features.transcripts.make_recap import MadeRecap, SessionFiles
from facilitator.features.transcripts.store_transcript import (
    merge_duplicate_session,
    store_transcript,
)
from facilitator.kit.members import get_or_create_group, people_not_on_roster, save_members
from facilitator.kit.queries import get_session, has_same_transcript
from facilitator.kit.retention import check_not_struck
from facilitator.prompting.library import PromptLibrary
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord


@dataclass(frozen=True, slots=True)
class StoredSession:
    """Where a recap is stored; ``was_known``: the same words were uploaded before."""

    session_id: int
    version: int
    was_known: bool


def store_session(handed: SessionFiles, made: MadeRecap, db: Database) -> StoredSession:
    """Store a session with its recap in one transaction.

    Safe to run twice: the same transcript finds its session again, and the same recap adds no
    version. Kept words of people who no longer want to be recorded are deleted. Theme, format and
    language are set on the session, and on the group only if it is new. Raises Refused if the
    session has other words.
    """

    def store(tx: Session) -> StoredSession:
        group = get_or_create_group(tx, handed.group, handed.theme, handed.format, handed.language)
        people = save_members(tx, group, made.heard.roster, told=handed.members is not None)
        people |= save_members(
            tx, group, people_not_on_roster(made.heard.roster, made.recap), told=False
        )
        session, was_known = _session(tx, group, handed, made)
        check_not_struck(tx, session.id)
        store_transcript(tx, session, made.heard, people)
        version = store_recap(tx, session, made.recap, people)
        library = PromptLibrary.of(handed.theme, handed.own_prompts)
        store_prompts(tx, library, handed.theme, made.recap.prompts)
        return StoredSession(session.id, version, was_known)

    return db.run_with_retry(store)


def _session(
    tx: Session, group: GroupRecord, handed: SessionFiles, made: MadeRecap
) -> tuple[SessionRecord, bool]:
    """Return the session of these words, and whether it had them already. Raises Refused."""
    words = made.heard.fingerprint or ""
    if handed.session_id is not None:
        session = get_session(tx, handed.session_id)
        was_known = has_same_transcript(tx, session, words)
        merge_duplicate_session(tx, session, words)
        stop_waiting_for_transcript(tx, session)
    else:
        known = tx.scalar(
            select(SessionRecord)
            .join(TranscriptRecord)
            .where(TranscriptRecord.group_id == group.id, TranscriptRecord.fingerprint == words)
        )
        was_known, session = known is not None, known or SessionRecord(group_id=group.id)
    session.title = handed.title or group.name
    session.theme, session.format, session.language = handed.theme, handed.format, handed.language
    session.held_at = _held_at(session, made.heard.transcript.held_on)
    session.cancelled_at = None
    tx.add(session)
    tx.flush()
    return session, was_known


def _held_at(session: SessionRecord, day: date | None) -> datetime | None:
    """Return the known time of a session if it is on ``day``, else midnight UTC of that day."""
    known = session.held_at or session.planned_at
    if day is None or (known and known.date() == day):
        return known
    return datetime.combine(day, time(), UTC)
