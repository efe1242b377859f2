"""Durable jobs that write a recap from a session's records, then show or send it."""

from __future__ import annotations

from facilitator.features.delivery import approval, mail_recap
from facilitator.features.mail.jobs import mails
from facilitator.features.recaps import write_recap
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import (
    current_workflow_id,
    enqueue,
    retry_temporary_errors,
    step,
    workflow,
)

QUEUE = "sessions"


@workflow(QUEUE)
def make_recap(session_id: int) -> str:
    """Write the recap of a session, then show it to its moderators, or send it.

    Not a step: each model call in it is a job of its own whose result is stored.
    """
    written = retry_temporary_errors(
        lambda: write_recap.write_recap(session_id, deps(), current_workflow_id())
    )
    if written is None:
        return "no transcript"
    share(session_id)
    mails.send_soon()
    return f"version {written.version}"


def find_due() -> list[list[int | str]]:
    """See approval.due_redos. Runs within a step."""
    return [list(redo) for redo in approval.due_redos(deps())]


def start_due(redos: list[list[int | str]]) -> int:
    """Start a job for each requested redo. Returns the number of jobs. Safe to run twice."""
    for session_id, moment in redos:
        enqueue(make_recap.__name__, f"redo:{session_id}:{moment}", session_id)
    return len(redos)


@workflow(QUEUE)
def tell_silence(sitting_id: int) -> bool:
    """Mail the moderators why there is no transcript, and where to upload one."""
    is_mailed = mail_silence(sitting_id)
    mails.send_soon()
    return is_mailed


@step
def share(session_id: int) -> bool:
    """See approval.send_or_show_draft."""
    return approval.send_or_show_draft(session_id, deps())


@step
def mail_silence(sitting_id: int) -> bool:
    """See mail_recap.mail_missing_transcript."""
    return mail_recap.mail_missing_transcript(sitting_id, deps())
