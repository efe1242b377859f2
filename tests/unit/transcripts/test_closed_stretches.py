"""A member of whom nothing is kept: their hot seat becomes nobody else's."""

import pytest

from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.sessions.closed_periods import without_closed_periods
from facilitator.engines.model.numbering import number_parts
from facilitator.engines.offline import OfflineEngine
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from tests.people import MEMBERS, zoom_vtt

SCRIPT = """
Alice: Welcome everyone. Bob, the floor is yours.
Bob: My best engineer wants to leave and I am stuck, because we cannot match the offer.
Lee: Have you asked her what she would stay for?
Bob: I have not asked her, I was so busy being angry about it.
Alice: Thank you Bob. Dana, over to you.
Dana: Half of our trial users leave in the first week and I don't know what to change about it.
Lee: You could call ten of them before you touch the code again.
Dana: I have been avoiding that because I am afraid of what they would say to me.
Bob: Cut the import to one field and I will send you our screens tonight.
Dana: One field would be possible for us, I had not thought of it at all.
Alice: Thanks Dana. Lee, you're next, what did you bring?
Lee: My landlord wants the workshop back and I need a new one before the winter comes.
Bob: Ask the brewery, they have had an empty hall behind the yard for two years.
Lee: The brewery, I never thought of them, I will ring them tomorrow morning.
Alice: Thank you Lee. Final round, one commitment each.
Bob: I'm going to talk to her tomorrow.
Lee: I will see the hall by Friday.
"""
GIVEN_TO_DANA = ("call ten of them", "Cut the import", "our screens")


def handed(*, recorded):
    members = MEMBERS.replace(b"role\n", b"role,recorded\n").replace(
        b"dana@example.org,member", b"dana@example.org,member," + (b"yes" if recorded else b"no")
    )
    return SessionFiles([zoom_vtt(SCRIPT).encode()], members)


@pytest.fixture(params=["not to be recorded", "forgotten"])
def made(request):
    if request.param == "forgotten":
        return make_recap(handed(recorded=True), OfflineEngine(), is_forgotten="Dana".__eq__)
    return make_recap(handed(recorded=False), OfflineEngine())


def texts(recap):
    given = [s for seat in recap.hot_seats for s in (seat.challenge, *seat.solutions)]
    return " ".join(x.text for x in (*given, *recap.commitments, *recap.points))


def test_what_was_given_to_them_is_glued_to_nobody_else(made):
    assert [seat.member for seat in made.recap.hot_seats] == ["Bob", "Lee"]
    assert [words for words in GIVEN_TO_DANA if words in texts(made.recap)] == []


def test_the_same_words_are_in_the_recap_of_one_who_is_recorded():
    recap = make_recap(handed(recorded=True), OfflineEngine()).recap

    assert [seat.member for seat in recap.hot_seats] == ["Bob", "Dana", "Lee"]
    assert all(words in texts(recap) for words in GIVEN_TO_DANA[:2])


def test_what_others_said_then_stays_in_the_transcript(made):
    said = " ".join(turn.text for turn in made.heard.transcript.turns)

    assert all(words in said for words in GIVEN_TO_DANA)
    assert "trial users" not in said


def test_no_hot_seat_covers_the_stretch(made):
    ((start, end),) = made.heard.transcript.closed

    assert 0 < start < end
    assert not any(s.start < end and s.end > start + 1 for s in made.recap.hot_seats)


def test_a_model_is_sent_nothing_of_the_stretch(made):
    sent = " ".join(part.text for part in number_parts(made.heard.transcript))

    assert [words for words in GIVEN_TO_DANA if words in sent] == []
    assert "the brewery" in sent


def said(speaker, at):
    return (Evidence(speaker, at, at + 5, "…"),)


def test_a_seat_that_reaches_over_a_stretch_keeps_the_side_of_its_challenge():
    given = [Solution("Lee", SolutionKind.SUGGESTION, "…", said("Lee", at)) for at in (20, 50, 90)]
    seat = HotSeat("Bob", 0, 100, Challenge("…", said("Bob", 5)), tuple(given))
    promised = tuple(Commitment("Lee", "…", said("Lee", at)) for at in (30, 55))

    recap = without_closed_periods(Recap("any", (seat,), promised), ((40, 60),))

    assert (recap.hot_seats[0].start, recap.hot_seats[0].end) == (0, 40)
    assert recap.hot_seats[0].solutions == (given[0],)
    assert recap.commitments == (promised[0],)
    assert without_closed_periods(recap, ((40, 60),)) == recap


def test_a_seat_inside_a_stretch_is_none():
    seat = HotSeat("Bob", 45, 55, Challenge("…", said("Bob", 46)))

    assert without_closed_periods(Recap("any", (seat,)), ((40, 60),)).hot_seats == ()


def test_without_such_people_nothing_is_closed():
    heard = make_recap(handed(recorded=True), OfflineEngine()).heard

    assert heard.transcript.closed == ()
    assert heard.transcript.open_turns == heard.transcript.turns


def test_nobody_is_found_in_a_stretch_that_is_closed():
    heard = make_recap(handed(recorded=False), OfflineEngine()).heard

    recap = OfflineEngine().recap(heard.transcript, Roster())

    assert [words for words in GIVEN_TO_DANA if words in texts(recap)] == []
