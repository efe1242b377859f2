"""The live board of a running session: its steps and notes, and moving from step to step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda import Item, Plan, SessionProgress, fit_format, session_progress
from facilitator.domain.agenda.parts import Agenda
from facilitator.domain.agenda.planning import USUAL_FORMAT
from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.errors import Refused
from facilitator.domain.sessions.formats import COMMITMENTS, REVIEW
from facilitator.domain.sessions.sittings import EARLY
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.live.live_notes import (
    Note,
    NoteKind,
    as_note,
    begins_at,
    check_open,
    notes_in,
    people_of,
    why_closed,
)
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.prompting.library import PromptLibrary
from facilitator.records.agendas import AgendaRecord
from facilitator.records.boards import BoardRecord
from facilitator.records.sessions import SessionRecord

MINUTE = timedelta(minutes=1)


class BoardState(StrEnum):
    """The state of a session on its board."""

    READY = "ready"
    RUNS = "runs"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BoardStep:
    """A step of the session. ``says`` is the question to ask in it, ``asks`` are pairs of a member
    and the commitment to ask them about.

    ``callers`` are the peers to call on, without the reasons: these are in the moderator's draft
    only, since others may see this screen.
    """

    name: str
    seat: str
    at: datetime
    minutes: int
    script: str
    says: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    callers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A session on its board; times are aware, in the group's zone.

    ``index`` is the number of steps that have ended, so the index of the running one; ``left``
    are its remaining minutes, negative over time. ``closed`` is why the board can no longer be
    used; ``opens_at`` is when the session can be started, None if it can be now.
    """

    session_id: int
    group: str
    topic: str
    starts_at: datetime
    planned_end: datetime
    state: BoardState
    steps: tuple[BoardStep, ...]
    index: int
    left: int
    ends_at: datetime
    notes: tuple[str, ...]
    captured: tuple[Note, ...]
    off_since: datetime | None
    people: tuple[tuple[int, str], ...]
    writes: bool
    closed: str
    has_agenda: bool
    opens_at: datetime | None

    @property
    def now(self) -> BoardStep | None:
        """The running step; the first one before the session, None after it."""
        return self.steps[self.index] if self.index < len(self.steps) else None

    @property
    def next(self) -> BoardStep | None:
        """The step after the running one, if any."""
        return self.steps[self.index + 1] if self.index + 1 < len(self.steps) else None


def open_board(visitor: Visitor, session_id: int, deps: Deps) -> Board:
    """The current board. Read-only. Raises NotFound."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        session = visible_session(tx, visitor, session_id)
        row = _row(tx, session_id)
        agenda = _agenda(tx, session_id)
        settings = session.group.as_settings()
        minutes = _minutes(session)
        began = row.began_at if row else begins_at(session)
        progress = _progress(_plan(session, agenda), row, now)
        people = {m.person_id: m.person.name for m in queries.members_of(tx, session.group_id)}
        starts = begins_at(session).astimezone(settings.zone)
        notes = [as_note(one, settings.zone) for one in notes_in(tx, session_id)]
        off = [one.at for one in notes if one.kind is NoteKind.OFF and one.until is None]
        state = (
            BoardState.READY
            if row is None
            else BoardState.RUNS
            if progress.now
            else BoardState.OVER
        )
        steps = tuple(
            _step(item, at == 0, agenda, people, began.astimezone(settings.zone))
            for at, item in enumerate(progress.plan.items)
        )
        return Board(
            session_id, session.group.name, session.topic, starts, starts + minutes * MINUTE,
            state, steps, progress.index, progress.left,
            (began + max(progress.plan.end, progress.minute) * MINUTE).astimezone(settings.zone),
            progress.plan.notes,
            tuple(notes), off[0] if off else None,
            people_of(tx, session), queries.session_has_recap(session), why_closed(session, now),
            agenda is not None, starts - EARLY if starts - EARLY > now else None,
        )  # fmt: skip


def start_session(visitor: Visitor, session_id: int, deps: Deps) -> None:
    """Start the first step, unless it was started already. Raises NotFound, Refused."""
    now = deps.clock.now()

    def start(tx: Session) -> None:
        session = _open(tx, visitor, session_id, now)
        if begins_at(session) - EARLY > now:
            raise Refused(
                "This session is not today, or not yet.",
                "Its board can be begun two hours before it at the earliest.",
            )
        if _row(tx, session_id) is None:
            tx.add(BoardRecord(session_id=session_id, began_at=now))
            deed = AuditEntry(
                "began a session on its board", f"session {session_id}", session.group_id,
                visitor.person_id,
            )  # fmt: skip
            record_audit_entry(tx, deed, now)

    deps.db.run_with_retry(start)


def next_step(visitor: Visitor, session_id: int, gone: int, deps: Deps) -> None:
    """End the running step and start the next; ``gone`` is how many steps the visitor saw ended.

    Does nothing if another moderator has moved on already. Raises NotFound, Refused.
    """
    with deps.db.tx() as tx:
        row, progress = _row_as_seen(tx, visitor, session_id, gone, deps)
        if row is not None and progress.now is not None:
            row.ends = [*row.ends[: progress.index], progress.minute]


def previous_step(visitor: Visitor, session_id: int, gone: int, deps: Deps) -> None:
    """Resume the previous step as if it had not ended; from the first one, undo the start.

    Does nothing if another moderator has moved meanwhile. Raises NotFound, Refused.
    """
    with deps.db.tx() as tx:
        row, progress = _row_as_seen(tx, visitor, session_id, gone, deps)
        if row is not None and progress.index:
            row.ends = row.ends[: progress.index - 1]
        elif row is not None:
            tx.delete(row)


def _row_as_seen(
    tx: Session, visitor: Visitor, session_id: int, gone: int, deps: Deps
) -> tuple[BoardRecord | None, SessionProgress]:
    """The board's row, None if it has moved since the visitor saw it, and its progress."""
    now = deps.clock.now()
    session = _open(tx, visitor, session_id, now)
    row = _row(tx, session_id)
    progress = _progress(_plan(session, _agenda(tx, session_id)), row, now)
    return (row if row is not None and progress.index == gone else None), progress


def _open(tx: Session, visitor: Visitor, session_id: int, now: datetime) -> SessionRecord:
    visible_session(tx, visitor, session_id)
    session = tx.get_one(SessionRecord, session_id, with_for_update=True)
    check_open(session, now)
    return session


def _row(tx: Session, session_id: int) -> BoardRecord | None:
    return tx.scalar(select(BoardRecord).where(BoardRecord.session_id == session_id))


def _agenda(tx: Session, session_id: int) -> Agenda | None:
    row = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == session_id))
    return agenda_from_json(row.parts) if row else None


def _minutes(session: SessionRecord) -> int:
    return session.planned_minutes or session.group.minutes


def _plan(session: SessionRecord, agenda: Agenda | None) -> Plan:
    """The times of the agenda; those of the session's format if there is no agenda."""
    if agenda is not None:
        return agenda.times
    format = PromptLibrary().format(session.as_settings().format or USUAL_FORMAT)
    return fit_format(format, _minutes(session), format.seats)


def _progress(times: Plan, row: BoardRecord | None, now: datetime) -> SessionProgress:
    if row is None:
        return session_progress(times, (), 0)
    return session_progress(times, row.ends, int((now - row.began_at) / MINUTE))


def _step(
    item: Item, is_first: bool, agenda: Agenda | None, people: Mapping[int, str], began: datetime
) -> BoardStep:
    at, step = began + item.start * MINUTE, item.step
    seats = agenda.seats if agenda else ()
    seat = seats[item.seat - 1] if 0 < item.seat <= len(seats) else None
    member = people.get(seat.person_id, "") if seat else ""
    if item.seat and not agenda:
        member = f"Hot seat {item.seat}"
    says = ""
    asks: tuple[tuple[str, str], ...] = ()
    if agenda and is_first and agenda.icebreaker and not item.seat:
        says = agenda.icebreaker.question
    elif agenda and step.capture == COMMITMENTS:
        says = agenda.words.closing
    elif agenda and step.capture == REVIEW:
        asks = tuple(
            (people[p.person_id], p.text) for p in agenda.promises if p.person_id in people
        )
    elif seat and member:
        says = seat.question
    callers = [people[c.person_id] for c in seat.callers if c.person_id in people] if seat else []
    return BoardStep(
        step.name, member, at, item.minutes, step.script, says, asks,
        tuple(callers) if step.speaks == "peers" or member else (),
    )  # fmt: skip
