"""Transcripts that are kept unread until the moderator says whether a recap may be made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from facilitator.domain.language.names import in_english, shares_in_text

HELD_DAYS = 7  # the most that a transcript waits


class HeldState(StrEnum):
    """What has become of a transcript; only one that WAITS or is ALLOWED still has its words.

    ALLOWED: the moderator said yes; it stays so once the words are read and stored. DELETED: by the
    moderator, or as somebody's words were removed. EXPIRED: nobody decided in time.
    """

    WAITS = "waits"
    ALLOWED = "allowed"
    DELETED = "deleted"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class HeldTranscript:
    """A transcript that waits, or waited: the languages and minutes that could not be understood.

    ``languages`` are their codes, as in a notice. ``has_words``: it has not been read yet, nor
    deleted. It is deleted at the start of the day ``goes_on`` in UTC.
    """

    state: HeldState
    languages: str
    minutes: str
    goes_on: date
    has_words: bool

    @property
    def waits(self) -> bool:
        """Whether the moderator can still decide."""
        return self.state is HeldState.WAITS

    @property
    def spoken(self) -> str:
        """The languages in an English sentence."""
        return in_english(shares_in_text(self.languages))

    @property
    def is_being_read(self) -> bool:
        """Whether the moderator said yes and a worker has not read it yet."""
        return self.state is HeldState.ALLOWED and self.has_words

    @property
    def is_gone(self) -> bool:
        """Whether it was deleted unread."""
        return self.state in (HeldState.DELETED, HeldState.EXPIRED)


def held_until(came_at: datetime) -> date:
    """Return the day (UTC) at whose start a transcript is deleted: before seven days are over."""
    return came_at.astimezone(UTC).date() + timedelta(days=HELD_DAYS)
