"""Where a session is by its board: steps go on and back, and promises keep their time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import fit_format, session_progress
from tests.plans import LIBRARY

MADE = fit_format(LIBRARY.format("mastermind-90"), 90, 3)


def test_at_the_beginning_the_first_step_runs():
    now = session_progress(MADE, [], 3)

    assert (now.now.step.name, now.left, now.next.step.name) == (
        "Icebreaker", 5, "Last time's commitments",
    )  # fmt: skip


def test_a_step_that_ran_over_takes_from_what_is_elastic_after_it():
    late = session_progress(MADE, [14], 14)

    assert late.index == 1
    assert late.now.start == 14
    assert late.plan.end == 90


def test_a_step_that_runs_over_pushes_what_comes_after_it():
    over = session_progress(MADE, [], 14)

    assert (over.index, over.left, over.next.start) == (0, -6, 14)
    assert session_progress(MADE, [14], 14).plan.items[1:] == over.plan.items[1:]


def test_past_the_last_step_the_session_is_over():
    over = session_progress(MADE, range(1, len(MADE.items) + 5), 60)

    assert (over.now, over.next, over.left) == (None, None, 0)


@given(st.lists(st.integers(0, 12), max_size=20))
def test_going_back_is_as_if_it_had_not_gone_on(lengths):
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]

    for number in range(len(ends)):
        before = session_progress(MADE, ends[:number], ends[number])
        after = session_progress(MADE, ends[: number + 1], ends[number])
        if before.now is None:
            assert after.now is None
            continue
        assert after.index == before.index + 1
        assert after.plan.items[: before.index] == before.plan.items[: before.index]


@pytest.mark.parametrize("ends", [[8], [20, 40], [8, 17, 22, 30, 60]])
def test_promises_keep_their_time_however_late_it_is(ends):
    (promising,) = [
        i for i in session_progress(MADE, ends, ends[-1]).plan.items if i.is_for_commitments
    ]

    assert promising.minutes == 10
