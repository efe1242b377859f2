"""Tokens can be counted without network access."""

from __future__ import annotations

from facilitator.adapters.tokens import TiktokenTokens, encoding_name
from facilitator.app.checks import well
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Count the tokens of a sentence."""
    number = TiktokenTokens(settings.model).count("The floor is yours.")
    return well(f"{encoding_name(settings.model)} counts ({number} tokens)")
