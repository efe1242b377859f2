"""What a recap costs in tokens: 2.2 transcripts, read twice 3.0, and with repairs 4.5.

`python -m tests.bench tokens` looks at more lengths.
"""

import pytest

from tests.bench.tokens import asked

MOST_ONCE, MOST, MOST_WITH_REPAIRS = 2.2, 3.0, 4.5  # transcripts


@pytest.mark.parametrize("minutes", [5, 10, 20, 60, 180])
def test_a_recap_reads_a_session_at_most_three_times_over(minutes):
    found = asked(minutes)

    assert found["engine"] == "openai"
    assert found["seats"] == max(1, round(minutes / 15))
    # below that, the prompt outweighs the turns
    assert minutes < 10 or found["once"] <= MOST_ONCE
    assert minutes < 20 or found["ratio"] <= MOST
    assert (found["second"], found["warnings"]) == (1, ())


@pytest.mark.parametrize("minutes", [20, 60])
def test_many_statements_cost_no_more(minutes):
    found = asked(minutes, given=40)

    assert found["ratio"] <= MOST
    assert found["second"] == 1


@pytest.mark.parametrize("minutes", [5, 20, 60])
def test_every_answer_has_room_for_a_repair(minutes):
    found = asked(minutes, flawed=True)

    assert found["calls"] == 2 * asked(minutes)["calls"] - 1  # the second reading has no repair
    assert found["seats"] == max(1, round(minutes / 15))
    assert minutes < 20 or found["ratio"] <= MOST_WITH_REPAIRS


@pytest.mark.parametrize("members", [2, 12])
def test_more_members_cost_no_more(members):
    assert asked(60, members)["ratio"] <= MOST
    assert asked(60, members, flawed=True)["ratio"] <= MOST_WITH_REPAIRS


@pytest.mark.parametrize(("minutes", "calls"), [(10, 2), (20, 2), (30, 4), (60, 6)])
def test_half_an_hour_and_more_is_mapped_first(minutes, calls):
    assert asked(minutes)["calls"] == calls
