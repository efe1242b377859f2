"""Trials of prompts as durable work: what was asked before a crash is not asked again."""

from __future__ import annotations

from facilitator.domain.errors import FacilitatorError
from facilitator.features.prompts import try_prompt
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, until_it_passes, workflow

QUEUE = "sessions"


def look() -> list[int]:
    """See try_prompt.due. Within a step."""
    return try_prompt.due(deps())


def start(found: list[int]) -> int:
    """Start what waits, once each."""
    for trial_id in found:
        enqueue(try_draft.__name__, f"try:{trial_id}", trial_id)
    return len(found)


@workflow(QUEUE)
def try_draft(trial_id: int) -> str:
    """Try a draft on a past session.

    Not a step: each question to a model is work of its own, with an answer that is kept.
    """
    try:
        return until_it_passes(lambda: try_prompt.run(trial_id, deps()))
    except FacilitatorError as fault:
        return try_prompt.fail(trial_id, str(fault), deps())
