"""Numbers and lists in English sentences."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def in_words(count: int) -> str:
    """Return a number as a word up to twelve; 0 is "no"."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def how_many(count: int, thing: str) -> str:
    """Return for example "three hot seats", "one hot seat", "no hot seats"."""
    return f"{in_words(count)} {thing}{'' if count == 1 else 's'}"


def minutes_long(minutes: int) -> str:
    """Return for example "60 minutes", "1 minute"."""
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def join_with_and(names: Sequence[str]) -> str:
    """Return for example "Break, Updates and hot seat 2"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def sentence(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
