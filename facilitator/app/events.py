"""One event at a time: what it tells is kept, and the work it calls for is started."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from facilitator.domain.events import Event, EventKind
from facilitator.features.meetings import follow_rooms, follow_sittings
from facilitator.features.privacy import drop_transcript
from facilitator.features.transcripts.jobs import transcripts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import Work, enqueue, step, workflow

QUEUE = "events"
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def put(work: Work, event: Event) -> None:
    """Hand an event to the workflows. Durable when it returns; safe to repeat."""
    work.enqueue(take_event.__name__, QUEUE, event.key, EVENT.dump_python(event, mode="json"))


@workflow(QUEUE)
def take_event(told: dict[str, Any]) -> str:
    """Work on one event. Gives in a word what came of it."""
    event = EVENT.validate_python(told)
    match event.kind:
        case EventKind.OTHER:
            return "nothing to do"
        case EventKind.PLAN_CHANGED:
            return "planned" if plan(told) else "not ours"
        case EventKind.RECORDING_GONE:
            return "dropped" if drop(told) else "not ours"
        case EventKind.ACCOUNT_GONE:
            return f"receipt {purge(told)}"
        case EventKind.HANDED_IN:
            enqueue(transcripts.hand_in.__name__, f"hand-in:{event.key}", told)
            return "handed in"
    noted = note(told)
    if noted is None:
        return "not ours"
    sitting_id = noted["sitting_id"]
    if event.kind is EventKind.SUMMARISED:
        enqueue(transcripts.fetch_summary.__name__, f"summary:{sitting_id}:{event.key}", sitting_id)
    elif event.kind is EventKind.TRANSCRIBED or any(f.kind == "transcript" for f in event.files):
        enqueue(
            transcripts.fetch_transcript.__name__, f"transcript:{sitting_id}:{event.key}",
            sitting_id, {event.sitting: event.ticket},
        )  # fmt: skip
    return event.kind.value


@step
def plan(told: dict[str, Any]) -> bool:
    """See plan_sessions."""
    return follow_rooms.plan_sessions(EVENT.validate_python(told), deps())


@step
def note(told: dict[str, Any]) -> dict[str, int] | None:
    """See note."""
    noted = follow_sittings.note(EVENT.validate_python(told), deps())
    return {"sitting_id": noted.sitting_id, "session_id": noted.session_id} if noted else None


@step
def drop(told: dict[str, Any]) -> bool:
    """See drop_transcript."""
    event = EVENT.validate_python(told)
    return drop_transcript.drop_transcript(event.platform, event.sitting, deps())


@step
def purge(told: dict[str, Any]) -> int:
    """See purge_account."""
    event = EVENT.validate_python(told)
    return drop_transcript.purge_account(event.platform, event.account, deps())
