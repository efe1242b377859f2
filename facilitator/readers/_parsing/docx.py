"""Reads the text of a Word file (DOCX): its paragraphs and table rows, as a stream with limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from lzma import LZMAError
from struct import error as StructError
from xml.parsers import expat

from facilitator.domain.errors import UnreadableTranscript

LARGEST_UNPACKED_BYTES = 40 * 1024 * 1024  # of the text with its markup
LARGEST_DIRECTORY_BYTES = 4 * 1024 * 1024  # the list of the files inside
MOST_ELEMENTS = 1_000_000
MOST_PARAGRAPHS = 200_000  # and rows and cells; 12 hours of speech have a tenth
_CHUNK_BYTES = 64 * 1024
_DIRECTORY_END = b"PK\x05\x06"
_MAIN_PART = re.compile(r"word/document\d{0,2}\.xml")
_AS_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_SHOWN = frozenset({"Fallback", "moveFrom"})  # the same text stands in another place
_DAMAGED = (
    OSError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    LZMAError,
    StructError,
    expat.ExpatError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
_TOO_LARGE = UnreadableTranscript(
    "This Word file is far too large inside.", "Save the transcript as plain text."
)


def docx_text(content: bytes) -> str:
    """Return the text, one paragraph a line; the last cell of a row comes below the others.

    Raises UnreadableTranscript for a file that is damaged, too large inside or no Word file.
    """
    end = content[-66_000:].rfind(_DIRECTORY_END)
    end += max(len(content) - 66_000, 0) if end >= 0 else 0
    if int.from_bytes(content[end + 12 : end + 16], "little") > LARGEST_DIRECTORY_BYTES:
        raise _TOO_LARGE
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _text_of(packed, _main_part(packed.namelist()))
    except _DAMAGED as error:
        raise UnreadableTranscript(
            "This Word file cannot be opened.", "Save it again as DOCX, or as plain text."
        ) from error


def _main_part(names: list[str]) -> str:
    for name in names:
        if _MAIN_PART.fullmatch(name):
            return name
    inside = " ".join(names[:50])
    if "xl/" in inside:
        raise UnreadableTranscript("This is an Excel file.", "Save its sheet as CSV.")
    if "content.xml" in names or "ppt/" in inside:
        raise UnreadableTranscript("This is an office file, but not DOCX.", "Save it as DOCX.")
    raise UnreadableTranscript(
        "This is a packed file (ZIP).", "Unpack it and choose the transcript that is in it."
    )


def _text_of(packed: zipfile.ZipFile, name: str) -> str:
    if packed.getinfo(name).file_size > LARGEST_UNPACKED_BYTES:
        raise _TOO_LARGE
    body = _Body()
    with packed.open(name) as part:
        while chunk := part.read(_CHUNK_BYTES):
            body.parser.Parse(chunk, False)
    body.parser.Parse(b"", True)
    return "\n".join(body.lines)


class _Body:
    """Collects the lines while the markup is parsed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._paragraphs: list[list[str]] = []  # open ones; a text box is inside another
        self._rows = 0  # open ones
        self._cells: list[list[str]] = []  # of the outermost open row
        self._is_text = False
        self._runs = 0
        self._hidden = 0
        self._elements = 0
        self._blocks = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        local = name.rpartition(" ")[2]
        if local in ("p", "tr", "tc"):
            self._blocks += 1
        if self._elements > MOST_ELEMENTS or self._blocks > MOST_PARAGRAPHS:
            raise _TOO_LARGE
        match local:
            case "p":
                self._paragraphs.append([])
            case "r":
                self._runs += 1
            case "t":
                self._is_text = self._runs > 0
            case "tr":
                self._rows += 1
            case "tc" if self._rows == 1:
                self._cells.append([])
            case _ if local in _NOT_SHOWN:
                self._hidden += 1
            case _ if local in _AS_TEXT and self._runs:
                self._add(_AS_TEXT[local])

    def _end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "p":
                self._put("".join(self._paragraphs.pop()))
            case "r":
                self._runs -= 1
            case "t":
                self._is_text = False
            case "tr":
                self._rows -= 1
                if not self._rows:
                    self._end_row()
            case local if local in _NOT_SHOWN:
                self._hidden -= 1

    def _end_row(self) -> None:
        cells, self._cells = ["\n".join(lines) for lines in self._cells], []
        self.lines.append("\t".join(cells[:-1]))
        self.lines += cells[-1:]

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._paragraphs and not self._hidden:
            self._paragraphs[-1].append(text)

    def _put(self, line: str) -> None:
        if not self._hidden:
            (self._cells[-1] if self._cells else self.lines).append(line)

    def _doctype(self, *_: object) -> None:
        raise ValueError("no Word file declares entities")
