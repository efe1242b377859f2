"""What the mails about an agenda have in common: its parts as a reader is told them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from facilitator.domain.agenda.parts import Welcome
from facilitator.domain.agenda.shown import AgendaView, ShownPromise, ShownSeat
from facilitator.kit.mail.fitting import clip
from facilitator.kit.mail.greeting import hello
from facilitator.wording import Words, words

NAME_LETTERS = 80
WISH_LETTERS = 300


def told(view: AgendaView, reader: str, kind: str) -> dict[str, Any]:
    """The parts that every such mail may show. Nothing anybody wrote stands in a subject."""
    ours = words(view.language)
    before = ours.agenda["said_before"]
    say = {**ours.agenda, "said_before": before[:1].upper() + before[1:]}
    group = clip(view.group, NAME_LETTERS)
    day = ours.day(view.starts_at, year=False)
    opening = view.agenda.icebreaker
    return {
        "say": say,
        "subject": say[f"subject_{kind}" if kind else "subject"].format(group=group, day=day),
        "language": ours.language,
        "group": group,
        "hello": hello(reader, ours, group),
        "when": say["when"].format(moment=ours.moment(view.starts_at), minutes=view.minutes),
        "topic": say["topic"].format(topic=clip(view.topic, NAME_LETTERS)) if view.topic else "",
        "words": view.agenda.words,
        "seats": [_seat(seat, ours) for seat in view.seats],
        "items": [
            {"at": f"{item.at:%H:%M}", "name": item.name, "seat": item.seat,
             "minutes": say["minutes_short"].format(minutes=item.minutes), "script": item.script}
            for item in view.items
        ],
        "icebreaker": opening.question if opening else "",
        "icebreaker_why": say["icebreaker_why"].format(reason=opening.reason)
        if opening and opening.reason else "",
        "second": say["or"].format(question=opening.second) if opening and opening.second else "",
        "opens": say["opens"].format(name=view.opener) if view.opener else "",
        "promises": [_promise(one, ours) for one in view.promises],
        "guests": [_guest(name, guest, ours) for name, guest in view.guests],
    }  # fmt: skip


def moment(at: datetime, view: AgendaView) -> str:
    """A time in the words of the agenda's language."""
    return words(view.language).moment(at)


def _seat(seat: ShownSeat, ours: Words) -> dict[str, Any]:
    at = f"{seat.at:%H:%M}" if seat.at else ""
    return {
        "name": clip(seat.name, NAME_LETTERS),
        "when": ours.agenda["seat_when"].format(at=at, minutes=seat.minutes) if at else "",
        "at": at,
        "minutes": seat.minutes,
        "wanted": clip(seat.wanted.sentence, WISH_LETTERS) if seat.wanted else "",
        "question": seat.question,
        "reasons": list(seat.reasons),
        "callers": list(seat.callers),
    }


def _guest(name: str, guest: Welcome, ours: Words) -> dict[str, Any]:
    """The welcome of a guest, with what they wrote for the group as they wrote it."""
    say = ours.guest
    told = ((say["welcome_does"], guest.does), (say["welcome_brings"], guest.brings))
    return {
        "welcome": say["welcome"].format(name=clip(name, NAME_LETTERS)),
        "told": [(label, clip(text, WISH_LETTERS)) for label, text in told if text],
    }


def _promise(one: ShownPromise, ours: Words) -> dict[str, Any]:
    due = one.promise.due
    state = ours.agenda.get(f"went_{one.promise.state}", "")
    return {
        "name": clip(one.name, NAME_LETTERS),
        "text": one.promise.text,
        "due": ours.agenda["due"].format(day=ours.day(due)) if isinstance(due, date) else "",
        "state": state,
        "word": one.promise.word,
    }
