"""Show the moderator the draft of an agenda, and send the agenda to the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.agenda.view import AgendaView
from facilitator.domain.errors import NotFound
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.outcomes import PastSolution
from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.agenda_icebreaker import record_opening
from facilitator.features.agenda.agenda_inputs import AgendaContext, ExpectedPerson, load_context
from facilitator.features.agenda.render_agenda import (
    agenda_post,
    as_plain_text_lines,
    calendar_invitation,
    reader_zone,
    view_for_reader,
)
from facilitator.features.mail import chat_posts
from facilitator.features.memory.past_solutions import DRAFT, past_solutions
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose, outbox
from facilitator.kit.pending_work import Pending
from facilitator.records.agendas import AgendaRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord

PURPOSE = "agenda"  # of the moderator's link
LINK_LIFETIME = timedelta(days=2)  # after the session
Sent = tuple[int, dict[str, Any]]  # number of earlier sends; the parts of the agenda


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """An agenda with everything its moderator is shown about it."""

    view: AgendaView
    people: tuple[ExpectedPerson, ...]
    edited: frozenset[str]
    changes: tuple[str, ...]
    number: int
    is_sent: bool
    is_over: bool
    past: Mapping[int, tuple[PastSolution, ...]]  # for the hot seat of each of these people


def open_draft(session_id: int, person_id: int | None, deps: Deps) -> AgendaDraft:
    """The agenda as its moderator sees it; as the operator sees it if ``person_id`` is None.

    Changes nothing. Raises NotFound, also for a person who no longer moderates the group.
    """
    with deps.db.tx() as tx:
        row = prepare_agenda.get_agenda(tx, session_id)
        known = load_context(tx, row.session)
        if person_id is not None:
            _check_moderator(known, person_id)
        return load_draft(tx, row, known, reader_zone(tx, known, person_id), deps.clock.now())


def load_draft(
    tx: Session, row: AgendaRecord, known: AgendaContext, zone: ZoneInfo, now: datetime
) -> AgendaDraft:
    """The agenda in this time zone, for a reader who may see all of it."""
    is_over = known.starts_at <= now or row.session.cancelled_at is not None
    return AgendaDraft(
        view_for_reader(row, known, zone), known.people, frozenset(row.edited),
        () if is_over else prepare_agenda.changes_in(row, known),
        row.number, row.sent_number == row.number, is_over,
        {one.person_id: one.given for one in past_solutions(tx, row)},
    )  # fmt: skip


def mail_draft(session_id: int, deps: Deps) -> bool:
    """Mail the draft to the group's moderators. Safe to run twice."""
    with deps.db.tx() as tx:
        row = queries.agenda_of(tx, session_id)
        if row is None or row.sent_number is not None:
            return False
        return _mail_moderators(tx, row, DRAFT, f"session:{session_id}", deps)


def refresh_draft_mail(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Update the mail of a draft just before it is sent, as it may have been written some time ago.

    Safe to run twice. If agenda or recipient is gone the mail stays unchanged. Returns an empty
    string: nothing keeps the mail from being sent.
    """
    row = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == mail.session_id))
    if row is None or row.session.planned_at is None:
        return ""
    known = load_context(tx, row.session)
    person = next((p for p in known.people if p.person_id == mail.person_id), None)
    if person is not None:
        content = _moderator_mail(tx, row, (DRAFT, ()), (known, person), deps)
        mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def mail_changes(session_id: int, deps: Deps) -> bool:
    """Mail the moderators what has changed since the agenda was made, once per change."""
    with deps.db.tx() as tx:
        row = queries.agenda_of(tx, session_id)
        if row is None:
            return False
        changes = prepare_agenda.changes_since(tx, row)
        if not changes or list(changes) == row.told:
            return False
        row.told = list(changes)
        key = f"session:{session_id}:{row.number}:{deps.clock.now():%Y%m%d%H%M%S}"
        return _mail_moderators(tx, row, "agenda_changed", key, deps)


def approve(
    session_id: int, number: int | None, by: int | None, deps: Deps, *, by_system: bool = False
) -> bool:
    """Approve this version for the group. Safe to run twice; False if the group has it already.

    This only records the approval: a worker writes the mails and the chat post. ``number`` is the
    version that was reviewed, any other one is not sent. ``by_system`` means that it is sent
    automatically, as the group's settings ask for. Raises WriteConflict, NotFound.
    """
    with deps.db.tx() as tx:
        session = prepare_agenda.upcoming_session(tx, session_id, deps)
        prepare_agenda.check_moderator(tx, session, by)
        row = prepare_agenda.get_agenda(tx, session_id)
        if number is not None:
            prepare_agenda.unchanged_agenda(tx, session_id, number)
        if row.sent_number == row.number:
            return False
        known, now = load_context(tx, session), deps.clock.now()
        opening = agenda_from_json(row.parts).icebreaker
        if opening:
            record_opening(tx, session, opening, known)
        pending_work.add(tx, Pending.MAIL_AGENDA, session_id, row.sends)
        row.sent_number, row.sent_at, row.sent_starts_at = row.number, now, known.starts_at
        row.sends += 1
        entry = AuditEntry(
            "sent an agenda" if by_system else "approved an agenda, and it was sent",
            f"session {session_id}, version {row.number}", session.group_id, by, by_system,
        )  # fmt: skip
        record_audit_entry(tx, entry, now)
    pending_work.start(tx, deps)
    return True


def queue_agenda_mails(tx: Session, session_id: int, before: int | None, deps: Deps) -> None:
    """Put the approved version into the outbox for everyone who is counted on.

    A handler of pending work; ``before`` is how often an agenda of this session was sent before.
    Does nothing if the session has been called off or has begun.
    """
    row = queries.agenda_of(tx, session_id)
    if row is None or row.sent_number is None or not _is_upcoming(row.session, deps):
        return
    sends, known = before or 0, load_context(tx, row.session)
    sent = next((v.parts for v in row.versions if v.number == row.sent_number), row.parts)
    for person in known.here:
        view, content = agenda_mail_for(tx, row, known, person, (sends, sent))
        purpose = f"session:{session_id}:{sends}"
        to = outbox.MailKey("agenda", known.group_id, person.person_id, purpose, session_id)
        text = "\n".join(as_plain_text_lines(view))
        calendar = calendar_invitation(tx, row.session, known, person, sends, text, deps)
        outbox.add_mail(tx, to, content, deps.clock.now(), calendar)
    view = view_for_reader(row, known, known.settings.zone, for_group=True, parts=sent)
    post = agenda_post(view, sends > 0)
    chat_posts.store_post(tx, row.session, f"session:{session_id}:{sends}", post, deps.clock.now())


def _is_upcoming(session: SessionRecord, deps: Deps) -> bool:
    begins = session.planned_at if session.cancelled_at is None else None
    return begins is not None and begins > deps.clock.now()


def publish(session_id: int, deps: Deps) -> bool:
    """Write the sent agenda into the meeting if the group wants that. Safe to run twice."""
    with deps.db.tx() as tx:
        row = queries.agenda_of(tx, session_id)
        if row is None or row.sent_number != row.number:
            return False
        known = load_context(tx, row.session)
        room = tx.get(RoomRecord, row.session.room_id) if row.session.room_id else None
        if room is None or not known.settings.agenda_in_meeting:
            return False
        view = view_for_reader(row, known, known.settings.zone, for_group=True)
        meeting = room.platform, room.number, row.session.occurrence or ""
        number = row.number
    platform = deps.platform(meeting[0])
    if platform is None:
        return False
    platform.set_agenda(meeting[1], meeting[2], "\n".join(as_plain_text_lines(view)))
    with deps.db.tx() as tx:
        row = prepare_agenda.get_agenda(tx, session_id)
        row.published_number = number
        entry = AuditEntry(
            "wrote an agenda into the meeting", f"session {session_id}, version {number}",
            row.session.group_id, by_system=True,
        )  # fmt: skip
        record_audit_entry(tx, entry, deps.clock.now())
    return True


def agenda_mail_for(
    tx: Session,
    row: AgendaRecord,
    known: AgendaContext,
    person: ExpectedPerson,
    sent: Sent | None = None,
) -> tuple[AgendaView, compose.MailContent]:
    """Return the agenda as one person may see it, and the mail that contains it.

    ``sent`` is the approved version; without it, the mail is as it would be sent now.
    """
    zone, (sends, parts) = reader_zone(tx, known, person.person_id), sent or (row.sends, row.parts)
    view = view_for_reader(
        row, known, zone, for_group=True, for_guest=person.role is Role.GUEST, parts=parts
    )
    return view, compose.render_mail("agenda", view=view, member=person.name, is_update=sends > 0)


def _mail_moderators(tx: Session, row: AgendaRecord, kind: str, purpose: str, deps: Deps) -> bool:
    """Mail the group's moderators about the draft."""
    known = load_context(tx, row.session)
    moderators = [p for p in known.people if p.role is Role.MODERATOR and p.email]
    changes = prepare_agenda.changes_in(row, known)
    for person in moderators:
        content = _moderator_mail(tx, row, (kind, changes), (known, person), deps)
        to = outbox.MailKey(kind, known.group_id, person.person_id, purpose, known.session_id)
        outbox.add_mail(tx, to, content, deps.clock.now())
    return bool(moderators)


def _moderator_mail(
    tx: Session,
    row: AgendaRecord,
    what: tuple[str, Sequence[str]],
    whom: tuple[AgendaContext, ExpectedPerson],
    deps: Deps,
) -> compose.MailContent:
    (kind, changes), (known, person) = what, whom
    link = deps.links.url(
        PURPOSE, (known.session_id, person.person_id), known.starts_at + LINK_LIFETIME
    )
    view = view_for_reader(row, known, reader_zone(tx, known, person.person_id))
    sends = known.settings.agenda_sends
    return compose.render_mail(
        kind, view=view, moderator=person.name, link=link, changes=list(changes),
        sends_at=view.starts_at - timedelta(hours=sends) if sends else None,
        is_sent=row.sent_number is not None,
    )  # fmt: skip


def _check_moderator(known: AgendaContext, person_id: int) -> None:
    moderators = {p.person_id for p in known.people if p.role is Role.MODERATOR}
    if person_id not in moderators:
        raise NotFound(
            "This agenda is not for you.",
            "Only the group's moderators can see it before it is sent.",
        )
