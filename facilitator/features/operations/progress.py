"""Progress of a session from attendance to mails, in numbers and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord

MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a session so far."""

    session_id: int
    people: int = 0
    turns: int = 0
    version: int = 0
    silence: str = ""
    is_counted: bool = False
    mails: int = 0
    untried: int = 0

    @property
    def is_done(self) -> bool:
        """Whether attendance is known, there is a recap or will be none, and no mail is untried."""
        return self.is_counted and (self.version > 0 or bool(self.silence)) and not self.untried

    @property
    def steps(self) -> tuple[object, ...]:
        """The facts whose change is worth a new line; people and mails change all the time."""
        return self.is_counted, self.turns, self.version, self.silence

    @property
    def words(self) -> str:
        """The progress as a sentence."""
        text = f"Session {self.session_id}: {self.people} people were there"
        if self.silence:
            return f"{text}; {self.silence}"
        text += f", {self.turns} turns heard" if self.turns else ""
        text += f", recap version {self.version}" if self.version else ""
        return text + (f", {self.mails} mails sent" if self.mails else "")


def progress_of(tx: Session, platform: str, uuid: str) -> Progress | None:
    """Return the progress of the session with this sitting; None if the sitting is unknown."""
    sitting = tx.scalar(
        select(SittingRecord).where(SittingRecord.platform == platform, SittingRecord.uuid == uuid)
    )
    if sitting is None:
        return None
    people = select(func.count(func.distinct(VisitRecord.person_id))).where(
        VisitRecord.sitting_id == sitting.id
    )
    turns = (
        select(func.count())
        .select_from(TurnRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.session_id == sitting.session_id)
    )
    mail_count = select(func.count()).where(OutboxRecord.session_id == sitting.session_id)
    mails = mail_count.where(OutboxRecord.state == MailState.SENT)
    untried = mail_count.where(OutboxRecord.tries == 0, OutboxRecord.state == MailState.WAITING)
    newest = queries.newest_recap(tx, sitting.session_id)
    return Progress(
        sitting.session_id, tx.scalar(people) or 0, tx.scalar(turns) or 0,
        newest.version if newest else 0, sitting.silence, sitting.attended_at is not None,
        tx.scalar(mails) or 0, tx.scalar(untried) or 0,
    )  # fmt: skip


def planned_session_id(tx: Session, platform: str, room: str, at: datetime) -> int | None:
    """Return the id of the session planned in a room for this time, or None."""
    return tx.scalar(
        select(SessionRecord.id)
        .join(RoomRecord, RoomRecord.id == SessionRecord.room_id)
        .where(RoomRecord.platform == platform, RoomRecord.number == room)
        .where(SessionRecord.planned_at == at)
    )


def last_held_at(tx: Session, group: str) -> datetime | None:
    """Return when a group last met; None if it never did, or does not exist."""
    return tx.scalar(
        select(func.max(SessionRecord.held_at)).join(GroupRecord).where(GroupRecord.name == group)
    )


def mails_about(tx: Session, kind: str, session_id: int | None) -> list[tuple[str, str]]:
    """Return (recipient, text) of the mails of a kind about a session, in any state.

    Without a session, those about all sessions.
    """
    mails = select(OutboxRecord).where(OutboxRecord.kind == kind).order_by(OutboxRecord.id)
    if session_id is not None:
        mails = mails.where(OutboxRecord.session_id == session_id)
    return [(row.person.name, row.text) for row in tx.scalars(mails)]


def missing_transcripts(tx: Session) -> list[str]:
    """Return a sentence per missing transcript, newest first."""
    sittings = tx.scalars(
        select(SittingRecord)
        .where(SittingRecord.next_try_at.is_not(None) | (SittingRecord.silence != ""))
        .order_by(SittingRecord.id.desc())
        .limit(MOST_LINES)
    )
    return [_line(sitting) for sitting in sittings]


def _line(sitting: SittingRecord) -> str:
    text = f"Session {sitting.session_id} ({sitting.session.group.name})"
    if sitting.next_try_at:
        at = f"{sitting.next_try_at:%d %B %H:%M} UTC"
        return f"{text}: no transcript yet after {sitting.tries} looks; the next is at {at}."
    return f"{text}: {sitting.silence}"
