"""Personal data export: everything the records hold about one person, in all groups."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.personal_data import Entry, PersonalData, Section
from facilitator.features.privacy import (
    about_check_ins,
    about_prompts,
    about_recaps,
    about_sessions,
)
from facilitator.features.privacy.about_entries import iso_time
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.queries import get_person
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.icebreakers import (
    AvoidedTopicsRecord,
    GroupIcebreakerRecord,
    IcebreakerAttendeeRecord,
    IcebreakerUseRecord,
)
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord


def about_person(who: str, db: Database) -> PersonalData:
    """Return everything about the person with this address or name. Raises NotFound, Refused.

    The audit log records the export. Of other people's words it has only the solutions given to
    this person.
    """
    with db.tx() as tx:
        person = get_person(tx, who)
        id = person.id
        entries_by_name: dict[str, list[Entry]] = {
            "groups": _groups(tx, person),
            "sessions": about_sessions.sessions(tx, id),
            "hot_seats": about_recaps.hot_seats(tx, id),
            "solutions_got": about_recaps.solutions(tx, id, got=True),
            "solutions_given": about_recaps.solutions(tx, id, got=False),
            "solutions_tried": about_recaps.outcomes(tx, id),
            "commitments": about_recaps.commitments(tx, id),
            "main_points": about_recaps.main_points(tx, id),
            "parts_looked_at": about_recaps.member_reviews(tx, id),
            "check_ins": about_check_ins.check_ins(tx, id),
            "seats_decided_by_the_moderator": about_check_ins.seat_pins(tx, id),
            "invitations_as_a_guest": about_check_ins.invitations(tx, id),
            "notes_between_sessions": about_check_ins.pace(tx, id),
            "challenges_later": about_check_ins.standings(tx, id),
            "talks_offered": about_check_ins.talks(tx, id),
            "icebreakers_heard": _icebreakers(tx, id),
            "icebreakers_added": _added_icebreakers(tx, id),
            "topics_avoided": _avoided_topics(tx, id),
            "mails": _mails(tx, id),
            "mails_switched_off": _unsubscribed(tx, id),
            "prompts_worded": about_prompts.prompt_texts(tx, id),
            "said_in_trials_of_prompts": about_prompts.trial_statements(tx, person),
            "deeds": _audit_entries(tx, id),
            "signing_in": _sign_ins(tx, id),
            "noted_by_moderators": about_sessions.noted_commitments(tx, id),
            "transcripts_that_wait": about_sessions.waiting_transcripts(tx, id),
            "words": about_sessions.spoken_words(tx, id),
        }
        sections = tuple(Section(name, tuple(entries)) for name, entries in entries_by_name.items())
        record_audit_entry(
            tx, AuditEntry("exported everything about a person", f"person {id}"), now()
        )
        return PersonalData(person.name, person.email or "", now(), sections)


def _groups(tx: Session, person: PersonRecord) -> list[Entry]:
    query = select(MembershipRecord).where(MembershipRecord.person_id == person.id)
    return [
        {
            "group": m.group.name,
            "role": m.role,
            "aliases": list(m.aliases),
            "recorded": m.recorded,
            "profile": m.profile,
            "time_zone": person.time_zone,
            "joined_at": iso_time(m.joined_at),
            "left_at": iso_time(m.left_at),
        }
        for m in tx.scalars(query.order_by(MembershipRecord.id))
    ]


def _sign_ins(tx: Session, person_id: int) -> list[Entry]:
    """Return their console account and signed-in browsers, without any secrets."""
    account = tx.get(AccountRecord, person_id)
    query = select(SignInRecord).where(SignInRecord.person_id == person_id)
    entries: list[Entry] = [
        {"by": "link" if row.is_link else "browser", "begun_at": iso_time(row.begun_at),
         "until": iso_time(row.until), "ended_at": iso_time(row.ended_at)}
        for row in tx.scalars(query.order_by(SignInRecord.id))
    ]  # fmt: skip
    if account is not None:
        entries.insert(0, {"owner": account.is_owner, "has_password": account.password is not None,
                           "since": iso_time(account.created_at)})  # fmt: skip
    return entries


def _audit_entries(tx: Session, person_id: int) -> list[Entry]:
    """Return the audit entries of what they did."""
    query = (
        select(AuditEntryRecord)
        .where(AuditEntryRecord.by_id == person_id)
        .order_by(AuditEntryRecord.id)
    )
    return [
        {"at": iso_time(row.at), "what": row.what, "about": row.about} for row in tx.scalars(query)
    ]


def _mails(tx: Session, person_id: int) -> list[Entry]:
    query = select(OutboxRecord).where(OutboxRecord.person_id == person_id)
    return [
        {
            "group": row.group.name,
            "kind": row.kind,
            "subject": row.subject,
            "state": row.state,
            "written_at": iso_time(row.created_at),
            "sent_at": iso_time(row.sent_at),
        }
        for row in tx.scalars(query.order_by(OutboxRecord.id))
    ]


def _unsubscribed(tx: Session, person_id: int) -> list[Entry]:
    query = select(UnsubscribeRecord).where(UnsubscribeRecord.person_id == person_id)
    return [{"kind": row.kind, "at": iso_time(row.at)} for row in tx.scalars(query)]


def _icebreakers(tx: Session, person_id: int) -> list[Entry]:
    took_part = IcebreakerUseRecord.hearings.any(IcebreakerAttendeeRecord.person_id == person_id)
    query = select(IcebreakerUseRecord).where(
        took_part | (IcebreakerUseRecord.opener_id == person_id)
    )
    return [
        {"at": iso_time(row.asked_at), "text": row.text, "opened": row.opener_id == person_id}
        for row in tx.scalars(query.order_by(IcebreakerUseRecord.asked_at))
    ]


def _added_icebreakers(tx: Session, person_id: int) -> list[Entry]:
    query = select(GroupIcebreakerRecord).where(GroupIcebreakerRecord.person_id == person_id)
    return [{"at": iso_time(row.added_at), "text": row.text} for row in tx.scalars(query)]


def _avoided_topics(tx: Session, person_id: int) -> list[Entry]:
    row = tx.get(AvoidedTopicsRecord, person_id)
    return [{"topic": topic} for topic in (row.topics if row else ())]
