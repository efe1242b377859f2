"""Zoom's events in our words: ids as text, times in UTC, no secrets and nothing that was said.

Field names are those of Zoom's event reference (https://developers.zoom.us/docs/api/webhooks/);
what its schemas say and what it sends differ, so every field may be missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from facilitator.domain.events import Event, EventKind, File, Occurrence, Schedule, Visit
from facilitator.ports import Seal
from webhooks.message import Malformed, Message, key

PLATFORM = "zoom"
HEARD = {"TRANSCRIPT": "transcript", "CHAT": "chat"}
MINUTES = 60  # where Zoom gives no length


def reads(message: Message, seal: Seal, now: datetime) -> Iterator[Event]:
    """The events in a delivery; an unknown one is kept by its name. Raises Malformed."""
    name = message.text("event")
    if not name:
        raise Malformed("There is no event in it.")
    reader = READERS.get(name)
    if reader is None:
        told = key(PLATFORM, name, message.text("event_ts"), message.inner("payload").whole())
        yield Event(EventKind.OTHER, PLATFORM, told, now, name)
        return
    yield from reader(name, message, seal, now)


def _plan(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    meeting = _object(message)
    room = _needed(meeting, name, "id")
    at = message.time("event_ts") or now
    planned = tuple(occurrences(meeting))
    whole = planned and name == "meeting.created"
    schedule = Schedule(planned, meeting.text("timezone") or "UTC") if whole else None
    if name == "meeting.deleted" and message.inner("payload").text("operation") != "single":
        schedule = Schedule(())
    told = key(PLATFORM, name, room, message.text("event_ts"))
    yield Event(
        EventKind.PLAN_CHANGED, PLATFORM, told, at, name, _account(message), room,
        schedule=schedule,
    )  # fmt: skip


def occurrences(meeting: Message) -> Iterator[Occurrence]:
    """What is planned in a meeting, as its events and the API tell it."""
    for one in list(meeting.many("occurrences")) or [meeting]:
        starts_at = one.time("start_time")
        if starts_at and one.text("status") != "deleted":
            own = one.text("occurrence_id") or f"{int(starts_at.timestamp() * 1000)}"
            minutes = one.number("duration") or meeting.number("duration") or MINUTES
            yield Occurrence(own, starts_at, min(minutes, 24 * 60))


def _opened(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    meeting = _object(message)
    is_end = name == "meeting.ended"
    room, sitting = _needed(meeting, name, "id"), _needed(meeting, name, "uuid")
    at = message.time("event_ts") or now
    started_at = meeting.time("start_time") or (None if is_end else at)
    ended_at = (meeting.time("end_time") or at) if is_end else None
    told = key(PLATFORM, name, room, sitting, ended_at)
    yield Event(
        EventKind.ENDED if is_end else EventKind.STARTED, PLATFORM, told, at, name,
        _account(message), room, sitting, started_at, ended_at,
    )  # fmt: skip


def _visit(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    meeting = _object(message)
    who = meeting.inner("participant")
    room, sitting = _needed(meeting, name, "id"), _needed(meeting, name, "uuid")
    own = who.text("user_id", "participant_uuid", "user_name")
    if not own:
        raise Malformed(f"{name} names nobody.")
    at = message.time("event_ts") or now
    joined = name == "meeting.participant_joined"
    came = who.time("join_time", "date_time") if joined else None
    went = None if joined else who.time("leave_time", "date_time")
    visit = Visit(
        own, who.text("user_name"), who.text("email"),
        (came or at) if joined else None, None if joined else (went or at),
    )  # fmt: skip
    told = key(PLATFORM, name, sitting, own, visit.joined_at, visit.left_at)
    yield Event(
        EventKind.JOINED if joined else EventKind.LEFT, PLATFORM, told, at, name,
        _account(message), room, sitting, meeting.time("start_time"), visit=visit,
    )  # fmt: skip


def _recording(name: str, message: Message, seal: Seal, now: datetime) -> Iterator[Event]:
    meeting = _object(message)
    sitting = _needed(meeting, name, "uuid")
    began = meeting.time("start_time")
    files, links = [], {}
    for one in meeting.many("recording_files"):
        file = file_of(one, began)
        if file and one.text("status") in ("completed", ""):
            files.append(file)
            links[file.id] = one.long_text("download_url")[:4000]
    token = message.long_text("download_token")[:8000]
    ticket = seal.close(json.dumps({"token": token, "links": links}).encode()) if token else ""
    ids = sorted(one.text("id", "recording_type") for one in meeting.many("recording_files"))
    is_transcript = name == "recording.transcript_completed"
    yield Event(
        EventKind.TRANSCRIBED if is_transcript else EventKind.RECORDED, PLATFORM,
        key(PLATFORM, name, sitting, *ids), message.time("event_ts") or now, name,
        _account(message), meeting.text("id"), sitting, began, files=tuple(files), ticket=ticket,
    )  # fmt: skip


def file_of(one: Message, began: datetime | None) -> File | None:
    """A file we can read out of Zoom's description; None for pictures, sound and captions."""
    kind = HEARD.get(one.text("file_type"))
    own = one.text("id", "recording_type", "download_url")
    if kind is None or not own:
        return None
    at, end = one.time("recording_start"), one.time("recording_end")
    offset = (at - began).total_seconds() if at and began else 0.0
    seconds = max((end - at).total_seconds(), 0.0) if at and end else None
    return File(own, kind, max(offset, 0.0), seconds)


def _elsewhere(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    """What AI Companion made; the event only says that it is there."""
    meeting = _object(message)
    sitting = _needed(meeting, name, "meeting_uuid", "uuid")
    is_summary = name == "meeting.summary_completed"
    version = meeting.text("summary_last_modified_time") if is_summary else meeting.text("file_id")
    yield Event(
        EventKind.SUMMARISED if is_summary else EventKind.TRANSCRIBED, PLATFORM,
        key(PLATFORM, name, sitting, version), message.time("event_ts") or now, name,
        _account(message), meeting.text("meeting_id", "id"), sitting,
        meeting.time("meeting_start_time"),
    )  # fmt: skip


def _gone(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    meeting = _object(message)
    several = [one.text("meeting_uuid", "uuid") for one in meeting.many("meetings")]
    found = [u for u in [*several, *meeting.texts("meeting_uuids"), meeting.text("uuid")] if u]
    if not found:
        raise Malformed(f"{name} says of no meeting.")
    at = message.time("event_ts") or now
    for sitting in dict.fromkeys(found):
        files = sorted(one.text("id") for one in meeting.many("recording_files"))
        yield Event(
            EventKind.RECORDING_GONE, PLATFORM, key(PLATFORM, name, sitting, *files), at, name,
            _account(message), meeting.text("id"), sitting,
        )  # fmt: skip


def _left(name: str, message: Message, _: Seal, now: datetime) -> Iterator[Event]:
    payload = message.inner("payload")
    account = payload.text("account_id")
    if not account:
        raise Malformed(f"{name} names no account.")
    at = payload.time("deauthorization_time", "event_ts") or now
    told = key(PLATFORM, name, account, payload.text("deauthorization_time", "event_ts"))
    yield Event(EventKind.ACCOUNT_GONE, PLATFORM, told, at, name, account)


def _object(message: Message) -> Message:
    return message.inner("payload").inner("object")


def _account(message: Message) -> str:
    return message.inner("payload").text("account_id")


def _needed(meeting: Message, event: str, *names: str) -> str:
    value = meeting.text(*names)
    if not value:
        raise Malformed(f"{event} has no {names[0]}.")
    return value


Reader = Callable[[str, Message, Seal, datetime], Iterator[Event]]
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
