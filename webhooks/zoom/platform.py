"""Zoom as a meeting platform: schedules, participants, transcripts, summaries and agendas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from facilitator.domain.errors import TranscriptMissing
from facilitator.domain.events import File, Schedule, Visit
from facilitator.domain.notices import notice
from webhooks.zoom.api import NotFound, ZoomAPI, path_segment
from webhooks.zoom.download import DownloadDenied, download
from webhooks.zoom.events import readable_file, schedule_of
from webhooks.zoom.payloads import MeetingPlan, Recording, Stays, Summary, Transcript

COMPANION = File("ai-companion", "transcript")
PERMANENT_REASONS = ("NO_TRANSCRIPT_DATA", "DELETED_OR_TRASHED", "UNSUPPORTED")
TTL_SECONDS = 3600
MAX_AGENDA_CHARACTERS = 2000  # characters


class Zoom:
    """See Platform."""

    def __init__(self, api: ZoomAPI, hosts: Sequence[str]) -> None:
        self._api, self._hosts = api, tuple(hosts)

    def schedule(self, room: str) -> Schedule | None:
        """The future occurrences of a meeting, from Zoom's plan."""
        try:
            meeting = self._api.get(
                f"/meetings/{path_segment(room)}", show_previous_occurrences="true"
            )
        except NotFound:
            return None
        plan = MeetingPlan.model_validate(meeting)
        return schedule_of(plan)

    def visits(self, sitting: str) -> list[Visit]:
        """All stays in a sitting, without participants who were only in the waiting room."""
        path = f"/past_meetings/{path_segment(sitting)}/participants"
        try:
            answers = [Stays.model_validate(page) for page in self._api.pages(path)]
        except NotFound:
            return []
        return [
            Visit(
                stay.user_id or stay.id or stay.name, stay.name, stay.user_email, stay.join_time,
                stay.leave_time,
            )
            for answer in answers
            for stay in answer.participants
            if stay.status != "in_waiting_room" and stay.name
        ]  # fmt: skip

    def files(self, sitting: str) -> list[File]:
        """The transcript and chat of the recording, or AI Companion's transcript."""
        recording = self._recording(sitting)
        files = [
            file
            for one in recording.recording_files
            if one.is_there and (file := readable_file(one, recording.start_time))
        ]
        if any(file.kind == "transcript" for file in files):
            return files
        self._companion(sitting)  # raises if there is none
        return [COMPANION, *files]

    def content(self, sitting: str, file: File, ticket: str = "") -> bytes:
        """Download a file by the event's token, by the API, or by AI Companion's link."""
        reason = ""
        for url, token in self._download_links(sitting, file, ticket):
            try:
                return download(url, token, self._hosts)
            except DownloadDenied as error:
                reason = str(error)
        raise TranscriptMissing(
            notice("zoom_gave_no_transcript", error=reason), notice("upload_transcript"),
            may_come=True,
        )  # fmt: skip

    def summary(self, sitting: str) -> str | None:
        """AI Companion's summary as Markdown."""
        try:
            answer = self._api.get(f"/meetings/{path_segment(sitting)}/meeting_summary")
        except NotFound:
            return None
        summary = Summary.model_validate(answer)
        return summary.summary_content or _old_summary(summary) or None

    def set_agenda(self, room: str, occurrence: str, text: str) -> None:
        """Write the agenda into one meeting of a series; only whole lines."""
        query = f"?occurrence_id={path_segment(occurrence)}" if occurrence else ""
        self._api.patch(f"/meetings/{path_segment(room)}{query}", {"agenda": _shortened(text)})

    def _download_links(self, sitting: str, file: File, ticket: str) -> Iterator[tuple[str, str]]:
        event_data = json.loads(ticket) if ticket else {}
        if url := event_data.get("links", {}).get(file.id):
            yield url, event_data["token"]
        if file.id != COMPANION.id:
            recording = self._recording(sitting)
            for one in recording.recording_files:
                if one.download_url and one.name == file.id:
                    if token := recording.download_access_token:
                        yield one.download_url, token
                    yield one.download_url, self._api.token()
        if file.kind == "transcript":
            yield self._companion(sitting), self._api.token()

    def _recording(self, sitting: str) -> Recording:
        try:
            answer = self._api.get(
                f"/meetings/{path_segment(sitting)}/recordings",
                include_fields="download_access_token", ttl=TTL_SECONDS,
            )  # fmt: skip
        except NotFound:
            return Recording()
        return Recording.model_validate(answer)

    def _companion(self, sitting: str) -> str:
        """The link to AI Companion's transcript. Raises TranscriptMissing."""
        try:
            answer = self._api.get(f"/meetings/{path_segment(sitting)}/transcript")
        except NotFound:
            raise TranscriptMissing(
                notice("no_zoom_transcript_yet"), notice("recording_may_be_off"), may_come=True
            ) from None
        transcript = Transcript.model_validate(answer)
        if transcript.can_download and transcript.download_url:
            return transcript.download_url
        reason = transcript.download_restriction_reason or "NOT_READY"
        raise TranscriptMissing(
            notice("zoom_gives_no_transcript", reason=reason), notice("upload_transcript"),
            may_come=reason not in PERMANENT_REASONS,
        )  # fmt: skip


def _shortened(text: str) -> str:
    """As many whole lines as Zoom accepts, or the start of the first line."""
    while len(text) > MAX_AGENDA_CHARACTERS and "\n" in text:
        text = text.rpartition("\n")[0]
    return text[:MAX_AGENDA_CHARACTERS]


def _old_summary(summary: Summary) -> str:
    """The summary from the fields that Zoom used before `summary_content`."""
    parts = [summary.summary_overview]
    parts += [f"{detail.label}: {detail.summary}" for detail in summary.summary_details]
    parts += [f"- {step}" for step in summary.next_steps]
    return "\n\n".join(part for part in parts if part.strip(": "))
