"""Build a recap from what the moderator remembers, if the session was not recorded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from facilitator.domain.conversation.solutions import kind_of
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.due_dates import parse_due_date
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
from facilitator.features.transcripts.make_recap import MadeRecap, SessionFiles
from facilitator.features.transcripts.read_transcript import ReadTranscript


@dataclass(slots=True)
class RememberedSeat:
    """A remembered hot seat; ``offers`` are (peer, what they offered)."""

    member: str
    challenge: str
    offers: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class RememberedSession:
    """What the moderator remembers of a session; ``promises`` are (member, text)."""

    seats: list[RememberedSeat] = field(default_factory=list)
    promises: list[tuple[str, str]] = field(default_factory=list)


def recap_from_memory(memory: RememberedSession, handed: SessionFiles, roster: Roster) -> MadeRecap:
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
                Solution(peer, kind_of(text, handed.language), text, (_from_memory(peer, text),))
                for peer, text in seat.offers
            ),
        )
        for seat in memory.seats
    ]
    commitments = [
        Commitment(
            name,
            text,
            (_from_memory(name, text),),
            parse_due_date(text, handed.held_on, handed.language),
        )
        for name, text in memory.promises
    ]
    recap = Recap("debrief", tuple(seats), tuple(commitments))
    content = f"{handed.held_on}\0{recap!r}"
    transcript = ReadTranscript(
        Transcript((), "debrief", held_on=handed.held_on),
        roster,
        fingerprint=hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(),
    )
    return MadeRecap(transcript, recap)


def _from_memory(speaker: str, text: str) -> Evidence:
    return Evidence(speaker, 0.0, 0.0, text, EvidenceSource.MEMORY)
