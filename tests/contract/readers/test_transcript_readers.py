"""Every transcript format reads its sample, and nothing else that happens to it surprises us."""

import io
from itertools import pairwise
from math import isfinite
from pathlib import Path

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from tests.every import every

SAMPLES = Path(__file__).parents[2] / "samples" / "transcripts"


def sample(reader):
    """The sample of a reader; a new reader fails here until it has one."""
    found = list(SAMPLES.glob(f"{reader}.*"))
    assert found, f"put a sample of {reader} into {SAMPLES.name}/"
    return found[0].read_bytes()


def docx(text):
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_there_is_a_reader_for_every_sample():
    assert {path.stem for path in SAMPLES.iterdir()} == set(readers.formats())


@every("reader", readers.formats())
def test_a_sample_is_known_by_its_content_and_names_its_speakers(reader):
    read = readers.read(sample(reader))

    assert read.source == reader
    assert read.speakers == ("Dana Ruiz", "Lee Park")
    assert read.turns[0].text.startswith("We lose every second bidder")
    assert any(turn.text.startswith("Who reads it first?") for turn in read.turns)
    assert read.seconds > 0


@pytest.mark.parametrize("reader", ["teams_docx", "google_meet", "otter_txt", "plain"])
def test_a_word_file_reads_like_its_text(reader):
    text = sample(reader).decode()

    assert readers.read(docx(text)).turns == readers.read(text.encode()).turns


@every("reader", readers.formats())
@every(
    "recoded",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: ("\n\n" + text + "\n\n\n").encode(),
    ],
    ids=["crlf", "cr", "bom", "utf-16", "utf-16-le", "blank-lines"],
)
def test_line_ends_and_encodings_make_no_difference(reader, recoded):
    text = sample(reader).decode("utf-8-sig").replace("\r\n", "\n")

    assert readers.read(recoded(text)).turns == readers.read(text.encode()).turns


def check(content, known=()):
    """A transcript with sound times, or our own error: nothing else may happen."""
    try:
        read = readers.read(content, known=known)
    except UnreadableTranscript as error:
        assert error.message
        return
    assert all(turn.text.strip() for turn in read.turns)
    assert all(
        isfinite(s.start) and 0 <= s.start <= s.end < 1e8 for t in read.turns for s in t.spans
    )
    assert all(a.start <= b.start for a, b in pairwise(read.turns))
    assert all(c.isprintable() or c in "\t\n\u2028\u2029" or c.isspace() or ord(c) > 127
               for t in read.turns for c in t.text)  # fmt: skip
    assert str(read).encode()


@settings(max_examples=200, deadline=None)
@example(b"[" * 100_000 + b'"speaker_name"')
@example(b'{"sentences":[{"speaker_name":"A","text":"x","start_time":1e999,"end_time":-1}]}')
@example(b'{"sentences":[{"speaker_name":"\\ud800","text":"\\ud800 x","start_time":true}]}')
@example(b"WEBVTT\n\n99999:00:00.000 --> 99999999:00:00.000\nDana: hello")
@example(b"PK\x03\x04")
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    check(content)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(readers.formats()),
    st.integers(0, 600),
    st.integers(0, 40),
    st.binary(max_size=12),
)
def test_damaged_samples_are_read_or_refused(reader, at, cut, put):
    content = sample(reader)

    check(content[:at] + put + content[at + cut :])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.integers(0, 60), st.binary(max_size=8))
def test_damaged_word_files_are_read_or_refused(at, cut, put):
    content = docx(sample("teams_docx").decode())
    at = at * len(content) // 3000

    check(content[:at] + put + content[at + cut :])


LINES = st.lists(
    st.tuples(
        st.text(alphabet="ABC abc,.'()|:-äé中", max_size=20),
        st.text(alphabet="abc :.?0", max_size=30),
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(LINES, st.booleans())
def test_any_lines_of_names_and_words_are_read_or_refused(lines, timed):
    text = "\n".join(
        f"[00:0{n}:00] {name}: {said}" if timed else f"{name}: {said}"
        for n, (name, said) in enumerate(lines)
    )

    check(text.encode(), known=["A B"])
