"""When a member is asked between sessions: never at night, never twice, never for nothing."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.group_settings import Cadence
from facilitator.domain.language.likeness import Likeness
from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.domain.sessions.follow_ups import (
    OpenCommitment,
    Pace,
    SaidCommitment,
    after_quiet,
    due_at,
    is_note_due,
    may_send_note,
    note_times,
    repeated_commitments,
    streak,
)

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 3, 4, 17, tzinfo=UTC)
times = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
zones = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
).map(ZoneInfo)
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
paces = st.sampled_from(Pace)


def days(number):
    return timedelta(days=number)


def promise(length=28, known=0):
    return OpenCommitment(MADE, MADE + days(known), MADE + days(length))


def test_a_note_comes_at_half_time_and_two_days_before():
    assert note_times(promise(28)) == (MADE + days(14), MADE + days(26))
    assert note_times(promise(28), Pace.HALF) == (MADE + days(26),)
    assert note_times(promise(28), Pace.NONE) == ()


def test_what_is_due_soon_is_left_to_the_check_in():
    assert note_times(promise(3)) == ()


def test_nobody_is_asked_before_the_group_has_the_recap():
    assert note_times(promise(28, known=20)) == (MADE + days(20), MADE + days(26))
    assert note_times(promise(28, known=28)) == ()


def test_what_has_no_day_is_due_by_the_rhythm_of_the_group():
    assert due_at(MADE, None, Cadence.FORTNIGHTLY, BERLIN) == MADE + days(14)
    assert due_at(MADE, date(2026, 3, 30), Cadence.WEEKLY, BERLIN) == datetime(
        2026, 3, 30, 7, tzinfo=UTC
    )


@given(st.integers(0, 90), st.integers(0, 60), paces)
def test_every_moment_is_after_the_recap_and_before_the_due_date(length, known, pace):
    asked = promise(length, known)
    for at in note_times(asked, pace):
        assert asked.known_at <= at < asked.due_at or at == asked.known_at


@given(times, st.integers(4, 90), paces, st.lists(st.integers(1, 30), max_size=80))
def test_a_person_never_gets_two_notes_within_a_week(start, length, pace, steps):
    asked = OpenCommitment(start, start, start + days(length))
    now, sent = start, []
    for step in steps:
        now += timedelta(hours=step)
        last = sent[-1] if sent else None
        if may_send_note(last, now, pace) and is_note_due(asked, last, now, pace):
            sent.append(now)
    gap = pace.gap
    assert all(later - earlier >= gap for earlier, later in pairwise(sent))
    assert len(sent) <= {Pace.USUAL: 2, Pace.HALF: 1, Pace.NONE: 0}[pace]


@given(times, clocks, clocks, zones)
def test_quiet_hours_end_in_the_zone_of_the_member(at, begin, end, zone):
    moved = after_quiet(at, begin, end, zone)

    assert at <= moved <= at + timedelta(hours=26)
    assert after_quiet(moved, begin, end, zone) == moved
    if moved == at and begin != end:
        local = at.astimezone(zone).time()
        assert not (begin <= local < end if begin < end else local >= begin or local < end)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        (datetime(2026, 10, 24, 21, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC)),
        (datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 6, 1, 12, tzinfo=UTC)),
    ],
    ids=["clocks go forward", "clocks go back", "at noon"],
)
def test_the_night_in_which_clocks_change_ends_at_eight(at, told):
    assert after_quiet(at, time(21), time(8), BERLIN) == told


def test_the_same_time_twice_means_no_quiet_hours():
    assert after_quiet(MADE, time(8), time(8), BERLIN) == MADE


def test_less_of_this_is_half_and_then_nothing():
    assert [Pace.USUAL.less, Pace.HALF.less, Pace.NONE.less] == [Pace.HALF, Pace.NONE, Pace.NONE]


def test_what_is_open_does_not_end_a_streak_and_what_was_dropped_does():
    assert (
        streak(
            [
                CommitmentState.DROPPED,
                CommitmentState.DONE,
                CommitmentState.PARTLY,
                CommitmentState.DONE,
                CommitmentState.OPEN,
            ]
        )
        == 2
    )
    assert streak([CommitmentState.DONE, CommitmentState.NOT]) == 0


def said(*texts, done=()):
    return [SaidCommitment(n, n, text, n not in done, n in done) for n, text in enumerate(texts)]


TALK = ("I will talk to my landlord", "I'll speak with the landlord", "Talk to my landlord at last")


def near():
    return Likeness(TALK).is_near


def test_the_same_promise_in_new_words_three_times_is_a_debt():
    assert [len(chain) for chain in repeated_commitments(said(*TALK, "I will run"), near())] == [3]


def test_twice_or_after_it_was_done_is_none():
    assert repeated_commitments(said(*TALK[:2]), near()) == []
    assert repeated_commitments(said(*TALK, done=[1]), near()) == []
    assert (
        repeated_commitments([*said(*TALK[:2]), SaidCommitment(9, 1, TALK[2], True, False)], near())
        == []
    )
