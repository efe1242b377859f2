"""Texts about commitments that several pages use."""

from __future__ import annotations

from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.translation import Message

WENT_TEXTS = {
    CommitmentState.DONE: Message("Done"),
    CommitmentState.PARTLY: Message("Partly", "check-in"),
    CommitmentState.NOT: Message("Not yet"),
    CommitmentState.DROPPED: Message("Dropped", "check-in"),
}
