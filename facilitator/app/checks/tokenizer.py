"""Tokens can be counted without network access."""

from __future__ import annotations

from facilitator.adapters.token_counter import TiktokenCounter, encoding_name
from facilitator.app.checks import passed
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Count the tokens of a sentence."""
    number = TiktokenCounter(settings.model).count("The floor is yours.")
    return passed(f"{encoding_name(settings.model)} counts ({number} tokens)")
