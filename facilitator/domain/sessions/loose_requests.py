"""Finds what takes speech off the record and back by words near each other, in any order.

Where no phrase of the packs fits: who leaves something out names the record and a word of leaving
out in one clause, with a word that makes a wish, an offer or a question of it. The words are the
lists `loose` of `packs/LANGUAGE/off_the_record.toml`. All texts are prepared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import Match

from facilitator.domain.sessions.pack_phrases import listed

_CLAUSE = re.compile(r"[^,;]+")
_NEAR_WORDS = 6
_ORDER = 5  # words of a sentence that can only be one: "So nothing is written"

Place = tuple[int, int]


def unwanted_in(text: str, languages: Iterable[str], *, is_question: bool) -> Place | None:
    """Return where a sentence wishes, offers or asks that something is not recorded.

    It names the record and what takes something out, or writing that is not wanted.
    """
    for language in languages:
        if is_question and listed(language, "loose", "why").search(text):
            continue
        is_wish = listed(language, "loose", "asks").search(text) is not None
        for clause in _CLAUSE.finditer(text):
            match = listed(language, "loose", "writing").search(clause[0])
            is_order = (
                match is not None
                and len(text.split()) <= _ORDER
                and not any(map(str.isalnum, clause[0][match.end() :]))
                and not listed(language, "loose", "no_more").search(text)
            )
            if not is_order and not is_wish:
                continue
            record = listed(language, "loose", "record").search(clause[0])
            gone = listed(language, "loose", "gone").search(clause[0])
            if match is None and record and gone and _are_near(clause[0], record, gone):
                match = record
            if match is not None:
                return clause.start() + match.start(), clause.start() + match.end()
    return None


def wanted_again_in(
    text: str, languages: Iterable[str], is_not_yet: Callable[[str], bool]
) -> Place | None:
    """Return where a clause of a sentence says that writing goes on; see ``is_not_yet``."""
    for language in languages:
        for clause in _CLAUSE.finditer(text):
            again = listed(language, "loose", "again").search(clause[0])
            written = again and (
                listed(language, "loose", "write").search(clause[0])
                or listed(language, "context", "tools").search(clause[0])
            )
            if not again or not written or not _are_near(clause[0], again, written):
                continue
            if not is_not_yet(clause[0]):
                places = (again.start(), again.end(), written.start(), written.end())
                return clause.start() + min(places), clause.start() + max(places)
    return None


def _are_near(text: str, one: Match[str], other: Match[str]) -> bool:
    """Whether few words stand between two matches in a text."""
    first, second = sorted((one, other), key=lambda match: match.start())
    return len(text[first.end() : second.start()].split()) <= _NEAR_WORDS
