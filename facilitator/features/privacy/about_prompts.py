"""Personal data export: prompt texts a person wrote, and their words in prompt trials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.personal_data import Entry
from facilitator.features.privacy.about_entries import iso_time, session_fields
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.wordings import TrialRecord, WordingRecord, WordingTextRecord


def prompt_texts(tx: Session, person_id: int) -> list[Entry]:
    """Return the prompt texts they saved or published as a moderator."""
    rows = tx.execute(
        select(WordingTextRecord, WordingRecord, GroupRecord)
        .join(WordingRecord, WordingRecord.id == WordingTextRecord.wording_id)
        .join(GroupRecord, GroupRecord.id == WordingRecord.group_id)
        .where(WordingTextRecord.by_id == person_id)
        .order_by(WordingTextRecord.id)
    )
    return [
        {
            "group": group.name,
            "prompt": wording.prompt,
            "version": row.number,
            "saved_at": iso_time(row.saved_at),
            "published_at": iso_time(row.published_at),
            "why": row.why,
            "text": row.text,
        }
        for row, wording, group in rows
    ]


def trial_statements(tx: Session, person: PersonRecord) -> list[Entry]:
    """Return their statements in trials of prompt drafts on sessions of their groups."""
    groups = select(MembershipRecord.group_id).where(MembershipRecord.person_id == person.id)
    rows = tx.execute(
        select(TrialRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == TrialRecord.session_id)
        .where(SessionRecord.group_id.in_(groups))
        .order_by(TrialRecord.id)
    )
    return [
        {**session_fields(session), "prompt": trial.prompt, "words": side, "said": text}
        for trial, session in rows
        for side, recap in (trial.found or {}).items()
        if isinstance(recap, dict)
        for text in _statements_of(recap, person.name)
    ]


def _statements_of(recap: dict[str, Any], name: str) -> Iterator[str]:
    """Yield each of their statements in a recap."""
    for seat in recap.get("hot_seats", ()):
        if seat["member"] == name:
            yield seat["challenge"]["text"]
        yield from (one["text"] for one in seat["solutions"] if one["peer"] == name)
    yield from (one["text"] for one in recap.get("commitments", ()) if one["member"] == name)
