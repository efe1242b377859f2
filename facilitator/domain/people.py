"""The people of a session and which of them a display name means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    MODERATOR = "moderator"
    MEMBER = "member"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster; ``recorded`` is false where nothing of theirs may be kept."""

    name: str
    email: str = ""
    aliases: tuple[str, ...] = ()
    role: Role = Role.MEMBER
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one session; empty when no member list was given."""

    people: tuple[Person, ...] = ()

    @property
    def moderators(self) -> frozenset[str]:
        return frozenset(p.name for p in self.people if p.role is Role.MODERATOR)

    def named(self, name: str) -> Person | None:
        """The person with exactly this name, if there is one."""
        return next((p for p in self.people if p.name == name), None)
