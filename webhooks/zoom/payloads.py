"""Zoom's event payloads and API responses, as far as we read them.

Field names are those of Zoom's references (https://developers.zoom.us/docs/api/webhooks/ and
.../api/meetings/). What Zoom sends differs from its schemas, so every field may be missing.
"""

from __future__ import annotations

from pydantic import Field

from webhooks.parsing import (
    Flag,
    JsonObject,
    ListOf,
    LongText,
    Message,
    Nested,
    Number,
    RequiredText,
    Text,
    Texts,
    Time,
    text,
)


class Payload(Message):
    """The payload of an event; ``object`` is parsed by each kind of event."""

    account_id: Text = ""
    operation: Text = ""
    plain_token: Text = Field(default="", alias="plainToken")
    event_ts: Text = ""
    at: Time = Field(default=None, alias="event_ts")
    deauthorization_time: Text = ""
    deauthorized_at: Time = Field(default=None, alias="deauthorization_time")
    object: Nested[JsonObject] = Field(default_factory=dict)


class EventBody(Message):
    """An event; ``at`` is when it happened, according to Zoom."""

    event: Text = ""
    event_ts: Text = ""
    at: Time = Field(default=None, alias="event_ts")
    download_token: LongText = ""
    payload: Nested[Payload] = Payload()


class PlannedMeeting(Message):
    """A meeting, or one occurrence of it."""

    occurrence_id: Text = ""
    start_time: Time = None
    duration: Number = 0  # minutes
    status: Text = ""


class MeetingPlan(PlannedMeeting):
    """A meeting with all its occurrences."""

    type: Number = 0
    timezone: Text = ""
    join_url: Text = ""
    occurrences: ListOf[PlannedMeeting] = ()


class PlanChanged(MeetingPlan):
    """A meeting that was created, changed or deleted."""

    id: RequiredText


class MeetingChanged(Message):
    """A meeting that started or ended."""

    id: RequiredText
    uuid: RequiredText
    start_time: Time = None
    end_time: Time = None


class Participant(Message):
    """A participant who joined or left."""

    user_id: Text = ""
    participant_uuid: Text = ""
    user_name: Text = ""
    email: Text = ""
    join_time: Time = None
    leave_time: Time = None
    date_time: Time = None


class ParticipantChanged(MeetingChanged):
    """A meeting that a participant joined or left."""

    participant: Nested[Participant] = Participant()


class RecordingFile(Message):
    """A file of a recording."""

    id: Text = ""
    recording_type: Text = ""
    file_type: Text = ""
    status: Text = ""
    download_url: LongText = ""
    recording_start: Time = None
    recording_end: Time = None

    @property
    def name(self) -> str:
        """Its id, or another field that identifies it."""
        return self.id or self.recording_type or text(self.download_url)

    @property
    def is_there(self) -> bool:
        """Whether Zoom has finished processing the file."""
        return self.status in ("completed", "")


class Recording(Message):
    """The recording of a meeting."""

    start_time: Time = None
    recording_files: ListOf[RecordingFile] = ()
    download_access_token: LongText = ""


class RecordingCompleted(Recording):
    """A meeting whose recording is available."""

    id: Text = ""
    uuid: RequiredText


class MeetingReference(Message):
    """A meeting by its UUID, in one of two fields."""

    meeting_uuid: Text = ""
    uuid: Text = ""

    @property
    def sitting(self) -> str:
        return self.meeting_uuid or self.uuid


class CompanionCompleted(MeetingReference):
    """A meeting for which AI Companion has made a transcript or a summary."""

    meeting_id: Text = ""
    id: Text = ""
    meeting_start_time: Time = None
    summary_last_modified_time: Text = ""
    file_id: Text = ""


class RecordingsDeleted(Message):
    """One or several meetings whose recordings were deleted, listed in one of two ways."""

    id: Text = ""
    uuid: Text = ""
    meetings: ListOf[MeetingReference] = ()
    meeting_uuids: Texts = ()
    recording_files: ListOf[RecordingFile] = ()


class Stay(Message):
    """One stay of a participant in a past meeting."""

    user_id: Text = ""
    id: Text = ""
    name: Text = ""
    user_email: Text = ""
    status: Text = ""
    join_time: Time = None
    leave_time: Time = None


class Page(Message):
    """A page of a paginated response."""

    next_page_token: LongText = ""


class Stays(Page):
    """The participants of a past meeting."""

    participants: ListOf[Stay] = ()


class Transcript(Message):
    """Where AI Companion's transcript is, or why it cannot be downloaded."""

    can_download: Flag = False
    download_url: LongText = ""
    download_restriction_reason: Text = ""


class Detail(Message):
    """A part of a summary."""

    label: Text = ""
    summary: LongText = ""


class Summary(Message):
    """AI Companion's summary; the last three fields were used before ``summary_content``."""

    summary_content: LongText = ""
    summary_overview: LongText = ""
    summary_details: ListOf[Detail] = ()
    next_steps: Texts = ()


class Token(Message):
    """An access token."""

    access_token: LongText = ""
    expires_in: Number = 0  # seconds
    scope: LongText = ""


class ErrorResponse(Message):
    """An error response."""

    code: Number = 0
    message: LongText = ""
