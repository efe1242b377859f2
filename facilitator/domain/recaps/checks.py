"""How a model's statement was checked: why it is not shown as written, and the second reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why a statement is shown as it was said, and not as the model wrote it."""

    LONG = "long"
    MARKUP = "markup"
    LINK = "link"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    NEGATION = "negation"
    ANOTHERS = "another's words"
    NOT_SAID = "not said"
    READER = "second reader"

    @property
    def reason(self) -> str:
        """The reason in plain words, for a moderator."""
        return _REASONS[self]


class Verdict(StrEnum):
    """What a second reader says of a statement: whether what was said bears it out."""

    BORNE_OUT = "borne out"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Check:
    """How a statement was checked.

    ``doubt`` is None if it is shown as written, ``verdict`` if it was not read a second time. Both
    are None of what people or the offline engine wrote. ``objection`` is what of it the second
    reader did not find in what was said, in the reader's own words.
    """

    doubt: Doubt | None = None
    verdict: Verdict | None = None
    objection: str = ""

    @property
    def is_reworded(self) -> bool:
        """Whether the second reader's wording is shown, and not the first one."""
        return self.doubt is None and self.verdict is Verdict.PARTLY

    @property
    def reason(self) -> str:
        """Why a moderator should look at it, in plain words; empty if nothing speaks against it."""
        if self.doubt:
            told = f"Unsure: {self.doubt.reason}"
        elif self.is_reworded:
            told = "A second reader found only part of it in what was said, and reworded it."
        else:
            return ""
        return f"{told} Its objection: {self.objection}" if self.objection else told


UNCHECKED = Check()
_REASONS = {
    Doubt.LONG: "The model wrote too much here.",
    Doubt.MARKUP: "What the model wrote here was not plain text.",
    Doubt.LINK: "The model wrote an address or a link that was not said here.",
    Doubt.NAME: "The model wrote a name that was not said here.",
    Doubt.NUMBER: "The model wrote a number that was not said here.",
    Doubt.DAY: "The model wrote a day that was not said here.",
    Doubt.NEGATION: "The model left out a 'not', or put one in.",
    Doubt.ANOTHERS: "What the model wrote here was said by somebody else, or at another time.",
    Doubt.NOT_SAID: "The model wrote something that has no words in common with what was said.",
    Doubt.READER: "On a second reading, what was said does not bear out what the model wrote.",
}
