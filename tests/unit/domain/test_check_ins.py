"""The check-in's form: whatever comes in, what goes on is clean, short and about what is ours."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.recaps.commitments import ANSWERS, CommitmentState, SaidIn
from facilitator.domain.sessions.check_ins import (
    LONGEST,
    Attending,
    CheckIn,
    CheckInAnswers,
    CommitmentAnswer,
    FieldProblem,
    HotSeatAnswer,
    SharedPart,
    check_in_fields,
    read_check_in,
)
from tests.every import every

WISH = HotSeatAnswer("Keep my best engineer", "I am tired", "A raise", "Questions")
SAID = CheckInAnswers(
    (CommitmentAnswer(7, CommitmentState.PARTLY, "Six of ten"),), WISH, "I leave early"
)
CHECK_IN = CheckIn(Attending.YES, SAID, frozenset({SharedPart.WISH}))

typed = st.text(max_size=60).map(clean_text)
check_ins = st.builds(
    CheckIn,
    st.sampled_from(Attending),
    st.builds(
        CheckInAnswers,
        st.lists(
            st.builds(CommitmentAnswer, st.integers(1, 5), st.sampled_from(ANSWERS), typed),
            unique_by=lambda answer: answer.commitment_id,
        ).map(lambda answers: tuple(sorted(answers, key=lambda one: one.commitment_id))),
        st.none() | st.builds(HotSeatAnswer, typed.filter(bool), typed, typed, typed),
        typed,
    ),
    st.frozensets(st.sampled_from(SharedPart)),
)
NAMES = ["attending", "hot-seat", "sentence", "why", "urgent", "went-1", "word-1", "went-9", "do"]


def test_a_filled_form_says_what_was_meant():
    form = {
        "attending": "yes", "hot-seat": "yes", "sentence": WISH.sentence, "why": WISH.why,
        "tried": WISH.tried, "wanted": WISH.wanted, "urgent": "I leave early", "share-wish": "yes",
        "went-7": "partly", "word-7": "Six of ten", "do": "send",
    }  # fmt: skip

    given = read_check_in(form, [7])

    assert given.check_in == CHECK_IN
    assert given.problems == {}


@given(check_ins)
def test_a_form_filled_from_answers_says_the_same_answers(check_in):
    assert read_check_in(check_in_fields(check_in), range(1, 6)).check_in == check_in


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), st.text(max_size=80)))
def test_whatever_is_sent_comes_out_clean_or_named(form):
    given = read_check_in(form, [1])

    assert (given.check_in is None) is bool(given.problems)
    assert read_check_in(given.fields, [1]) == given
    assert set(given.fields) <= set(form)
    for text in given.fields.values():
        assert text == clean_text(text) != ""


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        ({}, {"attending": FieldProblem("choose_attending")}),
        ({"attending": "perhaps"}, {"attending": FieldProblem("choose_attending")}),
        ({"attending": "no", "hot-seat": "yes"}, {"sentence": FieldProblem("say_sentence")}),
        ({"attending": "no", "why": "It matters"}, {"hot-seat": FieldProblem("choose_seat")}),
        ({"attending": "no", "word-7": "Well"}, {"went-7": FieldProblem("choose_went")}),
        ({"attending": "no", "urgent": "x" * 601}, {"urgent": FieldProblem("too_long", 600)}),
        ({"attending": "no", "word-7": "x" * 301, "went-7": "done"},
         {"word-7": FieldProblem("too_long", 300)}),
        ({"attending": "no", "sentence": " \u202e\x00 \u200d", "hot-seat": "yes"},
         {"sentence": FieldProblem("say_sentence")}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_beside_its_field(form, problems):
    given = read_check_in(form, [7])

    assert given.problems == problems
    assert given.check_in is None


@every("name", [n for n in LONGEST if n not in ("urgent", "word-")])
def test_a_text_may_be_just_as_long_as_is_said(name):
    form = {"attending": "no", "hot-seat": "yes", "sentence": "x"}

    assert read_check_in({**form, name: "ü" * LONGEST[name]}, []).check_in
    assert read_check_in({**form, name: "ü" * (LONGEST[name] + 1)}, []).problems.keys() == {name}


def test_who_does_not_want_the_hot_seat_after_all_is_not_held_to_what_they_wrote():
    given = read_check_in({"attending": "yes", "hot-seat": "no", "why": "x" * 9999}, [])

    assert given.check_in == CheckIn(Attending.YES)


def test_commitments_of_others_are_passed_over():
    given = read_check_in(
        {"attending": "yes", "went-8": "done", "word-8": "<b>", "went-x": "done"}, [7]
    )

    assert given.check_in == CheckIn(Attending.YES)
    assert given.fields == {"attending": "yes"}


def test_the_group_sees_only_what_was_ticked():
    assert CHECK_IN.for_group() == CheckInAnswers(wish=WISH)
    assert CheckIn(Attending.NO, SAID).for_group() == CheckInAnswers()
    assert CheckIn(Attending.NO, SAID, frozenset(SharedPart)).for_group() == SAID


def test_what_was_written_before_the_session_says_so():
    assert SAID.said_in is SaidIn.CHECK_IN


@given(st.text())
@example("a\u202e\u2066b\x00\x1b[31m\ud800")
@example("\u2028\u2028\u2028x\r\n\r\n\r\n\ty ")
@example("e\u200b\u0301")
def test_typed_text_is_plain_and_stays_so(text):
    plain = clean_text(text)

    assert clean_text(plain) == plain
    assert "\n\n\n" not in plain
    for c in plain:
        assert c == "\n" or c in "\u200c\u200d" or not unicodedata.category(c).startswith("C")


def test_lines_and_pictures_of_several_people_stay_as_they_were_typed():
    assert clean_text("One\r\ntwo\n\n\n\nthree 👩‍👩‍👧") == "One\ntwo\n\nthree 👩‍👩‍👧"
