"""Draft an agenda, regenerate parts of it, and compare it with the current data."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from facilitator.domain.agenda.changes import what_changed
from facilitator.domain.agenda.parts import Agenda, AgendaPart
from facilitator.domain.agenda.serialization import (
    agenda_as_json,
    agenda_from_json,
    facts_as_json,
    facts_from_json,
)
from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.features.agenda.agenda_icebreaker import choose_opening
from facilitator.features.agenda.agenda_inputs import (
    AgendaContext,
    AgendaInputs,
    agenda_basis,
    load_inputs,
)
from facilitator.features.agenda.draft_agenda import compose_agenda
from facilitator.features.llm.call_ledger import DatabaseLedger
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps, EngineRequest
from facilitator.kit.queries import agenda_of, is_moderator_or_owner
from facilitator.ports import AgendaWriter
from facilitator.records.agendas import AgendaRecord, AgendaVersionRecord
from facilitator.records.sessions import SessionRecord

DRAFTED = "drafted"


def prepare(session_id: int, deps: Deps) -> bool:
    """Draft the agenda of a session. False if there is one already. Raises NotFound, Refused."""
    with deps.db.tx() as tx:
        session = upcoming_session(tx, session_id, deps)
        if agenda_of(tx, session_id) is not None:
            return False
        facts = load_inputs(tx, session)
        opening = choose_opening(tx, facts)
    made = compose_agenda(facts, _writer(facts, deps), opening)

    def keep(tx: Session) -> bool:
        if agenda_of(tx, session_id) is not None:
            return False
        row = AgendaRecord(session_id=session_id, drafted_at=deps.clock.now())
        tx.add(row)
        save_version(tx, row, made, DRAFTED, None, deps)
        row.basis = facts_as_json(facts.basis)
        return True

    return deps.db.run_with_retry(keep)


def regenerate_parts(
    session_id: int,
    parts: Collection[AgendaPart],
    by: int | None,
    deps: Deps,
    *,
    again: bool = False,
) -> Agenda:
    """Regenerate these parts from current data; all other parts stay unchanged.

    ``again`` requests a different icebreaker. Raises NotFound, Refused, WriteConflict.
    """
    with deps.db.tx() as tx:
        session = upcoming_session(tx, session_id, deps)
        row = get_agenda(tx, session_id)
        before, number = agenda_from_json(row.parts), row.number
        facts = load_inputs(tx, session)
        rejected = [before.icebreaker.question] if again and before.icebreaker else []
        is_new_icebreaker = AgendaPart.ICEBREAKER in parts
        opening = choose_opening(tx, facts, rejected) if is_new_icebreaker else before.icebreaker
    kept = frozenset(AgendaPart) - frozenset(parts)
    agenda = compose_agenda(facts, _writer(facts, deps), opening, before, kept)
    with deps.db.tx() as tx:
        row = unchanged_agenda(tx, session_id, number)
        row.edited = [part for part in row.edited if part not in parts]
        row.basis = facts_as_json(facts.basis)
        row.told = []
        save_version(tx, row, agenda, f"made anew: {', '.join(sorted(parts))}", by, deps)
    return agenda


def catch_up(session_id: int, by: int | None, deps: Deps) -> Agenda:
    """Regenerate every part that was not edited, so that the agenda reflects what has changed."""
    with deps.db.tx() as tx:
        edited = {AgendaPart(part) for part in get_agenda(tx, session_id).edited}
    parts = frozenset(AgendaPart) - edited - {AgendaPart.ICEBREAKER}
    return regenerate_parts(session_id, parts, by, deps)


def changes_since(tx: Session, row: AgendaRecord) -> tuple[str, ...]:
    """Describe what has changed since the agenda was made."""
    if row.session.planned_at is None:
        return ()
    basis, names = agenda_basis(tx, row.session)
    return what_changed(facts_from_json(row.basis), basis, names)


def changes_in(row: AgendaRecord, known: AgendaContext) -> tuple[str, ...]:
    """Like changes_since, from session data that is already loaded."""
    return what_changed(facts_from_json(row.basis), known.basis, known.names)


def upcoming_session(tx: Session, session_id: int, deps: Deps) -> SessionRecord:
    """Return a session that has not begun and is not called off. Raises NotFound, Refused."""
    session = tx.get(SessionRecord, session_id)
    if session is None:
        raise NotFound(f"There is no session {session_id}.", "`facilitator sessions` lists them.")
    now = deps.clock.now()
    if session.cancelled_at or session.planned_at is None or session.planned_at <= now:
        raise Refused(
            "This session has begun or was called off, so its agenda cannot be changed.",
            "`facilitator sessions` lists upcoming sessions.",
        )
    return session


def check_moderator(tx: Session, session: SessionRecord, by: int | None) -> None:
    """Raise NotFound unless this person may change the agenda; ``by`` is None for the operator."""
    if by is not None and not is_moderator_or_owner(tx, session.group_id, by):
        raise NotFound("This agenda is not for you.", "Only the group's moderators can change it.")


def get_agenda(tx: Session, session_id: int, *, to_change: bool = True) -> AgendaRecord:
    """Return the agenda of a session, see agenda_of. Raises NotFound if there is none."""
    row = agenda_of(tx, session_id, to_change=to_change)
    if row is None:
        raise NotFound(
            f"There is no agenda for session {session_id} yet.",
            f"`facilitator agenda draft {session_id}` makes one now.",
        )
    return row


def unchanged_agenda(tx: Session, session_id: int, number: int) -> AgendaRecord:
    """Return the agenda if it still has this version number. Raises WriteConflict if it was
    changed.
    """
    row = get_agenda(tx, session_id)
    if row.number != number:
        raise WriteConflict(
            "Someone else changed this agenda at the same time.",
            "Review it, then try again.",
        )
    return row


def save_version(
    tx: Session, row: AgendaRecord, agenda: Agenda, what: str, by: int | None, deps: Deps
) -> None:
    """Save a new version and what made it; ``by`` is None for the operator and for drafts."""
    row.number = (row.number or 0) + 1
    row.parts = agenda_as_json(agenda)
    row.versions.append(
        AgendaVersionRecord(
            number=row.number, parts=row.parts, what=what, by_id=by, at=deps.clock.now()
        )
    )
    tx.flush()
    entry = AuditEntry(
        f"changed an agenda ({what})", f"session {row.session_id}, version {row.number}",
        row.session.group_id, by, by_system=what == DRAFTED,
    )  # fmt: skip
    record_audit_entry(tx, entry, deps.clock.now())


def _writer(facts: AgendaInputs, deps: Deps) -> AgendaWriter:
    settings = facts.settings
    with deps.db.tx() as tx:
        prompts = own_prompts(tx, facts.group_id, settings.theme)
    request = EngineRequest(
        facts.session_id, settings.theme, settings.format, settings.language, own_prompts=prompts
    )
    return deps.writer(request, DatabaseLedger(deps.db, facts.session_id))
