"""Off the record means gone: what starts a passage, what ends it, and what is only talk of it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.domain.redaction import redact
from facilitator.domain.turns import Span, Transcript, Turn


def transcript(*lines):
    turns = []
    for number, line in enumerate(lines):
        speaker, _, text = line.partition(": ")
        turns.append(Turn(speaker, (Span(number * 10.0, number * 10.0 + 8, text),)))
    return Transcript(tuple(turns))


def said(redacted):
    return [f"{t.speaker}: {t.text}" for t in redacted.transcript.turns]


def test_a_passage_goes_from_its_first_turn_to_the_words_that_end_it():
    redacted = redact(
        transcript(
            "Dana: Sales are down.",
            "Dana: Off the record, my brother owns the company.",
            "Lee: Does he know?",
            "Dana: He does not. Back on the record now. So what should I do?",
            "Lee: Sell more.",
        )
    )

    assert said(redacted) == [
        "Dana: Sales are down.",
        "Dana: now. So what should I do?",
        "Lee: Sell more.",
    ]
    assert redacted.spans_left_out == 1
    assert redacted.warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "Can I say something off the record?",
        "OFF THE RECORD please.",
        "This is off-the-record, all right?",
        "If I may, off the record: we are broke.",
        "Could we go off the record for a minute?",
        "If we could go off the record here.",
        "Please don't record this.",
        "Don’t record that, please, the next part is private.",
        "Stop the recording for a moment.",
        "This one is not for the notes.",
        "Keep that out of the notes, will you.",
        "I'd rather keep this out of the recap.",
        "Let's go off record.",
        "Everything from here is off the record.",
        "Whatever comes now is off the record.",
        "if you ask me it is terrible and off the record he is leaving",
    ],
)
def test_a_request_starts_a_passage(words):
    redacted = redact(transcript("Dana: Fine.", f"Dana: {words}", "Dana: Secret.", "Lee: Oh."))

    assert said(redacted) == ["Dana: Fine."]
    assert redacted.spans_left_out == 1


@pytest.mark.parametrize(
    "words",
    [
        "If you need something kept out of the notes, just tell us.",
        "Whenever somebody says off the record, it is not kept.",
        "Nothing is off the record unless you say so.",
        "You can always say off the record.",
        "What is said here stays here.",
        "Our records were broken this month, off we go.",
    ],
)
def test_talk_about_the_rule_leaves_the_session_alone(words):
    spoken = transcript("Alice: Welcome.", f"Alice: {words}", "Dana: Sales are down.")

    assert redact(spoken).transcript == spoken


def test_an_offer_that_is_declined_is_no_passage():
    spoken = transcript("Alice: Would you like this off the record?", "Dana: No, it is fine.")

    assert redact(spoken).transcript == spoken


def test_an_offer_that_is_taken_is_one():
    spoken = transcript("Alice: Would you like this off the record?", "Dana: Yes. We are broke.")

    assert said(redact(spoken)) == []


def test_a_phrase_cut_in_two_by_somebody_elses_hmm_is_heard():
    redacted = redact(
        transcript(
            "Dana: Sales are down.", "Dana: So this is off", "Lee: Hmm.", "Dana: the record now.",
            "Dana: Secret.", "Dana: and we are back on", "Lee: Hmm.",
            "Dana: the record again then.", "Lee: Sell more.",
        )
    )  # fmt: skip

    assert said(redacted) == ["Dana: Sales are down.", "Dana: then.", "Lee: Sell more."]


def test_a_passage_nobody_closes_ends_with_the_hot_seat():
    spoken = transcript(
        "Dana: Off the record.",
        "Dana: Secret.",
        "Alice: Thank you. Bob, you're next.",
        "Bob: Well.",
    )

    redacted = redact(spoken, ends=[20.0])

    assert said(redacted) == ["Alice: Thank you. Bob, you're next.", "Bob: Well."]
    assert "nobody said 'back on the record'" in redacted.warnings[0]


def test_a_passage_nobody_closes_goes_on_to_the_end_where_no_hot_seat_is_known():
    redacted = redact(transcript("Dana: Off the record.", "Dana: Secret.", "Bob: Well."))

    assert said(redacted) == []
    assert len(redacted.warnings) == 1


def test_what_comes_back_keeps_only_the_words_after_it():
    turn = Turn("Dana", (Span(0, 2, "secret one"), Span(2, 4, "secret two, back on the record,"),
                         Span(4, 6, "now sales")))  # fmt: skip
    before = Turn("Dana", (Span(-2, 0, "off the record"),))

    redacted = redact(Transcript((before, turn)))

    assert redacted.transcript.turns == (Turn("Dana", (Span(4, 6, "now sales"),)),)


def test_who_must_not_be_recorded_is_not():
    redacted = redact(
        transcript("Dana: Mine.", "Bob: Not mine.", "Dana: Mine too."), hidden={"Bob"}
    )

    assert said(redacted) == ["Dana: Mine.", "Dana: Mine too."]


WORDS = st.sampled_from(
    "off the record back on the record. off-the-record hmm so secret? if you no yes don't record "
    "this I we out of the notes again recording stop".split()
)
SPOKEN = st.lists(
    st.tuples(st.sampled_from(["Dana", "Lee", ""]), st.lists(WORDS, min_size=1, max_size=7)),
    max_size=12,
)


def spoken_as(turns):
    return transcript(*(f"{speaker}: {' '.join(words)}" for speaker, words in turns))


@given(SPOKEN, st.lists(st.floats(0, 120), max_size=3))
def test_a_second_time_finds_nothing(turns, ends):
    once = redact(spoken_as(turns), hidden={"Lee"}, ends=ends)

    assert redact(once.transcript, hidden={"Lee"}, ends=ends).transcript == once.transcript


@settings(max_examples=400)
@example([], [("Dana", ["off-the-record", "again"]), ("Dana", ["off"])])
@given(SPOKEN, SPOKEN)
def test_nothing_between_the_words_is_kept(before, between):
    hidden = [(who, [w for w in words if not w.startswith("rec")]) for who, words in between]
    marked = [(who, ["xyzzy", *words]) for who, words in hidden]

    redacted = redact(
        spoken_as(
            [*before, ("Dana", ["off the record"]), *marked, ("Dana", ["back on the record"])]
        )
    )

    assert "xyzzy" not in " ".join(t.text for t in redacted.transcript.turns)


@given(SPOKEN)
def test_nothing_is_ever_added(turns):
    spoken = spoken_as(turns)

    kept = redact(spoken).transcript

    spans = {(t.speaker, s.start, s.end) for t in spoken.turns for s in t.spans}
    assert {(t.speaker, s.start, s.end) for t in kept.turns for s in t.spans} <= spans
