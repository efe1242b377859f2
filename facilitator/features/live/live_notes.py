"""Notes that moderators take during a session, and the times they put it off the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.sessions.board_redaction import (
    EXACT_SECONDS,
    ROUGH_SECONDS,
    OffRecordPeriod,
)
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.boards import OFF, BoardRecord, LiveNoteRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord

LONGEST, MOST = 400, 200  # characters of a note; notes in a session
LASTS = timedelta(hours=12)  # how long a board can be used after its session began


class NoteKind(StrEnum):
    """The kind of a note."""

    NOTE = "note"
    COMMITMENT = "commitment"
    OFF = OFF  # a time off the record


@dataclass(frozen=True, slots=True)
class Note:
    """A note; ``name`` is whose commitment it is, ``until`` the end of a time off the record."""

    id: int
    kind: NoteKind
    name: str
    text: str
    at: datetime
    until: datetime | None = None


def add_note(
    visitor: Visitor, session_id: int, text: str, person_id: int | None, deps: Deps
) -> None:
    """Save a note, or with a ``person_id`` that member's commitment. Raises NotFound, Refused.

    The same text for the same person is saved once.
    """
    line = " ".join(clean_text(text).split())
    if not line or len(line) > LONGEST:
        raise Refused(
            "There is nothing in it." if not line else "This is too long for a note.",
            f"Write from 1 to {LONGEST} letters.",
        )
    with deps.db.tx() as tx:
        session = _open(tx, visitor, session_id, deps)
        if not queries.session_has_recap(session):
            raise Refused(
                "Of sessions in this format nothing is written down.", "Keep it on paper."
            )
        if person_id is not None and person_id not in dict(people_of(tx, session)):
            raise Refused("This is nobody to note a commitment of.", "Choose one of the names.")
        notes = notes_in(tx, session_id)
        kind = NoteKind.NOTE if person_id is None else NoteKind.COMMITMENT
        if len(notes) >= MOST:
            raise Refused("There is no more room on this board.", "Take something away first.")
        if any((one.kind, one.text, one.person_id) == (kind, line, person_id) for one in notes):
            return
        _add(tx, session, LiveNoteRecord(kind=kind, text=line, person_id=person_id), visitor, deps)
        _audit(tx, session, f"wrote down a {kind} during a session", visitor, deps)


def go_off_record(visitor: Visitor, session_id: int, deps: Deps) -> None:
    """Put the session off the record. Safe to run twice. Raises NotFound, Refused."""
    with deps.db.tx() as tx:
        session = _open(tx, visitor, session_id, deps)
        if _off(tx, session_id) is None:
            _add(tx, session, LiveNoteRecord(kind=NoteKind.OFF, text=""), visitor, deps)
            _audit(tx, session, "went off the record", visitor, deps)


def go_on_record(visitor: Visitor, session_id: int, deps: Deps) -> None:
    """Put the session on the record again. Safe to run twice. Raises NotFound, Refused."""
    with deps.db.tx() as tx:
        session = _open(tx, visitor, session_id, deps)
        row = _off(tx, session_id)
        if row is not None:
            row.until = deps.clock.now()
            _audit(tx, session, "went on the record again", visitor, deps)


def delete_note(visitor: Visitor, session_id: int, capture_id: int, deps: Deps) -> None:
    """Delete a note, at any time. Safe to run twice. Raises NotFound, Refused.

    A time off the record cannot be deleted: those who spoke then rely on it.
    """
    with deps.db.tx() as tx:
        visible_session(tx, visitor, session_id)
        row = tx.get(LiveNoteRecord, capture_id)
        if row is None or row.session_id != session_id:
            return
        session = tx.get_one(SessionRecord, session_id, with_for_update=True)
        if row.kind == NoteKind.OFF:
            raise Refused("What was off the record stays so.", "Only notes can be taken away.")
        tx.delete(row)
        _audit(tx, session, f"took away what was noted of a session ({row.kind})", visitor, deps)


def notes_in(tx: Session, session_id: int) -> list[LiveNoteRecord]:
    """All notes of a session, oldest first."""
    rows = select(LiveNoteRecord).where(LiveNoteRecord.session_id == session_id)
    return list(tx.scalars(rows.order_by(LiveNoteRecord.id)))


def get_note(tx: Session, session_id: int, capture_id: int) -> LiveNoteRecord:
    """The session's note with this id. Raises NotFound."""
    row = tx.get(LiveNoteRecord, capture_id)
    if row is None or row.session_id != session_id:
        raise NotFound("This was taken away meanwhile.", "Look at the page again.")
    return row


def as_note(row: LiveNoteRecord, zone: ZoneInfo) -> Note:
    """A row as a note to show, with times in this zone."""
    name, until = row.person.name if row.person else "", row.until
    return Note(
        row.id, NoteKind(row.kind), name, row.text, row.at.astimezone(zone),
        until.astimezone(zone) if until else None,
    )  # fmt: skip


def people_of(tx: Session, session: SessionRecord) -> tuple[tuple[int, str], ...]:
    """Ids and names of the members whose commitments may be noted: those who may be recorded."""
    members = [m for m in queries.members_of(tx, session.group_id) if m.recorded]
    return tuple(queries.display_names(members).items())


def begins_at(session: SessionRecord) -> datetime:
    """When a session is planned, or was held; when it was created if neither is known."""
    return session.planned_at or session.held_at or session.created_at


def why_closed(session: SessionRecord, now: datetime) -> str:
    """Why a session's board can no longer be used; empty if it can."""
    if session.cancelled_at is not None:
        return "This session was called off."
    if session.transcript is not None:
        return "This session is over, and its transcript is here."
    return "This session is over." if now > begins_at(session) + LASTS else ""


def check_open(session: SessionRecord, now: datetime) -> None:
    """Raise Refused if a session's board can no longer be used."""
    if why := why_closed(session, now):
        raise Refused(why, "What was said in it stands in its recap.")


def was_off_record(tx: Session, session_id: int) -> bool:
    """Whether a session was ever put off the record on its board."""
    rows = select(LiveNoteRecord.id).where(
        LiveNoteRecord.session_id == session_id, LiveNoteRecord.kind == NoteKind.OFF
    )
    return tx.scalar(rows.limit(1)) is not None


def off_record_times(
    tx: Session, session: SessionRecord, zero: datetime | None
) -> tuple[OffRecordPeriod, ...]:
    """The times off the record, in seconds of a transcript that starts at ``zero``.

    If ``zero`` is None the transcript is taken to start with the session, with a wider margin.
    """
    rows = [row for row in notes_in(tx, session.id) if row.kind == NoteKind.OFF]
    if not rows:
        return ()
    began = zero or _began_at(tx, session)
    margin = EXACT_SECONDS if zero else ROUGH_SECONDS
    return tuple(
        OffRecordPeriod(
            (row.at - began).total_seconds(), (row.until - began).total_seconds(), margin
        )
        if row.until
        else OffRecordPeriod((row.at - began).total_seconds(), margin=margin)
        for row in rows
    )


def remove_notes_about(tx: Session, person_id: int, session_id: int | None = None) -> None:
    """Delete the notes about a person, in all sessions or in one."""
    removal = delete(LiveNoteRecord).where(LiveNoteRecord.person_id == person_id)
    if session_id is not None:
        removal = removal.where(LiveNoteRecord.session_id == session_id)
    tx.execute(removal)


def rewrite_notes(tx: Session, session_ids: list[int], without: Callable[[str], str]) -> None:
    """Apply ``without`` to the text of notes; delete those that are empty then."""
    rows = select(LiveNoteRecord).where(
        LiveNoteRecord.session_id.in_(session_ids), LiveNoteRecord.kind != NoteKind.OFF
    )
    for row in list(tx.scalars(rows)):
        row.text = without(row.text)
        if not row.text:
            tx.delete(row)


def _open(tx: Session, visitor: Visitor, session_id: int, deps: Deps) -> SessionRecord:
    """A visitor's session, locked, if its board can be used. Raises NotFound, Refused."""
    visible_session(tx, visitor, session_id)
    session = tx.get_one(SessionRecord, session_id, with_for_update=True)
    check_open(session, deps.clock.now())
    return session


def _off(tx: Session, session_id: int) -> LiveNoteRecord | None:
    """The current time off the record, if any."""
    return tx.scalar(
        select(LiveNoteRecord).where(
            LiveNoteRecord.session_id == session_id, LiveNoteRecord.kind == NoteKind.OFF,
            LiveNoteRecord.until.is_(None),
        )
    )  # fmt: skip


def _began_at(tx: Session, session: SessionRecord) -> datetime:
    """When a session began: in its meeting room, else on its board, else as planned."""
    room = select(func.min(SittingRecord.started_at)).where(SittingRecord.session_id == session.id)
    board = select(BoardRecord.began_at).where(BoardRecord.session_id == session.id)
    return tx.scalar(room) or tx.scalar(board) or begins_at(session)


def _add(
    tx: Session, session: SessionRecord, row: LiveNoteRecord, visitor: Visitor, deps: Deps
) -> None:
    row.session_id, row.at, row.by_id = session.id, deps.clock.now(), visitor.person_id
    tx.add(row)


def _audit(tx: Session, session: SessionRecord, what: str, visitor: Visitor, deps: Deps) -> None:
    deed = AuditEntry(what, f"session {session.id}", session.group_id, visitor.person_id)
    record_audit_entry(tx, deed, deps.clock.now())
