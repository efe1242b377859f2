"""Zoom's events in our words: ids as text, times in UTC, no secrets and nothing that was said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from facilitator.domain.events import Event, EventKind, File, Occurrence, Schedule, Visit
from facilitator.ports import Seal
from webhooks.message import Fields, Malformed, fields, key, read
from webhooks.zoom.payloads import (
    Companion,
    EventBody,
    Gone,
    Opened,
    Plan,
    PlanChanged,
    Recorded,
    RecordingFile,
    Visited,
)

PLATFORM = "zoom"
HEARD = {"TRANSCRIPT": "transcript", "CHAT": "chat"}
MINUTES = 60  # where Zoom gives no length


def reads(body: Fields, seal: Seal, now: datetime) -> Iterator[Event]:
    """The events in a delivery; an unknown one is kept by its name. Raises Malformed."""
    message = EventBody.model_validate(body)
    name = message.event
    if not name:
        raise Malformed("There is no event in it.")
    reader = READERS.get(name)
    if reader is None:
        whole = json.dumps(fields(body.get("payload")), sort_keys=True, default=str)
        yield Event(
            EventKind.OTHER, PLATFORM, key(PLATFORM, name, message.event_ts, whole), now, name
        )
        return
    yield from reader(message, seal, now)


def _plan(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    name, payload = message.event, message.payload
    meeting = read(PlanChanged, payload.object, name)
    planned = tuple(occurrences(meeting))
    whole = planned and name == "meeting.created"
    schedule = Schedule(planned, meeting.timezone or "UTC") if whole else None
    if name == "meeting.deleted" and payload.operation != "single":
        schedule = Schedule(())
    told = key(PLATFORM, name, meeting.id, message.event_ts)
    yield Event(
        EventKind.PLAN_CHANGED, PLATFORM, told, message.at or now, name, payload.account_id,
        meeting.id, schedule=schedule,
    )  # fmt: skip


def occurrences(meeting: Plan) -> Iterator[Occurrence]:
    """What is planned in a meeting, as its events and the API tell it."""
    for one in meeting.occurrences or [meeting]:
        if one.start_time and one.status != "deleted":
            own = one.occurrence_id or f"{int(one.start_time.timestamp() * 1000)}"
            minutes = one.duration or meeting.duration or MINUTES
            yield Occurrence(own, one.start_time, min(minutes, 24 * 60))


def _opened(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = read(Opened, message.payload.object, name)
    is_end = name == "meeting.ended"
    at = message.at or now
    started_at = meeting.start_time or (None if is_end else at)
    ended_at = (meeting.end_time or at) if is_end else None
    told = key(PLATFORM, name, meeting.id, meeting.uuid, ended_at)
    yield Event(
        EventKind.ENDED if is_end else EventKind.STARTED, PLATFORM, told, at, name,
        message.payload.account_id, meeting.id, meeting.uuid, started_at, ended_at,
    )  # fmt: skip


def _visit(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = read(Visited, message.payload.object, name)
    who = meeting.participant
    own = who.user_id or who.participant_uuid or who.user_name
    if not own:
        raise Malformed(f"{name} names nobody.")
    at = message.at or now
    joined = name == "meeting.participant_joined"
    came = (who.join_time or who.date_time or at) if joined else None
    went = None if joined else (who.leave_time or who.date_time or at)
    visit = Visit(own, who.user_name, who.email, came, went)
    told = key(PLATFORM, name, meeting.uuid, own, visit.joined_at, visit.left_at)
    yield Event(
        EventKind.JOINED if joined else EventKind.LEFT, PLATFORM, told, at, name,
        message.payload.account_id, meeting.id, meeting.uuid, meeting.start_time, visit=visit,
    )  # fmt: skip


def _recording(message: EventBody, seal: Seal, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = read(Recorded, message.payload.object, name)
    files, links = [], {}
    for one in meeting.recording_files:
        file = file_of(one, meeting.start_time)
        if file and one.is_there:
            files.append(file)
            links[file.id] = one.download_url[:4000]
    token = message.download_token[:8000]
    ticket = seal.close(json.dumps({"token": token, "links": links}).encode()) if token else ""
    ids = sorted(one.id or one.recording_type for one in meeting.recording_files)
    is_transcript = name == "recording.transcript_completed"
    yield Event(
        EventKind.TRANSCRIBED if is_transcript else EventKind.RECORDED, PLATFORM,
        key(PLATFORM, name, meeting.uuid, *ids), message.at or now, name,
        message.payload.account_id, meeting.id, meeting.uuid, meeting.start_time,
        files=tuple(files), ticket=ticket,
    )  # fmt: skip


def file_of(one: RecordingFile, began: datetime | None) -> File | None:
    """A file we can read out of Zoom's description; None for pictures, sound and captions."""
    kind = HEARD.get(one.file_type)
    if kind is None or not one.name:
        return None
    at, end = one.recording_start, one.recording_end
    offset = (at - began).total_seconds() if at and began else 0.0
    seconds = max((end - at).total_seconds(), 0.0) if at and end else None
    return File(one.name, kind, max(offset, 0.0), seconds)


def _elsewhere(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    """What AI Companion made; the event only says that it is there."""
    name = message.event
    meeting = read(Companion, message.payload.object, name)
    sitting = meeting.sitting
    if not sitting:
        raise Malformed(f"{name} has no meeting_uuid.")
    is_summary = name == "meeting.summary_completed"
    version = meeting.summary_last_modified_time if is_summary else meeting.file_id
    yield Event(
        EventKind.SUMMARISED if is_summary else EventKind.TRANSCRIBED, PLATFORM,
        key(PLATFORM, name, sitting, version), message.at or now, name,
        message.payload.account_id, meeting.meeting_id or meeting.id, sitting,
        meeting.meeting_start_time,
    )  # fmt: skip


def _gone(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = read(Gone, message.payload.object, name)
    several = [one.sitting for one in meeting.meetings]
    found = [u for u in [*several, *meeting.meeting_uuids, meeting.uuid] if u]
    if not found:
        raise Malformed(f"{name} says of no meeting.")
    for sitting in dict.fromkeys(found):
        files = sorted(one.id for one in meeting.recording_files)
        yield Event(
            EventKind.RECORDING_GONE, PLATFORM, key(PLATFORM, name, sitting, *files),
            message.at or now, name, message.payload.account_id, meeting.id, sitting,
        )  # fmt: skip


def _left(message: EventBody, _: Seal, now: datetime) -> Iterator[Event]:
    payload = message.payload
    if not payload.account_id:
        raise Malformed(f"{message.event} names no account.")
    at = payload.deauthorized_at or payload.at or now
    told = key(
        PLATFORM, message.event, payload.account_id,
        payload.deauthorization_time or payload.event_ts,
    )  # fmt: skip
    yield Event(EventKind.ACCOUNT_GONE, PLATFORM, told, at, message.event, payload.account_id)


Reader = Callable[[EventBody, Seal, datetime], Iterator[Event]]
READERS: dict[str, Reader] = {
    "meeting.created": _plan,
    "meeting.updated": _plan,
    "meeting.deleted": _plan,
    "meeting.started": _opened,
    "meeting.ended": _opened,
    "meeting.participant_joined": _visit,
    "meeting.participant_left": _visit,
    "recording.completed": _recording,
    "recording.transcript_completed": _recording,
    "meeting.aic_transcript_completed": _elsewhere,
    "meeting.summary_completed": _elsewhere,
    "recording.deleted": _gone,
    "recording.trashed": _gone,
    "recording.batch_deleted": _gone,
    "recording.batch_trashed": _gone,
    "app_deauthorized": _left,
}
