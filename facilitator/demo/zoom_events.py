"""The webhooks of a whole meeting in Zoom's order, and the data that Zoom's API has then."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from facilitator.demo.fake_zoom import FakeAccount, zoom_time

HOST = "z8yCxTTTTSiw02QgCAp8uQ"
LENGTH = re.compile(r"--> (?:(\d+):)?(\d+):(\d+)\.(\d+)")


@dataclass
class Meeting:
    """One session in a room: its time, its participants, and the files of its recording."""

    room: str
    topic: str
    starts_at: datetime
    people: list[tuple[str, str]]  # (display name, email if Zoom knows it)
    transcript: bytes
    chat: bytes = b""
    minutes: int = 90
    uuid: str = field(default_factory=lambda: f"/{secrets.token_urlsafe(15)}==")
    months: int = 3
    zone: str = "Europe/London"
    host: str = "alice@example.org"

    @property
    def ends_at(self) -> datetime:
        """When it ended: 20 seconds after the end of its transcript."""
        last_cue = list(LENGTH.finditer(self.transcript.decode("utf-8", "replace")))[-1]
        hours, minutes, seconds = (int(n or 0) for n in last_cue.groups()[:3])
        return self.starts_at + timedelta(hours=hours, minutes=minutes, seconds=seconds + 20)


def zoom_events(meeting: Meeting, account: FakeAccount) -> Iterator[dict[str, Any]]:
    """The events in order; the API has the data before the event that announces it."""
    yield _created_event(meeting, account)
    yield _event("meeting.started", meeting, account, meeting.starts_at, _meeting_fields(meeting))
    yield from _visit_events(meeting, account)
    ended = {**_meeting_fields(meeting), "end_time": zoom_time(meeting.ends_at)}
    yield _event("meeting.ended", meeting, account, meeting.ends_at, ended)
    yield from _recording_events(meeting, account)
    yield _summary_event(meeting, account)


def _created_event(meeting: Meeting, account: FakeAccount) -> dict[str, Any]:
    occurrences = [
        {"occurrence_id": str(int(at.timestamp() * 1000)), "start_time": zoom_time(at),
         "duration": meeting.minutes, "status": "available"}
        for at in (meeting.starts_at + timedelta(days=28 * n) for n in range(meeting.months))
    ]  # fmt: skip
    fields = {
        "uuid": "planned==", "id": int(meeting.room), "host_id": HOST, "topic": meeting.topic,
        "type": 8, "start_time": zoom_time(meeting.starts_at), "duration": meeting.minutes,
        "timezone": meeting.zone, "password": "Sesame123",
        "join_url": f"https://zoom.example.org/j/{meeting.room}?pwd=Sesame123secret",
        "occurrences": occurrences,
    }  # fmt: skip
    account.meetings[meeting.room] = fields
    return _event(
        "meeting.created", meeting, account, meeting.starts_at - timedelta(days=3),
        fields, operator=meeting.host, operation="all",
    )  # fmt: skip


def _meeting_fields(meeting: Meeting) -> dict[str, Any]:
    """The meeting as in started and ended events, where its id is a text."""
    return {
        "id": meeting.room, "uuid": meeting.uuid, "host_id": HOST, "topic": meeting.topic,
        "type": 8, "start_time": zoom_time(meeting.starts_at), "timezone": meeting.zone,
        "duration": meeting.minutes,
    }  # fmt: skip


def _visit_events(meeting: Meeting, account: FakeAccount) -> Iterator[dict[str, Any]]:
    """Everybody joins; the second one drops out for a minute and rejoins as a new participant."""
    rows = account.visits.setdefault(meeting.uuid, [])
    middle = meeting.starts_at + (meeting.ends_at - meeting.starts_at) / 2
    for number, (name, email) in enumerate(meeting.people):
        stays = [(meeting.starts_at + timedelta(seconds=20 * number), meeting.ends_at)]
        if number == 1:
            stays = [(stays[0][0], middle), (middle + timedelta(minutes=1), meeting.ends_at)]
        for visit_number, (joined, left) in enumerate(stays):
            user_id = str(16778240 + 1024 * (number + 1) + visit_number)
            participant = {"user_id": user_id, "user_name": name, "id": "", "email": email,
                   "participant_uuid": f"P{number}", "public_ip": "203.0.113.7"}  # fmt: skip
            rows.append(
                {"id": "", "user_id": user_id, "name": name, "user_email": email,
                 "join_time": zoom_time(joined), "leave_time": zoom_time(left),
                 "duration": int((left - joined).total_seconds()), "status": "in_meeting"}
            )  # fmt: skip
            for event, at, key in (
                ("meeting.participant_joined", joined, "join_time"),
                ("meeting.participant_left", left, "leave_time"),
            ):
                fields = {
                    **_meeting_fields(meeting),
                    "participant": {**participant, key: zoom_time(at)},
                }
                yield _event(event, meeting, account, at, fields)


def _recording_events(meeting: Meeting, account: FakeAccount) -> Iterator[dict[str, Any]]:
    files = [_file("MP4", "shared_screen_with_speaker_view", meeting, account.url)]
    if meeting.chat:
        files.append(_file("CHAT", "chat_file", meeting, account.url))
        account.files[files[-1]["id"]] = meeting.chat
    account.recordings[meeting.uuid] = _recording_fields(meeting, files)
    at = meeting.ends_at + timedelta(minutes=30)
    yield _recording_event("recording.completed", meeting, account, at, files)
    transcript = _file("TRANSCRIPT", "audio_transcript", meeting, account.url)
    account.files[transcript["id"]] = meeting.transcript
    account.recordings[meeting.uuid] = _recording_fields(meeting, [*files, transcript])
    at += timedelta(minutes=10)
    yield _recording_event("recording.transcript_completed", meeting, account, at, [transcript])


def _file(kind: str, recording: str, meeting: Meeting, base: str) -> dict[str, Any]:
    id = secrets.token_hex(12)
    began = meeting.starts_at + timedelta(seconds=2)
    return {
        "id": id, "meeting_id": meeting.uuid, "recording_start": zoom_time(began),
        "recording_end": zoom_time(meeting.ends_at), "file_type": kind, "status": "completed",
        "file_extension": {"MP4": "MP4", "CHAT": "TXT"}.get(kind, "VTT"), "file_size": 4121,
        "download_url": f"{base}/rec/{id}", "recording_type": recording,
    }  # fmt: skip


def _recording_fields(meeting: Meeting, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        **_meeting_fields(meeting), "id": int(meeting.room), "password": "132456",
        "recording_play_passcode": "yNYIS408EJygs7rE5vVsJwXIz4", "total_size": 528393124,
        "recording_count": len(files), "recording_files": files,
    }  # fmt: skip


def _recording_event(
    event: str, meeting: Meeting, account: FakeAccount, at: datetime, files: list[dict[str, Any]]
) -> dict[str, Any]:
    token = f"download-{secrets.token_urlsafe(24)}"
    account.download_tokens.add(token)
    body = _event(event, meeting, account, at, _recording_fields(meeting, files))
    return {**body, "download_token": token}


def _summary_event(meeting: Meeting, account: FakeAccount) -> dict[str, Any]:
    at = meeting.ends_at + timedelta(minutes=41)
    names = {
        "meeting_host_id": HOST, "meeting_uuid": meeting.uuid, "meeting_id": int(meeting.room),
        "meeting_topic": meeting.topic, "meeting_start_time": zoom_time(meeting.starts_at),
        "meeting_end_time": zoom_time(meeting.ends_at), "summary_last_modified_time": zoom_time(at),
    }  # fmt: skip
    account.summaries[meeting.uuid] = {**names, "summary_content": "## Key takeaways\n- They met."}
    fields = {**names, "summary_content": "## Key takeaways\n- They met."}
    return _event("meeting.summary_completed", meeting, account, at, fields)


def _event(
    name: str, meeting: Meeting, account: FakeAccount, at: datetime, fields: dict[str, Any],
    **more: str,
) -> dict[str, Any]:  # fmt: skip
    return {
        "event": name,
        "event_ts": int(at.timestamp() * 1000),
        "payload": {"account_id": account.account_id, **more, "object": fields},
    }
