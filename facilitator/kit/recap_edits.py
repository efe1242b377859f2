"""A moderator's edits of a recap, as stored: people by id, because names may change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.recap import Evidence, EvidenceSource, SolutionKind
from facilitator.domain.recaps.review import Edit, EditKind
from facilitator.domain.recaps.statements import Statement, StatementPart
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.reviews import RecapEditRecord

Json = dict[str, Any]


def active_edit_rows(tx: Session, session_id: int) -> list[RecapEditRecord]:
    """List the edits in force, oldest first."""
    return list(
        tx.scalars(
            select(RecapEditRecord)
            .where(RecapEditRecord.session_id == session_id)
            .where(RecapEditRecord.taken_back_at.is_(None))
            .order_by(RecapEditRecord.id)
        )
    )


def active_edits(tx: Session, session_id: int) -> list[Edit]:
    """List the edits in force as values of the domain."""
    rows = active_edit_rows(tx, session_id)
    names = _names(tx, rows)
    return [edit_from_row(row, names) for row in rows]


def edit_from_row(row: RecapEditRecord, names: Mapping[int, str]) -> Edit:
    """Convert a stored edit, with people by name."""
    change = EditKind(row.change)
    value = names.get(int(row.value), "") if change is EditKind.SPEAKER else row.value
    into = statement_from_json(row.into, names) if row.into else None
    return Edit(statement_from_json(row.target, names), change, value, into)


def members_by_name(tx: Session, group_id: int) -> dict[str, PersonRecord]:
    """All current and former members of a group, by name."""
    members = tx.scalars(
        select(MembershipRecord)
        .where(MembershipRecord.group_id == group_id)
        .order_by(MembershipRecord.left_at.is_(None), MembershipRecord.id.desc())
    )
    return {m.person.name: m.person for m in members}


def statement_to_json(statement: Statement, people: Mapping[str, PersonRecord]) -> Json:
    """Convert a statement to JSON, with people by id."""
    return {
        "part": statement.part.value,
        "member": people[statement.member].id if statement.member else None,
        "speaker": people[statement.speaker].id,
        "text": statement.text,
        "kind": statement.kind.value if statement.kind else None,
        "due": statement.due.isoformat() if statement.due else None,
        "evidence": [
            {"speaker": people[e.speaker].id, "start": e.start, "end": e.end, "quote": e.quote,
             "source": e.source.value}
            for e in statement.evidence
        ],
    }  # fmt: skip


def statement_from_json(stored: Mapping[str, Any], names: Mapping[int, str]) -> Statement:
    """Convert a stored statement back."""
    evidence = tuple(
        Evidence(
            names.get(e["speaker"], ""),
            e["start"],
            e["end"],
            e["quote"],
            EvidenceSource(e["source"]),
        )
        for e in stored["evidence"]
    )
    return Statement(
        StatementPart(stored["part"]),
        names.get(stored["member"], ""),
        names.get(stored["speaker"], ""),
        stored["text"],
        evidence,
        SolutionKind(stored["kind"]) if stored["kind"] else None,
        date.fromisoformat(stored["due"]) if stored["due"] else None,
    )


def person_ids_in(row: RecapEditRecord) -> set[int]:
    """The ids of all people that an edit mentions."""
    statements = [row.target, *([row.into] if row.into else [])]
    ids = {statement[role] for statement in statements for role in ("member", "speaker")}
    ids |= {e["speaker"] for statement in statements for e in statement["evidence"]}
    ids |= {int(row.value)} if row.change == EditKind.SPEAKER else set()
    return ids - {None}


def replace_person_in_edits(tx: Session, person_id: int, new_id: int) -> None:
    """Replace a person in all edits after two people were merged."""
    for row in tx.scalars(select(RecapEditRecord)):
        if person_id not in person_ids_in(row):
            continue
        row.target = _replace_person(row.target, person_id, new_id)
        row.into = _replace_person(row.into, person_id, new_id) if row.into else None
        if row.change == EditKind.SPEAKER and row.value == str(person_id):
            row.value = str(new_id)


def _replace_person(statement: Json, person_id: int, new_id: int) -> Json:
    def replaced(id: int | None) -> int | None:
        return new_id if id == person_id else id

    evidence = [{**e, "speaker": replaced(e["speaker"])} for e in statement["evidence"]]
    member, speaker = replaced(statement["member"]), replaced(statement["speaker"])
    return {**statement, "member": member, "speaker": speaker, "evidence": evidence}


def _names(tx: Session, rows: list[RecapEditRecord]) -> dict[int, str]:
    ids = {person_id for row in rows for person_id in person_ids_in(row)}
    query = select(PersonRecord.id, PersonRecord.name).where(PersonRecord.id.in_(ids))
    return {row.id: row.name for row in tx.execute(query)} if ids else {}
