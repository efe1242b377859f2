"""The problems founders and leaders bring, and the ways they say them.

Notions are parted by empty lines, each its name and then the ways to say it. Endings are taken off
before words are compared. "a-b" is the phrase "a b", little words left out, with up to two words
between; "a+b" stands just so, and "a&b" is any text that tells the notions a and b. A word may
stand in several notions. The names are kept with each
hot seat: after a change of these words `facilitator db reindex` makes old ones be found by them.
"""

from __future__ import annotations

from facilitator.domain.topics import customers, founders, money, product, self, staff, trade

_PARTS = (founders, money, customers, product, staff, self, trade)
NOTIONS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (name, tuple(ways))
    for part in _PARTS
    for name, *ways in (line.split() for line in part.WAYS.strip().split("\n\n"))
)
