"""Between sessions: a peer is thanked for a solution that was tried, and hears how it went."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.follow_ups import FARTHEST, may_write
from facilitator.features.commitments.follow_up import (
    THANKS,
    is_note_near,
    is_quiet,
    last_mail,
    pace_of,
)
from facilitator.features.commitments.hot_seat_history import Given, OwnSeat, given_now
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import Addressed, put, why_not
from facilitator.kit.schedule import zone_in
from facilitator.records.aftercare import ThanksRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord

PAUSE = timedelta(hours=1)  # so long a slip can be taken back
PATIENCE = timedelta(days=14)  # so long thanks let the peer's own notes go first
GONE = "It may not be told any more."
TRIED = (Outcome.WORKED, Outcome.PARTLY, Outcome.NOT)


def due(deps: Deps) -> list[int]:
    """The solutions for which somebody is to be thanked now, the oldest word first."""
    now = deps.clock.now()
    waiting = (
        select(ThanksRecord)
        .where(ThanksRecord.thanked_at.is_(None), ThanksRecord.asked_at > now - FARTHEST)
        .order_by(ThanksRecord.asked_at, ThanksRecord.solution_id)
    )
    with deps.db.reading() as tx:
        return [row.solution_id for row in tx.scalars(waiting) if _to_thank(tx, row, now)]


def thank(solution_id: int, deps: Deps) -> bool:
    """Mail the peer who gave a solution. False where that is not due any more.

    Safe to run twice, also at the same time: the rows of the solution and of the peer are locked.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row = tx.get(ThanksRecord, solution_id, with_for_update=True)
        found = _to_thank(tx, row, now) if row and row.thanked_at is None else None
        if row is None or found is None:
            return False
        seat, given = found
        tx.get(PersonRecord, given.peer_id, with_for_update=True)
        if not may_write(last_mail(tx, given.peer_id), now, pace_of(tx, given.peer_id)):
            return False
        row.thanked_at = now
        about = f"session {seat.session_id}, solution {given.id}"
        note(tx, Deed("thanked a peer for a solution", about, seat.group.id, by_itself=True), now)
        return put(tx, _addressed(row, seat, given), _content(row, seat, given), now)


def write_anew(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Let thanks that leave say what may be said now. Gives why they do not leave, if so."""
    row = tx.get(ThanksRecord, int(mail.purpose.partition(":")[2]))
    found = _told(tx, row) if row else None
    if row is None or found is None or found[1].peer_id != mail.person_id:
        return GONE
    content = _content(row, *found)
    mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def _told(tx: Session, row: ThanksRecord) -> tuple[OwnSeat, Given] | None:
    """What may be told of it; nothing where nobody says any more that it was tried."""
    found = given_now(tx, row.solution_id)
    return found if found and found[1].outcome in TRIED else None


def _to_thank(tx: Session, row: ThanksRecord, now: datetime) -> tuple[OwnSeat, Given] | None:
    found = _told(tx, row) if row.asked_at + PAUSE <= now else None
    if found is None:
        return None
    seat, given = found
    if not seat.group.as_settings().follow_up_notes or why_not(tx, _addressed(row, seat, given)):
        return None
    if is_quiet(seat.group, zone_in(tx, seat.group, given.peer_id), now):
        return None
    if not may_write(last_mail(tx, given.peer_id), now, pace_of(tx, given.peer_id)):
        return None
    is_patient = now < row.asked_at + PATIENCE
    return None if is_patient and is_note_near(tx, given.peer_id, now) else found


def _addressed(row: ThanksRecord, seat: OwnSeat, given: Given) -> Addressed:
    return Addressed(
        THANKS, seat.group.id, given.peer_id, f"solution:{row.solution_id}", seat.session_id
    )


def _content(row: ThanksRecord, seat: OwnSeat, given: Given) -> compose.Content:
    assert given.outcome is not None
    return compose.write(
        THANKS, group=seat.group.name, language=seat.group.language, peer=given.peer,
        member=seat.member, day=seat.day.date(), outcome=given.outcome,
        solution=given.text if seat.travels else "",
        word=given.word if row.tells_word and seat.travels else "",
    )  # fmt: skip
