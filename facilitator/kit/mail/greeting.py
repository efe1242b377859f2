"""How every mail greets its reader: by their first name, however it was written down."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.translation import Translator

LONGEST = 80  # letters


def hello(name: str, translator: Translator, otherwise: str = "") -> str:
    """The greeting; ``otherwise`` stands for who has no name that could be shown."""
    first = (printable(name).split() or [otherwise])[0]
    shown = first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"
    return translator.gettext("Hello {name}", name=shown).rstrip()
