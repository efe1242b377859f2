"""Which agendas are to be drafted, sent, updated, written into a meeting or taken back now."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from facilitator.features.agenda import prepare_agenda
from facilitator.kit.deps import Deps
from facilitator.records.agendas import AgendaRecord
from facilitator.records.sessions import SessionRecord

FARTHEST = timedelta(days=14)  # no agenda is drafted earlier than that


def due(deps: Deps) -> dict[str, list[int]]:
    """The ids of sessions, by what is to be done.

    An agenda that is out of date is never sent by itself: its moderator is asked instead.
    """
    now = deps.clock.now()
    found: dict[str, list[int]] = {"draft": [], "send": [], "changed": [], "publish": []}
    soon = (
        select(SessionRecord, AgendaRecord)
        .outerjoin(AgendaRecord, AgendaRecord.session_id == SessionRecord.id)
        .where(SessionRecord.planned_at > now, SessionRecord.planned_at <= now + FARTHEST)
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
        found["called_off"] = list(tx.scalars(called_off))
        for session, agenda in tx.execute(soon):
            assert session.planned_at is not None
            settings, left = session.group.as_settings(), session.planned_at - now
            if agenda is None:
                if left <= timedelta(hours=settings.agenda_draft_hours):
                    found["draft"].append(session.id)
                continue
            changes = list(prepare_agenda.changes_since(tx, agenda))
            if changes and changes != agenda.told:
                found["changed"].append(session.id)
            sends = settings.agenda_sends
            waits = agenda.sent_number is None and not changes
            if sends and waits and left <= timedelta(hours=sends):
                found["send"].append(session.id)
            if _is_to_publish(agenda, settings.agenda_in_meeting):
                found["publish"].append(session.id)
    return found


def _is_to_publish(agenda: AgendaRecord, is_wanted: bool) -> bool:
    return (
        is_wanted
        and agenda.sent_number is not None
        and agenda.sent_number == agenda.number != agenda.published_number
    )
