"""Tasks for a calendar: what was promised with a day, and nothing else of the recap."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from facilitator.domain.recaps.recap import Commitment
from facilitator.domain.recaps.view import RecapView, printable
from facilitator.kit.ical import Task, tasks

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of what nobody knows the day


def present(view: RecapView) -> str:
    """The commitments that have a due date as tasks (RFC 5545, VTODO)."""
    return tasks(_task(made, view) for made in view.recap.commitments if made.due).decode()


def _task(made: Commitment, view: RecapView) -> Task:
    assert made.due is not None
    same = "\0".join((view.group, str(view.session_id), made.member, made.text))
    group = printable(view.group or view.title)
    return Task(
        f"{hashlib.sha256(same.encode()).hexdigest()[:24]}@facilitator",
        printable(made.text), f"{printable(made.member)}, {group}", made.due,
        view.held_at or NEVER,
    )  # fmt: skip
