"""Facts that only grow: whatever order messages have, and however often they come."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sessions.sittings import (
    TRIES_AFTER_MINUTES,
    PlannedSession,
    Sitting,
    SittingStage,
    match_session,
    next_transcript_try,
    total_presence,
)

AT = datetime(2026, 3, 4, 17, tzinfo=UTC)
times = st.none() | st.integers(-600, 600).map(lambda m: AT + timedelta(minutes=m))
facts = st.lists(st.tuples(times, times), max_size=6)


def after(told):
    sitting = Sitting()
    for started_at, ended_at in told:
        sitting = sitting.with_facts(started_at, ended_at)
    return sitting


@given(facts, st.randoms())
def test_order_and_repetition_are_no_matter(told, dice):
    shuffled = [*told, *told]
    dice.shuffle(shuffled)

    assert after(shuffled) == after(told)


@given(facts, times, times)
def test_a_stage_never_goes_back(told, started_at, ended_at):
    assert after(told).with_facts(started_at, ended_at).stage >= after(told).stage


def test_the_stages_of_a_sitting():
    assert Sitting().stage is SittingStage.EXPECTED
    assert Sitting(AT).stage is SittingStage.OPEN
    assert Sitting(None, AT).stage is SittingStage.OVER
    assert Sitting(AT, AT, is_heard=True).stage is SittingStage.HEARD


def test_short_openings_around_a_planned_time_belong_to_it():
    weekly = [PlannedSession(n, AT + timedelta(days=7 * n), 90) for n in range(3)]

    assert match_session(AT - timedelta(minutes=40), weekly) == 0
    assert match_session(AT + timedelta(minutes=30), weekly) == 0
    assert match_session(AT + timedelta(minutes=90 + 170), weekly) == 0
    assert match_session(AT + timedelta(days=7, minutes=-119), weekly) == 1
    assert match_session(AT + timedelta(days=3), weekly) is None


def test_of_two_sessions_on_one_day_the_nearest_is_meant():
    two = [PlannedSession(1, AT, 60), PlannedSession(2, AT + timedelta(hours=3), 60)]

    assert match_session(AT + timedelta(hours=1, minutes=20), two) == 1
    assert match_session(AT + timedelta(hours=2, minutes=40), two) == 2


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=8))
def test_time_together_is_counted_once(stays):
    spans = [(AT + timedelta(minutes=a), AT + timedelta(minutes=b)) for a, b in stays]
    minutes = {m for a, b in stays for m in range(a, b)}

    assert total_presence(spans) == timedelta(minutes=len(minutes))


def test_a_transcript_is_looked_for_over_a_day_and_no_longer():
    tries = [next_transcript_try(AT, n) for n in range(len(TRIES_AFTER_MINUTES))]

    assert tries == sorted(tries)
    assert tries[-1] == AT + timedelta(days=1)
    assert next_transcript_try(AT, len(TRIES_AFTER_MINUTES)) is None
