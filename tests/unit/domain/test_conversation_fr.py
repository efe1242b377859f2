"""What the French pack finds, one sentence at a time."""

from facilitator.domain.conversation.promises import is_for_somebody
from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.conversation.turn_taking import self_focus
from tests.phrases import (
    gives_a_solution,
    moves,
    parts,
    phrases,
    promises_if_asked,
    promises_something,
)

FR = "fr"


@phrases("hand_over", FR)
def test_a_hand_over_is_known_in_any_words(said, is_one):
    assert any(move.to == "Dana" for move in moves(said, FR)) is is_one


@phrases("take_the_floor", FR)
def test_who_takes_the_floor_says_so(said, is_one):
    assert any(move.to == "Alice" for move in moves(said, FR)) is is_one


@phrases("round", FR)
def test_a_round_goes_to_everybody(said, is_one):
    assert any(move.round for move in moves(said, FR)) is is_one


@phrases("solution", FR)
def test_a_solution_is_known_by_its_form(said, is_one):
    assert gives_a_solution(said, FR) is is_one


@phrases("promise", FR)
def test_a_promise_is_ones_own_will_and_no_report_or_condition(said, is_one):
    assert promises_something(said, FR) is is_one


@phrases("promise_when_asked", FR)
def test_a_promise_that_was_asked_for_may_be_softer(said, is_one):
    assert promises_if_asked(said, FR) is is_one


def test_an_elided_pronoun_is_one():
    assert speech_of(FR).lists("you", "t'envoie")
    assert self_focus("j'arrive pas a dormir, j'y pense", speech_of(FR)) > 0.5
    assert is_for_somebody(parts("Je t'envoie la liste.", FR)[0])
    assert not is_for_somebody(parts("J'envoie la liste.", FR)[0])
