"""Tables: CSV of many tools, in several languages, and Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript

SPOKEN = [("Dana Ruiz", 3.0, "We sell, and they buy."), ("Lee Park", 9.0, "Why?")]


def turns(text):
    return [(t.speaker, t.start, t.text) for t in readers.read(text.encode()).turns]


FIREFLIES = """\
Sentence,startTime,endTime,speaker_name
"We sell, and they buy.",00:03,00:08,Dana Ruiz
Why?,00:09,00:10,Lee Park
"""
PREMIERE = """\
Speaker,Start,End,Text
Dana Ruiz,0:03,0:08,"We sell, and they buy."
Lee Park,0:09,0:10,Why?
"""
UNQUOTED = """\
start,end,speaker,dialog
3,8,Dana Ruiz,We sell, and they buy.
9,10,Lee Park,Why?
"""
THOUSANDTHS = """\
Start (ms);End (ms);Speaker;Transcript
3000;8000;Dana Ruiz;We sell, and they buy.
9000;10000;Lee Park;Why?
"""
GERMAN = """\
Zeit\tSprecher\tText
00:00:03,000\tDana Ruiz\tWe sell, and they buy.
00:00:09,000\tLee Park\tWhy?
"""
SPANISH = """\
hablante;inicio;texto
Dana Ruiz;0:03;We sell, and they buy.
Lee Park;0:09;Why?
"""
WITH_A_TITLE = """\
Founders North
March 4

Name,Timestamp,Content
Dana Ruiz,0:03,"We sell, and they buy."
Lee Park,0:09,Why?
"""
OVER_LINES = """\
speaker,start,text
Dana Ruiz,0:03,"We sell,
and they buy."
Lee Park,0:09,Why?
"""
MARKDOWN = """\
| Time | Speaker | Text |
|---|:-:|---|
| 0:03 | **Dana Ruiz** | We sell, and they buy. |
| 0:09 | **Lee Park** | Why? |
"""
WITHOUT_HEAD = """\
| 0:03 | Dana Ruiz | We sell, and they buy. |
| 0:09 | Lee Park | Why? |
"""


@pytest.mark.parametrize(
    "text",
    [FIREFLIES, PREMIERE, UNQUOTED, THOUSANDTHS, GERMAN, SPANISH, WITH_A_TITLE, OVER_LINES,
     MARKDOWN, WITHOUT_HEAD],
)  # fmt: skip
def test_a_table_is_read_by_the_names_of_its_columns(text):
    assert turns(text) == SPOKEN


def test_rows_with_too_few_cells_are_counted_and_rows_without_a_name_nobodys():
    text = "speaker,start,text\nDana Ruiz,0:03,We sell.\nLee Park\nBob\n,0:09,Why?\n"

    read = readers.read(text.encode())

    assert [(t.speaker, t.text) for t in read.turns] == [("Dana Ruiz", "We sell."), ("", "Why?")]
    assert {w.code: dict(w.values)["number"] for w in read.warnings} == {
        "lines_not_read": 2, "lines_without_speaker": 1,
    }  # fmt: skip


def test_a_table_without_names_names_nobody():
    with pytest.raises(UnreadableTranscript, match="Nobody is named"):
        readers.read(b"start\tend\ttext\n0\t2\tWe sell.\n3\t4\tWhy?\n")


def test_text_with_commas_is_no_table():
    text = "Dana Ruiz: name, start, text, all of it.\nLee Park: Why, Dana, why?\n"

    assert readers.read(text.encode()).source == "plain"


CELLS = st.text(alphabet="ab ,;\"'\n|éö:.?0", max_size=15)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from([",", ";", "\t", "|"]))
def test_any_table_is_read_or_refused(rows, delimiter):
    lines = [delimiter.join(["speaker", "start", "text"]), *(delimiter.join(row) for row in rows)]

    try:
        read = readers.read("\n".join(lines).encode())
    except UnreadableTranscript as error:
        assert error.message
        return
    assert all(turn.text.strip() for turn in read.turns)
