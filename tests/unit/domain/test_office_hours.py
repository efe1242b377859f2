"""Office hours: few solutions or none, and slots nobody has to be sorry about."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sessions.office_hours import (
    MINUTES,
    QuietHours,
    has_few_solutions,
    is_slot,
    slots,
)

LENGTH = timedelta(minutes=MINUTES)
ZONES = st.sampled_from([
    ZoneInfo(name) for name in ("UTC", "Europe/London", "Pacific/Auckland", "America/St_Johns",
                                "Asia/Kathmandu", "America/Los_Angeles")
])  # fmt: skip
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
HOURS = st.builds(QuietHours, ZONES, TIMES, TIMES)
NOW = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
EASY = QuietHours(ZoneInfo("Europe/London"), time(21), time(8))


@st.composite
def plans(draw):
    now = draw(NOW)
    begun = draw(st.lists(st.integers(0, 30 * 24 * 4), max_size=12))
    lengths = draw(st.lists(st.integers(15, 480), min_size=len(begun), max_size=len(begun)))
    starts = [now + timedelta(minutes=15 * number) for number in begun]
    return now, [(at, at + timedelta(minutes=m)) for at, m in zip(starts, lengths, strict=True)]


@pytest.mark.parametrize(("solutions", "few"), [(0, True), (1, True), (2, False), (9, False)])
def test_fewer_than_two_solutions_are_few(solutions, few):
    assert has_few_solutions(solutions) is few


@given(plans(), HOURS, HOURS)
def test_a_slot_is_ahead_on_a_working_day_never_quiet_and_never_over_a_session(plan, one, other):
    now, busy = plan
    found = slots(now, one, other, busy)

    assert len(found) <= 3
    assert list(found) == sorted(set(found))
    assert len({at.astimezone(one.zone).date() for at in found}) == len(found)
    for at in found:
        local = at.astimezone(one.zone)
        assert at >= now + timedelta(days=2)
        assert local.weekday() < 5
        assert (local.hour, local.minute, local.second) in {(10, 0, 0), (14, 0, 0), (16, 0, 0)}
        assert all(at >= until or at + LENGTH <= begun for begun, until in busy)
        for who in (one, other):
            assert not any(is_quiet(who, at + timedelta(minutes=m)) for m in range(MINUTES))


def is_quiet(who, at):
    """Quiet hours again, in other words; at the hour that comes twice both times count."""
    local, begin, end = at.astimezone(who.zone).time(), who.quiet_from, who.quiet_to
    return begin <= local < end if begin <= end else local >= begin or local < end


@given(NOW)
def test_where_nobody_is_busy_there_are_three_at_three_hours(now):
    found = slots(now, EASY, EASY, [])

    assert sorted(at.astimezone(EASY.zone).hour for at in found) == [10, 14, 16]
    assert found[-1] - now < timedelta(days=8)
    assert all(is_slot(at, now, EASY, EASY, []) for at in found)


def test_where_one_sleeps_when_the_other_works_there_is_none():
    night = QuietHours(ZoneInfo("Europe/London"), time(8), time(21))

    assert slots(datetime(2026, 3, 4, 9, tzinfo=UTC), EASY, night, []) == ()
