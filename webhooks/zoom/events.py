"""Converts Zoom's webhooks to our events: ids as text, times in UTC, no secrets and no quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime

from facilitator.domain.events import Event, EventKind, File, Occurrence, Schedule, Visit
from facilitator.ports import Cipher
from webhooks.parsing import JsonObject, Malformed, fields, make_event_key, parse_message
from webhooks.zoom.payloads import (
    CompanionCompleted,
    EventBody,
    MeetingChanged,
    MeetingPlan,
    ParticipantChanged,
    PlanChanged,
    RecordingCompleted,
    RecordingFile,
    RecordingsDeleted,
)

PLATFORM = "zoom"
FILE_KINDS = {"TRANSCRIPT": "transcript", "CHAT": "chat"}
MINUTES = 60  # if Zoom gives no duration
NO_FIXED_TIME = 3  # the type of a recurring meeting without fixed time, in Zoom's API reference
JOIN_LINK = re.compile(r"https://[a-z0-9.-]{1,200}/[\w/.-]{1,400}")


def parse_events(body: JsonObject, seal: Cipher, now: datetime) -> Iterator[Event]:
    """The events in a delivery; an unknown one is kept by name. Raises Malformed."""
    message = EventBody.model_validate(body)
    name = message.event
    if not name:
        raise Malformed("The delivery has no event.")
    reader = READERS.get(name)
    if reader is None:
        content = json.dumps(fields(body.get("payload")), sort_keys=True, default=str)
        yield Event(
            EventKind.OTHER,
            PLATFORM,
            make_event_key(PLATFORM, name, message.event_ts, content),
            now,
            name,
        )
        return
    yield from reader(message, seal, now)


def _plan(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    name, payload = message.event, message.payload
    meeting = parse_message(PlanChanged, payload.object, name)
    told = schedule_of(meeting)
    is_complete = name == "meeting.created" and (told.occurrences or not told.has_times)
    schedule = told if is_complete else None
    if name == "meeting.deleted" and payload.operation != "single":
        schedule = Schedule(())
    event_key = make_event_key(PLATFORM, name, meeting.id, message.event_ts)
    yield Event(
        EventKind.PLAN_CHANGED, PLATFORM, event_key, message.at or now, name, payload.account_id,
        meeting.id, schedule=schedule,
    )  # fmt: skip


def schedule_of(meeting: MeetingPlan) -> Schedule:
    """What is planned of a meeting, from its events or from the API."""
    # Without what follows the question mark: the password of the meeting is kept nowhere.
    link = meeting.join_url.partition("?")[0]
    link = link if JOIN_LINK.fullmatch(link) else ""
    return Schedule(
        tuple(_occurrences(meeting)), meeting.timezone or "UTC", meeting.type != NO_FIXED_TIME, link
    )


def _occurrences(meeting: MeetingPlan) -> Iterator[Occurrence]:
    for occurrence in meeting.occurrences or [meeting]:
        if occurrence.start_time and occurrence.status != "deleted":
            id = occurrence.occurrence_id or f"{int(occurrence.start_time.timestamp() * 1000)}"
            minutes = occurrence.duration or meeting.duration or MINUTES
            yield Occurrence(id, occurrence.start_time, min(minutes, 24 * 60))


def _started_or_ended(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = parse_message(MeetingChanged, message.payload.object, name)
    is_end = name == "meeting.ended"
    at = message.at or now
    started_at = meeting.start_time or (None if is_end else at)
    ended_at = (meeting.end_time or at) if is_end else None
    event_key = make_event_key(PLATFORM, name, meeting.id, meeting.uuid, ended_at)
    yield Event(
        EventKind.ENDED if is_end else EventKind.STARTED, PLATFORM, event_key, at, name,
        message.payload.account_id, meeting.id, meeting.uuid, started_at, ended_at,
    )  # fmt: skip


def _visit(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = parse_message(ParticipantChanged, message.payload.object, name)
    participant = meeting.participant
    id = participant.user_id or participant.participant_uuid or participant.user_name
    if not id:
        raise Malformed(f"{name} names no participant.")
    at = message.at or now
    joined = name == "meeting.participant_joined"
    joined_at = (participant.join_time or participant.date_time or at) if joined else None
    left_at = None if joined else (participant.leave_time or participant.date_time or at)
    visit = Visit(id, participant.user_name, participant.email, joined_at, left_at)
    event_key = make_event_key(PLATFORM, name, meeting.uuid, id, visit.joined_at, visit.left_at)
    yield Event(
        EventKind.JOINED if joined else EventKind.LEFT, PLATFORM, event_key, at, name,
        message.payload.account_id, meeting.id, meeting.uuid, meeting.start_time, visit=visit,
    )  # fmt: skip


def _recording(message: EventBody, seal: Cipher, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = parse_message(RecordingCompleted, message.payload.object, name)
    files, links = [], {}
    for recording_file in meeting.recording_files:
        file = readable_file(recording_file, meeting.start_time)
        if file and recording_file.is_there:
            files.append(file)
            links[file.id] = recording_file.download_url[:4000]
    token = message.download_token[:8000]
    ticket = seal.close(json.dumps({"token": token, "links": links}).encode()) if token else ""
    ids = sorted(
        recording_file.id or recording_file.recording_type
        for recording_file in meeting.recording_files
    )
    is_transcript = name == "recording.transcript_completed"
    yield Event(
        EventKind.TRANSCRIBED if is_transcript else EventKind.RECORDED, PLATFORM,
        make_event_key(PLATFORM, name, meeting.uuid, *ids), message.at or now, name,
        message.payload.account_id, meeting.id, meeting.uuid, meeting.start_time,
        files=tuple(files), ticket=ticket,
    )  # fmt: skip


def readable_file(recording_file: RecordingFile, began: datetime | None) -> File | None:
    """A readable file from Zoom's description; None for pictures, sound and captions."""
    kind = FILE_KINDS.get(recording_file.file_type)
    if kind is None or not recording_file.name:
        return None
    start, end = recording_file.recording_start, recording_file.recording_end
    offset = (start - began).total_seconds() if start and began else 0.0
    seconds = max((end - start).total_seconds(), 0.0) if start and end else None
    return File(recording_file.name, kind, max(offset, 0.0), seconds)


def _companion(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    """AI Companion made something; the event only says that it exists."""
    name = message.event
    meeting = parse_message(CompanionCompleted, message.payload.object, name)
    sitting = meeting.sitting
    if not sitting:
        raise Malformed(f"{name} has no meeting_uuid.")
    is_summary = name == "meeting.summary_completed"
    version = meeting.summary_last_modified_time if is_summary else meeting.file_id
    yield Event(
        EventKind.SUMMARISED if is_summary else EventKind.TRANSCRIBED, PLATFORM,
        make_event_key(PLATFORM, name, sitting, version), message.at or now, name,
        message.payload.account_id, meeting.meeting_id or meeting.id, sitting,
        meeting.meeting_start_time,
    )  # fmt: skip


def _recordings_deleted(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    name = message.event
    meeting = parse_message(RecordingsDeleted, message.payload.object, name)
    listed = [one.sitting for one in meeting.meetings]
    uuids = [u for u in [*listed, *meeting.meeting_uuids, meeting.uuid] if u]
    if not uuids:
        raise Malformed(f"{name} names no meeting.")
    for sitting in dict.fromkeys(uuids):
        files = sorted(one.id for one in meeting.recording_files)
        yield Event(
            EventKind.RECORDING_GONE, PLATFORM, make_event_key(PLATFORM, name, sitting, *files),
            message.at or now, name, message.payload.account_id, meeting.id, sitting,
        )  # fmt: skip


def _account_removed(message: EventBody, _: Cipher, now: datetime) -> Iterator[Event]:
    payload = message.payload
    if not payload.account_id:
        raise Malformed(f"{message.event} names no account.")
    at = payload.deauthorized_at or payload.at or now
    event_key = make_event_key(
        PLATFORM, message.event, payload.account_id,
        payload.deauthorization_time or payload.event_ts,
    )  # fmt: skip
    yield Event(EventKind.ACCOUNT_GONE, PLATFORM, event_key, at, message.event, payload.account_id)


Reader = Callable[[EventBody, Cipher, datetime], Iterator[Event]]
READERS: dict[str, Reader] = {
    "meeting.created": _plan,
    "meeting.updated": _plan,
    "meeting.deleted": _plan,
    "meeting.started": _started_or_ended,
    "meeting.ended": _started_or_ended,
    "meeting.participant_joined": _visit,
    "meeting.participant_left": _visit,
    "recording.completed": _recording,
    "recording.transcript_completed": _recording,
    "meeting.aic_transcript_completed": _companion,
    "meeting.summary_completed": _companion,
    "recording.deleted": _recordings_deleted,
    "recording.trashed": _recordings_deleted,
    "recording.batch_deleted": _recordings_deleted,
    "recording.batch_trashed": _recordings_deleted,
    "app_deauthorized": _account_removed,
}
