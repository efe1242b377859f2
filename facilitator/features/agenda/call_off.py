"""Notify everyone who got the agenda when a session is called off."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.features.agenda.agenda_inputs import AgendaContext, ExpectedPerson, load_context
from facilitator.features.agenda.render_agenda import (
    calendar_invitation,
    called_off_post,
    reader_zone,
    view_for_reader,
)
from facilitator.features.mail import chat_posts
from facilitator.kit import outgoing, queries
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose, outbox
from facilitator.records.agendas import AgendaRecord
from facilitator.records.outbox import OutboxRecord

MAYBE_DELIVERED = (MailState.SENDING, MailState.SENT, MailState.DOUBT)  # the mail may have arrived
CALLED_OFF_REASON = "The session was called off."


def call_off(session_id: int, deps: Deps) -> bool:
    """Tell everyone who got the agenda that the session was called off. Safe to run twice.

    The agenda counts as not sent afterwards: if the session is held after all, it is sent again.
    False if nobody has the agenda or the session is not cancelled. Raises WriteConflict.
    """
    with deps.db.tx() as tx:
        row = queries.agenda_of(tx, session_id)
        if row is None or row.sent_number is None or row.session.cancelled_at is None:
            return False
        known = load_context(tx, row.session)
        known = replace(known, starts_at=row.sent_starts_at or known.starts_at)
        recipients = _recipients(tx, session_id)
        for person in known.people:
            if person.person_id in recipients:
                _queue_mail(tx, row, known, person, deps)
        view = view_for_reader(row, known, known.settings.zone, for_group=True)
        chat_posts.store_post(
            tx, row.session, _purpose(row), called_off_post(view), deps.clock.now()
        )
        row.sent_number = row.sent_at = row.sent_starts_at = None
        row.sends += 1
        return True


def _recipients(tx: Session, session_id: int) -> set[int]:
    """Drop agenda mails still waiting; return the ids of the people who got one."""
    agendas = (OutboxRecord.session_id == session_id) & (OutboxRecord.kind == "agenda")
    outgoing.drop_waiting(tx, OutboxRecord, agendas, CALLED_OFF_REASON)
    return set(
        tx.scalars(
            select(OutboxRecord.person_id).where(agendas, OutboxRecord.state.in_(MAYBE_DELIVERED))
        )
    )  # fmt: skip


def _queue_mail(
    tx: Session, row: AgendaRecord, known: AgendaContext, person: ExpectedPerson, deps: Deps
) -> None:
    view = view_for_reader(row, known, reader_zone(tx, known, person.person_id), for_group=True)
    content = compose.render_mail("called_off", view=view, member=person.name)
    to = outbox.MailKey(
        "called_off", known.group_id, person.person_id, _purpose(row), known.session_id
    )
    calendar = calendar_invitation(
        tx, row.session, known, person, row.sends, CALLED_OFF_REASON, deps, is_called_off=True
    )
    outbox.add_mail(tx, to, content, deps.clock.now(), calendar)


def _purpose(row: AgendaRecord) -> str:
    return f"session:{row.session_id}:{row.sends}"
