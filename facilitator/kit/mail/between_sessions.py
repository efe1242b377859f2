"""What mails between sessions have in common."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.kit.mail.fitting import clip
from facilitator.translation import Translator

NAME_LETTERS = 80
TEXT_LETTERS = 600


def hello(translator: Translator, name: str, group: str) -> str:
    """How somebody is greeted: by their first name."""
    first = printable(name).split()[:1]
    return translator.gettext("Hello {name}", name=named(first[0] if first else group))


def named(name: str) -> str:
    """A name as it stands in a sentence of ours."""
    return clip(printable(name), NAME_LETTERS)


def quoted(text: str) -> str:
    """What somebody said, as it stands in a mail."""
    return clip(text, TEXT_LETTERS)
