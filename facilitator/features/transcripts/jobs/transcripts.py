"""Durable jobs for transcripts: fetch them from the platform, or import uploaded ones."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from facilitator.domain.errors import FacilitatorError, ReadingStopped, TranscriptMissing
from facilitator.domain.events import Event
from facilitator.domain.notices import notice
from facilitator.features.meetings.meeting_events import complete_visits
from facilitator.features.transcripts import import_transcript, transcripts_due, upload_transcript
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import StepRetriesExhausted, enqueue, step, workflow

QUEUE = "sessions"
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
# workflows of the room recaps, started by name, as that room imports this one
MAKE_RECAP, TELL_SILENCE = "make_recap", "tell_silence"


@workflow(QUEUE)
def fetch_transcript(sitting_id: int, tickets: dict[str, str]) -> str:
    """Fetch the transcript of a sitting and start its recap; if there is none, return why.

    Raises ReadingStopped if reading it took too much, so that it is listed as failed work.
    """
    try:
        taken = take(sitting_id, tickets)
    except StepRetriesExhausted:
        taken = put_off(sitting_id)
    if "silence" in taken:
        if taken["is_last"]:
            enqueue(TELL_SILENCE, f"silence:{sitting_id}", sitting_id)
        if stopped := taken.get("stopped"):  # missing in steps of earlier versions
            raise ReadingStopped(*stopped)
        return str(taken["silence"])
    return _start_recap(taken)


@workflow(QUEUE)
def hand_in(told: dict[str, Any]) -> str:
    """Import an uploaded transcript and start its recap."""
    return _start_recap(take_handed_in(told))


def _start_recap(kept: dict[str, Any]) -> str:
    if not kept:
        return "nothing is kept"
    session_id = kept["session_id"]
    enqueue(MAKE_RECAP, recap_key(session_id, kept["fingerprint"]), session_id)
    return f"session {session_id}"


def recap_key(session_id: int, fingerprint: str) -> str:
    """Return the workflow key of the first recap of these words, however they arrived."""
    return f"recap:{session_id}:{fingerprint[:16]}"


def find_due() -> dict[str, list[list[Any]]]:
    """Return the work that is due, see transcripts_due.due. Call it within a step."""
    to_fetch = transcripts_due.due(deps())
    return {
        "transcripts": [list(one) for one in to_fetch.transcripts],
        "visits": [[sitting_id] for sitting_id in to_fetch.visits],
        "unwritten": [list(one) for one in upload_transcript.sessions_without_recap(deps())],
    }


def start_due(found: dict[str, list[list[Any]]], hour: str) -> int:
    """Start the work that is due; attendance is fetched once an hour until it is complete."""
    for sitting_id, tries in found["transcripts"]:
        enqueue(fetch_transcript.__name__, f"look:{sitting_id}:{tries}", sitting_id, {})
    for [sitting_id] in found["visits"]:
        enqueue(fetch_visits.__name__, f"visits:{sitting_id}:{hour}", sitting_id)
    for session_id, words in found["unwritten"]:  # uploaded on a page
        enqueue(MAKE_RECAP, recap_key(session_id, words), session_id)
    return sum(len(each) for each in found.values())


@workflow(QUEUE)
def fetch_summary(sitting_id: int) -> None:
    """Fetch and keep the platform's own summary."""
    summary(sitting_id)


@workflow(QUEUE)
def fetch_visits(sitting_id: int) -> None:
    """Complete the attendance from the platform."""
    visits(sitting_id)


@step
def take(sitting_id: int, tickets: dict[str, str]) -> dict[str, Any]:
    """Fetch and keep a transcript; a missing one is a result, not an error."""
    try:
        taken = import_transcript.import_transcript(sitting_id, tickets, deps())
    except TranscriptMissing as why:
        return _record_silence(sitting_id, why)
    except FacilitatorError as fault:
        if fault.retry:
            raise
        why_none = TranscriptMissing(fault.message, fault.advice, may_come=False)
        stopped = [fault.message, fault.advice] if isinstance(fault, ReadingStopped) else []
        return {**_record_silence(sitting_id, why_none), "stopped": stopped}
    return {"session_id": taken.session_id, "fingerprint": taken.fingerprint} if taken else {}


@step
def put_off(sitting_id: int) -> dict[str, Any]:
    """Schedule another try, as the platform did not answer for a minute or more."""
    why = TranscriptMissing(notice("platform_not_reached"), notice("tried_again"), may_come=True)
    return _record_silence(sitting_id, why)


def _record_silence(sitting_id: int, why: TranscriptMissing) -> dict[str, Any]:
    is_last = import_transcript.record_missing_transcript(sitting_id, why, deps())
    return {"silence": why.message, "is_last": is_last}


@step
def take_handed_in(told: dict[str, Any]) -> dict[str, Any]:
    """Import an uploaded transcript, as a step."""
    taken = import_transcript.import_upload(EVENT.validate_python(told), deps())
    return {"session_id": taken.session_id, "fingerprint": taken.fingerprint} if taken else {}


@step
def summary(sitting_id: int) -> None:
    """Keep the platform's summary, as a step."""
    import_transcript.import_summary(sitting_id, deps())


@step
def visits(sitting_id: int) -> None:
    """Complete the attendance, as a step."""
    complete_visits(sitting_id, deps())
