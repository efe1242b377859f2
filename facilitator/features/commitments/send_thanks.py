"""Thank the peer who gave a solution that was tried, and tell them how it went."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.follow_ups import FARTHEST, may_send_note
from facilitator.features.commitments.follow_up import (
    THANKS_KIND,
    is_note_soon,
    is_quiet_time,
    last_mail_at,
    pace_of,
)
from facilitator.features.commitments.hot_seat_history import (
    GivenSolution,
    PastHotSeat,
    current_solution,
)
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, why_not_send
from facilitator.kit.schedule import person_zone
from facilitator.records.aftercare import ThanksRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord

WITHDRAWAL_TIME = timedelta(hours=1)  # time to withdraw a report made by mistake
PRECEDENCE_TIME = timedelta(days=14)  # for this long the peer's own notes take precedence
NOT_AVAILABLE = "It may not be told any more."
TRIED = (Outcome.WORKED, Outcome.PARTLY, Outcome.NOT)


def due(deps: Deps) -> list[int]:
    """The ids of the solutions to send thanks for now, oldest report first."""
    now = deps.clock.now()
    waiting = (
        select(ThanksRecord)
        .where(ThanksRecord.thanked_at.is_(None), ThanksRecord.asked_at > now - FARTHEST)
        .order_by(ThanksRecord.asked_at, ThanksRecord.solution_id)
    )
    with deps.db.reading() as tx:
        return [row.solution_id for row in tx.scalars(waiting) if _due_solution(tx, row, now)]


def send_thanks(solution_id: int, deps: Deps) -> bool:
    """Mail thanks to the peer who gave a solution. False if it is no longer due.

    Safe to run twice, also at the same time: the rows of the solution and of the peer are locked.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row = tx.get(ThanksRecord, solution_id, with_for_update=True)
        solution = _due_solution(tx, row, now) if row and row.thanked_at is None else None
        if row is None or solution is None:
            return False
        seat, given = solution
        tx.get(PersonRecord, given.peer_id, with_for_update=True)
        if not may_send_note(last_mail_at(tx, given.peer_id), now, pace_of(tx, given.peer_id)):
            return False
        row.thanked_at = now
        about = f"session {seat.session_id}, solution {given.id}"
        record_audit_entry(
            tx,
            AuditEntry("thanked a peer for a solution", about, seat.group.id, by_system=True),
            now,
        )
        return add_mail(tx, _addressee(row, seat, given), _content(row, seat, given), now)


def refresh_thanks(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Update a thank-you mail just before it is sent. Returns the reason if it must not be sent."""
    row = tx.get(ThanksRecord, int(mail.purpose.partition(":")[2]))
    found = _visible_solution(tx, row) if row else None
    if row is None or found is None or found[1].peer_id != mail.person_id:
        return NOT_AVAILABLE
    content = _content(row, *found)
    mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def _visible_solution(tx: Session, row: ThanksRecord) -> tuple[PastHotSeat, GivenSolution] | None:
    """What may be shown of the solution; None if it is no longer reported as tried."""
    found = current_solution(tx, row.solution_id)
    return found if found and found[1].outcome in TRIED else None


def _due_solution(
    tx: Session, row: ThanksRecord, now: datetime
) -> tuple[PastHotSeat, GivenSolution] | None:
    found = _visible_solution(tx, row) if row.asked_at + WITHDRAWAL_TIME <= now else None
    if found is None:
        return None
    seat, given = found
    if not seat.group.as_settings().follow_up_notes or why_not_send(
        tx, _addressee(row, seat, given)
    ):
        return None
    if is_quiet_time(seat.group, person_zone(tx, seat.group, given.peer_id), now):
        return None
    if not may_send_note(last_mail_at(tx, given.peer_id), now, pace_of(tx, given.peer_id)):
        return None
    gives_precedence = now < row.asked_at + PRECEDENCE_TIME
    return None if gives_precedence and is_note_soon(tx, given.peer_id, now) else found


def _addressee(row: ThanksRecord, seat: PastHotSeat, given: GivenSolution) -> MailKey:
    return MailKey(
        THANKS_KIND, seat.group.id, given.peer_id, f"solution:{row.solution_id}", seat.session_id
    )


def _content(row: ThanksRecord, seat: PastHotSeat, given: GivenSolution) -> compose.MailContent:
    assert given.outcome is not None
    return compose.render_mail(
        THANKS_KIND, group=seat.group.name, language=seat.group.language, peer=given.peer,
        member=seat.member, day=seat.day.date(), outcome=given.outcome,
        solution=given.text if seat.travels else "",
        word=given.word if row.tells_word and seat.travels else "",
    )  # fmt: skip
