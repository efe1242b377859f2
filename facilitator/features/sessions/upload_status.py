"""The status of a session's transcript: requested, stored, being processed, or failed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.jobs import Job, JobStage
from facilitator.domain.notices import Notice
from facilitator.domain.sessions.held_transcripts import HeldTranscript
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.review.review_recap import unresolved_speakers
from facilitator.features.sessions.after_session import has_recap, missing_transcript_reason
from facilitator.features.transcripts.held_transcripts import held_transcript
from facilitator.features.transcripts.upload_transcript import DAY, why_no_upload
from facilitator.kit.deps import Deps
from facilitator.kit.reviews import review_of
from facilitator.records.base import now as written_now
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord

WORK = "make_recap"


class UploadStep(StrEnum):
    """Status of a transcript; NOTHING: no text is left to make a recap from.

    HELD: it waits for the moderator's word. READS: the moderator has said yes.
    """

    OPEN = "open"
    CLOSED = "closed"
    NOTHING = "nothing"
    HELD = "held"
    READS = "reads"
    WAITS = "waits"
    RUNS = "runs"
    FAILED = "failed"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """A session and its transcript; ``at`` is in the group's time zone.

    ``why`` says why no transcript is accepted or why the recap failed, ``advice`` what to do.
    ``key`` is the id of failed work. ``silence`` is why the platform gave no transcript.
    ``answers`` counts the model's answers so far, ``unknown`` are labels of unidentified speakers.
    ``is_sent``: the group has the recap. ``held`` is a transcript that waits, or waited, for the
    moderator's word.
    """

    session_id: int
    group_id: int
    group: str
    topic: str
    at: datetime | None
    step: UploadStep
    why: str = ""
    advice: str = ""
    key: str = ""
    silence: str = ""
    is_called_off: bool = False
    turns: int = 0
    people: int = 0
    unknown: tuple[str, ...] = ()
    left_out: int = 0
    warnings: tuple[Notice, ...] = ()
    answers: int = 0
    is_sent: bool = False
    held: HeldTranscript | None = None

    @property
    def is_in_progress(self) -> bool:
        """Whether the status will change without the user doing anything."""
        return self.step in (UploadStep.READS, UploadStep.WAITS, UploadStep.RUNS)


def load_upload_status(session_id: int, visitor: Visitor, deps: Deps) -> UploadStatus:
    """Load the status of a session's transcript. Changes nothing. Raises NotFound."""
    jobs = _jobs(session_id, deps)
    with deps.db.tx() as tx:
        session = visible_session(tx, visitor, session_id)
        held_at, zone = session.held_at or session.planned_at, session.group.as_settings().zone
        status = UploadStatus(
            session_id, session.group_id, session.group.name, session.topic,
            held_at.astimezone(zone) if held_at else None, UploadStep.OPEN,
            silence=missing_transcript_reason(tx, session_id),
            is_called_off=session.cancelled_at is not None, held=held_transcript(tx, session_id),
        )  # fmt: skip
        if status.held and (status.held.waits or status.held.is_being_read):
            return replace(status, step=UploadStep.HELD if status.held.waits else UploadStep.READS)
        if session.transcript is None:
            message, advice = why_no_upload(tx, session, deps.clock.now())
            step = (
                UploadStep.DONE
                if has_recap(tx, session_id)
                else UploadStep.CLOSED
                if message
                else UploadStep.OPEN
            )
            return replace(status, step=step, why=message, advice=advice)
        return _with_transcript(tx, session, status, jobs)


def _with_transcript(
    tx: Session, session: SessionRecord, status: UploadStatus, jobs: list[Job] | None
) -> UploadStatus:
    transcript = session.transcript
    assert transcript is not None
    known = func.count(distinct(TurnRecord.person_id))
    turns, people = tx.execute(
        select(func.count(), known).where(TurnRecord.transcript_id == transcript.id)
    ).one()
    answered = select(func.count()).where(
        QuestionRecord.session_id == session.id, QuestionRecord.reply.is_not(None)
    )
    status = replace(
        status, turns=turns, people=people, unknown=unresolved_speakers(tx, session.id),
        left_out=transcript.left_out, warnings=tuple(transcript.warnings),
        answers=tx.scalar(answered) or 0,
    )  # fmt: skip
    if has_recap(tx, session.id):
        review_record = review_of(tx, session.id)
        return replace(
            status, step=UploadStep.DONE, is_sent=bool(review_record and review_record.sent_version)
        )
    if not turns:
        return replace(status, step=UploadStep.NOTHING)
    return _with_work(status, transcript, jobs)


def _with_work(
    status: UploadStatus, transcript: TranscriptRecord, jobs: list[Job] | None
) -> UploadStatus:
    """The status of the work that makes the recap."""
    if any(job.stage is JobStage.RUNS for job in jobs or ()):
        return replace(status, step=UploadStep.RUNS)
    if any(not job.is_failed for job in jobs or ()):
        return replace(status, step=UploadStep.WAITS)
    if jobs:
        return replace(status, step=UploadStep.FAILED, why=jobs[0].why, key=jobs[0].id)
    is_new = transcript.created_at > written_now() - DAY
    return replace(status, step=UploadStep.WAITS if is_new else UploadStep.LATE)


def _jobs(session_id: int, deps: Deps) -> list[Job] | None:
    """The work on the recap of a session; None if it cannot be read at the moment."""
    try:
        jobs = deps.work.jobs() if deps.work else []
    except ExternalServiceError:
        return None
    return [job for job in jobs if job.about == ("session", session_id) and job.name == WORK]
