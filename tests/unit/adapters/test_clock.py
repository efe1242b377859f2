"""The clock of a story: set once, then it goes on by itself, for all who read it."""

from datetime import UTC, datetime, timedelta

from facilitator.adapters.clock import SystemClock
from facilitator.adapters.practice_clock import PracticeClock

LONG_AGO = datetime(2024, 2, 29, 12, tzinfo=UTC)
A_MOMENT = timedelta(seconds=5)


def test_clock_of_a_story_goes_on_from_where_it_was_set(tmp_path):
    PracticeClock(tmp_path / "var" / "clock.json").set(LONG_AGO)

    told = PracticeClock(tmp_path / "var" / "clock.json").now()

    assert LONG_AGO < told < LONG_AGO + A_MOMENT


def test_without_a_story_it_is_now(tmp_path):
    clock = PracticeClock(tmp_path / "clock.json")
    clock.set(LONG_AGO)
    clock.set(None)

    assert abs(clock.now() - SystemClock().now()) < A_MOMENT
