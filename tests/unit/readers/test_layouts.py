"""Layouts as people hand them in: long heads, other clocks, tables, titles cut away."""

import io
import json

import pytest
from docx import Document

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript

SPOKEN = [("Dana Ruiz", "We sell."), ("Lee Park", "Why?")]


def said(text):
    content = text if isinstance(text, bytes) else text.encode()
    return [(turn.speaker, turn.text) for turn in readers.read(content).turns if turn.speaker]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("summary", ["We spoke of bread. ", "Note: we spoke. Dana Ruiz: bread.\n"])
def test_a_long_summary_may_stand_before_the_sentences(indent, summary):
    sentences = [
        {"speaker_name": name, "text": text, "start_time": n, "end_time": n + 1}
        for n, (name, text) in enumerate(SPOKEN)
    ]

    content = json.dumps({"summary": summary * 600, "sentences": sentences}, indent=indent)

    assert said(content) == SPOKEN


@pytest.mark.parametrize("line", ["What we spoke of on that day. ", "A long line\n"])
def test_a_long_preamble_may_stand_before_plain_text(line):
    lines = [f"{name}: {text}" for name, text in SPOKEN * 60]

    assert said(line * 800 + "\n\n" + "\n".join(lines)) == SPOKEN * 60


@pytest.mark.parametrize("content", ['{"notes": "Dana: We sell."}', '{"sentences": []}', "[[]]"])
def test_json_without_sentences_is_refused_as_what_it_is(content):
    with pytest.raises(UnreadableTranscript, match="JSON"):
        said(content)


@pytest.mark.parametrize("time", ["(00:01:02)", "[01:02]", "(1:02)"])
def test_a_time_may_stand_behind_the_name_in_plain_text(time):
    read = readers.read(f"Dana Ruiz {time}: We sell.\nLee Park {time}: Why?\n".encode())

    assert [(t.speaker, t.text, t.start) for t in read.turns] == [
        ("Dana Ruiz", "We sell.", 62.0), ("Lee Park", "Why?", 62.0),
    ]  # fmt: skip


def test_saved_captions_may_have_the_clock_of_half_a_day():
    read = readers.read(b"[Dana Ruiz] 11:59:50 AM\nWe sell.\n\n[Lee Park] 12:00:10 PM\nWhy?\n")

    assert [(t.speaker, t.text, t.start) for t in read.turns] == [
        ("Dana Ruiz", "We sell.", 0.0), ("Lee Park", "Why?", 20.0),
    ]  # fmt: skip


TEAMS = "Founders North-20260304_170112-Meeting Transcript"


def word(rows, nested=False):
    document = Document()
    document.add_paragraph(TEAMS)
    table = document.add_table(0, len(rows[0]))
    if nested:
        table = table.add_row().cells[0].add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize(
    "rows",
    [
        [("Dana Ruiz   0:03\nWe sell.",), ("Lee Park   0:09\nWhy?",)],
        [("Dana Ruiz   0:03",), ("We sell.",), ("Lee Park   0:09",), ("Why?",)],
        [("Dana Ruiz   0:03", "We sell."), ("Lee Park   0:09", "Why?")],
        [("Dana Ruiz", "0:03", "We sell."), ("Lee Park", "0:09", "Why?")],
    ],
)
def test_the_text_of_a_word_file_may_stand_in_a_table(rows, nested):
    if nested and len(rows[0]) > 1:
        return

    read = readers.read(word(rows, nested))

    assert [(t.speaker, t.text, t.start) for t in read.turns] == [
        ("Dana Ruiz", "We sell.", 3.0), ("Lee Park", "Why?", 9.0),
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["00:00:00\n\n", ""])
def test_meet_is_known_without_its_title(first):
    text = f"{first}Dana Ruiz: We sell.\nLee Park: Why?\n\n00:05:00\n\nDana Ruiz: So.\n"

    read = readers.read(text.encode())

    assert read.source == "google_meet"
    assert [(t.speaker, t.text) for t in read.turns] == [*SPOKEN, ("Dana Ruiz", "So.")]
    assert read.turns[2].start == 300.0
