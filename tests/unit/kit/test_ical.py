"""Calendar entries: one session is one entry, at the right hour, whatever it is called."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from facilitator.kit.ical import render_invitation
from tests.calendars import READERS, evening, invitation, is_right

AT = datetime(2026, 3, 25, 18, tzinfo=UTC)
SEASONS = [date(2026, 12, 15), date(2027, 3, 24), date(2027, 7, 1), date(2027, 10, 28)]


def entry(**changed):
    (event,) = Calendar.from_ical(render_invitation(invitation(AT, **changed))).walk("VEVENT")
    return event


def test_an_entry_shows_the_right_hour_in_every_zone_and_season():
    zones = sorted(available_timezones())

    assert [z for z in zones if not all(is_right(evening(day, z)) for day in SEASONS)] == []


@pytest.mark.parametrize("at", [datetime(2026, 3, 29, 0, 30), datetime(2026, 10, 25, 0, 30)])
def test_a_session_across_a_change_of_the_clocks_has_its_minutes(at):
    begin = at.replace(tzinfo=UTC)

    for read in READERS:
        starts_at, ends_at = read(render_invitation(invitation(begin)))
        assert (starts_at, ends_at - starts_at) == (begin, timedelta(minutes=90))


def test_an_update_is_the_same_entry_with_a_higher_number():
    first, second = entry(), entry(sequence=1, title="Founders: pricing")

    assert str(first["UID"]) == str(second["UID"])
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)


def test_a_session_that_is_called_off_takes_its_entry_away():
    content = render_invitation(invitation(AT, is_cancelled=True, sequence=2))

    assert str(Calendar.from_ical(content)["METHOD"]) == "CANCEL"
    assert str(entry(is_cancelled=True)["STATUS"]) == "CANCELLED"


def test_an_entry_has_the_place_to_join():
    link = "https://zoom.example.org/j/812?pwd=abc"

    assert (str(entry(link=link)["LOCATION"]), str(entry(link=link)["URL"])) == (link, link)
    assert "LOCATION" not in entry()


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_opens_another_line_of_the_calendar(text, name):
    told = invitation(AT, title=text, text=text, attendee=(name, "bob@example.org"))
    made = render_invitation(told)

    assert [c.name for c in Calendar.from_ical(made).subcomponents] == ["VEVENT"]
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
