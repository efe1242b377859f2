"""Cleaning of text typed into forms, so that it can be stored and shown anywhere."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # inside words of some scripts, and inside emoji of several people
_BREAKS = {"Zl", "Zp"}  # the line and paragraph separators of Unicode
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean_text(text: str) -> str:
    """Return the text without control characters and marks that change the writing direction.

    Line breaks stay, with at most one empty line in a row. Cleaning twice changes nothing.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(_shown(c) for c in unicodedata.normalize("NFC", lines))
    trimmed = "\n".join(" ".join(line.split()) for line in seen.split("\n"))
    plain = unicodedata.normalize("NFC", re.sub(r"\n{3,}", "\n\n", trimmed).strip())
    return plain if plain.strip(_JOINERS + " \n") else ""


def _shown(c: str) -> str:
    kind = unicodedata.category(c)
    if kind in _BREAKS:
        return "\n"
    return "" if kind in _INVISIBLE and c not in _JOINERS and c != "\n" else c
