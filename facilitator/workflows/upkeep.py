"""What comes round by the clock: transcripts, check-ins, agendas, mails, posts, old work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from facilitator.services import chat_posts, due, forget_guests, keep_no_longer, outbox
from facilitator.workflows import (
    agendas,
    check_ins,
    follow_ups,
    guests,
    mails,
    posts,
    transcripts,
)
from facilitator.workflows.bound import deps
from facilitator.workflows.durable import Work, enqueue, step, workflow

QUEUE = "events"
KEEP_FINISHED = timedelta(days=7)
EVERY = "*/15 * * * * *"
NIGHTLY = "0 17 3 * * *"
_work: list[Work] = []
_days: list[str] = []  # the newest day on which this process let words go


def bind_work(work: Work) -> None:
    """Give the upkeep its view of all work."""
    _work[:] = [work]


@workflow(QUEUE)
def tick(at: Any, _: Any = None) -> int:
    """Start whatever is due. What is started already is not started again."""
    found = due_now()
    for sitting_id, tries in found["transcripts"]:
        key = f"look:{sitting_id}:{tries}"
        enqueue(transcripts.fetch_transcript.__name__, key, sitting_id, {})
    for sitting_id in found["visits"]:
        hour = f"{deps().clock.now():%Y%m%d%H}"  # once an hour, until it worked
        enqueue(transcripts.fetch_visits.__name__, f"visits:{sitting_id}:{hour}", sitting_id)
    if day := new_day():
        enqueue(let_words_go.__name__, f"words:{day}")
        _days[:] = [day]
    started = check_ins.start_due(check_ins.due_check_ins())
    follow_ups.start_due()
    guests.start_due()
    started += agendas.start_due(agendas.due_agendas())
    started += mails.send_soon() + posts.send_soon()
    started += transcripts.start_redos(transcripts.due_redos())
    return len(found["transcripts"]) + len(found["visits"]) + started


@workflow(QUEUE)
def let_words_go() -> int:
    """Delete what was said where its time is over. Gives the number of turns."""
    empty_guests()
    return sum([empty(session_id) for session_id in sessions_to_empty()])


@workflow(QUEUE)
def tidy(at: datetime, _: Any = None) -> int:
    """Remove old finished work, parcels nobody read, and the words of old mails and posts."""
    return remove_old()


@step
def due_now() -> dict[str, list[Any]]:
    """See due."""
    found = due.due(deps())
    return {"transcripts": [list(t) for t in found.transcripts], "visits": list(found.visits)}


@step
def new_day() -> str:
    """The day, at its first tick: a machine that sleeps at night does its work in the morning."""
    day = f"{deps().clock.now():%Y-%m-%d}"
    return "" if _days == [day] else day


@step
def sessions_to_empty() -> list[int]:
    """See keep_no_longer.due."""
    return keep_no_longer.due(deps())


@step
def empty(session_id: int) -> int:
    """See keep_no_longer.empty."""
    return keep_no_longer.empty(session_id, deps())


@step
def empty_guests() -> int:
    """See forget_guests.let_guests_words_go."""
    return forget_guests.let_guests_words_go(deps())


@step
def remove_old() -> int:
    """Gives the number of workflows removed."""
    before = deps().clock.now() - KEEP_FINISHED
    due.remove_parcels(before, deps())
    outbox.tidy(deps())
    chat_posts.tidy(deps())
    return _work[0].delete_finished(before)
