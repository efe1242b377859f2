"""How it went with what a member said they would do, and where they said so."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a commitment stands. ``CARRIED`` was taken along to the next session."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    DROPPED = "dropped"
    CARRIED = "carried"

    @property
    def is_open(self) -> bool:
        """Whether the member is asked about it before the next session."""
        return self in (State.OPEN, State.CARRIED)


ANSWERS = (State.DONE, State.PARTLY, State.NOT, State.DROPPED)
NOTED = (State.DONE, State.PARTLY, State.CARRIED, State.DROPPED)  # what a note offers


class SaidIn(StrEnum):
    """Where something was said: what was written beforehand is never told as spoken."""

    CHECK_IN = "check-in"
    SESSION = "session"
    NOTE = "note"


def still_open(state: State, said_in: SaidIn) -> bool:
    """Whether a commitment is asked about again; what is half done in between is not over."""
    return state.is_open or (state is State.PARTLY and said_in is SaidIn.NOTE)
