"""An agenda in a reader's time zone: as a page, plain text, calendar entry and chat post."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from facilitator.domain.addresses import read_sender
from facilitator.domain.agenda.parts import Agenda
from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.agenda.view import AgendaView, agenda_view, as_text_lines
from facilitator.domain.group_settings import GuestsSee
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.peers_to_ask import is_quote_current
from facilitator.features.agenda.agenda_inputs import AgendaContext, ExpectedPerson
from facilitator.kit.deps import Deps
from facilitator.kit.ical import Invitation, render_invitation
from facilitator.kit.queries import join_link
from facilitator.ports import ChatPost
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.sessions import SessionRecord, uid_of
from facilitator.translation import Message, translator_for

SUBJECTS = {
    "": Message("Agenda: {group}, {day}"),
    "update": Message("Updated agenda: {group}, {day}"),
    "called_off": Message("Called off: {group}, {day}"),
}


def view_for_reader(
    row: AgendaRecord,
    known: AgendaContext,
    zone: ZoneInfo,
    *,
    for_group: bool = False,
    for_guest: bool = False,
    parts: dict[str, Any] | None = None,
) -> AgendaView:
    """The agenda in this time zone; ``for_group`` leaves out what only the moderator may see.

    ``for_guest`` also leaves out what guests may not see of the group's recaps. Quotes from earlier
    sessions that have been withdrawn since are left out. ``parts`` are those of an earlier version.
    """
    agenda = _without_withdrawn_quotes(
        agenda_from_json(row.parts if parts is None else parts), known
    )
    if for_guest and known.settings.guests_see is not GuestsSee.ALL:
        agenda = agenda.for_guest()
    elif for_group or for_guest:
        agenda = agenda.for_group()
    return agenda_view(
        agenda,
        {person.person_id: person.name for person in known.people},
        session_id=known.session_id, group=known.group, topic=known.topic,
        language=known.settings.language, starts_at=known.starts_at.astimezone(zone),
    )  # fmt: skip


def _without_withdrawn_quotes(agenda: Agenda, known: AgendaContext) -> Agenda:
    seats = tuple(
        replace(
            seat,
            callers=tuple(
                c for c in seat.callers if is_quote_current(c.reason, known.given, known.profiles)
            ),
        )
        for seat in agenda.seats
    )
    return replace(agenda, seats=seats)


def reader_zone(tx: Session, known: AgendaContext, person_id: int | None) -> ZoneInfo:
    """The time zone a person reads times in; the group's if they have none of their own."""
    person = tx.get(PersonRecord, person_id) if person_id else None
    return ZoneInfo(person.time_zone) if person and person.time_zone else known.settings.zone


def as_plain_text_lines(view: AgendaView) -> list[str]:
    """The agenda as plain text lines, without anything confidential."""
    opening = view.agenda.icebreaker
    return [
        *as_text_lines(view),
        *([f"Icebreaker: {opening.question}"] if opening else []),
        view.agenda.words.question,
    ]


def calendar_invitation(
    tx: Session,
    session: SessionRecord,
    known: AgendaContext,
    person: ExpectedPerson,
    sequence: int,
    text: str,
    deps: Deps,
    *,
    is_called_off: bool = False,
) -> bytes:
    """The session as an iCalendar invitation; ``is_called_off`` cancels it."""
    host = read_sender(deps.mailer.sender)[1]
    moves = person.guest.moves if person.guest else 0
    leads = next((p for p in known.people if p.role is Role.MODERATOR and p.email), None)
    return render_invitation(
        Invitation(
            uid_of(session, host), sequence + moves,
            f"{known.group}: {known.topic}" if known.topic else known.group, text,
            known.starts_at, known.minutes,
            (leads.name, leads.email) if leads else ("facilitator", host),
            (person.name, person.email), deps.clock.now(), join_link(tx, session), is_called_off,
        )
    )  # fmt: skip


def agenda_post(view: AgendaView, is_update: bool) -> ChatPost:
    """A short version of the agenda for the group's chat; of hot seats only who and when."""
    translator = translator_for(view.language)
    seated = translator.gettext("In the hot seat")
    seats = [
        f"{seated}: {seat.name}, "
        + translator.gettext(
            "{at}, about {minutes} minutes", at=translator.time(seat.at), minutes=seat.minutes
        )
        for seat in view.seats
        if seat.at
    ]
    when = translator.gettext(
        "{moment}, {minutes} minutes",
        moment=translator.moment(view.starts_at),
        minutes=view.minutes,
    )
    topic = [translator.gettext("This time: {topic}", topic=view.topic)] if view.topic else []
    return ChatPost(
        _title(SUBJECTS["update" if is_update else ""], view),
        (
            when,
            *topic,
            *(seats or [translator.gettext("There is no hot seat this time.")]),
            *as_text_lines(view),
        ),
    )


def called_off_post(view: AgendaView) -> ChatPost:
    """The chat post that says that a session was called off."""
    translator = translator_for(view.language)
    lead = translator.gettext(
        "The session of {group} on {moment} was called off.",
        group=view.group,
        moment=translator.moment(view.starts_at),
    )
    return ChatPost(_title(SUBJECTS["called_off"], view), (lead,))


def _title(subject: Message, view: AgendaView) -> str:
    translator = translator_for(view.language)
    return translator.text(
        subject, group=view.group, day=translator.day(view.starts_at, year=False)
    )
