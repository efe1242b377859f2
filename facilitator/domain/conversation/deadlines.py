"""Recognises expressions of time; `domain/recaps/due_dates.py` reads the date from them."""

from __future__ import annotations

from facilitator.domain.language.day_phrases import day_phrases, is_vague_deadline


def has_deadline(text: str, language: str = "en") -> bool:
    """Whether a sentence says by when, in any words: a day, a recurring day, or vaguer."""
    return is_vague_deadline(text, language) or bool(day_phrases(text, language))
