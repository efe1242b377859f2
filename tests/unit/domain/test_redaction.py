"""Off the record means gone: what starts a passage, what ends it, and what is only talk of it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.domain.sessions.redaction import redact
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from tests.every import every


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


@every(
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
        "I want to say off the record that he is leaving.",
        "This is off the, uh, record.",
        "It is off‑the‑record.",
        "Don't write that down.",
        "This stays between us.",
        "This has to stay in this room.",
        "Just between us, we are broke.",
        "Please keep that in this group.",
        "Don't put this in the notes.",
        "Please do not include that in the summary.",
        "So off the records, we are broke.",
        "This is not for your minutes.",
        "i was told off the record that they close",
        "I once said off the record that we are broke.",
        "My banker told me, and this is off the record, that we are broke.",
        "let me say off the record that he is leaving",
    ],
)
def test_a_request_starts_a_passage(words):
    redacted = redact(transcript("Dana: Fine.", f"Dana: {words}", "Dana: Secret.", "Lee: Oh."))

    assert said(redacted) == ["Dana: Fine."]
    assert redacted.spans_left_out == 1


@every(
    "words",
    [
        "If you need something kept out of the notes, just tell us.",
        "Whenever somebody says off the record, it is not kept.",
        "Nothing is off the record unless you say so.",
        "You can always say off the record.",
        "What is said here stays here.",
        "What we hear in this room stays in this room.",
        "Everything is just between us, that is the rule.",
        "Whenever someone says off the record, we leave it out.",
        "You can go off the record at any time, and we respect it.",
        "Anybody can go off the record.",
        "We are coming off record sales and back on record highs.",
        "Our records were broken this month, off we go.",
        "As always you say off the record and I leave it out.",
        "Just say off the record, it is as simple as that.",
        "My banker told me off the record that the rates will fall.",
        "The buyer had once quietly admitted off the record that they need us.",
        "Do not quote the small customers a price.",
        "Strike that, I meant nine.",
    ],
)
def test_talk_about_the_rule_leaves_the_session_alone(words):
    spoken = transcript("Alice: Welcome.", f"Alice: {words}", "Dana: Sales are down.")

    assert redact(spoken).transcript == spoken


@pytest.mark.parametrize(
    "words",
    [
        "Say off the record and we leave it out until you say back on the record. Dana, begin.",
        "You come back with the words back on the record once you have said off the record.",
    ],
)
def test_a_rule_that_names_both_phrases_costs_no_more_than_its_own_turn(words):
    redacted = redact(transcript("Alice: Hello.", f"Alice: {words}", "Dana: Sales are down."))

    assert said(redacted)[0] == "Alice: Hello."
    assert said(redacted)[-1] == "Dana: Sales are down."
    assert redacted.warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "Dana: I would never say that on the record.",
        "Dana: He is on the record saying the opposite.",
        "Dana: We are on the record as opposing it.",
        "Dana: Let me finish before we go back on the record.",
        "Dana: We are not back on the record yet.",
        "Dana: When we're back on the record I will tell it nicely.",
        "Alice: Are we back on the record?",
        "Alice: Sure, just say back on the record when you are done.",
        "Dana: Can we go back on the record?",
    ],
)
def test_words_that_only_speak_of_coming_back_end_nothing(words):
    redacted = redact(
        transcript("Dana: Off the record.", words, "Lee: No, not yet.", "Dana: Secret.")
    )

    assert said(redacted) == []


@pytest.mark.parametrize(
    "words",
    [
        "Alice: Back on the record.",
        "Dana: On the record.",
        "Alice: Okay, now on the record again.",
        "Alice: We're on the record.",
        "Dana: You can record again.",
        "Dana: Shall we go back on the record?",
        "Dana: Are we back on the record?",
    ],
)
def test_anybody_may_end_a_passage(words):
    redacted = redact(
        transcript("Dana: Off the record.", "Dana: Secret.", words, "Lee: Yes.", "Dana: Sales.")
    )

    assert said(redacted)[-2:] == ["Lee: Yes.", "Dana: Sales."]
    assert "Secret" not in " ".join(said(redacted))


def test_what_was_asked_for_afterwards_goes_as_well():
    redacted = redact(
        transcript(
            "Dana: Sales are down.", "Lee: Why?", "Dana: My brother steals.", "Lee: Oh.",
            "Dana: That was off the record. Back on the record now.", "Lee: Of course.",
        )
    )  # fmt: skip

    assert said(redacted) == ["Dana: Sales are down.", "Lee: Why?", "Dana: now.", "Lee: Of course."]


@pytest.mark.parametrize(
    "words",
    [
        "It is about forty percent, I believe, but please don't quote me on that number.",
        "He earns more than all of us, and please strike that from the record, will you.",
    ],
)
def test_what_is_not_to_be_quoted_goes_and_the_rest_stays(words):
    redacted = redact(transcript("Dana: Sales are down.", f"Dana: {words}", "Lee: Why?"))

    assert said(redacted) == ["Dana: Sales are down.", "Lee: Why?"]
    assert redacted.spans_left_out == 1
    assert redacted.warnings == ()


def test_words_that_strike_others_take_those_with_them():
    redacted = redact(
        transcript("Lee: Why?", "Dana: My brother steals.", "Lee: Oh.",
                   "Dana: Strike that from the notes.", "Lee: Of course.")
    )  # fmt: skip

    assert said(redacted) == ["Lee: Why?", "Lee: Oh.", "Lee: Of course."]


def test_what_comes_after_words_not_to_be_quoted_goes_too():
    redacted = redact(
        transcript("Dana: Don't quote me on this.", "Lee: Sure.", "Dana: We are broke.",
                   "Lee: Oh.", "Dana: Sales are down.")
    )  # fmt: skip

    assert said(redacted) == ["Lee: Sure.", "Lee: Oh.", "Dana: Sales are down."]


def test_a_phrase_in_three_pieces_is_heard():
    redacted = redact(
        transcript("Dana: This is off", "Lee: Hmm.", "Dana: the", "Lee: Hmm.", "Dana: record.",
                   "Dana: Secret.")
    )  # fmt: skip

    assert said(redacted) == []


def test_a_hedge_before_a_phrase_in_two_pieces_counts():
    redacted = redact(
        transcript("Dana: Off the record.", "Dana: this is not back on", "Lee: Hmm.",
                   "Dana: the record so do not tell", "Dana: Secret.")
    )  # fmt: skip

    assert said(redacted) == []


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
    assert "nobody said 'back on the record'" in redacted.warnings[0].english


def test_the_warning_says_when_what_was_left_out_began():
    secret = Turn("Dana", (Span(754, 760, "Off the record, we are broke."),))

    redacted = redact(Transcript((Turn("Dana", (Span(0, 3, "Hello."),)), secret)))

    assert "at minute 12 " in redacted.warnings[0].english


def test_a_story_of_somebody_elses_words_costs_nothing():
    spoken = transcript(
        "Dana: My banker told me off the record that rates will fall, so I wait.", "Lee: Wait."
    )

    assert redact(spoken).transcript == spoken


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


def test_who_must_not_be_recorded_can_still_take_everybody_off_the_record():
    spoken = transcript("Bob: Off the record.", "Dana: Secret.", "Bob: Back on the record.",
                        "Dana: Sales. I agree with Bob.")  # fmt: skip

    redacted = redact(spoken, hidden={"Bob"})

    assert said(redacted) == ["Dana: Sales. I agree with Bob."]
    assert redacted.spans_left_out == 1


def test_a_label_that_may_be_somebody_hidden_goes_with_a_warning():
    spoken = transcript("iPhone: Not mine, perhaps.", "Dana: Mine.")

    redacted = redact(spoken, hidden={"Bob"}, perhaps={"iPhone", ""})

    assert said(redacted) == ["Dana: Mine."]
    assert len(redacted.warnings) == 1
    assert redact(redacted.transcript, hidden={"Bob"}, perhaps={"iPhone"}).warnings == ()


def test_no_warning_says_a_word_of_what_was_left_out():
    redacted = redact(
        transcript("Dana: Off the record.", "Zebedee: xyzzy."), hidden={"Bob"}, perhaps={"Zebedee"}
    )

    assert "xyzzy" not in " ".join(w.english for w in redacted.warnings)


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
    # "notes back on" puts speech back on the record, too
    ends = ("rec", "note")
    hidden = [(who, [w for w in words if not w.startswith(ends)]) for who, words in between]
    marked = [(who, ["xyzzy", *words]) for who, words in hidden]

    redacted = redact(
        spoken_as(
            [*before, ("Dana", ["off the record"]), *marked, ("Dana", ["back on the record"])]
        )
    )

    assert "xyzzy" not in " ".join(t.text for t in redacted.transcript.turns)


@given(SPOKEN)
def test_nobody_hidden_is_kept(turns):
    kept = redact(spoken_as(turns), hidden={"Lee"}, perhaps={""}).transcript

    assert {t.speaker for t in kept.turns} <= {"Dana"}


@given(st.lists(st.tuples(st.sampled_from(["Dana", "Lee"]), st.text(max_size=40)), max_size=6))
def test_whatever_is_said_nothing_fails(turns):
    spoken = Transcript(
        tuple(Turn(who, (Span(n, n + 1, text),)) for n, (who, text) in enumerate(turns))
    )

    once = redact(spoken)

    assert redact(once.transcript).transcript == once.transcript


@given(SPOKEN)
def test_nothing_is_ever_added(turns):
    spoken = spoken_as(turns)

    kept = redact(spoken).transcript

    spans = {(t.speaker, s.start, s.end) for t in spoken.turns for s in t.spans}
    assert {(t.speaker, s.start, s.end) for t in kept.turns for s in t.spans} <= spans
