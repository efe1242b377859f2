"""When an invitation begins in calendars: by Microsoft's published rules, and by two libraries."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import vobject
from ical.calendar_stream import IcsCalendarStream

from facilitator.kit.ical import Invitation, render_invitation

HOUR, MINUTES = 19, 90  # of an evening


def invitation(starts_at, **changed):
    """An invitation that is made well before a session."""
    given = {
        "uid": "a3d1c6be-5f0e-4c37-a8e8-0d8a1c3f2b11", "sequence": 0, "title": "Founders",
        "text": "Who is in the hot seat: Dana.", "starts_at": starts_at, "minutes": MINUTES,
        "organiser": ("Alice", "alice@example.org"), "attendee": ("Bob", "bob@example.org"),
        "made_at": datetime(2026, 3, 1, 9, tzinfo=UTC),
    }  # fmt: skip
    return Invitation(**{**given, **changed})


def in_outlook(content):
    """Start and end by [MS-OXCICAL] 2.1.3.1.1.20.10: a time that ends in Z is in UTC.

    Of any other, Outlook takes the rule that [MS-STANOICAL] 2.2.47 lets stand in a VTIMEZONE, which
    is no law of any country; such a time counts as wrong here.
    """
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    return tuple(_utc(re.search(rf"^{name}:(\d{{8}}T\d{{6}})Z$", text, re.M)) for name in
                 ("DTSTART", "DTEND"))  # fmt: skip


def _utc(found):
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if found else None


def in_vobject(content):
    """Start and end as the library vobject reads them."""
    event = vobject.readOne(content.decode()).vevent
    return event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)


def in_ical(content):
    """Start and end as the library ical reads them, which Home Assistant uses."""
    (event,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    return event.dtstart.astimezone(UTC), event.dtend.astimezone(UTC)


READERS = (in_outlook, in_vobject, in_ical)


@cache
def is_right(starts_at):
    """Whether all readers see an invitation at this moment begin and end when it does."""
    content = render_invitation(invitation(starts_at))
    ends_at = starts_at + timedelta(minutes=MINUTES)
    return all(read(content) == (starts_at, ends_at) for read in READERS)


def evening(day, zone):
    """The evening of a day in a zone, in UTC."""
    return datetime(day.year, day.month, day.day, HOUR, tzinfo=ZoneInfo(zone)).astimezone(UTC)
