"""Durable jobs that run prompt trials; questions answered before a crash are not asked again."""

from __future__ import annotations

from facilitator.domain.errors import FacilitatorError
from facilitator.features.prompts import prompt_trials
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, retry_temporary_errors, workflow

QUEUE = "sessions"


def find_due() -> list[int]:
    """See prompt_trials.due. Runs within a step."""
    return prompt_trials.due(deps())


def start_due(trial_ids: list[int]) -> int:
    """Start a job for each waiting trial. Returns their number. Safe to run twice."""
    for trial_id in trial_ids:
        enqueue(try_draft.__name__, f"try:{trial_id}", trial_id)
    return len(trial_ids)


@workflow(QUEUE)
def try_draft(trial_id: int) -> str:
    """Try a draft on a past session. Returns the trial's final state.

    Not a step: each model call in it is a job of its own whose answer is stored.
    """
    try:
        return retry_temporary_errors(lambda: prompt_trials.run_trial(trial_id, deps()))
    except FacilitatorError as fault:
        return prompt_trials.fail_trial(trial_id, str(fault), deps())
