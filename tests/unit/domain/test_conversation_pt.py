"""What the Portuguese pack finds, one sentence at a time."""

import pytest

from tests.phrases import gives_a_solution, moves, phrases, promises_if_asked, promises_something

PT = "pt"


@phrases("hand_over", PT)
def test_a_hand_over_is_known_in_any_words(said, is_one):
    assert any(move.to == "Dana" for move in moves(said, PT)) is is_one


@phrases("take_the_floor", PT)
def test_who_takes_the_floor_says_so(said, is_one):
    assert any(move.to == "Alice" for move in moves(said, PT)) is is_one


@phrases("round", PT)
def test_a_round_goes_to_everybody(said, is_one):
    assert any(move.round for move in moves(said, PT)) is is_one


@phrases("solution", PT)
def test_a_solution_is_known_by_its_form(said, is_one):
    assert gives_a_solution(said, PT) is is_one


@phrases("promise", PT)
def test_a_promise_is_ones_own_will_and_no_report_or_condition(said, is_one):
    assert promises_something(said, PT) is is_one


@phrases("promise_when_asked", PT)
def test_a_promise_that_was_asked_for_may_be_softer(said, is_one):
    assert promises_if_asked(said, PT) is is_one


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Se quiseres, mando-te o modelo amanhã.", True),
        ("Se o banco deixar, mando o modelo amanhã.", False),
        ("Ele se senta no fundo, e eu mando o modelo amanhã.", True),
    ],
)
def test_a_condition_is_told_from_a_courtesy_and_from_the_pronoun(said, is_one):
    assert promises_something(said, PT) is is_one
