"""The rules of the offline engine, one sentence at a time."""

import pytest

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.conversation.moves import find_moves
from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.solutions import kind_of, moderator_solutions, solution_in
from facilitator.domain.conversation.turn_taking import Seat, without_closing_round
from facilitator.domain.conversation.words import sentences
from facilitator.domain.sessions.turns import Span, Turn
from tests.phrases import phrases

NAMES = Names(["Alice", "Bob", "Dana", "Lee", "Omar", "Karl"])


def turn(said, speaker="Alice"):
    return Turn(speaker, (Span(0, 5, said),))


def parts(said):
    return sentences(turn(said))


def moves(said, speaker="Alice"):
    return find_moves([s.text for s in parts(said)], speaker, NAMES)


@phrases("hand_over")
def test_a_hand_over_is_known_in_any_words(said, is_one):
    assert any(move.to == "Dana" for move in moves(said)) is is_one


@phrases("take_the_floor")
def test_who_takes_the_floor_says_so(said, is_one):
    assert any(move.to == "Alice" for move in moves(said)) is is_one


@phrases("round")
def test_a_round_goes_to_everybody(said, is_one):
    assert any(move.round for move in moves(said)) is is_one


@phrases("solution")
def test_a_solution_is_known_by_its_form(said, is_one):
    assert (solution_in(turn(said)) is not None) is is_one


@phrases("promise")
def test_a_promise_is_ones_own_firm_will_with_its_time(said, is_one):
    assert any(promises.is_firm(s) and has_deadline(s.text) for s in parts(said)) is is_one


@phrases("promise_when_asked")
def test_a_promise_that_was_asked_for_may_be_softer(said, is_one):
    assert any(promises.is_firm(s) or promises.is_soft(s) for s in parts(said)) is is_one


def test_who_was_ill_promises_nothing():
    assert not any(promises.is_firm(s) for s in parts("He was ill by the summer, and I ran it."))
    assert any(promises.is_firm(s) for s in parts("Ok, ill ring the bank by Friday."))


def test_a_promise_of_two_words_needs_its_day():
    assert any(promises.is_firm(s) for s in parts("I'll tomorrow."))
    assert not any(promises.is_firm(s) for s in parts("I'll call."))


def test_what_follows_a_quotation_is_ones_own_again():
    said = "She wrote “we shall see” and no more, but I will call her on Friday."
    assert any(promises.is_firm(s) for s in parts(said))
    assert not any(promises.is_firm(s) for s in parts("She wrote “I will call her on Friday”."))


def test_praise_is_no_hand_over():
    assert not any(m.to for m in moves("Great point, Omar, and you brought up the budget."))


def test_who_is_thanked_is_not_the_one_who_is_called():
    assert [m.to for m in moves("Thanks Bob, over to Dana.")] == ["Dana"]


@pytest.mark.parametrize("said", ["We will start in May.", "Mark the date.", "I hope so."])
def test_a_word_that_is_also_a_name_calls_nobody(said):
    names = Names(["Will", "Mark", "May", "Hope"])

    assert list(names.within(said)) in ([], [(17, 20, "May")])


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I'm happy to make an intro.", "introduction"),
        ("Want me to connect the two of you?", "introduction"),
        ("There is a great book by Chris Voss.", "resource"),
        ("We had that with an airline. We said yes, and we regretted it for a year.", "experience"),
        ("What would have to be true for you to stay?", "question"),
        ("Promote the deputy.", "suggestion"),
        ("What would happen if you told them that it has to be thirty days?", "question"),
        ("Perhaps he only wants to leave the company, so ask him.", "suggestion"),
    ],
)
def test_a_gift_has_the_kind_its_words_say(said, kind):
    assert kind_of(said).value == kind


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("We had that in our depot. We put the stock on racks, and they signed.", True),
        ("I would invite him to the harvest.", True),
        ("I know a lawyer who does nothing else.", True),
        ("Restate it for us in one sentence.", False),
        ("What would your best customer say?", False),
        ("You could take five minutes for questions now.", False),
        ("Take your time.", False),
    ],
)
def test_what_a_moderator_gives_as_a_member_counts_and_moderation_does_not(said, is_one):
    assert bool(moderator_solutions(turn(said), moves(said))) is is_one


def test_people_are_called_by_a_second_given_name_if_it_is_nobodys_first():
    names = Names(["María Fernanda Olvera", "Ana Lucía Camps", "Lucía Robles", "Vincent van Dam"])

    said = "Fernanda, Lucía, how do you get to the Van Gogh museum? And Lucía Robles?"

    assert [member for _, _, member in names.within(said)] == [
        "María Fernanda Olvera",
        "Lucía Robles",
        "Lucía Robles",
    ]


def test_a_hot_seat_does_not_end_where_peers_offer_something_with_a_day():
    said = [
        ("Dana", "My problem is the shop."),
        ("Bob", "I'll send you our template on Friday, so try that."),
        ("Lee", "I know a lawyer, and I'll introduce you tomorrow."),
        ("Dana", "I'll call her on Monday."),
    ]
    turns = tuple(Turn(who, (Span(n, n + 1, words),)) for n, (who, words) in enumerate(said))
    seat = Seat("Dana", 0, 4, turns)

    assert without_closing_round(seat, None) == seat


def test_a_hot_seat_ends_before_a_round_of_promises():
    said = [
        ("Dana", "My problem is the shop."),
        ("Bob", "I'll finish my tax return by Friday."),
        ("Lee", "I'll see my mother tomorrow."),
        ("Dana", "I'll call her on Monday."),
    ]
    turns = tuple(Turn(who, (Span(n, n + 1, words),)) for n, (who, words) in enumerate(said))

    assert without_closing_round(Seat("Dana", 0, 4, turns), None).turns == turns[:1]


def test_a_story_says_more_than_that_it_was_the_same():
    given = solution_in(turn("We made exactly that mistake. We hired a man for his famous name."))

    assert given.text == "We made exactly that mistake. We hired a man for his famous name."


def test_a_title_does_not_end_a_sentence():
    assert [s.text for s in parts("Ask Dr. Hale first. He knows.")] == [
        "Ask Dr. Hale first.",
        "He knows.",
    ]


def test_speech_without_full_stops_is_cut_where_a_clause_begins():
    said = " ".join(["my problem is the shop and i never sit down in it any more"] * 5)

    cut = [s.text for s in parts(said)]

    assert len(cut) > 3
    assert " ".join(cut) == said
