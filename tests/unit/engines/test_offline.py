"""The offline engine on a small session of our own."""

from datetime import date

import pytest

from facilitator.domain.conversation.solutions import kind_of, solution_in
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.due_dates import parse_due_date
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine
from tests.people import SCRIPT


def transcript(script: str = SCRIPT, held_on: date | None = date(2026, 3, 4)) -> Transcript:
    turns, at = [], 0.0
    for line in script.strip().splitlines():
        speaker, _, text = line.partition(": ")
        seconds = len(text.split()) / 2.5
        turns.append(Turn(speaker, (Span(at, at + seconds, text),)))
        at += seconds + 1
    return Transcript(tuple(turns), held_on=held_on)


@pytest.fixture
def recap():
    return OfflineEngine().recap(transcript(), Roster())


def test_hot_seats_follow_the_moderators_hand_overs(recap):
    assert [seat.member for seat in recap.hot_seats] == ["Dana", "Bob"]


def test_solutions_belong_to_the_peer_who_spoke(recap):
    given = {(s.peer, s.kind) for s in recap.hot_seats[0].solutions}

    assert given == {("Bob", SolutionKind.SUGGESTION), ("Lee", SolutionKind.EXPERIENCE)}


def test_commitments_are_first_person_promises_with_their_day(recap):
    promised = [(c.member, c.due) for c in recap.commitments]

    assert promised == [("Dana", date(2026, 3, 6)), ("Bob", date(2026, 3, 5))]


def test_every_quote_was_said_by_its_speaker(recap):
    said = transcript().turns
    quotes = [e for seat in recap.hot_seats for s in seat.solutions for e in s.evidence]
    quotes += [e for seat in recap.hot_seats for e in seat.challenge.evidence]

    assert quotes
    for e in quotes:
        assert any(t.speaker == e.speaker and e.quote in t.text for t in said)


def test_a_talk_without_hot_seats_gives_points_instead():
    recap = OfflineEngine().recap(
        transcript("Bob: The roof will be repaired in the spring by the landlord."), Roster()
    )

    assert recap.hot_seats == ()
    assert [p.speaker for p in recap.points] == ["Bob"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I can put you in touch with a lawyer who does this", SolutionKind.INTRODUCTION),
        ("When we had this I hired too fast and it cost us a year", SolutionKind.EXPERIENCE),
        ("There is a good book on pricing", SolutionKind.RESOURCE),
        ("What would your customers say?", SolutionKind.QUESTION),
        ("You should raise the price", SolutionKind.SUGGESTION),
    ],
)
def test_a_gift_has_its_kind(text, kind):
    assert kind_of(text) is kind


def test_sympathy_is_no_solution():
    assert solution_in(Turn("Lee", (Span(0, 2, "I am so sorry to hear that."),))) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Friday", date(2026, 3, 6)),
        ("by next Friday", date(2026, 3, 13)),
        ("tomorrow", date(2026, 3, 5)),
        ("before the end of the month", date(2026, 3, 31)),
        ("in two weeks", date(2026, 3, 18)),
        ("by March 20th", date(2026, 3, 20)),
        ("by 31 June", None),
        ("soon", None),
    ],
)
def test_a_due_day_is_read_from_what_was_said(said, day):
    assert parse_due_date(said, date(2026, 3, 4)) == day


@pytest.mark.parametrize(
    "words",
    [
        "When we had a customer like that, we offered them two percent for paying early.",
        "We made exactly that mistake, we hired a man with a great name.",
        "I can share the document with you tonight.",
        "I'd write the announcement now, while you are calm.",
        "If it is the follow-up that you hate, then hire somebody for the follow-up.",
        "My accountant showed me a way to sell the invoices.",
    ],
)
def test_a_story_and_an_offer_of_help_are_solutions(words):
    assert solution_in(Turn("Lee", (Span(0, 5, words),))) is not None


def test_a_promise_about_what_somebody_else_would_do_is_still_a_promise():
    script = SCRIPT.replace(
        "Lee: I pass this time.", "Lee: I will ask him what he would need by May."
    )

    recap = OfflineEngine().recap(transcript(script), Roster())

    assert recap.commitments[-1].member == "Lee"


NO_SEAT = """
Bob: The roof of the hall will be repaired in the spring, the landlord has said so.
Dana: I will send you the contract of the builder tonight.
Lee: My landlord told me I will get the keys by Friday.
"""


def test_promises_are_found_where_no_hot_seat_is():
    recap = OfflineEngine().recap(transcript(NO_SEAT), Roster())

    assert recap.hot_seats == ()
    assert [(c.member, c.due) for c in recap.commitments] == [("Dana", date(2026, 3, 4))]


def test_peers_and_the_moderator_promise_as_well():
    script = SCRIPT.replace(
        "Lee: Do they ever finish the setup?",
        "Lee: Do they ever finish the setup? I will send you our checklist tomorrow.",
    ).replace(
        "Alice: See you all next month.",
        "Alice: I will send everybody the photographs by Friday. See you all next month.",
    )

    promised = [
        (c.member, c.text) for c in OfflineEngine().recap(transcript(script), Roster()).commitments
    ]

    assert ("Lee", "I will send you our checklist tomorrow.") in promised
    assert ("Alice", "I will send everybody the photographs by Friday.") in promised


@pytest.mark.parametrize(
    ("hand_over", "second"),
    [
        (
            "Alice: Thank you Dana. Bob, it's all yours.",
            "Alice: Thank you Dana. I see a hand, Bob.",
        ),
        ("Alice: Next is Bob.", "Alice: And what about you, Bob?"),
    ],
)
def test_the_seat_changes_with_whoever_is_called_and_begins(hand_over, second):
    for words in (hand_over, second):
        script = SCRIPT.replace(
            "Alice: Thank you Dana. Bob, over to you, what did you bring?", words
        )

        recap = OfflineEngine().recap(transcript(script), Roster())

        assert [seat.member for seat in recap.hot_seats] == ["Dana", "Bob"]


def test_a_peer_who_is_given_the_word_does_not_end_the_seat():
    script = SCRIPT.replace(
        "Bob: You could call ten of them", "Alice: Bob, go ahead.\nBob: You could call ten of them"
    )

    recap = OfflineEngine().recap(transcript(script), Roster())

    assert [seat.member for seat in recap.hot_seats] == ["Dana", "Bob"]
    assert {s.peer for s in recap.hot_seats[0].solutions} == {"Bob", "Lee"}


def test_a_last_round_that_nobody_opens_is_not_of_the_seat():
    script = SCRIPT.replace("Alice: Thanks Bob. Final round, one commitment each.\n", "").replace(
        "Lee: I pass this time.", "Lee: I will ring the bank on Monday."
    )

    recap = OfflineEngine().recap(transcript(script), Roster())

    assert recap.hot_seats[-1].member == "Bob"
    assert recap.hot_seats[-1].end < recap.commitments[0].evidence[0].start
    assert [c.member for c in recap.commitments] == ["Dana", "Bob", "Lee"]
