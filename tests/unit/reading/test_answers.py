"""The answers of the process that reads files are checked, as a hostile file may have made them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.notices import notice
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.reading._answers import Stopped, transcript_in
from tests.every import every


def test_an_answer_is_a_transcript():
    answer = {
        "turns": [["Dana Ruiz", "en", [[0.5, 2, "We sell"], [2, 1.5, "bread."]]]],
        "source": "zoom_vtt",
        "warnings": [{"code": "off_the_record_not_ended", "values": {"minute": 3}}],
        "held_on": "2026-03-12",
    }

    transcript = transcript_in(json.dumps(answer).encode())

    assert transcript == Transcript(
        (Turn("Dana Ruiz", (Span(0.5, 2, "We sell"), Span(2, 2, "bread.")), "en"),),
        "zoom_vtt",
        (notice("off_the_record_not_ended", minute=3),),
        transcript.held_on,
    )
    assert str(transcript.held_on) == "2026-03-12"


def test_a_refusal_has_message_advice_and_number():
    with pytest.raises(UnreadableTranscript) as error:
        transcript_in(b'{"unreadable": ["It is empty.", "Export it again.", 2]}')

    assert (str(error.value), error.value.number) == ("It is empty. Export it again.", 2)


@every(
    "answer",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe",
        b'{"turns": "Dana"}',
        b'{"turns": [["Dana", "en", []]]}',
        b'{"turns": [["Dana", "en", [[0, 1]]]]}',
        b'{"turns": [["Dana", "en", [[0, 1, 2]]]]}',
        b'{"turns": [["Dana", "en", [["0", 1, "x"]]]]}',
        b'{"turns": [["Dana", "en", [[-1, 1, "x"]]]]}',
        b'{"turns": [["Dana", "en", [[0, 1e999, "x"]]]]}',
        b'{"turns": [["Dana", "en", [[0, NaN, "x"]]]]}',
        b'{"turns": [["Dana", "en", [[0, 1, "\\ud800"]]]]}',
        b'{"turns": [["D\\u0000", "en", [[0, 1, "x"]]]]}',
        b'{"turns": [["Dana", "<b>", [[0, 1, "x"]]]]}',
        b'{"turns": [["%s", "en", [[0, 1, "x"]]]]}' % (b"D" * 1001),
        b'{"warnings": [{"code": "no such", "values": {}}]}',
        b'{"warnings": [{"code": 7, "values": {}}]}',
        b'{"warnings": [{"code": "same_file_twice", "values": {"x": 1}}]}',
        b'{"warnings": [{"code": "off_the_record_not_ended", "values": {"minute": [1]}}]}',
        b'{"held_on": "2026-13-13"}',
        b'{"closed": [[0, 1]]}',
        b'{"unreadable": ["x"]}',
        b'{"unreadable": ["x", "y", -1]}',
        b'{"unreadable": ["%s", "", 0]}' % (b"x" * 2001),
    ],
)
def test_other_answers_make_no_sense(answer):
    with pytest.raises(Stopped, match="made no sense"):
        transcript_in(answer)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
)
KEYS = st.sampled_from(["turns", "source", "warnings", "held_on", "unreadable", "stopped", "x"])


@given(st.binary() | st.dictionaries(KEYS, VALUES).map(lambda value: json.dumps(value).encode()))
def test_whatever_is_answered_nothing_else_is_raised(answer):
    try:
        transcript = transcript_in(answer)
    except (Stopped, UnreadableTranscript):
        return
    assert all(turn.spans for turn in transcript.turns)
