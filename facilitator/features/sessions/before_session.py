"""The console's view of a session before it is held: agenda, attendees and mail preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.domain.errors import NotFound
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.agenda_inputs import AgendaContext, ExpectedPerson, load_context
from facilitator.features.agenda.send_agenda import AgendaDraft, agenda_mail_for, load_draft
from facilitator.features.memory.past_solutions import AGENDA, past_solutions_for_mail
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.records.outbox import OutboxRecord


@dataclass(frozen=True, slots=True)
class PreparedSession:
    """A session before it is held; ``starts_at`` is in the group's time zone, None if it is not
    planned.

    ``draft`` is None if there is no agenda yet, ``people`` are those who are asked. The mail to
    ``reader`` has this ``subject``; both are empty if nobody gets one.
    """

    session_id: int
    group_id: int
    group: str
    topic: str
    starts_at: datetime | None
    minutes: int
    is_called_off: bool
    is_over: bool
    people: tuple[ExpectedPerson, ...] = ()
    draft: AgendaDraft | None = None
    reader: int | None = None
    subject: str = ""

    @property
    def ends_at(self) -> datetime | None:
        """The planned end, in the group's time zone."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def readers(self) -> tuple[ExpectedPerson, ...]:
        """The people who get the agenda."""
        return _readers(self.people)


@dataclass(frozen=True, slots=True)
class MailPreview:
    """A mail as one person will get it."""

    name: str
    content: compose.MailContent


def load_prepared_session(
    visitor: Visitor, session_id: int, reader: int | None, deps: Deps
) -> PreparedSession:
    """Load a session as it is prepared, and the subject of the mail to ``reader`` (see preview).

    Changes nothing. Raises NotFound.
    """
    now = deps.clock.now()
    with deps.db.reading() as tx:
        session = visible_session(tx, visitor, session_id)
        settings = session.group.as_settings()
        starts = session.planned_at
        is_over = starts is None or starts <= now
        identity = (session.id, session.group_id, session.group.name, session.topic)
        minutes, is_called_off = (
            session.planned_minutes or settings.minutes,
            bool(session.cancelled_at),
        )
        if starts is None:
            return PreparedSession(*identity, None, minutes, is_called_off, is_over)
        agenda = queries.agenda_of(tx, session_id, to_change=False)
        known = load_context(tx, session)
        starts = starts.astimezone(settings.zone)
        coming = PreparedSession(*identity, starts, minutes, is_called_off, is_over, known.people)
        if agenda is None:
            return coming
        coming = replace(coming, draft=load_draft(tx, agenda, known, settings.zone, now))
        person = _reader(known, reader)
        if person is None:
            return coming
        _, content = agenda_mail_for(tx, agenda, known, person)
        return replace(coming, reader=person.person_id, subject=content.subject)


def preview_mail(
    visitor: Visitor, session_id: int, person_id: int | None, deps: Deps
) -> MailPreview:
    """The mail one person would get now; the first recipient's if ``person_id`` is None or unknown.

    Changes nothing. Raises NotFound, also if there is no agenda yet or nobody to get it.
    """
    with deps.db.reading() as tx:
        session = visible_session(tx, visitor, session_id)
        agenda = prepare_agenda.get_agenda(tx, session_id, to_change=False)
        known = load_context(tx, session)
        person = _reader(known, person_id)
        if person is None:
            raise NotFound(
                "This agenda has no recipients.", "No member who will attend has an email address."
            )
        _, content = agenda_mail_for(tx, agenda, known, person)
        mail = OutboxRecord(
            kind=AGENDA, group=session.group, group_id=session.group_id, session_id=session_id,
            person_id=person.person_id,
        )  # fmt: skip
        if past := past_solutions_for_mail(tx, mail):
            content = compose.with_past_solutions(content, past, language=session.group.language)
        return MailPreview(person.name, content)


def _readers(people: Sequence[ExpectedPerson]) -> tuple[ExpectedPerson, ...]:
    return tuple(person for person in people if person.comes and person.email)


def _reader(known: AgendaContext, person_id: int | None) -> ExpectedPerson | None:
    """The recipient with this id, otherwise the first one; None if nobody gets the agenda."""
    readers = _readers(known.people)
    return next((p for p in readers if p.person_id == person_id), next(iter(readers), None))
