"""Greetings, names and quotes in mails between sessions."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Translator

MAX_NAME_CHARACTERS = 80
MAX_QUOTE_CHARACTERS = 600


def greeting_line(translator: Translator, name: str, group: str) -> str:
    """The greeting, with the first name only."""
    first = printable(name).split()[:1]
    return translator.gettext("Hello {name}", name=short_name(first[0] if first else group))


def short_name(name: str) -> str:
    """A name, shortened for a sentence."""
    return clip(printable(name), MAX_NAME_CHARACTERS)


def short_quote(text: str) -> str:
    """A quote, shortened for a mail."""
    return clip(text, MAX_QUOTE_CHARACTERS)
