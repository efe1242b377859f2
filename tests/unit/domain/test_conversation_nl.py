"""What the Dutch pack finds, one sentence at a time."""

from tests.phrases import gives_a_solution, moves, phrases, promises_if_asked, promises_something

NL = "nl"


@phrases("hand_over", NL)
def test_a_hand_over_is_known_in_any_words(said, is_one):
    assert any(move.to == "Dana" for move in moves(said, NL)) is is_one


@phrases("take_the_floor", NL)
def test_who_takes_the_floor_says_so(said, is_one):
    assert any(move.to == "Alice" for move in moves(said, NL)) is is_one


@phrases("round", NL)
def test_a_round_goes_to_everybody(said, is_one):
    assert any(move.round for move in moves(said, NL)) is is_one


@phrases("solution", NL)
def test_a_solution_is_known_by_its_form(said, is_one):
    assert gives_a_solution(said, NL) is is_one


@phrases("promise", NL)
def test_a_promise_is_ones_own_will_and_no_report_or_condition(said, is_one):
    assert promises_something(said, NL) is is_one


@phrases("promise_when_asked", NL)
def test_a_promise_that_was_asked_for_may_be_softer(said, is_one):
    assert promises_if_asked(said, NL) is is_one
