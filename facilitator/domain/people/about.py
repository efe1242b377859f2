"""Everything the records hold about one person, in sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Plain = str | int | float | bool | None
Entry = Mapping[str, Plain | list[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of what is held; ``name`` is such as "hot_seats", each entry has the same keys."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Everything about one person, over all groups, as it was at a time."""

    name: str
    email: str
    at: datetime
    sections: tuple[Section, ...]
