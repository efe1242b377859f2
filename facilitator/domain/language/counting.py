"""Numbers and lists as a sentence says them."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def in_words(count: int) -> str:
    """A number as a word up to twelve; 0 is "no"."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def how_many(count: int, thing: str) -> str:
    """Such as "three hot seats", "one hot seat", "no hot seats"."""
    return f"{in_words(count)} {thing}{'' if count == 1 else 's'}"


def minutes_long(minutes: int) -> str:
    """Such as "60 minutes", "1 minute"."""
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Such as "Break, Updates and hot seat 2"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def sentence(text: str) -> str:
    """The text with the capital that begins a sentence."""
    return text[:1].upper() + text[1:]
