"""Calendar entries (RFC 5545, RFC 5546): an invitation to a session, its end, and tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo, vCalAddress, vText

PRODUCT = "-//facilitator//EN"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A session as a calendar shows it.

    ``uid`` never changes for one session; ``sequence`` grows with each change, and a calendar
    believes the highest. ``starts_at`` is aware; it is written in ``zone``, the group's own,
    so that a monthly session keeps its hour when the clocks change.
    """

    uid: str
    sequence: int
    title: str
    text: str
    starts_at: datetime
    minutes: int
    zone: str
    organiser: tuple[str, str]
    attendee: tuple[str, str]
    made_at: datetime
    place: str = ""
    is_cancelled: bool = False


def invitation(told: Invitation) -> bytes:
    """The .ics file: a request to come, or word that the session was called off."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if told.is_cancelled else "REQUEST")
    calendar.add_component(_event(told))
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do until the end of a day; ``uid`` never changes for one task."""

    uid: str
    title: str
    text: str
    due: date
    made_at: datetime


def tasks(told: Iterable[Task]) -> bytes:
    """The .ics file of tasks: each is due on its day, wherever its reader is."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for task in told:
        todo = Todo()
        todo.add("uid", task.uid)
        todo.add("dtstamp", task.made_at)
        todo.add("summary", task.title)
        todo.add("description", task.text)
        todo.add("due", task.due)
        todo.add("status", "NEEDS-ACTION")
        calendar.add_component(todo)
    made: bytes = calendar.to_ical()
    return made


def _event(told: Invitation) -> Event:
    starts = told.starts_at.astimezone(ZoneInfo(told.zone))
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", told.sequence)
    event.add("dtstamp", told.made_at)
    event.add("dtstart", starts)
    event.add("dtend", (told.starts_at + timedelta(minutes=told.minutes)).astimezone(starts.tzinfo))
    event.add("summary", told.title)
    event.add("description", told.text)
    if told.place:
        event.add("location", told.place)
    event.add("status", "CANCELLED" if told.is_cancelled else "CONFIRMED")
    event.add("organizer", _person(*told.organiser))
    attendee = _person(*told.attendee)
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")  # the check-in has asked already
    event.add("attendee", attendee, encode=False)
    return event


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = vText(name.replace('"', "'"))
    return person
