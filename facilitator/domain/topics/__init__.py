"""The problems founders and leaders bring, and the ways they express them.

Topics are separated by empty lines, each with its name and then its words and phrases. Words are
compared without their endings. "a-b" is the phrase "a b", without function words, with up to two
words between; "a+b" must match exactly, and "a&b" is any text with the topics a and b. A word may
be in several topics. Topic names are stored with each hot seat: after a change of these words run
`facilitator db reindex`, so that old hot seats are found by them.
"""

from __future__ import annotations

from facilitator.domain.topics import (
    customers,
    founders,
    leaders,
    money,
    product,
    staff,
    supply_and_law,
)

_PARTS = (founders, money, customers, product, staff, leaders, supply_and_law)
TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (name, tuple(ways))
    for part in _PARTS
    for name, *ways in (line.split() for line in part.WAYS.strip().split("\n\n"))
)
