"""Which of a member's own sentences is the challenge."""

import pytest

from facilitator.domain.conversation.challenge import challenge_of
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.sessions.turns import Span, Turn


def chosen(*said):
    turns = []
    for number, line in enumerate(said):
        speaker, _, text = line.partition(": ")
        turns.append(Turn(speaker, (Span(number * 10.0, number * 10.0 + 9, text),)))
    return challenge_of(Seat("Dana", 0, 10.0 * len(turns), tuple(turns))).text


@pytest.mark.parametrize(
    ("opening", "challenge"),
    [
        (
            "Every release of ours slips by two weeks and my team no longer believes in dates. "
            "I have tried a checklist and a code freeze and neither stuck.",
            "Every release of ours slips by two weeks and my team no longer believes in dates.",
        ),
        (
            "The council wants the hall for free. I don't know how to refuse the council. "
            "If I say no they will leave.",
            "I don't know how to refuse the council.",
        ),
        (
            "We brew cider in a barn. My question is whether I should sell to the supermarket.",
            "My question is whether I should sell to the supermarket.",
        ),
    ],
)
def test_the_sentence_that_states_the_problem_or_asks_is_chosen(opening, challenge):
    assert chosen(f"Dana: {opening}", "Lee: How long has it been so?") == challenge


def test_a_mere_label_brings_the_sentence_that_says_more():
    text = chosen("Dana: Mine is about a person. My foreman drinks and the men have seen it.")

    assert text == "Mine is about a person. My foreman drinks and the men have seen it."


def test_a_sentence_that_leans_on_the_one_before_brings_it():
    text = chosen("Dana: My foreman drinks. I don't know how to tell him.", "Lee: Oh.")

    assert text == "My foreman drinks. I don't know how to tell him."


def test_what_is_said_in_answer_to_the_peers_is_no_challenge():
    text = chosen(
        "Dana: Our lease ends in August and the landlord asks for nine thousand more a year. "
        "The café on the corner hardly earns the rent as it is, and the staff love the place, "
        "all of them want to stay there, and so does my sister.",
        "Lee: What would you do without it?",
        "Dana: I can't choose, I don't know what I would do without it.",
    )

    assert "I can't choose" not in text
