"""The charts of a group: every mark is where its numbers say."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.balance.ledger import (
    ExchangedSolution,
    Ledger,
    LedgerPerson,
    LedgerSession,
    build_ledger,
)
from facilitator.features.groups.pages import charts

AT = datetime(2026, 3, 4, 17, tzinfo=UTC)
NAMES = ("Bob Okafor", "Dana Ruiz", "Bob Li", "Wilhelmina")
PEOPLE = [LedgerPerson(number, name) for number, name in enumerate(NAMES)]
gifts = st.lists(st.builds(ExchangedSolution, st.integers(0, 3), st.integers(0, 3)), max_size=40)


def counted(given):
    return build_ledger(PEOPLE, [LedgerSession(AT, frozenset(range(4)), tuple(given))])


@given(gifts)
def test_bars_are_on_one_scale_and_never_longer_than_their_half(given):
    found = charts.bars(counted(given))

    longest = max((max(bar.given, bar.received) for bar in found), default=0)
    assert longest == (charts.HALF if any(g.peer != g.member for g in given) else 0)
    assert all((bar.given > 0) == (bar.line.given > 0) for bar in found)


@given(gifts)
def test_each_pair_has_one_ribbon_that_stays_in_the_picture(given):
    drawn = charts.circle(counted(given))
    pairs = {(g.peer, g.member) for g in given if g.peer != g.member}

    assert len(drawn.ribbons if drawn else ()) == len(pairs)
    for ribbon in drawn.ribbons if drawn else ():
        numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", ribbon.path)]
        assert all(0 <= x <= charts.WIDTH for x in numbers[::2])
        assert all(0 <= y <= charts.HEIGHT for y in numbers[1::2])
        assert 1 <= ribbon.strength <= charts.STRENGTHS


def test_first_names_stand_at_the_circle_where_they_say_who_is_meant():
    drawn = charts.circle(counted([ExchangedSolution(0, 1)]))

    assert [dot.name for dot in drawn.dots] == ["Bob Li", "Bob Okafor", "Dana", "Wilhelmina"]
    assert drawn.summary == "1 solution in 1 session; most from Bob Okafor to Dana Ruiz: 1"


def test_nothing_is_drawn_of_nothing():
    assert charts.circle(Ledger()) is None
    assert charts.bars(Ledger()) == charts.shares(Ledger()) == ()
