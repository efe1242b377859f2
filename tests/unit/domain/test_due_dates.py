"""A due day is what was said, or nothing."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.recaps.due_dates import parse_due_date
from tests.every import every

WEDNESDAY = date(2026, 3, 4)


@every(
    ("said", "day"),
    [
        ("by Friday", date(2026, 3, 6)),
        ("this Friday", date(2026, 3, 6)),
        ("by next Friday", date(2026, 3, 13)),
        ("a week from Friday", date(2026, 3, 13)),
        ("on Tuesday next week", date(2026, 3, 10)),
        ("by Wednesday", date(2026, 3, 11)),
        ("tomorrow", date(2026, 3, 5)),
        ("the day after tomorrow", date(2026, 3, 6)),
        ("by the end of the day", WEDNESDAY),
        ("in two weeks", date(2026, 3, 18)),
        ("within 24 hours", date(2026, 3, 5)),
        ("in a month", date(2026, 4, 4)),
        ("three days from now", date(2026, 3, 7)),
        ("next week", date(2026, 3, 13)),
        ("early next week", date(2026, 3, 13)),
        ("at the start of next week", date(2026, 3, 9)),
        ("by the end of the week", date(2026, 3, 6)),
        ("by the weekend", date(2026, 3, 8)),
        ("next month", date(2026, 4, 30)),
        ("by the end of this month", date(2026, 3, 31)),
        ("by the end of the quarter", date(2026, 3, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by the end of March", date(2026, 3, 31)),
        ("by the end of February", date(2027, 2, 28)),
        ("by mid-April", date(2026, 4, 15)),
        ("in May", date(2026, 5, 31)),
        ("before the 14th", date(2026, 3, 14)),
        ("on the 14th, I promise", date(2026, 3, 14)),
        ("on the 2nd", date(2026, 4, 2)),
        ("by March 20th", date(2026, 3, 20)),
        ("by the 5th of May", date(2026, 5, 5)),
        ("by May 3", date(2026, 5, 3)),
        ("on 5 March", date(2026, 3, 5)),
        ("on 1 March", date(2027, 3, 1)),
        ("by Sept. 3rd", date(2026, 9, 3)),
        ("by 2026-04-01", date(2026, 4, 1)),
        ("by 3 January 2020", date(2020, 1, 3)),
    ],
)
def test_a_day_is_read_from_the_words(said, day):
    assert parse_due_date(f"I will do it {said}.", WEDNESDAY) == day


@every(
    "said",
    [
        "I may call 3 people",
        "those 3 may call me",
        "the other 3 may want it",
        "I will march 20 people in",
        "I will tell you at the next session",
        "I will do it soon",
        "by 31 June",
        "I will take the lift to the 14th floor",
        "I will bring it up on the 2nd call",
        "I will write to one customer every Friday",
        "I will send what I promised last Monday",
        "I will do it in a second",
        "",
    ],
)
def test_where_no_day_was_said_there_is_none(said):
    assert parse_due_date(said, WEDNESDAY) is None


def test_without_the_day_of_the_session_only_a_whole_date_is_read():
    assert parse_due_date("by Friday", None) is None
    assert parse_due_date("by March 5, 2026", None) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "said", ["next month", "in two years", "by Friday", "by 5 May", "the weekend"]
)
def test_the_end_of_the_calendar_is_no_reason_to_fail(said):
    assert parse_due_date(said, date.max) is None


PIECES = st.sampled_from(
    "by on in the next this end of week month friday may march 3 14th 31 2026 2026-01-01 two days "
    "tomorrow before mid april weekend half a year quarter from now every last hours ٣".split()
)
SAID = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join))


@given(SAID, st.dates())
@example("in 0 days", date(2026, 3, 4))
@example("29 february", date(9999, 12, 31))
def test_no_words_make_a_day_before_today_unless_its_year_was_said(said, today):
    day = parse_due_date(said, today)

    assert day is None or day >= today or str(day.year) in said
