"""What a recap costs in tokens: at most 2.2 transcripts, and with repairs 4.5."""

import pytest

from tests.bench.tokens import asked

MOST, MOST_WITH_REPAIRS = 2.2, 4.5  # transcripts


@pytest.mark.parametrize("minutes", [5, 10, 20, 30, 60, 90, 180])
def test_a_recap_reads_a_session_at_most_twice_over(minutes):
    found = asked(minutes)

    assert found["engine"] == "openai"
    assert found["seats"] == max(1, round(minutes / 15))
    assert minutes < 10 or found["ratio"] <= MOST  # below that, the prompt outweighs the turns


@pytest.mark.parametrize("minutes", [5, 10, 20, 30, 60, 90, 180])
def test_every_answer_has_room_for_a_repair(minutes):
    found = asked(minutes, flawed=True)

    assert found["calls"] == 2 * asked(minutes)["calls"]
    assert found["seats"] == max(1, round(minutes / 15))
    assert minutes < 20 or found["ratio"] <= MOST_WITH_REPAIRS


@pytest.mark.parametrize("members", [2, 4, 8, 12])
def test_more_members_cost_no_more(members):
    assert asked(60, members)["ratio"] <= MOST
    assert asked(60, members, flawed=True)["ratio"] <= MOST_WITH_REPAIRS


@pytest.mark.parametrize(("minutes", "calls"), [(10, 1), (20, 1), (30, 3), (60, 5)])
def test_half_an_hour_and_more_is_mapped_first(minutes, calls):
    assert asked(minutes)["calls"] == calls
