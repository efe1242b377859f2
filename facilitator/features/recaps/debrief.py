"""Where recording is forbidden: the recap from what the moderator remembers, marked as such."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from facilitator.domain.conversation.solutions import kind_of
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.due import due_in
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Recap,
    Solution,
    Source,
)
from facilitator.domain.sessions.turns import Transcript
from facilitator.features.transcripts.make_recap import Handed, Made
from facilitator.features.transcripts.read_transcript import Heard


@dataclass(slots=True)
class Seat:
    """What is remembered of one hot seat; ``offers`` are peer and what they offered."""

    member: str
    challenge: str
    offers: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """What the moderator remembers of a session; ``promises`` are member and words."""

    seats: list[Seat] = field(default_factory=list)
    promises: list[tuple[str, str]] = field(default_factory=list)


def recap_from_memory(memory: Memory, handed: Handed, roster: Roster) -> Made:
    """The recap of a session nobody recorded: every line carries the moderator's memory.

    There are no quotes in it: what stands as evidence is what the moderator wrote.
    """
    seats = [
        HotSeat(
            seat.member,
            0.0,
            0.0,
            Challenge(seat.challenge, (_remembered(seat.member, seat.challenge),)),
            tuple(
                Solution(peer, kind_of(text), text, (_remembered(peer, text),))
                for peer, text in seat.offers
            ),
        )
        for seat in memory.seats
    ]
    promised = [
        Commitment(name, text, (_remembered(name, text),), due_in(text, handed.held_on))
        for name, text in memory.promises
    ]
    recap = Recap("debrief", tuple(seats), tuple(promised))
    held = f"{handed.held_on}\0{recap!r}"
    heard = Heard(
        Transcript((), "debrief", held_on=handed.held_on),
        roster,
        fingerprint=hashlib.sha256(held.encode("utf-8", "replace")).hexdigest(),
    )
    return Made(heard, recap)


def _remembered(speaker: str, text: str) -> Evidence:
    return Evidence(speaker, 0.0, 0.0, text, Source.MEMORY)
