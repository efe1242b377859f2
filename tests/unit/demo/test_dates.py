"""A written session moved to another day: its dates are as far away as they were."""

from datetime import date, timedelta

import pytest

from facilitator.demo.move_dates import move_month, move_spoken_dates
from facilitator.demo.sample_months import GROUPS, MONTHS, load_month

EACH = [load_month(slug, n) for slug in GROUPS for n in range(1, MONTHS + 1)]
TEN_WEEKS = timedelta(weeks=10)


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("by Friday the 10th of April", "by Friday the 12th of June"),
        ("from the first of May.", "from the 3rd of July."),
        ("by the end of April", "by the end of June"),
        ("by the middle of April", "by the middle of June"),
        ("See you on the 29th.", "See you on the 1st."),
        ("what was in March, and March's promises", "what was in May, and May's promises"),
        ("May I? In May, or until next March", "May I? In July, or until next May"),
        ("March on, by the 1st", "March on, by the 3rd"),
        ("on the 2nd of a month", "on the 4th of a month"),
    ],
)  # fmt: skip
def test_what_is_said_nine_weeks_later(said, later):
    assert move_spoken_dates(said, date(2026, 4, 1), timedelta(weeks=9)) == later


def test_the_end_of_a_month_is_never_over_when_it_is_spoken_of():
    for weeks in range(60):
        held_on = date(2026, 7, 22)
        later = move_spoken_dates("by the end of July", held_on, timedelta(weeks=weeks))
        assert later == f"by the end of {_ending_after(held_on + timedelta(weeks=weeks)):%B}"


def _ending_after(day):
    """The end of the month that comes next, unless the one after it is nearer to 9 days on."""
    ends = [date(y, m, 1) - timedelta(days=1) for y in (2026, 2027, 2028) for m in range(1, 13)]
    wanted = day + timedelta(days=9)
    return min((end for end in ends if end >= day), key=lambda end: abs(end - wanted))


def test_where_nothing_is_moved_everything_is_as_written():
    for one in EACH:
        same = move_month(one, 0)
        assert (same.starts_at, same.next) == (one.starts_at, one.next)
        assert same.expected == one.expected


@pytest.mark.parametrize("weeks", [-61, -30, -11, 9, 26, 40, 52, 53, 104])
def test_nothing_is_due_before_its_session_or_long_after_it(weeks):
    for one in EACH:
        later = move_month(one, weeks)
        held_on = later.starts_at.date()
        written = zip(one.expected.commitments, later.expected.commitments, strict=True)
        for was, promise in written:
            assert (promise.due is None) == (was.due is None), promise
            if promise.due:
                assert held_on <= promise.due <= held_on + TEN_WEEKS, promise
