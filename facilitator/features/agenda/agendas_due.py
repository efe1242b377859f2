"""Find the agendas to draft, send, update, publish or withdraw now."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from facilitator.features.agenda import prepare_agenda
from facilitator.kit.deps import Deps
from facilitator.records.agendas import AgendaRecord
from facilitator.records.sessions import SessionRecord

MAX_DAYS_AHEAD = timedelta(days=14)  # agendas are not drafted earlier than this


def due(deps: Deps) -> dict[str, list[int]]:
    """Return the session ids by what is due: draft, send, changed, publish, called_off.

    An outdated agenda is never sent automatically: its moderator is asked instead.
    """
    now = deps.clock.now()
    sessions: dict[str, list[int]] = {"draft": [], "send": [], "changed": [], "publish": []}
    upcoming = (
        select(SessionRecord, AgendaRecord)
        .outerjoin(AgendaRecord, AgendaRecord.session_id == SessionRecord.id)
        .where(SessionRecord.planned_at > now, SessionRecord.planned_at <= now + MAX_DAYS_AHEAD)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .order_by(SessionRecord.planned_at)
    )
    called_off = (
        select(SessionRecord.id)
        .join(AgendaRecord, AgendaRecord.session_id == SessionRecord.id)
        .where(SessionRecord.planned_at > now, SessionRecord.cancelled_at.is_not(None))
        .where(AgendaRecord.sent_number.is_not(None))
    )
    with deps.db.reading() as tx:
        sessions["called_off"] = list(tx.scalars(called_off))
        for session, agenda in tx.execute(upcoming):
            assert session.planned_at is not None
            settings, remaining = session.group.as_settings(), session.planned_at - now
            if agenda is None:
                if remaining <= timedelta(hours=settings.agenda_draft_hours):
                    sessions["draft"].append(session.id)
                continue
            changes = list(prepare_agenda.changes_since(tx, agenda))
            if changes and changes != agenda.told:
                sessions["changed"].append(session.id)
            send_hours = settings.agenda_sends
            is_unsent = agenda.sent_number is None and not changes
            if send_hours and is_unsent and remaining <= timedelta(hours=send_hours):
                sessions["send"].append(session.id)
            if _needs_publishing(agenda, settings.agenda_in_meeting):
                sessions["publish"].append(session.id)
    return sessions


def _needs_publishing(agenda: AgendaRecord, is_wanted: bool) -> bool:
    return (
        is_wanted
        and agenda.sent_number is not None
        and agenda.sent_number == agenda.number != agenda.published_number
    )
