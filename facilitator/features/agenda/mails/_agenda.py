"""Template variables shared by the mails about an agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.agenda.parts import GuestIntroduction
from facilitator.domain.agenda.view import AgendaView, CommitmentView, HotSeatView
from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, Translator, translator_for

NAME_LETTERS = 80
WISH_LETTERS = 300
SUBJECTS = {
    "": Message("Agenda: {group}, {day}"),
    "update": Message("Updated agenda: {group}, {day}"),
    "draft": Message("Draft agenda to approve: {group}, {day}"),
    "changed": Message("Something has changed: {group}, {day}"),
    "called_off": Message("Called off: {group}, {day}"),
}
WENT = {
    "done": Message("done"),
    "partly": Message("partly done"),
    "not": Message("not yet"),
    "dropped": Message("dropped"),
}


def agenda_variables(view: AgendaView, reader: str, kind: str) -> dict[str, Any]:
    """Variables for the agenda's parts. The subject contains nothing that a member wrote."""
    translator = translator_for(view.language)
    group = clip(view.group, NAME_LETTERS)
    day = translator.day(view.starts_at, year=False)
    opening = view.agenda.icebreaker
    return {
        "subject": translator.text(SUBJECTS[kind], group=group, day=day),
        "language": translator.language,
        "group": group,
        "hello": greeting_line(reader, translator, group),
        "when": translator.gettext(
            "{moment}, {minutes} minutes",
            moment=translator.moment(view.starts_at),
            minutes=view.minutes,
        ),
        "topic": translator.gettext("This time: {topic}", topic=clip(view.topic, NAME_LETTERS))
        if view.topic
        else "",
        "words": view.agenda.words,
        "seats": [_seat(seat, translator) for seat in view.seats],
        "items": [
            {
                "at": translator.time(item.at),
                "name": item.name,
                "seat": item.seat,
                "minutes": translator.gettext("{minutes} min", minutes=item.minutes),
                "script": item.script,
            }
            for item in view.items
        ],
        "icebreaker": opening.question if opening else "",
        "icebreaker_why": (
            translator.gettext("Why this one: {reason}", reason=opening.reason)
            if opening and opening.reason
            else ""
        ),
        "second": (
            translator.gettext("Or, if you would rather: {question}", question=opening.second)
            if opening and opening.second
            else ""
        ),
        "opens": translator.gettext("{name} goes first.", name=view.opener) if view.opener else "",
        "promises": [_promise(one, translator) for one in view.promises],
        "guests": [_guest(name, guest, translator) for name, guest in view.guests],
    }


def _seat(seat: HotSeatView, translator: Translator) -> dict[str, Any]:
    at = translator.time(seat.at) if seat.at else ""
    return {
        "name": clip(seat.name, NAME_LETTERS),
        "when": translator.gettext("{at}, about {minutes} minutes", at=at, minutes=seat.minutes)
        if at
        else "",
        "at": at,
        "minutes": seat.minutes,
        "wanted": clip(seat.wanted.sentence, WISH_LETTERS) if seat.wanted else "",
        "question": seat.question,
        "reasons": list(seat.reasons),
        "callers": list(seat.callers),
    }


def _guest(name: str, guest: GuestIntroduction, translator: Translator) -> dict[str, Any]:
    """A guest's welcome, with what they wrote for the group, unchanged."""
    answers = (
        (translator.gettext("Does, in their own words"), guest.does),
        (translator.gettext("Would bring"), guest.brings),
    )
    return {
        "welcome": translator.gettext("Our guest: {name}", name=clip(name, NAME_LETTERS)),
        "told": [(label, clip(text, WISH_LETTERS)) for label, text in answers if text],
    }


def _promise(one: CommitmentView, translator: Translator) -> dict[str, Any]:
    due = one.promise.due
    state = one.promise.state
    return {
        "name": clip(one.name, NAME_LETTERS),
        "text": one.promise.text,
        "due": translator.pgettext("recap", "by {day}", day=translator.day(due))
        if isinstance(due, date)
        else "",
        "state": translator.text(WENT[state]) if state in WENT else "",
        "word": one.promise.word,
    }
