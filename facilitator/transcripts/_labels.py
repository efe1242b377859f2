"""Tells a speaker's label from a colon in the text: a name only spoken about is no speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

LONGEST_LABEL = 80
_NO_NAME = frozenset(
    """
    action agenda also alternatively answer attention background because but caution challenge
    conclusion decision edit example examples fact facts first fyi goal however http https idea
    important info instead issue lesson like meaning message namely next note notes okay one
    option plan please point problem ps quote question reason recap reminder result rule second
    so solution subject summary text then third tip tldr title todo topic update warning well
    yes no
    """.split()
)
_SENTENCE_SIGNS = re.compile(r"[?!;\"“”…]|\.\s|\d{1,2}$")


class Labels:
    """The labels of one transcript, judged together: what recurs is a speaker."""

    def __init__(self, lines: Iterable[str], known: Collection[str]) -> None:
        self._known = {name.casefold() for name in known}
        self._known |= {name.split()[0] for name in self._known if name.split()}
        self._lines = list(lines)
        self._parted = [_parted(line) for line in self._lines]
        self._often = Counter(label for label, _ in self._parted if label)
        shaped = [label for label in self._often if _like_a_name(label)]
        self._mostly_short = sum(" " not in label for label in shaped) * 2 > len(shaped)
        self._judged: dict[str, str | None] = {}

    def split(self) -> Iterator[tuple[str | None, str]]:
        """Each line's speaker and what they say.

        None where there is no label; the empty name where there may be one that nobody can
        be given by: then the words are nobody's.
        """
        for line, (label, said) in zip(self._lines, self._parted, strict=True):
            judged = None
            if label:
                if label not in self._judged:
                    self._judged[label] = self._judge(label)
                judged = self._judged[label]
            yield (judged, said) if judged else (judged, line)

    def _judge(self, label: str) -> str | None:
        plain = label.casefold()
        if plain in self._known or any(
            name and name in plain for name in self._known if " " in name
        ):
            return label
        if not _like_a_name(label) or plain in _NO_NAME:
            return None
        if self._often[label] > 1 or " " in label or self._mostly_short:
            return label
        return ""


def _like_a_name(label: str) -> bool:
    """Short, no sentence, and written as names are: capitals, or letters that have none."""
    bare = re.sub(r"\(.*?\)|\[.*?\]|\|.*", " ", label)
    parts = [p for p in re.split(r"[\s,]+", bare) if p]
    if not 0 < len(parts) <= 6 or _SENTENCE_SIGNS.search(bare.strip()):
        return False
    big = [p for p in parts if not p.islower() or not p[0].islower()]
    return big[:1] == parts[:1] and len(big) * 2 > len(parts)


def _parted(line: str) -> tuple[str, str]:
    """What stands before the first colon that a blank or the end follows, and what after."""
    label, colon, said = line.partition(": ")
    if not colon and line.endswith(":"):
        label, colon = line[:-1], ":"
    if not colon or len(label) > LONGEST_LABEL or ":" in label:
        return "", line
    return label.strip(), said.strip()
