"""Mail that thanks a peer whose solution was tried, and says how it went."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.kit.mail.short_texts import greeting_line, short_name, short_quote
from facilitator.translation import Message, translator_for

OPTIONAL = True
LEAD = Message("{member} tried what you offered on {day}:")
LEAD_BARE = Message("{member} tried what you offered on {day}.")
WENT = {
    Outcome.WORKED: Message("It worked."),
    Outcome.PARTLY: Message("It worked in part."),
    Outcome.NOT: Message("It did not work out this time, and it was good to have it to try."),
}


def context(
    group: str, language: str, peer: str, member: str, *, day: date, outcome: Outcome,
    solution: str, word: str,
) -> dict[str, Any]:  # fmt: skip
    """Variables for the templates. ``solution`` and ``word`` are empty if not to be quoted."""
    translator = translator_for(language)
    filled = {
        "group": short_name(group),
        "member": short_name(member),
        "day": translator.day(day, year=False),
    }
    return {
        **filled,
        "language": translator.language,
        "hello": greeting_line(translator, peer, group),
        "lead": translator.text(LEAD if solution else LEAD_BARE, **filled),
        "solution": short_quote(solution),
        "went": translator.text(WENT[outcome]),
        "word": short_quote(word),
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "peer": "Lee Wong",
    "member": "Dana Ruiz",
    "day": date(2026, 3, 4),
    "outcome": Outcome.WORKED,
    "solution": "Ask for one field at the sign-up, and for the rest later.",
    "word": "Two of three now stay.",
}
