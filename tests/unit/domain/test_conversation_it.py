"""What the Italian pack finds, one sentence at a time."""

import pytest

from tests.phrases import gives_a_solution, moves, phrases, promises_if_asked, promises_something

IT = "it"


@phrases("hand_over", IT)
def test_a_hand_over_is_known_in_any_words(said, is_one):
    assert any(move.to == "Dana" for move in moves(said, IT)) is is_one


@phrases("take_the_floor", IT)
def test_who_takes_the_floor_says_so(said, is_one):
    assert any(move.to == "Alice" for move in moves(said, IT)) is is_one


@phrases("round", IT)
def test_a_round_goes_to_everybody(said, is_one):
    assert any(move.round for move in moves(said, IT)) is is_one


@phrases("solution", IT)
def test_a_solution_is_known_by_its_form(said, is_one):
    assert gives_a_solution(said, IT) is is_one


@phrases("promise", IT)
def test_a_promise_is_ones_own_will_and_no_report_or_condition(said, is_one):
    assert promises_something(said, IT) is is_one


@phrases("promise_when_asked", IT)
def test_a_promise_that_was_asked_for_may_be_softer(said, is_one):
    assert promises_if_asked(said, IT) is is_one


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Lunedì gli mando la lettera.", True),
        ("Lunedì gli mandò la lettera.", False),
        ("Venerdì parlo con la banca.", True),
        ("Venerdì parlò con la banca.", False),
    ],
)
def test_an_accent_tells_what_somebody_did_from_what_one_will_do(said, is_one):
    assert promises_something(said, IT) is is_one
