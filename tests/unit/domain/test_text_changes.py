"""What changed between two texts: nothing is lost, and nothing is made up."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language.text_changes import Mark, diff_lines

LINES = st.lists(st.text("ab \n{", max_size=6), max_size=8).map("\n".join)


@given(LINES, LINES)
def test_both_texts_can_be_read_back_from_what_changed(before, after):
    found = diff_lines(before, after, around=None)

    if before == after:
        assert found == []
        return
    assert "\n".join(line.text for line in found if line.mark is not Mark.IN) == before
    assert "\n".join(line.text for line in found if line.mark is not Mark.OUT) == after


@given(LINES, LINES)
def test_lines_left_out_are_counted(before, after):
    found = diff_lines(before, after)

    there = [line for line in found if line.mark in (Mark.SAME, Mark.OUT)]
    gone = sum(line.before for line in found if line.mark is Mark.LEFT_OUT)
    assert len(there) + gone == (0 if before == after else before.count("\n") + 1)


def test_a_changed_word_is_marked_in_its_line():
    out, came = diff_lines("Write what was said.", "Write down what was said.")

    assert [piece.text for piece in out.pieces if piece.is_changed] == []
    assert "".join(piece.text for piece in came.pieces if piece.is_changed).strip() == "down"


def test_lines_with_little_in_common_are_shown_whole():
    out, came = diff_lines("Tone: warm", "Name each number that was said")

    assert not any(piece.is_changed for line in (out, came) for piece in line.pieces)
