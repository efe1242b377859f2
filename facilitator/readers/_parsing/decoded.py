"""Decodes a file of any encoding to text; of a DOCX, its paragraphs and table rows."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from facilitator.domain.errors import UnreadableTranscript

LARGEST_BYTES = 50 * 1024 * 1024
LARGEST_UNPACKED_BYTES = 80 * 1024 * 1024
EMPTY = "The transcript is empty."
DOWNLOAD_ADVICE = (
    "In Zoom, open the recording in the cloud and download the file 'Audio transcript' (VTT): "
    "it names the speakers."
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode_file(content: bytes) -> str:
    """Return the text of a file, with \\n as line ends and without control characters.

    Raises UnreadableTranscript for a file that is empty, too large or not text.
    """
    if len(content) > LARGEST_BYTES:
        raise UnreadableTranscript(
            f"This file is larger than {LARGEST_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, TXT, DOCX), not the recording.",
        )
    text = _docx(content) if content.startswith(b"PK\x03\x04") else _decoded(content)
    text = clean(text)
    if not text.strip():
        raise UnreadableTranscript(EMPTY, DOWNLOAD_ADVICE)
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
        encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        text = content.decode(encoding, "replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = _eight_bit(content)
    strange = len(_CONTROL.findall(text[:100_000].replace("\r", "")))
    if strange * 50 > min(len(text), 100_000):
        raise UnreadableTranscript("This is not a text file.", DOWNLOAD_ADVICE)
    return text


def _eight_bit(content: bytes) -> str:
    """Decode as damaged UTF-8 or as Windows-1252, whichever damages fewer characters."""
    text = content.decode("utf-8", "replace")
    return text if text.count("�") * 200 < len(text) else content.decode("cp1252", "replace")


def _docx(content: bytes) -> str:
    from docx import Document  # noqa: PLC0415 -- slow to import, and rarely needed
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 -- as above
    from lxml.etree import LxmlError  # noqa: PLC0415 -- as above

    damaged = UnreadableTranscript(
        "This Word file cannot be opened.", "Save it again as DOCX, or as plain text."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED_BYTES:
                raise UnreadableTranscript(
                    "This Word file is far too large inside.", DOWNLOAD_ADVICE
                )
        return "\n".join(_lines(Document(io.BytesIO(content)).element.body))
    except (
        OSError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,
        RuntimeError,
        IndexError,
        TypeError,
        EOFError,
        zlib.error,
    ) as error:  # fmt: skip -- a damaged package fails in all these ways
        raise damaged from error


def _lines(body: Any) -> Iterator[str]:
    """Yield the paragraphs of a Word file; the last cell of a row comes below the others."""
    for block in body.xpath(".//w:p[not(ancestor::w:tr)] | .//w:tr[not(ancestor::w:tr)]"):
        if block.tag.endswith("}p"):
            yield block.text
            continue
        cells = ["\n".join(p.text for p in cell.xpath(".//w:p")) for cell in block.xpath("./w:tc")]
        yield "\t".join(cells[:-1])
        yield from cells[-1:]
