"""Texts about commitments that several pages use."""

from __future__ import annotations

from facilitator.domain.recaps.commitments import State
from facilitator.translation import Message

WENT_TEXTS = {
    State.DONE: Message("Done"),
    State.PARTLY: Message("Partly", "check-in"),
    State.NOT: Message("Not yet"),
    State.DROPPED: Message("Dropped", "check-in"),
}
