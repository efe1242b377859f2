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
