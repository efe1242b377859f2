"""An agenda as somebody is told it: in their time zone, for their calendar, where they chat."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from facilitator.domain.agenda.kept import from_json
from facilitator.domain.agenda.parts import Agenda
from facilitator.domain.agenda.shown import AgendaView, as_lines, shown
from facilitator.domain.groups import GuestsSee
from facilitator.domain.people.people import Role
from facilitator.domain.sessions.peers_to_ask import is_still_said
from facilitator.features.agenda.agenda_inputs import Expected, Known
from facilitator.kit.deps import Deps
from facilitator.kit.ical import Invitation, invitation
from facilitator.ports import Post
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import PersonRecord
from facilitator.translation import Message, translator_for

SUBJECTS = {
    "": Message("Agenda: {group}, {day}"),
    "update": Message("Updated agenda: {group}, {day}"),
    "called_off": Message("Called off: {group}, {day}"),
}


def view_of(
    row: AgendaRecord,
    known: Known,
    zone: ZoneInfo,
    *,
    for_group: bool = False,
    for_guest: bool = False,
    parts: dict[str, Any] | None = None,
) -> AgendaView:
    """The agenda as it is shown in this zone; ``for_group`` leaves out what is not for all.

    ``for_guest`` leaves out as well what guests may not see of the group's recaps. What it quotes
    of earlier sessions and was kept back since is not in it. ``parts`` are those of an earlier
    version.
    """
    agenda = _as_it_may_be_told(from_json(row.parts if parts is None else parts), known)
    if for_guest and known.settings.guests_see is not GuestsSee.ALL:
        agenda = agenda.for_guest()
    elif for_group or for_guest:
        agenda = agenda.for_group()
    return shown(
        agenda,
        {person.person_id: person.name for person in known.people},
        session_id=known.session_id, group=known.group, topic=known.topic,
        language=known.settings.language, starts_at=known.starts_at.astimezone(zone),
    )  # fmt: skip


def _as_it_may_be_told(agenda: Agenda, known: Known) -> Agenda:
    seats = tuple(
        replace(
            seat,
            callers=tuple(
                c for c in seat.callers if is_still_said(c.reason, known.given, known.profiles)
            ),
        )
        for seat in agenda.seats
    )
    return replace(agenda, seats=seats)


def zone_of(tx: Session, known: Known, person_id: int | None) -> ZoneInfo:
    """The zone a person is told times in; the group's where they have none of their own."""
    person = tx.get(PersonRecord, person_id) if person_id else None
    return ZoneInfo(person.time_zone) if person and person.time_zone else known.settings.zone


def in_plain(view: AgendaView) -> list[str]:
    """The agenda without markup, in the group's own words and nobody's secrets."""
    opening = view.agenda.icebreaker
    return [
        *as_lines(view),
        *([f"Icebreaker: {opening.question}"] if opening else []),
        view.agenda.words.question,
    ]


def invited(
    known: Known, person: Expected, sequence: int, text: str, deps: Deps, *, is_off: bool = False
) -> bytes:
    """The session for somebody's calendar; ``is_off`` takes it out again."""
    host = parseaddr(deps.mailer.sender)[1]
    moves = person.guest.moves if person.guest else 0
    leads = next((p for p in known.people if p.role is Role.MODERATOR and p.email), None)
    return invitation(
        Invitation(
            entry_of(known.session_id, host), sequence + moves,
            f"{known.group}: {known.topic}" if known.topic else known.group, text,
            known.starts_at, known.minutes, known.settings.time_zone,
            (leads.name, leads.email) if leads else ("facilitator", host),
            (person.name, person.email), deps.clock.now(), is_cancelled=is_off,
        )
    )  # fmt: skip


def entry_of(session_id: int, host: str) -> str:
    """What a session is called in every calendar; ``host`` is the address our mails are from."""
    return f"session-{session_id}@{host.partition('@')[2]}"


def agenda_post(view: AgendaView, is_update: bool) -> Post:
    """The agenda in short, for where the group chats; of hot seats only whose and when."""
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
    return Post(
        _title(SUBJECTS["update" if is_update else ""], view),
        (
            when,
            *topic,
            *(seats or [translator.gettext("There is no hot seat this time.")]),
            *as_lines(view),
        ),
    )


def called_off_post(view: AgendaView) -> Post:
    """Word for where the group chats that the session does not take place."""
    translator = translator_for(view.language)
    lead = translator.gettext(
        "The session of {group} on {moment} was called off.",
        group=view.group,
        moment=translator.moment(view.starts_at),
    )
    return Post(_title(SUBJECTS["called_off"], view), (lead,))


def _title(subject: Message, view: AgendaView) -> str:
    translator = translator_for(view.language)
    return translator.text(
        subject, group=view.group, day=translator.day(view.starts_at, year=False)
    )
