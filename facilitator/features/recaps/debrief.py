"""Build a recap from what the moderator remembers, if the session was not recorded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from facilitator.domain.conversation.solutions import kind_of
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.due import parse_due_date
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    EvidenceSource,
    HotSeat,
    Recap,
    Solution,
)
from facilitator.domain.sessions.turns import Transcript
from facilitator.features.transcripts.make_recap import Handed, Made
from facilitator.features.transcripts.read_transcript import Heard


@dataclass(slots=True)
class Seat:
    """A remembered hot seat; ``offers`` are (peer, what they offered)."""

    member: str
    challenge: str
    offers: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """What the moderator remembers of a session; ``promises`` are (member, text)."""

    seats: list[Seat] = field(default_factory=list)
    promises: list[tuple[str, str]] = field(default_factory=list)


def recap_from_memory(memory: Memory, handed: Handed, roster: Roster) -> Made:
    """Return the recap of an unrecorded session; every statement has the source MEMORY.

    It has no quotes: the evidence is what the moderator wrote.
    """
    seats = [
        HotSeat(
            seat.member,
            0.0,
            0.0,
            Challenge(seat.challenge, (_from_memory(seat.member, seat.challenge),)),
            tuple(
                Solution(peer, kind_of(text), text, (_from_memory(peer, text),))
                for peer, text in seat.offers
            ),
        )
        for seat in memory.seats
    ]
    commitments = [
        Commitment(name, text, (_from_memory(name, text),), parse_due_date(text, handed.held_on))
        for name, text in memory.promises
    ]
    recap = Recap("debrief", tuple(seats), tuple(commitments))
    content = f"{handed.held_on}\0{recap!r}"
    transcript = Heard(
        Transcript((), "debrief", held_on=handed.held_on),
        roster,
        fingerprint=hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(),
    )
    return Made(transcript, recap)


def _from_memory(speaker: str, text: str) -> Evidence:
    return Evidence(speaker, 0.0, 0.0, text, EvidenceSource.MEMORY)
