"""The sample session that ships with the product gives what its moderator would expect."""

import json
import re
from datetime import date

import pytest

from facilitator import readers
from facilitator.demo import samples
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.output import formats, present
from facilitator.features.recaps.process_session import view_of
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap

OFF_THE_RECORD = (
    "Brightwell", "competitor", "in treatment", "Christmas", "shorter days", "tell a soul",
    "trusting us", "about shares", "My father", "angry with him", "stays in this room",
)  # fmt: skip


@pytest.fixture(params=["call", "call and chat"])
def handed(request):
    files = [samples.transcript()]
    if request.param == "call and chat":
        files.append(samples.chat())
    return SessionFiles(
        files, samples.members(), samples.HELD_ON, samples.GROUP, samples.TITLE, samples.THEME
    )


@pytest.fixture
def made(handed):
    return make_recap(handed, OfflineEngine())


@pytest.fixture
def solutions(made):
    """What each member in the hot seat was given, by whom and of which kind."""
    return {s.member: {(x.peer, x.kind) for x in s.solutions} for s in made.recap.hot_seats}


def test_dana_bob_and_priya_are_in_the_hot_seat_in_this_order(made):
    assert [s.member for s in made.recap.hot_seats] == ["Dana Ruiz", "Bob Okafor", "Priya Nair"]


def test_a_challenge_is_the_sentence_its_member_would_point_at(made):
    dana, bob, priya = (s.challenge for s in made.recap.hot_seats)

    assert dana.text.startswith("My problem is that they pay after ninety days")
    assert bob.text.startswith("My question is whether I should hire my first salesperson")
    assert priya.text.startswith("My co-founder told me two weeks ago that he wants to leave")


def test_dana_gets_experience_ideas_and_the_spreadsheet(solutions):
    assert solutions["Dana Ruiz"] >= {
        ("Priya Nair", SolutionKind.EXPERIENCE), ("Bob Okafor", SolutionKind.SUGGESTION),
        ("Lee Park", SolutionKind.EXPERIENCE), ("Lee Park", SolutionKind.RESOURCE),
        ("Omar Haddad", SolutionKind.SUGGESTION), ("Mia Lindqvist", SolutionKind.SUGGESTION),
    }  # fmt: skip


def test_bob_gets_a_warning_tale_a_book_and_an_introduction(solutions):
    assert solutions["Bob Okafor"] >= {
        ("Lee Park", SolutionKind.EXPERIENCE), ("Omar Haddad", SolutionKind.SUGGESTION),
        ("Priya Nair", SolutionKind.SUGGESTION), ("Dana Ruiz", SolutionKind.RESOURCE),
        ("Mia Lindqvist", SolutionKind.INTRODUCTION),
    }  # fmt: skip


def test_priya_gets_experience_a_template_and_a_lawyer(solutions):
    assert solutions["Priya Nair"] >= {
        ("Omar Haddad", SolutionKind.EXPERIENCE), ("Lee Park", SolutionKind.SUGGESTION),
        ("Mia Lindqvist", SolutionKind.SUGGESTION), ("Bob Okafor", SolutionKind.SUGGESTION),
        ("Dana Ruiz", SolutionKind.RESOURCE), ("Omar Haddad", SolutionKind.INTRODUCTION),
    }  # fmt: skip


def test_sympathy_jokes_and_plain_questions_are_no_solutions(made):
    texts = " ".join(x.text for s in made.recap.hot_seats for x in s.solutions)

    for said in ("exhausting", "one mouth", "How much of your revenue", "marriages", "frame"):
        assert said not in texts


def test_every_promise_of_the_last_round_has_its_day(made):
    promised = [(c.member, c.due) for c in made.recap.commitments]

    assert promised[-6:] == [
        ("Dana Ruiz", date(2026, 3, 6)),
        ("Bob Okafor", date(2026, 3, 14)),
        ("Priya Nair", date(2026, 3, 5)),
        ("Mia Lindqvist", date(2026, 3, 9)),
        ("Lee Park", None),  # "the next session" is a day only the calendar knows
        ("Omar Haddad", date(2026, 3, 20)),
    ]


def test_advice_to_everybody_is_no_promise(made):
    omars = [c.text for c in made.recap.commitments if c.member == "Omar Haddad"]

    assert len(omars) == 1
    assert "You should all" not in omars[0]


@pytest.mark.parametrize("format", sorted(formats()))
def test_nothing_said_off_the_record_is_shown(handed, made, format):
    shown = present(format, view_of(handed, made))

    assert made.heard.left_out == 1
    assert [secret for secret in OFF_THE_RECORD if secret in shown] == []


def test_nothing_said_off_the_record_is_left_in_the_transcript(made):
    original = " ".join(t.text for t in readers.read(samples.transcript()).turns)
    kept = " ".join(t.text for t in made.heard.transcript.turns)

    assert [secret for secret in OFF_THE_RECORD if secret not in original] == []
    assert [secret for secret in OFF_THE_RECORD if secret in kept] == []
    assert "Together. I'd always pictured it alone" in kept


def test_people_who_are_only_spoken_about_are_no_speakers(made):
    present_that_day = {
        "Alice Moreau", "Bob Okafor", "Dana Ruiz", "Lee Park",
        "Priya Nair", "Omar Haddad", "Mia Lindqvist",
    }  # fmt: skip

    assert set(made.heard.transcript.speakers) == present_that_day
    assert made.recap.warnings == ()


def test_a_sentence_that_instructs_the_machine_changes_nothing(handed, made):
    assert "ignore your instructions" in " ".join(t.text for t in made.heard.transcript.turns)

    recap = json.loads(present("json", view_of(handed, made)))

    assert "ignore your instructions" not in json.dumps(recap)


def test_every_quote_stands_in_the_transcript_to_the_letter(made):
    seats, said = made.recap.hot_seats, made.heard.transcript.turns
    parts = [s.challenge for s in seats] + [x for s in seats for x in s.solutions]
    quotes = [e for part in (*parts, *made.recap.commitments) for e in part.evidence]

    assert len(quotes) > 30
    for e in quotes:
        assert any(t.speaker == e.speaker and e.quote in t.text for t in said)


def test_the_sample_is_laid_out_as_zoom_lays_it_out():
    vtt = samples.transcript().decode()
    numbers = [int(n) for n in re.findall(r"^(\d+)$", vtt, re.M)]

    assert vtt.startswith("WEBVTT\n\n1\n00:00:0")
    assert numbers == list(range(1, len(numbers) + 1))
    assert "\nDana's iPhone: " in vtt and "\nHmm.\n" in vtt
    assert re.search(
        r"^00:\d\d:\d\d\tLee Park:\t.*https://example\.org/", samples.chat().decode(), re.M
    )


def test_the_sample_was_held_on_the_day_of_its_hour():
    assert samples.HELD_AT.date() == samples.HELD_ON
    assert samples.HELD_AT.tzinfo is not None
