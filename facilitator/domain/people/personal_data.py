"""Everything stored about one person, in sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Plain = str | int | float | bool | None
Entry = Mapping[str, Plain | list[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind with the same keys; ``name`` is for example "hot_seats"."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything about one person, over all groups, at one time."""

    name: str
    email: str
    at: datetime
    sections: tuple[Section, ...]
