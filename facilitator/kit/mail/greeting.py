"""The greeting of every mail: the reader's first name."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.translation import Translator

MAX_NAME_CHARACTERS = 80  # characters


def greeting_line(name: str, translator: Translator, otherwise: str = "") -> str:
    """The greeting; ``otherwise`` is used if there is no name that can be shown."""
    first = (printable(name).split() or [otherwise])[0]
    shown = first if len(first) <= MAX_NAME_CHARACTERS else f"{first[: MAX_NAME_CHARACTERS - 1]}…"
    return translator.gettext("Hello {name}", name=shown).rstrip()
