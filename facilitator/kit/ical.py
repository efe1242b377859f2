"""Calendar files (RFC 5545, RFC 5546): invitations to sessions, cancellations, and tasks.

Times are written in UTC: every calendar shows them in its owner's zone. A VTIMEZONE would have to
tell all changes of the clocks, and Outlook reads but one rule of it for each half of the year
([MS-STANOICAL] 2.2.47), so that many evenings were an hour off there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Todo, vCalAddress, vText

PRODUCT_ID = "-//facilitator//EN"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A session as a calendar entry.

    ``uid`` never changes for a session; ``sequence`` grows with each change, and calendars use the
    entry with the highest. ``starts_at`` is an aware time. ``link`` is where one joins.
    """

    uid: str
    sequence: int
    title: str
    text: str
    starts_at: datetime
    minutes: int
    organiser: tuple[str, str]
    attendee: tuple[str, str]
    made_at: datetime
    link: str = ""
    is_cancelled: bool = False


def render_invitation(session: Invitation) -> bytes:
    """Return the .ics file of a session: a request to attend, or a cancellation."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if session.is_cancelled else "REQUEST")
    calendar.add_component(_event(session))
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
    starts_at = session.starts_at.astimezone(UTC)
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.made_at)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=session.minutes))
    event.add("summary", session.title)
    event.add("description", session.text)
    if session.link:
        event.add("location", session.link)
        event.add("url", session.link)
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
