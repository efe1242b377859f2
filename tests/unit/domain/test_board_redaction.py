"""What was said while the board was off the record is in nothing that stays."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.notices import notice
from facilitator.domain.sessions.board_redaction import EXACT_SECONDS, OffRecordPeriod, cut_periods
from facilitator.domain.sessions.turns import Span, Transcript, Turn

SECONDS = st.integers(0, 4000)


def spoken(*times):
    return Transcript(
        tuple(Turn(f"p{n % 3}", (Span(a, b, f"w{n}"),)) for n, (a, b) in enumerate(times))
    )


def said(transcript):
    return [span.text for turn in transcript.turns for span in turn.spans]


EVERY_MINUTE = spoken(*((at, at + 40) for at in range(0, 1200, 60)))


def test_what_was_said_in_it_goes_and_the_rest_stays():
    left = cut_periods(EVERY_MINUTE, [OffRecordPeriod(300, 420)])

    assert said(left.transcript) == [f"w{n}" for n in range(20) if n not in (5, 6, 7)]
    assert left.left_out == 1
    assert "minute 5 to 7" in left.warnings[0].english


def test_only_the_sentences_of_a_long_turn_that_fall_into_it_go():
    turn = Turn("Dana", tuple(Span(at, at + 5, f"w{at}") for at in range(0, 600, 5)))

    left = cut_periods(Transcript((turn,)), [OffRecordPeriod(300, 330)])

    kept = {int(word[1:]) for word in said(left.transcript)}
    assert kept == {at for at in range(0, 600, 5) if at + 5 <= 280 or at >= 350}


def test_never_put_back_on_it_lasts_to_the_end_and_that_is_said():
    left = cut_periods(EVERY_MINUTE, [OffRecordPeriod(600)])

    assert said(left.transcript)[-1] == "w9"
    assert "was not put back on" in left.warnings[0].english


def test_where_the_beginning_is_not_known_more_goes_and_that_is_said():
    left = cut_periods(EVERY_MINUTE, [OffRecordPeriod(600, 660, margin=300)])

    assert said(left.transcript) == ["w0", "w1", "w2", "w3", "w4", "w16", "w17", "w18", "w19"]
    assert left.warnings[-1] == notice("transcript_start_unknown")


def test_after_a_pause_words_stand_earlier_and_go_as_well():
    """Eight minutes were paused at minute 3: what was said at minute 15 stands at minute 7."""
    left = cut_periods(EVERY_MINUTE, [OffRecordPeriod(900, 960, paused=480)])

    assert "w7" not in said(left.transcript)
    assert said(left.transcript) == [f"w{n}" for n in (*range(7), 17, 18, 19)]
    assert "paused for 8 minutes" in left.warnings[1].english


def test_without_times_everything_goes():
    left = cut_periods(spoken((0.0, 4.0), (0.0, 9.0)), [OffRecordPeriod(60, 120)])

    assert left.transcript.turns == ()
    assert left.warnings == (notice("transcript_without_times"),)


def test_without_a_stretch_nothing_is_touched():
    assert cut_periods(EVERY_MINUTE, []).transcript is EVERY_MINUTE


@given(
    st.lists(st.tuples(SECONDS, st.integers(0, 90)), max_size=30),
    st.lists(st.tuples(SECONDS, st.integers(1, 600) | st.just(inf)), min_size=1, max_size=4),
)
def test_no_word_of_a_stretch_stays_and_the_second_time_finds_nothing(times, stretches):
    heard = spoken(*((a, a + length) for a, length in sorted(times)))
    off = [OffRecordPeriod(start, start + length) for start, length in stretches]

    left = cut_periods(heard, off)

    for turn in left.transcript.turns:
        for span in turn.spans:
            assert all(
                span.end <= one.start - EXACT_SECONDS or span.start >= one.end + EXACT_SECONDS
                for one in off
            )
    again = cut_periods(left.transcript, off)
    assert said(again.transcript) in (said(left.transcript), [])  # all, where no times are left
    assert again.left_out == 0 or not again.transcript.turns


@pytest.mark.parametrize("end", [119.0, inf])
def test_a_sentence_that_only_touches_it_goes_as_a_whole(end):
    assert said(
        cut_periods(spoken((0, 30), (31, 101)), [OffRecordPeriod(100, end)]).transcript
    ) == ["w0"]
