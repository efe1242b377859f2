"""What a hot seat is found by: stems, notions, words that were misspelled, and their weight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.peer_words import Peers, Weights, asked, snippet, tokens
from tests.memories import challenges, found, questions, recall


def test_other_words_for_the_same_problem_share_a_notion():
    for one, other in (
        ("a co-founder leaving", "my business partner quits"),
        ("runway", "we are running out of money"),
        ("churn", "customers cancel"),
    ):
        assert {t for t in tokens(one) if t in tokens(other) and t.startswith("0n")}, one


@pytest.mark.parametrize(("kind", "floor", "fewest"), [("tuned", 0.9, 120), ("held-out", 0.8, 30)])
def test_the_right_challenge_is_among_the_first_three(kind, floor, fewest):
    """A floor against getting worse; no proof for unseen questions: see docs/benchmarks.md."""
    assert len(challenges()) >= 60
    assert len(questions(kind)) >= fewest

    share, missed = recall(kind)

    assert share >= floor, missed


def test_questions_were_not_written_twice():
    tuned = {question for _, question in questions("tuned")}

    assert not tuned & {question for _, question in questions("held-out")}


@pytest.mark.parametrize(
    ("question", "name"),
    [("our cofonder is leavng", "partner-leaves"), ("trial usres", "churn-early"),
     ("tradmark", "trademark"), ("investory meddles", "investor-meddles")],
)  # fmt: skip
def test_a_misspelled_question_finds_it_all_the_same(question, name):
    assert name in found(question)[:3]


def test_a_challenge_counts_more_than_a_solution_and_a_rare_word_more_than_a_common_one():
    brought, gave = Peers.of("zebra", ["horse"]), Peers.of("horse", ["zebra"])
    weights = Weights.among([brought, gave, *[Peers.of("horse", []) for _ in range(9)]])

    assert weights.fit({"zebra": 1.0}, brought) > weights.fit({"zebra": 1.0}, gave) > 0
    assert weights.of("zebra") > weights.of("hors") > 0
    assert weights.fit({"lion": 1.0}, brought) == 0


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_is_read_as_it_was_written_and_its_words_are_letters_and_digits(text, given):
    peers = Peers.of(text, given)

    assert Peers.read(str(peers)) == peers
    assert all(one.isalnum() for one in (*peers.challenge, *peers.solutions, *asked(text)))
    assert 0 <= Weights.among([peers]).fit(asked(text), peers) <= 1


def test_a_snippet_is_where_it_fits():
    long = "We talked about many other things first. " * 9 + "Then the zebra broke its leg. " * 2

    cut = snippet(["Nothing here.", long], asked("zebra"))

    assert "zebra" in cut
    assert len(cut) < 200
    assert snippet(["Short zebra.", long[:200]], asked("zebra")) == "Short zebra."
