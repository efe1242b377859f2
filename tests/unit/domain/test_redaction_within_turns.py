"""A long turn keeps what it says before it goes off the record, if that is no part of it."""

import pytest

from tests.off_the_record import judge

BEFORE = (
    "We opened the second shop in May and it goes well. The team is seven people now. "
    "What I need is a manager who stays."
)


def case(request, **expected):
    turns = [
        ["Moderator", "Rosa, tell us."],
        ["Rosa", f"{BEFORE} {request} My brother steals from the till."],
        ["Mike", "Since when does he steal?"],
        ["Rosa", "Since June. Okay, we're back on the record. So who knows a manager?"],
    ]
    return {"kind": "request", "turns": turns, **expected}


@pytest.mark.parametrize(
    "request_",
    [
        "What I'm going to say now is off the record.",
        "Can you stop the recording for a moment, please?",
        "The next bit is not for the notes.",
    ],
)
def test_a_request_about_what_comes_takes_its_sentence_and_the_rest(request_):
    hidden = ["My brother steals", request_[:8]]

    assert judge(case(request_, off=[2], secret=hidden, keep=[0])) == (True, False)
    assert judge(case(request_, secret=[BEFORE])) == (False, False)  # it is kept


@pytest.mark.parametrize(
    "request_",
    ["That is off the record, by the way.", "Leave that last bit out of the notes, please."],
)
def test_in_doubt_a_request_takes_the_whole_turn(request_):
    assert judge(case(request_, secret=[BEFORE[:30], "brother"])) == (True, False)


def long_turn(request, goes_on):
    told = (
        "We have nine people in the bakery and two of them are my sister's sons. The younger one "
        f"came drunk to work three times in May, and I sent him home. {request} {goes_on}"
    )
    return [
        ["Moderator", "Ines, over to you."],
        ["Ines", told],
        ["Paul", "Write down what you expect of him and give him four weeks, as I did."],
        ["Ines", "Good, four weeks, I will do that."],
    ]


@pytest.mark.parametrize(
    "request_",
    ["Keep that between us, please.", "That bit stays off the record.", "Leave that out, please."],
)
def test_a_request_amid_a_long_turn_takes_that_turn_alone(request_):
    """The speaker then goes on to what they had come for, and that is told to be answered."""
    goes_on = (
        "What I wanted to ask you is how you talk to somebody who is family and works for you, "
        "because I have put it off for half a year now and the others see it every day."
    )
    told = {"turns": long_turn(request_, goes_on), "off": [1], "keep": [0, 2], "secret": ["drunk"]}

    assert judge({"kind": "request", **told}) == (True, False)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Shall I leave that out of the notes?", "No, write it down."),
        ("Soll das aus dem Protokoll raus?", "Schreib es ruhig auf."),
    ],
)
def test_who_wants_it_written_down_declines_an_offer(question, answer):
    turns = [
        ["Rosa", "We lost the second shop in May, and I have told everybody who works for us."],
        ["Moderator", question],
        ["Rosa", answer],
        ["Mike", "We lost one, too, in the year after we opened it."],
    ]

    assert judge({"kind": "trap", "turns": turns, "keep": [0, 2, 3]}) == (True, False)


@pytest.mark.parametrize(
    "told",
    [
        "He told me all of it and I wasn't to repeat a word, and then he sold anyway.",
        "My partner goes, don't write any of this down, and then writes a letter himself.",
        "So much for off the record, it was in the paper on Monday.",
        "Er meint, schreib das nicht auf, und dann stand es in der Zeitung.",
        "Ele diz, não escrevas isso, e depois estava no jornal.",
    ],
)
def test_what_somebody_else_asked_for_is_no_request(told):
    turns = [
        ["Moderator", "How did it go with your supplier, Leo?"],
        ["Leo", told],
        ["Mike", "We had that as well, with the firm that made our boxes."],
        ["Leo", "So I look for a new one now."],
    ]

    assert judge({"kind": "trap", "turns": turns, "keep": [0, 1, 2, 3]}) == (True, False)


@pytest.mark.parametrize(
    "answer",
    [
        "That isn't written down.",
        "Das ist nicht aufgeschrieben.",
        "Eso no está escrito.",
        "Ça, c'est pas écrit.",
        "Questo non c'è scritto.",
        "Dat is nergens opgeschreven.",
        "Isso não está escrito.",
    ],
)
def test_what_a_contract_does_not_say_is_no_request(answer):
    turns = [
        ["Rosa", "They want me to stay for three years, and half of the price depends on it."],
        ["Mike", "And who decides whether it worked?"],
        ["Rosa", answer],
        ["Mike", "I would ask for that before you sign anything."],
        ["Rosa", "Good idea, I will do that."],
    ]

    assert judge({"kind": "trap", "turns": turns, "keep": [0, 1, 2, 3, 4]}) == (True, False)
