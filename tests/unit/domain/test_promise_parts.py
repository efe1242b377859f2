"""A sentence may hold several promises; what tells only how one is kept belongs to it."""

import pytest

from facilitator.domain.conversation import promises
from tests.phrases import parts


@pytest.mark.parametrize(
    ("language", "said", "number"),
    [
        ("en", "I'll have lunch with her on Friday, and I won't say a word.", 1),
        ("en", "I will write the list by Friday, and I'm going to take my time.", 1),
        ("en", "I'll call the bank on Monday, and I'll send you the list.", 2),
        ("en", "I'll ring the union on Monday, and I'll write to Jenna and Carol.", 2),
        ("en", "I will call the bank on Monday and I'll write the offer by Friday.", 2),
        ("de", "Am Dienstag rufe ich beim Händler an und frage nach der Miete.", 1),
        ("de", "Am Dienstag rufe ich beim Händler an und ich schreibe das Angebot.", 2),
    ],
)
def test_a_sentence_is_as_many_promises_as_there_are_acts(language, said, number):
    (sentence,) = parts(said, language)

    assert len(promises.present_parts(sentence)) == number


@pytest.mark.parametrize(
    "said",
    ["I will go there tomorrow. Sorry, that's a wish and no promise.", "It was only a wish."],
)
def test_what_is_called_a_wish_is_taken_back(said):
    last = parts(said, "en")[-1]

    assert promises.takes_back(last.plain, last.speech) is not None
