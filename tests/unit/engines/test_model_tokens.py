"""What a recap costs in tokens: at most 2.2 transcripts, however it goes."""

import pytest

from tests.bench.tokens import asked


@pytest.mark.parametrize("flawed", [False, True], ids=["", "with repairs"])
@pytest.mark.parametrize("minutes", [5, 10, 20, 30, 60, 90, 180])
def test_a_recap_reads_a_session_at_most_twice_over(minutes, flawed):
    found = asked(minutes, flawed=flawed)

    assert found["engine"] == "openai"
    assert found["seats"] == max(1, round(minutes / 15))
    assert found["ratio"] <= 2.2


@pytest.mark.parametrize("members", [2, 4, 8, 12])
def test_more_members_cost_no_more(members):
    assert asked(60, members, flawed=True)["ratio"] <= 2.2


@pytest.mark.parametrize(("minutes", "calls"), [(10, 1), (20, 1), (30, 3), (60, 5)])
def test_half_an_hour_and_more_is_mapped_first(minutes, calls):
    assert asked(minutes)["calls"] == calls
