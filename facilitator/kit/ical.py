"""Calendar files (RFC 5545, RFC 5546): invitations to sessions, cancellations, and tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo, vCalAddress, vText

PRODUCT_ID = "-//facilitator//EN"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A session as a calendar entry.

    ``uid`` never changes for a session; ``sequence`` grows with each change, and calendars use the
    entry with the highest. ``starts_at`` is an aware time; it is written in ``zone``, the group's
    time zone, so that a monthly session keeps its hour when daylight saving time begins or ends.
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


def render_invitation(session: Invitation) -> bytes:
    """Return the .ics file of a session: a request to attend, or a cancellation."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if session.is_cancelled else "REQUEST")
    calendar.add_component(_event(session))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


@dataclass(frozen=True, slots=True)
class Task:
    """A task that is due on a day; ``uid`` never changes for a task."""

    uid: str
    title: str
    text: str
    due: date
    made_at: datetime


def render_tasks(entries: Iterable[Task]) -> bytes:
    """Return the .ics file of tasks. Due dates have no time zone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    for task in entries:
        todo = Todo()
        todo.add("uid", task.uid)
        todo.add("dtstamp", task.made_at)
        todo.add("summary", task.title)
        todo.add("description", task.text)
        todo.add("due", task.due)
        todo.add("status", "NEEDS-ACTION")
        calendar.add_component(todo)
    content: bytes = calendar.to_ical()
    return content


def _event(session: Invitation) -> Event:
    starts = session.starts_at.astimezone(ZoneInfo(session.zone))
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.made_at)
    event.add("dtstart", starts)
    event.add(
        "dtend", (session.starts_at + timedelta(minutes=session.minutes)).astimezone(starts.tzinfo)
    )
    event.add("summary", session.title)
    event.add("description", session.text)
    if session.place:
        event.add("location", session.place)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("organizer", _person(*session.organiser))
    attendee = _person(*session.attendee)
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")  # the check-in asks for attendance
    event.add("attendee", attendee, encode=False)
    return event


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = vText(name.replace('"', "'"))
    return person
