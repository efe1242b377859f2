"""How far the transcript of a session is: asked for, kept, being recapped, or why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import OutsideFault
from facilitator.domain.jobs import Job, Stage
from facilitator.domain.notices import Notice
from facilitator.features.access.access import own_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.review.review_recap import unresolved
from facilitator.features.sessions.after_session import has_recap, silence_of
from facilitator.features.transcripts.upload_transcript import DAY, why_none_taken
from facilitator.kit.deps import Deps
from facilitator.kit.reviews import review_of
from facilitator.records.base import now as written_now
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord

WORK = "make_recap"


class Step(StrEnum):
    """How far it is; ``nothing``: no words are left of which a recap could be made."""

    OPEN = "open"
    CLOSED = "closed"
    NOTHING = "nothing"
    WAITS = "waits"
    RUNS = "runs"
    FAILED = "failed"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A session and its transcript; ``at`` is in the group's zone.

    ``why`` says why no transcript is taken, or why the recap failed; ``advice`` what to do. ``key``
    names failed work. ``silence`` is why the platform gave none. ``answers`` counts what a model
    has answered so far, ``unknown`` are speakers nobody could name. ``is_sent``: the group has it.
    """

    session_id: int
    group_id: int
    group: str
    topic: str
    at: datetime | None
    step: Step
    why: str = ""
    advice: str = ""
    key: str = ""
    silence: str = ""
    is_off: bool = False
    turns: int = 0
    people: int = 0
    unknown: tuple[str, ...] = ()
    left_out: int = 0
    warnings: tuple[Notice, ...] = ()
    answers: int = 0
    is_sent: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it moves by itself."""
        return self.step in (Step.WAITS, Step.RUNS)


def open_handed_in(session_id: int, visitor: Visitor, deps: Deps) -> HandedIn:
    """The transcript of a session of theirs, as far as it is. Changes nothing. Raises Unknown."""
    jobs = _jobs(session_id, deps)
    with deps.db.tx() as tx:
        session = own_session(tx, visitor, session_id)
        at, zone = session.held_at or session.planned_at, session.group.as_settings().zone
        found = HandedIn(
            session_id, session.group_id, session.group.name, session.topic,
            at.astimezone(zone) if at else None, Step.OPEN,
            silence=silence_of(tx, session_id), is_off=session.cancelled_at is not None,
        )  # fmt: skip
        if session.transcript is None:
            message, advice = why_none_taken(tx, session, deps.clock.now())
            step = Step.DONE if has_recap(tx, session_id) else Step.CLOSED if message else Step.OPEN
            return replace(found, step=step, why=message, advice=advice)
        return _of_words(tx, session, found, jobs)


def _of_words(
    tx: Session, session: SessionRecord, found: HandedIn, jobs: list[Job] | None
) -> HandedIn:
    kept = session.transcript
    assert kept is not None
    known = func.count(distinct(TurnRecord.person_id))
    turns, people = tx.execute(
        select(func.count(), known).where(TurnRecord.transcript_id == kept.id)
    ).one()
    answered = select(func.count()).where(
        QuestionRecord.session_id == session.id, QuestionRecord.reply.is_not(None)
    )
    found = replace(
        found, turns=turns, people=people, unknown=unresolved(tx, session.id),
        left_out=kept.left_out, warnings=tuple(kept.warnings), answers=tx.scalar(answered) or 0,
    )  # fmt: skip
    if has_recap(tx, session.id):
        state = review_of(tx, session.id)
        return replace(found, step=Step.DONE, is_sent=bool(state and state.sent_version))
    if not turns:
        return replace(found, step=Step.NOTHING)
    return _going(found, kept, jobs)


def _going(found: HandedIn, kept: TranscriptRecord, jobs: list[Job] | None) -> HandedIn:
    """As the work that makes its recap stands."""
    if any(job.stage is Stage.RUNS for job in jobs or ()):
        return replace(found, step=Step.RUNS)
    if any(not job.is_failed for job in jobs or ()):
        return replace(found, step=Step.WAITS)
    if jobs:
        return replace(found, step=Step.FAILED, why=jobs[0].why, key=jobs[0].id)
    is_new = kept.created_at > written_now() - DAY
    return replace(found, step=Step.WAITS if is_new else Step.LATE)


def _jobs(session_id: int, deps: Deps) -> list[Job] | None:
    """The work on its recap; None where that cannot be seen just now."""
    try:
        jobs = deps.work.jobs() if deps.work else []
    except OutsideFault:
        return None
    return [job for job in jobs if job.about == ("session", session_id) and job.name == WORK]
