"""Two questions are compared by what they ask, not by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language.likeness import NEAR, Likeness, ideas, topics
from facilitator.domain.language.thesaurus import EMPTY, IDEAS
from facilitator.prompting.library import PromptLibrary
from tests.likeness import measured

LIKENESS = Likeness([one.text for one in PromptLibrary().icebreakers("base")])
TEXTS = st.text(max_size=60) | st.sampled_from(
    [one.text for one in PromptLibrary().icebreakers("founders")]
)


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("tuned", 0.8, 0.95), ("held-out", 0.85, 0.7)]
)
def test_near_copies_are_known_as_labelled(name, precision, recall):
    found = measured(name, LIKENESS.is_near)

    assert found[0] >= precision
    assert found[1] >= recall


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who was your best teacher?", "Which mentor taught you most?"),
        ("Which book did you love?", "What novel have you enjoyed reading?"),
        ("Where did you travel last?", "What was your latest trip?"),
        ("What did you turn down?", "To what did you say no?"),
        ("Which dish do you cook?", "which DISH do you cook"),
    ],
)
def test_other_words_for_the_same_are_near(one, other):
    assert LIKENESS.of(one, other) >= NEAR


def test_the_frame_of_a_question_is_not_what_it_is_about():
    assert ideas("Finish the sentence: a good trip needs ...") == ideas("A good trip needs")
    assert LIKENESS.of("In one word, how is music?", "In one word, how is the weather?") < NEAR


def test_a_topic_is_known_by_any_of_its_words():
    assert topics("my mother") == topics("children") == topics("a parent") != frozenset()
    assert topics("travelling") & topics("Which journey was your longest?")


def test_question_words_are_no_topic():
    assert topics("what about you") == frozenset()


@given(TEXTS, TEXTS)
def test_likeness_has_no_direction_and_stays_within_its_bounds(one, other):
    found = LIKENESS.of(one, other)

    assert found == LIKENESS.of(other, one)
    assert 0 <= found <= 1


@given(TEXTS)
def test_a_question_is_the_same_as_itself(text):
    assert LIKENESS.of(text, text.upper() if text.isascii() else text) == 1


def test_a_word_of_the_thesaurus_stands_on_one_line_only():
    words = [word for line in IDEAS.strip().splitlines() for word in line.split()]

    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert not EMPTY & set(words)
