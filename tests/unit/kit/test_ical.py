"""Calendar entries: one session is one entry, at the right hour, whatever it is called."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from facilitator.kit.ical import Invitation, render_invitation

BEFORE_SUMMER = datetime(2026, 3, 25, 18, tzinfo=UTC)  # 18:00 in London; the clocks go on the 29th
AFTER = datetime(2026, 4, 1, 17, tzinfo=UTC)  # 18:00 in London again


def told(**changed):
    given = {
        "uid": "session-12@facilitator.example.org", "sequence": 0, "title": "Founders",
        "text": "Who is in the hot seat: Dana.", "starts_at": BEFORE_SUMMER, "minutes": 90,
        "zone": "Europe/London", "organiser": ("Alice", "alice@example.org"),
        "attendee": ("Bob", "bob@example.org"), "made_at": BEFORE_SUMMER - timedelta(days=1),
    }  # fmt: skip
    return Invitation(**{**given, **changed})


def entry(invited):
    (event,) = Calendar.from_ical(render_invitation(invited)).walk("VEVENT")
    return event


def test_entry_keeps_the_hour_of_the_group_over_a_change_of_the_clocks():
    hours = [entry(told(starts_at=at))["DTSTART"].dt for at in (BEFORE_SUMMER, AFTER)]

    assert [h.hour for h in hours] == [18, 18]
    assert [h.astimezone(UTC).hour for h in hours] == [18, 17]
    assert {h.tzinfo for h in hours} == {ZoneInfo("Europe/London")}


def test_entry_explains_its_time_zone_to_calendars_that_do_not_know_it():
    calendar = Calendar.from_ical(render_invitation(told()))

    assert [str(z["TZID"]) for z in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_session_across_the_change_of_the_clocks_has_its_minutes():
    late = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)

    event = entry(told(starts_at=late))

    assert event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC) == timedelta(
        minutes=90
    )


def test_update_is_the_same_entry_with_a_higher_number():
    first, second = entry(told()), entry(told(sequence=1, title="Founders: pricing"))

    assert str(first["UID"]) == str(second["UID"])
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)


def test_called_off_session_takes_its_entry_away():
    calendar = Calendar.from_ical(render_invitation(told(is_cancelled=True, sequence=2)))

    assert str(calendar["METHOD"]) == "CANCEL"
    assert str(entry(told(is_cancelled=True))["STATUS"]) == "CANCELLED"


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_opens_another_line_of_the_calendar(text, name):
    made = render_invitation(told(title=text, text=text, attendee=(name, "bob@example.org")))

    calendar = Calendar.from_ical(made)
    assert [c.name for c in calendar.subcomponents if c.name != "VTIMEZONE"] == ["VEVENT"]
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
