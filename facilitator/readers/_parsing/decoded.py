"""Decodes a file of any encoding to text, and says what a file is that is no text."""

from __future__ import annotations

import codecs
import re

from facilitator.domain.errors import UnreadableTranscript
from facilitator.readers._parsing.docx import docx_text

LARGEST_BYTES = 50 * 1024 * 1024
EMPTY = "The transcript is empty."
CHECK_EXPORT = "Open it in a text editor: if nothing is in it, export it again."
_AS_TEXT = "Export the transcript as VTT, TXT or DOCX, or copy its text into a text file."
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe]")
_BOMS = (  # the first bytes of UTF-32 begin with those of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PICTURE = "a picture", _AS_TEXT
_RECORDING = "a recording", "Give the transcript of the call (VTT, TXT, DOCX), not the recording."
_PACKED = "a packed file", "Unpack it and choose the transcript that is in it."
_KINDS = (  # place of the first bytes, the bytes, what the file is, what to do
    (0, b"%PDF", "a PDF file", _AS_TEXT),
    (0, b"{\\rtf", "an RTF file", "Save it as DOCX or as plain text."),
    (0, b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "Save it as DOCX or as plain text."),
    (0, b"\x89PNG", *_PICTURE),
    (0, b"\xff\xd8\xff", *_PICTURE),
    (0, b"GIF8", *_PICTURE),
    (4, b"ftyp", *_RECORDING),
    (0, b"ID3", *_RECORDING),
    (0, b"RIFF", *_RECORDING),
    (0, b"OggS", *_RECORDING),
    (0, b"\x1aE\xdf\xa3", *_RECORDING),
    (0, b"\x1f\x8b", *_PACKED),
    (0, b"7z\xbc\xaf", *_PACKED),
    (0, b"Rar!", *_PACKED),
)
_WEB_PAGE = re.compile(r"\s{0,100}<(?:!doctype\s+html|html)\b", re.I)
_ABOVE_ASCII = re.compile(r"[^\x00-\x7f]")
_BETWEEN_LETTERS = frozenset("’‘“”–—…«»·™®©°€")
_BYTE_OF = {  # the byte that was taken for a character of its own
    bytes([byte]).decode(encoding, "ignore"): byte
    for encoding in ("cp1252", "latin-1")
    for byte in range(0x80, 0x100)
    if bytes([byte]).decode(encoding, "ignore")
}


def _any_of(first: int, last: int) -> str:
    letters = (re.escape(letter) for letter, byte in _BYTE_OF.items() if first <= byte <= last)
    return f"[{''.join(letters)}]"


_GOES_ON = _any_of(0x80, 0xBF)
# Latin letters, typographic signs and emoji: what European texts have besides ASCII.
_TWICE_ENCODED = re.compile(f"[ÂÃÄÅ]{_GOES_ON}|â{_GOES_ON}{{2}}|ð{_GOES_ON}{{3}}")


def decode_file(content: bytes) -> str:
    """Return the text of a file, with \\n as line ends and without control characters.

    Raises UnreadableTranscript for a file that is empty, too large or not text.
    """
    if len(content) > LARGEST_BYTES:
        raise UnreadableTranscript(
            f"This file is larger than {LARGEST_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, TXT, DOCX), not the recording.",
        )
    for at, first_bytes, what, advice in _KINDS:
        if content.startswith(first_bytes, at):
            raise UnreadableTranscript(f"This is {what}, and no transcript.", advice)
    text = docx_text(content) if content.startswith(b"PK\x03\x04") else _decoded(content)
    text = clean(text)
    if not text.strip():
        raise UnreadableTranscript(EMPTY, CHECK_EXPORT)
    if _WEB_PAGE.match(text):
        raise UnreadableTranscript("This is a web page, and no transcript.", _AS_TEXT)
    return text


def clean(text: str) -> str:
    """Remove control characters, byte order marks and unpaired surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.replace("\n", "").isprintable() else _CONTROL.sub("", text)


def _decoded(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    sample = content[:4096]
    if sample.count(0) > len(sample) // 4:
        text = content.decode(_wide_encoding(sample), "replace")
    else:
        try:
            text = _undo_second_encoding(content.decode("utf-8"))
        except UnicodeDecodeError:
            text = _eight_bit(content)
    strange = len(_CONTROL.findall(text[:100_000].replace("\r", "")))
    if strange * 50 > min(len(text), 100_000):
        raise UnreadableTranscript("This is not a text file.", _AS_TEXT)
    return text


def _wide_encoding(sample: bytes) -> str:
    """Return the encoding in which each letter has two or four bytes, most of them zero."""
    by_place = [sample[place::4].count(0) for place in range(4)]
    bits = "32" if min(by_place[1:3]) * 8 > len(sample) else "16"
    return f"utf-{bits}-{'le' if by_place[3] > by_place[0] else 'be'}"


def _eight_bit(content: bytes) -> str:
    """Decode as damaged UTF-8, else as Windows or Mac text, whichever makes fewer odd words."""
    text = content.decode("utf-8", "replace")
    if text.count("�") * 200 < len(text):
        return text
    return min((content.decode(one, "replace") for one in ("cp1252", "mac_roman")), key=_oddities)


def _oddities(text: str) -> int:
    """Count capitals and signs within words, as `RŸth` or `r¸n` have them."""
    some = text[:200_000]
    return sum(_is_odd(some, found.start()) for found in _ABOVE_ASCII.finditer(some))


def _is_odd(text: str, at: int) -> bool:
    before, letter, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    if not before.isalpha():
        return letter == "�"
    if letter.isalpha():
        return letter.isupper() and (before.islower() or after.islower())
    return letter not in _BETWEEN_LETTERS


def _undo_second_encoding(text: str) -> str:
    """Repair text that was encoded twice (`RÃ¼th`): all that is not ASCII must look like that."""
    if text.isascii():
        return text
    whole, text = text, text.replace("â€�", "â€\x9d")  # its last byte is no letter of Windows
    if _ABOVE_ASCII.search(_TWICE_ENCODED.sub("", text)):
        return whole
    try:
        return _TWICE_ENCODED.sub(_once_encoded, text)
    except UnicodeDecodeError:  # they only look like that
        return whole


def _once_encoded(match: re.Match[str]) -> str:
    return bytes(_BYTE_OF[letter] for letter in match[0]).decode()
