"""What we say to readers in our own voice, one file for each language; English is the first.

A file holds NAME, what models call the language; MONTHS, DAY and DAY_OF_YEAR, WEEKDAYS and MOMENT;
KINDS of solutions; SAY, our words about a recap; CHECK_IN, those before a session; and NOTES, the
warnings of a recap, by their English sentences in ``domain.notices``.
"""

from __future__ import annotations

from facilitator.wording._receipt import receipt, worked_on
from facilitator.wording._words import Words, languages, words

__all__ = ["Words", "languages", "receipt", "words", "worked_on"]
