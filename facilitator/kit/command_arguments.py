"""Reads and validates command-line arguments: files and dates."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from facilitator.domain.errors import Refused, UnreadableTranscript

NEW_GROUP = "My group"
MAX_FILE_BYTES = 50 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Read a file; `-` means standard input.

    Raises Refused, or UnreadableTranscript if the file is too large.
    """
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        else:
            with path.open("rb") as file:
                content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).", "Check the path.") from error
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableTranscript(
            f"{path} is larger than {MAX_FILE_BYTES // 1024**2} MB, the limit for transcripts.",
            "Give the text transcript (VTT, TXT, DOCX), not the recording.",
        )
    return content


def parse_day(text: str | None) -> date | None:
    """Parse a date written as 2026-03-04. Raises Refused."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(f"{text} is not a date.", "Write it as 2026-03-04.") from None
