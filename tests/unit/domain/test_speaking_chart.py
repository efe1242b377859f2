"""A session as a picture: its numbers are those of the turns."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.recaps.speaking_chart import WIDE, speaking_chart
from facilitator.domain.sessions.turns import Span, Turn

SECONDS = st.integers(0, 5000)
TURNS = st.lists(st.tuples(st.sampled_from(["Bob", "Dana", ""]), SECONDS, SECONDS), min_size=1)


def turn(who, start, end):
    return Turn(who, (Span(float(start), float(end), "words"),))


def test_who_spoke_most_stands_first_with_their_part_of_it():
    drawn = speaking_chart([turn("Bob", 0, 10), turn("Dana", 10, 40)], [("Dana", 5, 40)], 100)

    assert [(r.who, r.seconds, r.share, r.turns) for r in drawn.rows] == [
        ("Dana", 30, 0.75, 1), ("Bob", 10, 0.25, 1),
    ]  # fmt: skip
    assert drawn.rows[0].strokes == ((100.0, 300.0),)
    assert [(b.who, b.x, b.width) for b in drawn.bands] == [("Dana", 50.0, 350.0)]


def test_what_lies_close_together_is_one_stroke():
    drawn = speaking_chart(
        [turn("Bob", 0, 10), turn("Bob", 10, 20), turn("Bob", 500, 501)], [], 1000
    )

    assert drawn.rows[0].strokes == ((0.0, 20.0), (500.0, 1.5))


def test_without_words_it_shows_for_how_long_each_spoke():
    drawn = speaking_chart([], [("Bob", 0, 40)], 100, {"Bob": 30.0, "Dana": 10.0})

    assert [(r.who, r.share, r.strokes) for r in drawn.rows] == [
        ("Bob", 0.75, ()),
        ("Dana", 0.25, ()),
    ]


def test_where_nothing_is_known_there_is_no_picture():
    assert speaking_chart([], [("Bob", 0, 40)], 100) is None
    assert speaking_chart([turn("Bob", 0, 0)], [], 0) is None


@given(TURNS)
def test_nothing_is_lost_and_nothing_stands_outside(told):
    turns = [turn(who, min(a, b), max(a, b)) for who, a, b in told]
    drawn = speaking_chart(turns, [], 0.0)

    whole = sum(t.end - t.start for t in turns)
    if drawn is None:
        assert whole == 0
        return
    assert abs(sum(row.seconds for row in drawn.rows) - whole) < 0.01
    assert abs(sum(row.share for row in drawn.rows) - 1) < 0.001
    for row in drawn.rows:
        assert all(x >= 0 and x + width <= WIDE + 2 for x, width in row.strokes)
