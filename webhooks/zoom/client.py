"""Zoom as a platform: what is planned, who was there, and what was said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from facilitator.domain.errors import NotHeard
from facilitator.domain.events import File, Schedule, Visit
from webhooks.message import Message
from webhooks.zoom.api import Absent, ZoomAPI, segment
from webhooks.zoom.download import Denied, download
from webhooks.zoom.events import file_of, occurrences

COMPANION = File("ai-companion", "transcript")
NEVER = ("NO_TRANSCRIPT_DATA", "DELETED_OR_TRASHED", "UNSUPPORTED")
UPLOAD = "Download it in Zoom and hand it in."
TTL_SECONDS = 3600
LONGEST_AGENDA = 2000  # characters


class Zoom:
    """See Platform."""

    def __init__(self, api: ZoomAPI, hosts: Sequence[str]) -> None:
        self._api, self._hosts = api, tuple(hosts)

    def schedule(self, room: str) -> Schedule | None:
        """The occurrences of a meeting that are still to come, by Zoom's own plan."""
        try:
            meeting = self._api.get(f"/meetings/{segment(room)}", show_previous_occurrences="true")
        except Absent:
            return None
        told = Message(meeting)
        return Schedule(tuple(occurrences(told)), told.text("timezone") or "UTC")

    def visits(self, sitting: str) -> list[Visit]:
        """All stays in a sitting; without those who only waited."""
        path = f"/past_meetings/{segment(sitting)}/participants"
        try:
            rows = [Message(row) for row in self._api.pages(path, "participants")]
        except Absent:
            return []
        return [
            Visit(
                row.text("user_id", "id") or row.text("name"), row.text("name"),
                row.text("user_email"), row.time("join_time"), row.time("leave_time"),
            )
            for row in rows
            if row.text("status") != "in_waiting_room" and row.text("name")
        ]  # fmt: skip

    def files(self, sitting: str) -> list[File]:
        """The transcript and chat of the recording, else AI Companion's transcript."""
        recording = self._recording(sitting)
        began = Message(recording).time("start_time")
        found = [
            file
            for one in Message(recording).many("recording_files")
            if one.text("status") in ("completed", "") and (file := file_of(one, began))
        ]
        if any(file.kind == "transcript" for file in found):
            return found
        self._companion(sitting)  # raises where there is none
        return [COMPANION, *found]

    def content(self, sitting: str, file: File, ticket: str = "") -> bytes:
        """By the event's own token, else by the API, else by AI Companion's link."""
        told = ""
        for url, token in self._ways(sitting, file, ticket):
            try:
                return download(url, token, self._hosts)
            except Denied as error:
                told = str(error)
        raise NotHeard(f"Zoom did not give the transcript. {told}".strip(), UPLOAD, may_come=True)

    def summary(self, sitting: str) -> str | None:
        """AI Companion's summary as Markdown."""
        try:
            answer = self._api.get(f"/meetings/{segment(sitting)}/meeting_summary")
        except Absent:
            return None
        return Message(answer).long_text("summary_content") or _older(answer) or None

    def set_agenda(self, room: str, occurrence: str, text: str) -> None:
        """Write the agenda into one meeting of a series, whole lines of it."""
        one = f"?occurrence_id={segment(occurrence)}" if occurrence else ""
        self._api.patch(f"/meetings/{segment(room)}{one}", {"agenda": _short(text)})

    def _ways(self, sitting: str, file: File, ticket: str) -> Iterator[tuple[str, str]]:
        carried = json.loads(ticket) if ticket else {}
        if url := carried.get("links", {}).get(file.id):
            yield url, carried["token"]
        if file.id != COMPANION.id:
            recording = self._recording(sitting)
            for one in recording.get("recording_files") or ():
                url = one.get("download_url") if isinstance(one, dict) else None
                if url and one.get("id", one.get("recording_type")) == file.id:
                    if token := recording.get("download_access_token"):
                        yield url, str(token)
                    yield url, self._api.token()
        if file.kind == "transcript":
            yield self._companion(sitting), self._api.token()

    def _recording(self, sitting: str) -> dict[str, Any]:
        try:
            return self._api.get(
                f"/meetings/{segment(sitting)}/recordings",
                include_fields="download_access_token", ttl=TTL_SECONDS,
            )  # fmt: skip
        except Absent:
            return {}

    def _companion(self, sitting: str) -> str:
        """The link to AI Companion's transcript. Raises NotHeard."""
        try:
            answer = self._api.get(f"/meetings/{segment(sitting)}/transcript")
        except Absent:
            raise NotHeard(
                "Zoom has no transcript of this session yet.",
                "If cloud recording with 'Create audio transcript' was off, there will be none: "
                "make the recap from memory with `facilitator debrief`.",
                may_come=True,
            ) from None
        url = answer.get("download_url")
        if answer.get("can_download") and isinstance(url, str) and url:
            return url
        reason = str(answer.get("download_restriction_reason") or "NOT_READY")
        raise NotHeard(
            f"Zoom does not give the transcript of this session ({reason}).", UPLOAD,
            may_come=reason not in NEVER,
        )  # fmt: skip


def _short(text: str) -> str:
    """As many whole lines as Zoom takes, or as much of the first."""
    while len(text) > LONGEST_AGENDA and "\n" in text:
        text = text.rpartition("\n")[0]
    return text[:LONGEST_AGENDA]


def _older(answer: dict[str, Any]) -> str:
    """The summary in the fields Zoom used before `summary_content`."""
    told = Message(answer)
    parts = [told.long_text("summary_overview")]
    parts += [f"{d.text('label')}: {d.long_text('summary')}" for d in told.many("summary_details")]
    parts += [f"- {step}" for step in told.texts("next_steps")]
    return "\n\n".join(part for part in parts if part.strip(": "))
