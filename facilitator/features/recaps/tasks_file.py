"""Calendar tasks (.ics) for the commitments of a recap that have a due date."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from facilitator.domain.recaps.recap import Commitment
from facilitator.domain.recaps.view import RecapView, printable
from facilitator.kit.ical import Task, render_tasks

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # timestamp of sessions without a date


def present(view: RecapView) -> str:
    """Render the commitments with a due date as tasks (RFC 5545, VTODO)."""
    return render_tasks(
        _task(commitment, view) for commitment in view.recap.commitments if commitment.due
    ).decode()


def _task(commitment: Commitment, view: RecapView) -> Task:
    assert commitment.due is not None
    identity = "\0".join((view.group, str(view.session_id), commitment.member, commitment.text))
    group = printable(view.group or view.title)
    return Task(
        f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}@facilitator",
        printable(commitment.text), f"{printable(commitment.member)}, {group}", commitment.due,
        view.held_at or NEVER,
    )  # fmt: skip
