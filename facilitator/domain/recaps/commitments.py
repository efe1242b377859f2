"""The state of a commitment, and where a member reported it."""

from __future__ import annotations

from enum import StrEnum


class CommitmentState(StrEnum):
    """The state of a commitment. ``CARRIED`` was carried over to the next session."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    DROPPED = "dropped"
    CARRIED = "carried"

    @property
    def is_open(self) -> bool:
        """Whether the member is asked about it before the next session."""
        return self in (CommitmentState.OPEN, CommitmentState.CARRIED)


ANSWERS = (
    CommitmentState.DONE,
    CommitmentState.PARTLY,
    CommitmentState.NOT,
    CommitmentState.DROPPED,
)
NOTED = (
    CommitmentState.DONE,
    CommitmentState.PARTLY,
    CommitmentState.CARRIED,
    CommitmentState.DROPPED,
)  # the choices in a note


class SaidIn(StrEnum):
    """Where something was said: what was written beforehand is never shown as spoken."""

    CHECK_IN = "check-in"
    SESSION = "session"
    NOTE = "note"


def is_still_open(state: CommitmentState, said_in: SaidIn) -> bool:
    """Whether a commitment is asked about again; partly done in a note is not finished."""
    return state.is_open or (state is CommitmentState.PARTLY and said_in is SaidIn.NOTE)
