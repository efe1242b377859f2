"""The icebreakers we ship: many, different, tagged, and as good as we ask of a model's."""

from collections import Counter
from itertools import combinations

import pytest

from facilitator.domain.icebreakers.icebreaker import DEPTHS, KINDS, NEEDS, SEASONS
from facilitator.domain.icebreakers.validation import Requirements, judge
from facilitator.domain.language.likeness import Likeness, topics
from facilitator.prompting.library import PromptLibrary

LIBRARY = PromptLibrary()
BASE = LIBRARY.icebreakers("base")
OWN = {
    theme: [one for one in LIBRARY.icebreakers(theme) if one not in BASE]
    for theme in LIBRARY.themes()
}


def test_there_are_enough_for_years_of_monthly_sessions():
    assert len(BASE) >= 200
    assert len(BASE) + sum(map(len, OWN.values())) >= 240


@pytest.mark.parametrize("theme", OWN)
def test_a_theme_has_icebreakers_of_its_own(theme):
    assert len(OWN[theme]) >= 12
    assert {one.depth for one in OWN[theme]} == set(DEPTHS)


@pytest.mark.parametrize("theme", ["base", *OWN])
def test_ours_pass_the_test_that_a_models_must_pass(theme):
    found = {
        one.text: judge(one.text, one.depth, Requirements()) for one in LIBRARY.icebreakers(theme)
    }

    assert {text: reasons for text, reasons in found.items() if reasons} == {}


@pytest.mark.parametrize("theme", OWN)
def test_no_two_are_the_same_question(theme):
    texts = [one.text for one in LIBRARY.icebreakers(theme)]
    likeness = Likeness(texts)

    found = [pair for pair in combinations(texts, 2) if likeness.of(*pair) > 0.88]

    assert found == []


def test_every_depth_kind_and_season_has_some_to_choose_from():
    depths, kinds = Counter(one.depth for one in BASE), Counter(one.kind for one in BASE)

    assert {depth for depth in DEPTHS if depths[depth] >= 24} == set(DEPTHS)
    assert {kind for kind in KINDS if kinds[kind] >= 12} == set(KINDS)
    assert {one.season for one in BASE} == {"", *SEASONS}
    assert {one.needs for one in BASE} == {"", *NEEDS}


@pytest.mark.parametrize("theme", ["base", *OWN])
def test_every_icebreaker_has_a_topic_that_somebody_can_avoid(theme):
    found = LIBRARY.icebreakers(theme)

    assert [one.text for one in found if not topics(one.text) | topics(one.subject)] == []
