"""Thanks to a peer whose solution was tried, with how it went."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.kit.mail.between_sessions import hello, named, quoted
from facilitator.wording import words

OPTIONAL = True


def context(
    group: str, language: str, peer: str, member: str, *, day: date, outcome: Outcome,
    solution: str, word: str,
) -> dict[str, Any]:  # fmt: skip
    """What the templates say. ``solution`` and ``word`` are empty where they are not to be told."""
    ours = words(language)
    filled = {
        "group": named(group), "member": named(member), "day": ours.day(day, year=False),
    }  # fmt: skip
    say = {name: text.format(peer="", **filled) for name, text in ours.aftercare.items()}
    return {
        "say": say,
        "language": ours.language,
        "group": filled["group"],
        "hello": hello(ours, peer, group),
        "lead": say["lead" if solution else "lead_bare"],
        "solution": quoted(solution),
        "went": say[f"it_{outcome.name.lower()}"],
        "word": quoted(word),
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
