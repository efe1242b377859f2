"""Greetings, names and quotes in mails between sessions."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.kit.mail.fitting import clip
from facilitator.translation import Translator

NAME_LETTERS = 80
TEXT_LETTERS = 600


def hello(translator: Translator, name: str, group: str) -> str:
    """The greeting, with the first name only."""
    first = printable(name).split()[:1]
    return translator.gettext("Hello {name}", name=named(first[0] if first else group))


def named(name: str) -> str:
    """A name, shortened for a sentence."""
    return clip(printable(name), NAME_LETTERS)


def quoted(text: str) -> str:
    """A quote, shortened for a mail."""
    return clip(text, TEXT_LETTERS)
