"""What the checker lets out, and what a server may send without breaking us."""

from datetime import date

import pytest

from facilitator.adapters.llm.response import parse_reply
from facilitator.domain.errors import BadModelAnswer
from facilitator.domain.recaps.checks import Doubt
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.model.answers import Given, Promise, SeatFound
from facilitator.engines.model.checker import Checker
from facilitator.engines.model.numbering import LONGEST_PART_WORDS, number_parts, short_names

HEARD = "You could ask the users on acme.example what they need."


def checker(*said, held_on=None, language="en", **more):
    turns = tuple(
        Turn(who, (Span(at * 5.0, at * 5.0 + 4, text),), language)
        for at, (who, text) in enumerate(said)
    )
    heard, more["language"] = Transcript(turns, held_on=held_on), language
    parts = {part.number: part for part in number_parts(heard)}
    return Checker(parts, short_names(heard.speakers), heard, **more)


@pytest.mark.parametrize(
    "said",
    [
        "I have been avoiding that because I am afraid of what they say.",
        "I think you should call the bank.",
        "I might call the bank if I had the time.",
        "I will never call the bank again.",
    ],
)
def test_first_person_words_alone_are_no_promise(said):
    promise = Promise(member="Dana", text="I will call the bank", turns=[1])

    assert checker(("Dana", said)).commitment(promise) is None


TODAY = date(2026, 3, 5)  # a Thursday
PROMISED = [
    ("en", "So I'm gonna call Lorraine on Monday.", "Call Lorraine", "2026-03-09"),
    ("en", "I'm not going to do net ninety.", "Do no net ninety", ""),
    ("en", "I guess I'll call him tomorrow.", "Call him", "2026-03-06"),
    ("en", "I'll send you the lawyer's name by Friday.", "Send Bob the lawyer's name, by Friday",
     "2026-03-06"),
    ("en", "I will call them. By Monday.", "Call them, by Monday", "2026-03-09"),
    ("en", "I'll be done by the thirtieth.", "Be done by 30 March", "2026-03-30"),
    ("de", "Ich ruf morgen die Bank an.", "Morgen die Bank anrufen", "2026-03-06"),
    ("es", "Mañana llamo al banco.", "Llamar al banco mañana", "2026-03-06"),
    ("fr", "J'appelle la banque demain.", "Appeler la banque demain", "2026-03-06"),
    ("it", "Domani chiamo la banca.", "Chiamare la banca domani", "2026-03-06"),
    ("nl", "Ik bel morgen de bank.", "Morgen de bank bellen", "2026-03-06"),
    ("pt", "Amanhã eu ligo para o banco.", "Ligar para o banco amanhã", "2026-03-06"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "text", "due"), PROMISED)
def test_a_promise_is_shown_as_written_with_its_day(language, said, text, due):
    held = checker(("Dana", said), ("Bob", "Good."), language=language, held_on=TODAY)
    kept = held.commitment(Promise(member="Dana", text=text, turns=[1], due=due))

    assert (kept.text, str(kept.due or ""), kept.check.doubt) == (text, due, None)


def test_a_yes_to_a_request_is_a_promise_with_the_day_of_the_request():
    said = ("Bob", "Can you send me the contract by Friday?"), ("Dana", "Yes, sure.")
    told = Promise(member="Dana", text="Send Bob the contract", turns=[1, 2], due="2026-03-06")

    kept = checker(*said, held_on=TODAY).commitment(told)

    assert (kept.text, kept.due, kept.check.doubt) == (told.text, date(2026, 3, 6), None)
    assert [e.speaker for e in kept.evidence] == ["Dana", "Bob"]


def test_each_promise_of_a_sentence_keeps_its_own_day():
    held = checker(("Dana", "I'll call the bank tomorrow and I'll write to Bob on Monday."),
                   held_on=TODAY)  # fmt: skip
    told = [("Call the bank", "2026-03-06"), ("Write to Bob", "2026-03-09")]
    kept = held.commitments(
        [Promise(member="Dana", text=text, turns=[1], due=due) for text, due in told]
    )

    assert [(c.text, str(c.due)) for c in kept] == told
    assert held.problems == []


@pytest.mark.parametrize(
    "said",
    [
        "No, wait, Monday's before Friday.",
        "Should I call the bank?",
        "You should call the bank.",
        "I'll call the bank tomorrow. No, scratch that.",
        "If they say no, I would call the bank.",
    ],
)
def test_what_is_no_promise_for_a_reason_is_left_out(said):
    held = checker(("Dana", said), held_on=TODAY)

    assert held.commitment(Promise(member="Dana", text="Call the bank", turns=[1])) is None
    assert "promises nothing there" in held.problems[0].reason


def test_a_promise_is_never_told_as_another_one():
    held = checker(("Dana", "I'll call the bank tomorrow. The rent is what worries me."))
    told = Promise(member="Dana", text="Pay the rent by 500 euros", turns=[1])

    kept = held.commitment(told)

    assert kept is None or "rent" in kept.text


@pytest.mark.parametrize(
    "claim",
    [
        "Ask users as McKinsey does.",
        "Ask users at IBM.",
        "Ask users as O'Brien would.",
        "OpenAI asks its users.",
        "Ask five hundred users.",
        "Ask 500 users.",
        "Ask users on evil.example.",
    ],
)
def test_a_name_a_number_or_an_address_nobody_said_gives_way_to_the_words_spoken(claim):
    given = Given(peer="Bob", kind="suggestion", text=claim, turns=[2])

    kept = checker(("Dana", "My churn is high."), ("Bob", HEARD)).solution(given, "Dana")

    assert kept.text == HEARD


def test_who_speaks_under_another_label_is_shown_under_that_in_their_own_words():
    given = Given(peer="Cara", kind="suggestion", text="Ask the users.", turns=[2])
    held = checker(("Dana", "My churn is high."), ("Bob", f"It's Cara. {HEARD}"))

    kept = held.solution(given, "Dana")

    assert kept.peer == "Bob"
    assert HEARD in kept.text
    assert kept.check.doubt is Doubt.ANOTHERS


def test_one_of_two_people_of_a_label_is_known_by_their_name():
    held = checker(
        ("Birgit and Olaf Ahrens", "Our well is dry."), ("Olaf Berg", HEARD), ("Cara Berg", HEARD)
    )
    assert held.who("Berg", Given(peer="Berg", kind="suggestion", text="Ask.", turns=[2])) is None
    given = Given(peer="Birgit", kind="suggestion", text="Ask the users.", turns=[1])

    assert held.who("Birgit", given) == "Birgit and Olaf Ahrens"
    assert held.who("Ahrens Olaf", given) == "Birgit and Olaf Ahrens"


def test_a_moderator_may_be_in_the_hot_seat_but_not_by_leading():
    told = "My own group wants a fourth evening and I do not know who could lead it with me. " * 4
    turns = [("Ann", told), ("Bob", HEARD), ("Dana", HEARD)]
    seat = SeatFound(member="Ann", first_turn=1, last_turn=3)

    assert checker(*turns, moderator="Ann").seats([seat])
    short = [("Ann", "Who has an idea for that?")] * 9
    led = checker(*short, ("Bob", HEARD), moderator="Ann")
    assert led.seats([SeatFound(member="Ann", first_turn=1, last_turn=10)]) == []


def test_somebody_who_is_not_on_the_roster_gives_nothing():
    given = Given(peer="Bob", kind="suggestion", text="Ask users.", turns=[2])
    held = checker(("Dana", "Hello."), ("Bob", HEARD), strangers=frozenset({"Bob"}))

    assert held.solution(given, "Dana") is None


LONG = "I have thought about this for a month and I still do not know what I should do. " * 3


def seats(*said, member="Lee", **more):
    held = checker(*said, **more)
    found = held.seats([SeatFound(member=member, first_turn=1, last_turn=max(held.parts))])
    return [span for span, _ in found], [problem.reason for problem in held.problems]


def test_a_check_in_is_no_hot_seat():
    found, problems = seats(("Lee", "Curious."), ("Alice", "Thank you."), ("Dana", "Tired."))

    assert found == []
    assert problems == ["turns 1-3 are no hot seat: Lee says only 1 words."]


@pytest.mark.parametrize("answer", ["", "Alice"])
def test_a_member_whom_nobody_answers_is_in_no_hot_seat(answer):
    found, problems = seats(
        ("Dana", "I am tired."), ("Lee", LONG), (answer, "Thank you."), moderator="Alice"
    )

    assert found == []
    assert "nobody answers Lee" in problems[0]


def test_a_member_who_speaks_and_is_answered_is_in_a_hot_seat():
    said = (("Lee", LONG), ("Dana", "You could ask."), ("Bob", "And I?"))
    held = checker(*said, moderator="Alice")
    found = held.seats([SeatFound(member="Lee", first_turn=-3, last_turn=2)])

    assert [span for span, _ in found] == [("Lee", 1, 2)]
    assert held.problems == []


def test_a_hot_seat_that_covers_the_whole_call_is_questioned():
    found, problems = seats(
        ("Alice", "Lee, go."), ("Lee", LONG), ("Dana", "You could ask."), moderator="Alice"
    )

    assert found == [("Lee", 1, 3)]
    assert problems == ["does Lee's hot seat really cover the whole call?"]


def test_of_several_hot_seats_none_covers_the_whole_call():
    held = checker(("Lee", LONG), ("Dana", LONG), ("Lee", "You could ask."), moderator="Alice")
    wanted = [("Lee", 1, 99), ("Dana", 2, 3)]
    found = held.seats([SeatFound(member=m, first_turn=a, last_turn=b) for m, a, b in wanted])

    assert [span for span, _ in found] == [("Dana", 2, 3)]
    assert [problem.is_left_out for problem in held.problems] == [True]


def test_a_hot_seat_that_overlaps_half_of_another_is_questioned():
    held = checker(
        ("Bob", "Hello."), ("Lee", LONG), ("Dana", "Ask."), ("Dana", LONG), ("Lee", "Call.")
    )
    wanted = [("Lee", 2, 3), ("Dana", 3, 5)]
    found = held.seats([SeatFound(member=m, first_turn=a, last_turn=b) for m, a, b in wanted])

    assert [span for span, _ in found] == [("Lee", 2, 3), ("Dana", 4, 5)]
    assert [problem.reason for problem in held.problems] == [
        "much of it is Lee's hot seat; where does each begin?"
    ]
    assert held.problems[0].item.member == "Dana"


@pytest.mark.parametrize(
    ("first", "last"), [(0, 0), (-9, -1), (99, 120), (5, 2), (10**30, 10**31), (-(10**30), 0)]
)
def test_numbers_out_of_range_are_no_hot_seat(first, last):
    held = checker(("Lee", LONG), ("Dana", "You could ask."))

    assert held.seats([SeatFound(member="Lee", first_turn=first, last_turn=last)]) == []
    assert len(held.problems) == 1


def test_a_hot_seat_that_a_piece_cuts_is_not_judged_by_its_half():
    found, problems = seats(("Dana", "Well."), ("Lee", "I have a question."), is_cut=True)

    assert found == [("Lee", 1, 2)]
    assert problems == []


def test_speech_without_full_stops_is_numbered_in_short_parts():
    text = " ".join(f"word{n}" for n in range(900))

    parts = number_parts(Transcript((Turn("Dana", (Span(0, 300, text),)),)))

    assert " ".join(part.text for part in parts) == text
    assert all(len(part.text.split()) <= LONGEST_PART_WORDS for part in parts)


@pytest.mark.parametrize(
    "body",
    ["{oops", "[]", "null", '{"choices": "x"}', '{"choices": [1]}', '{"choices": []}',
     '{"choices": [{"message": "hi"}]}', '{"choices": [{"message": {"content": [1]}}]}'],
)  # fmt: skip
def test_a_body_that_is_no_completion_is_a_bad_answer(body):
    with pytest.raises(BadModelAnswer):
        parse_reply(body, "m", 0.1, lambda *_: None)
