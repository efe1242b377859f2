"""Overview of a visitor's work: running and failed jobs, missing transcripts, stuck mails."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import ExternalServiceError, NotFound
from facilitator.domain.jobs import Job
from facilitator.domain.mails import MailState
from facilitator.features.access.group_access import visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord

MOST = 100
UNDELIVERED_STATES = (MailState.DOUBT, MailState.REFUSED)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job in a list; ``group`` is empty and ``session_id`` None if it belongs to no group.

    ``since`` is in the group's zone, else UTC.
    """

    job: Job
    since: datetime
    group: str = ""
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class MissingTranscript:
    """A missing transcript: the reason or the number of tries so far; times as in JobLine."""

    session_id: int
    group: str
    tries: int
    next_try_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class UndeliveredMail:
    """An undelivered mail; ``why`` is the server's answer.

    It cannot be sent again once its text has been removed, after two weeks.
    """

    id: int
    state: MailState
    to: str
    kind: str
    group: str
    session_id: int | None
    since: datetime
    why: str
    can_be_sent: bool


@dataclass(frozen=True, slots=True)
class WorkOverview:
    """The whole overview; ``fault`` says why the jobs cannot be listed at the moment."""

    failed: tuple[JobLine, ...]
    going_on: tuple[JobLine, ...]
    waits: tuple[MissingTranscript, ...]
    mails: tuple[UndeliveredMail, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """The group and session that something belongs to, and the group's zone."""

    group: str
    session_id: int | None
    zone: tzinfo


def work_overview(visitor: Visitor, deps: Deps) -> WorkOverview:
    """Return the overview for the visitor's groups; owners also see jobs without a group."""
    jobs, fault = _jobs(deps)
    with deps.db.reading() as tx:
        lines = _visible(tx, jobs, visitor)
        return WorkOverview(
            tuple(line for line in lines if line.job.is_failed),
            tuple(line for line in lines if not line.job.is_failed),
            _missing_transcripts(tx, visitor), _undelivered_mails(tx, visitor), fault,
        )  # fmt: skip


def failed_work(visitor: Visitor, deps: Deps) -> tuple[JobLine, ...]:
    """Return the failed jobs of my_work; empty while jobs cannot be listed."""
    jobs, _ = _jobs(deps)
    with deps.db.reading() as tx:
        return tuple(_visible(tx, [job for job in jobs if job.is_failed], visitor))


def _jobs(deps: Deps) -> tuple[list[Job], str]:
    try:
        return deps.work.jobs() if deps.work else [], ""
    except ExternalServiceError as error:
        return [], error.message


def retry(key: str, visitor: Visitor, deps: Deps) -> None:
    """Retry a failed job. Raises NotFound if the visitor has no failed job with this key, and
    ExternalServiceError.
    """
    jobs = [job for job in (deps.work.jobs() if deps.work else ()) if job.id == key]
    with deps.db.tx() as tx:
        mine = [line for line in _visible(tx, jobs, visitor) if line.job.is_failed]
    if not mine or deps.work is None:
        raise NotFound("This failed work is no longer there.", "Reload the list.")
    deps.work.retry(key)
    about = f"session {mine[0].session_id}" if mine[0].session_id else "work of no session"
    with deps.db.tx() as tx:
        what = "had failed work done again"
        record_audit_entry(tx, AuditEntry(what, about, None, visitor.person_id), deps.clock.now())


def _visible(tx: Session, jobs: Sequence[Job], visitor: Visitor) -> list[JobLine]:
    wanted: dict[str, set[int]] = {}
    for job in jobs:
        if job.about:
            wanted.setdefault(job.about[0], set()).add(job.about[1])
    places = _places(tx, wanted, visitor)
    lines = []
    for job in jobs:
        place = places.get(job.about) if job.about else None
        if place is not None:
            since = job.since.astimezone(place.zone)
            lines.append(JobLine(job, since, place.group, place.session_id))
        elif visitor.is_owner:
            lines.append(JobLine(job, job.since.astimezone(UTC)))
    return lines


def _places(
    tx: Session, wanted: Mapping[str, Collection[int]], visitor: Visitor
) -> dict[tuple[str, int], _Place]:
    """Return the places of the visitor's things in ``wanted``, by kind and id."""
    places: dict[tuple[str, int], _Place] = {}
    sources: dict[str, Select[int, int | None, GroupRecord]] = {
        "session": select(SessionRecord.id, SessionRecord.id, GroupRecord),
        "sitting": select(SittingRecord.id, SittingRecord.session_id, GroupRecord).join(
            SessionRecord, SessionRecord.id == SittingRecord.session_id
        ),
        "mail": select(OutboxRecord.id, OutboxRecord.session_id, GroupRecord),
        "post": select(PostRecord.id, PostRecord.session_id, GroupRecord),
    }
    tables = {
        "session": (SessionRecord.id, SessionRecord.group_id),
        "sitting": (SittingRecord.id, SessionRecord.group_id),
        "mail": (OutboxRecord.id, OutboxRecord.group_id),
        "post": (PostRecord.id, PostRecord.group_id),
    }
    for kind, ids in wanted.items():
        id, group_id = tables[kind]
        rows = sources[kind].join(GroupRecord, GroupRecord.id == group_id).where(id.in_(ids))
        for number, session, group in tx.execute(rows.where(_in_own_groups(visitor))):
            places[kind, number] = _Place(group.name, session, group.as_settings().zone)
    return places


def _missing_transcripts(tx: Session, visitor: Visitor) -> tuple[MissingTranscript, ...]:
    rows = (
        select(SittingRecord, GroupRecord)
        .join(SessionRecord, SessionRecord.id == SittingRecord.session_id)
        .join(GroupRecord, GroupRecord.id == SessionRecord.group_id)
        .where(SittingRecord.next_try_at.is_not(None) | (SittingRecord.silence != ""))
        .where(_in_own_groups(visitor))
        .order_by(SittingRecord.id.desc())
        .limit(MOST)
    )
    return tuple(
        MissingTranscript(
            sitting.session_id, group.name, sitting.tries,
            sitting.next_try_at.astimezone(group.as_settings().zone)
            if sitting.next_try_at else None,
            sitting.silence,
        )
        for sitting, group in tx.execute(rows)
    )  # fmt: skip


def _undelivered_mails(tx: Session, visitor: Visitor) -> tuple[UndeliveredMail, ...]:
    rows = (
        select(OutboxRecord, PersonRecord, GroupRecord)
        .join(PersonRecord, PersonRecord.id == OutboxRecord.person_id)
        .join(GroupRecord, GroupRecord.id == OutboxRecord.group_id)
        .where(OutboxRecord.state.in_(UNDELIVERED_STATES))
        .where(_in_own_groups(visitor))
        .order_by(OutboxRecord.id.desc())
        .limit(MOST)
    )
    return tuple(
        UndeliveredMail(
            mail.id, MailState(mail.state), person.name, mail.kind, group.name, mail.session_id,
            (mail.sending_at or mail.asked_at).astimezone(group.as_settings().zone), mail.why,
            bool(mail.text),
        )
        for mail, person, group in tx.execute(rows)
    )  # fmt: skip


def _in_own_groups(visitor: Visitor) -> ColumnElement[bool]:
    return GroupRecord.id.in_(visible_group_ids(visitor))
