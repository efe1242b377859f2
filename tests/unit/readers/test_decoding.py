"""Bytes to text: encodings, Word files with limits, and files that are something else."""

import io
import tracemalloc
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript

LINES = [
    "Jürgen Müßig: Wir verlieren jedes zweite Angebot – „leider“ für 500 €.",
    "Zoë Núñez: ¿Por qué? Ça dépend… C’est l’été.",
    "Jürgen Müßig: São três: pão, avó, coração.",
]
TEXT = "\n".join(LINES)
SPOKEN = [tuple(line.split(": ", 1)) for line in LINES]


def said(content):
    return [(turn.speaker, turn.text) for turn in readers.read(content).turns]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
     "cp1252", "mac_roman"],
)  # fmt: skip
def test_a_text_is_read_in_its_encoding(encoding):
    assert said(TEXT.encode(encoding)) == SPOKEN


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_what_was_encoded_twice_is_repaired(wrong):
    twice = TEXT.replace("“", "").encode().decode(wrong, "replace").encode()

    assert said(twice) == [(name, words.replace("“", "")) for name, words in SPOKEN]


def test_letters_that_only_look_encoded_twice_stay():
    text = "Dana Ruiz: Ã and © are signs, é is a letter.\nLee Park: Â£5, they say."

    assert said(text.encode())[0][1] == "Ã and © are signs, é is a letter."


def test_zeros_within_words_are_removed():
    assert said(TEXT.replace("Angebot", "Ange\0bot").encode()) == SPOKEN


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdefgh äöüéèàñçßøã", min_size=5, max_size=200))
def test_german_and_french_words_survive_windows_and_unicode(words):
    words = " ".join(words.split()) or "so"
    text = f"Dana Ruiz: {words}.\nLee Park: Why?\nDana Ruiz: Because.\n"

    for encoding in ("utf-8", "utf-16", "cp1252"):
        assert said(text.encode(encoding, "replace"))[0][1].replace("?", "") == f"{words}.".replace(
            "?", ""
        )


@pytest.mark.parametrize(
    ("content", "what", "advice"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a PDF file", "VTT, TXT or DOCX"),
        (b"{\\rtf1\\ansi Dana: hello}", "an RTF file", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "an old Word", "DOCX"),
        (b"\x00\x00\x00\x20ftypmp42" + bytes(50), "a recording", "transcript of the call"),
        (b"ID3\x04\x00" + bytes(50), "a recording", "not the recording"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "a recording", "not the recording"),
        (b"\x1aE\xdf\xa3" + bytes(50), "a recording", "not the recording"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture", "text file"),
        (b"\x1f\x8b\x08\x00" + bytes(50), "a packed file", "Unpack"),
        (b"<!DOCTYPE html><html><body>Dana: hello</body></html>", "a web page", "text file"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(content, what, advice):
    with pytest.raises(UnreadableTranscript) as refused:
        readers.read(content)

    assert what in refused.value.message
    assert advice in refused.value.advice
    assert "Zoom" not in str(refused.value)


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"xl__workbook_xml": "<a/>"}, "Excel"),
        ({"content_xml": "<a/>", "mimetype": "x"}, "office file"),
        ({"call_vtt": "WEBVTT"}, "Unpack it"),
    ],
)
def test_what_is_packed_like_a_word_file_is_called_by_its_kind(files, what):
    with pytest.raises(UnreadableTranscript, match=what):
        readers.read(packed(**files))


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body, head=""):
    return packed(word__document_xml=f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")


def test_a_word_file_is_read_as_it_is_shown():
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
        "<w:r><w:t>Dana Ruiz</w:t><w:tab/><w:t>0:03</w:t><w:br/><w:t>We </w:t></w:r>"
        "<w:ins><w:r><w:t>sell.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>buy.</w:delText></w:r></w:del></w:p>"
        "<w:p><w:hyperlink><w:r><w:t>Lee Park</w:t></w:r></w:hyperlink>"
        "<w:r><w:tab/><w:t>0:09</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Why?</w:t></w:r></w:p>"
    )

    assert said(word(body)) == [("Dana Ruiz", "We sell."), ("Lee Park", "Why?")]


@pytest.mark.parametrize(
    "body",
    ["<w:p/>" * 210_000, "<w:p><w:r>" * 210_000, "<w:r/>" * 1_010_000,
     "<w:tbl><w:tr><w:tc>" * 110_000],
    ids=["paragraphs", "nested", "elements", "tables"],
)  # fmt: skip
def test_a_word_file_of_endless_parts_is_refused_before_it_fills_the_memory(body):
    content = word(body)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableTranscript, match=r"too large inside"):
            readers.read(content)
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


def test_a_word_file_that_declares_entities_is_refused():
    bomb = '<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;&x;">]>'

    with pytest.raises(UnreadableTranscript, match="cannot be opened"):
        readers.read(word("<w:p><w:r><w:t>&y;</w:t></w:r></w:p>", head=bomb))


def test_a_package_with_a_huge_directory_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{'x' * 50}{number}", b"")

    with pytest.raises(UnreadableTranscript, match="too large inside"):
        readers.read(content.getvalue())


@pytest.mark.parametrize("lines", [["Dana Ruiz  0:03", "We sell.", "Lee Park  0:09", "Why?"]])
def test_a_word_file_of_word_itself_is_read(lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)

    assert said(content.getvalue()) == [("Dana Ruiz", "We sell."), ("Lee Park", "Why?")]
