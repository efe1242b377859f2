"""After the recap: its session, people, turns and statements go into the records, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people import Person, Roster
from facilitator.domain.recap import Recap
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord
from facilitator.services.keep_people import keep_group, keep_people
from facilitator.services.keep_prompts import keep_prompts
from facilitator.services.keep_recap import keep_recap
from facilitator.services.keep_transcript import keep_transcript
from facilitator.services.make_recap import Handed, Made


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a recap went; ``was_known`` says that these words had been handed in before."""

    session_id: int
    version: int
    was_known: bool


def keep_session(handed: Handed, made: Made, db: Database) -> Kept:
    """Store a session with its recap, all of it or nothing.

    Safe to run twice: the same transcript finds its session again, and the same recap adds no
    version. Who has become unrecorded since the last time loses what was kept of them.
    """

    def keep(tx: Session) -> Kept:
        group = keep_group(tx, handed.group, handed.theme)
        group.format = handed.format or group.format
        group.language = handed.language
        people = keep_people(tx, group, everybody(made.heard.roster, made.recap))
        session, was_known = _session(tx, group, handed, made)
        keep_transcript(tx, session, made.heard, people)
        version = keep_recap(tx, session, made.recap, people)
        keep_prompts(tx, handed.theme, made.recap.prompts)
        return Kept(session.id, version, was_known)

    return db.settled(keep)


def everybody(roster: Roster, recap: Recap) -> Roster:
    """The roster and whoever else the recap speaks of; unresolved labels are nobody."""
    listed = {p.name for p in roster.people}
    named = [s.member for s in recap.hot_seats]
    named += [x.peer for s in recap.hot_seats for x in s.solutions]
    named += [c.member for c in recap.commitments] + [p.speaker for p in recap.points]
    others = dict.fromkeys(name for name in named if name not in listed)
    return Roster((*roster.people, *(Person(name) for name in others)))


def _session(
    tx: Session, group: GroupRecord, handed: Handed, made: Made
) -> tuple[SessionRecord, bool]:
    known = made.heard.fingerprint and tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == group.id)
        .where(TranscriptRecord.fingerprint == made.heard.fingerprint)
    )
    session = known or SessionRecord(group_id=group.id)
    session.title = handed.title or group.name
    session.theme = handed.theme
    if held_on := made.heard.transcript.held_on:
        session.held_at = datetime.combine(held_on, time(), UTC)
    tx.add(session)
    tx.flush()
    return session, known is not None
