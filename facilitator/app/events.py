"""Processes events of meeting platforms: stores what they say and starts the work they need."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from facilitator.domain.events import Event, EventKind
from facilitator.features.meetings import meeting_events, planned_sessions
from facilitator.features.privacy import delete_on_platform_request
from facilitator.features.transcripts.jobs import transcripts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import WorkClient, enqueue, step, workflow

QUEUE = "events"
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def enqueue_event(work: WorkClient, event: Event) -> None:
    """Queue an event for the workflows. It is stored when this returns; safe to repeat."""
    work.enqueue(take_event.__name__, QUEUE, event.key, EVENT.dump_python(event, mode="json"))


@workflow(QUEUE)
def take_event(payload: dict[str, Any]) -> str:
    """Process one event. Returns a short description of the result."""
    event = EVENT.validate_python(payload)
    match event.kind:
        case EventKind.OTHER:
            return "nothing to do"
        case EventKind.PLAN_CHANGED:
            return "planned" if plan(payload) else "not ours"
        case EventKind.RECORDING_GONE:
            return "dropped" if drop(payload) else "not ours"
        case EventKind.ACCOUNT_GONE:
            return f"receipt {purge(payload)}"
        case EventKind.UPLOADED:
            enqueue(transcripts.hand_in.__name__, f"hand-in:{event.key}", payload)
            return "handed in"
    stored = note(payload)
    if stored is None:
        return "not ours"
    sitting_id = stored["sitting_id"]
    if event.kind is EventKind.SUMMARISED:
        enqueue(transcripts.fetch_summary.__name__, f"summary:{sitting_id}:{event.key}", sitting_id)
    elif event.kind is EventKind.TRANSCRIBED or any(f.kind == "transcript" for f in event.files):
        enqueue(
            transcripts.fetch_transcript.__name__, f"transcript:{sitting_id}:{event.key}",
            sitting_id, {event.sitting: event.ticket},
        )  # fmt: skip
    return event.kind.value


@step
def plan(payload: dict[str, Any]) -> bool:
    """See plan_sessions."""
    return planned_sessions.sync_planned_sessions(EVENT.validate_python(payload), deps())


@step
def note(payload: dict[str, Any]) -> dict[str, int] | None:
    """See zoom_events.record_event."""
    stored = meeting_events.record_event(EVENT.validate_python(payload), deps())
    return {"sitting_id": stored.sitting_id, "session_id": stored.session_id} if stored else None


@step
def drop(payload: dict[str, Any]) -> bool:
    """See delete_on_platform_request."""
    event = EVENT.validate_python(payload)
    return delete_on_platform_request.delete_transcript(event.platform, event.sitting, deps())


@step
def purge(payload: dict[str, Any]) -> int:
    """See purge_account."""
    event = EVENT.validate_python(payload)
    return delete_on_platform_request.delete_account(event.platform, event.account, deps())
