"""Turns: joined without losing a word, cut without inventing one."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sessions.turns import Span, Transcript, Turn, merge_turns

SPOKEN = st.lists(
    st.tuples(st.sampled_from(["Dana", "Lee", ""]), st.floats(0, 40), st.text("ab ", min_size=1)),
    max_size=12,
)


def turns_of(spoken):
    turns, at = [], 0.0
    for speaker, pause, text in spoken:
        at += pause
        turns.append(Turn(speaker, (Span(at, at + 1, text),)))
    return turns


def test_a_speakers_consecutive_turns_become_one():
    turns = turns_of([("Dana", 0, "one"), ("Dana", 2, "two"), ("Lee", 2, "three")])

    joined = list(merge_turns(turns))

    assert [(t.speaker, t.text, t.start, t.end) for t in joined] == [
        ("Dana", "one two", 0, 3),
        ("Lee", "three", 4, 5),
    ]


def test_a_long_silence_parts_a_speakers_turns():
    turns = turns_of([("Dana", 0, "one"), ("Dana", 32, "two")])

    assert len(list(merge_turns(turns))) == 2


def test_a_turn_ends_with_its_last_word_where_cues_overlap():
    turn = Turn("Dana", (Span(0, 9, "long"), Span(1, 3, "short")))

    assert (turn.start, turn.end) == (0, 9)
    assert Transcript((turn,)).seconds == 9


def test_a_part_of_a_turn_has_the_times_of_its_words():
    turn = Turn("Dana", (Span(0, 1, "one"), Span(1, 2, "two"), Span(2, 3, "three")))

    assert turn.within(4, 7).spans == (Span(1, 2, "two"),)
    assert turn.within(2, 5).spans == turn.spans[:2]


def test_speakers_are_named_once_and_nobody_is_not():
    turns = turns_of([("Lee", 0, "a"), ("", 1, "b"), ("Dana", 1, "c"), ("Lee", 1, "d")])

    assert Transcript(tuple(turns)).speakers == ("Lee", "Dana")


@given(SPOKEN)
def test_joining_loses_no_word_and_no_order(spoken):
    turns = turns_of(spoken)

    joined = list(merge_turns(turns))

    assert [s for t in joined for s in t.spans] == [s for t in turns for s in t.spans]
    assert list(merge_turns(joined)) == joined


@given(SPOKEN.filter(bool), st.integers(0, 60), st.integers(0, 60))
def test_a_part_is_made_of_the_turns_own_words(spoken, first, last):
    turn = Turn("Dana", tuple(s for t in turns_of(spoken) for s in t.spans))

    assert set(turn.within(first, last).spans) <= set(turn.spans)
