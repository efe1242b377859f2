"""The parts of an agenda beside its times, and what the group and guests may see of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator.domain.agenda.items import Plan


class AgendaPart(StrEnum):
    """A part that is made again, or edited, without changing the others."""

    WORDS = "words"
    ICEBREAKER = "icebreaker"
    PROMISES = "promises"
    SEATS = "seats"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class HotSeatRequest:
    """What a member wants the hot seat for, as they wrote it before the session."""

    sentence: str
    why: str = ""
    tried: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedPeer:
    """A peer to call on first, and why."""

    person_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaHotSeat:
    """A hot seat: whose it is and why, their topic, the opening question and peers to call on."""

    person_id: int
    reasons: tuple[str, ...]
    wanted: HotSeatRequest | None = None
    is_shared: bool = False  # whether the group may read ``wanted``
    question: str = ""
    callers: tuple[SuggestedPeer, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaCommitment:
    """A commitment to ask about, and what its member wrote about it before the session."""

    person_id: int
    text: str
    due: date | None = None
    state: str = ""
    word: str = ""
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class AgendaIcebreaker:
    """The icebreaker, an alternative, and who opens."""

    question: str
    second: str
    reason: str
    minutes: float
    opener_id: int | None = None
    opener_reason: str = ""


@dataclass(frozen=True, slots=True)
class AgendaTexts:
    """Texts for everybody: the top of the mail, the opening question and the end."""

    welcome: str
    question: str
    closing: str
    by: str = ""  # the model that wrote them; empty if they come from the theme


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A member without a hot seat in this session, and why."""

    person_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class GuestIntroduction:
    """A guest, with what they wrote for the group before the session."""

    person_id: int
    does: str = ""
    brings: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything planned for a session; ``notes`` say what does not fit."""

    words: AgendaTexts
    icebreaker: AgendaIcebreaker | None
    promises: tuple[AgendaCommitment, ...]
    seats: tuple[AgendaHotSeat, ...]
    times: Plan
    notes: tuple[str, ...] = ()  # for the moderator
    passed_over: tuple[NotChosen, ...] = ()
    guests: tuple[GuestIntroduction, ...] = ()

    def for_group(self) -> Agenda:
        """The agenda without what only the moderator may see."""
        return replace(
            self,
            seats=tuple(
                replace(s, reasons=(), wanted=s.wanted if s.is_shared else None, callers=())
                for s in self.seats
            ),
            promises=tuple(
                p if p.is_shared else replace(p, state="", word="") for p in self.promises
            ),
            notes=(),
            passed_over=(),
            times=replace(self.times, notes=()),
        )

    def for_guest(self) -> Agenda:
        """The group's agenda without earlier sessions and without what only the group may see."""
        shared = self.for_group()
        return replace(
            shared, promises=(), seats=tuple(replace(seat, wanted=None) for seat in shared.seats)
        )
