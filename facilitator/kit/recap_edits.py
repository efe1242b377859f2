"""A moderator's changes to a recap in the records; people by their ids, as names may change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.recap import Evidence, Kind, Source
from facilitator.domain.recaps.review import Change, Edit
from facilitator.domain.recaps.statements import Part, Statement
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.reviews import RecapEditRecord

Json = dict[str, Any]


def edit_rows(tx: Session, session_id: int) -> list[RecapEditRecord]:
    """The changes that hold, the oldest first."""
    return list(
        tx.scalars(
            select(RecapEditRecord)
            .where(RecapEditRecord.session_id == session_id)
            .where(RecapEditRecord.taken_back_at.is_(None))
            .order_by(RecapEditRecord.id)
        )
    )


def edits_of(tx: Session, session_id: int) -> list[Edit]:
    """The changes that hold, as the rules know them."""
    rows = edit_rows(tx, session_id)
    names = _names(tx, rows)
    return [as_edit(row, names) for row in rows]


def as_edit(row: RecapEditRecord, names: Mapping[int, str]) -> Edit:
    """A change with people by their names."""
    change = Change(row.change)
    value = names.get(int(row.value), "") if change is Change.SPEAKER else row.value
    into = statement_from(row.into, names) if row.into else None
    return Edit(statement_from(row.target, names), change, value, into)


def people_of(tx: Session, group_id: int) -> dict[str, PersonRecord]:
    """Everybody a group's recaps may speak of, by name, also those who have left."""
    found = tx.scalars(
        select(MembershipRecord)
        .where(MembershipRecord.group_id == group_id)
        .order_by(MembershipRecord.left_at.is_(None), MembershipRecord.id.desc())
    )
    return {m.person.name: m.person for m in found}


def statement_as_json(statement: Statement, people: Mapping[str, PersonRecord]) -> Json:
    """A statement as it was found."""
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


def statement_from(told: Mapping[str, Any], names: Mapping[int, str]) -> Statement:
    """The statement that was kept."""
    evidence = tuple(
        Evidence(names.get(e["speaker"], ""), e["start"], e["end"], e["quote"], Source(e["source"]))
        for e in told["evidence"]
    )
    return Statement(
        Part(told["part"]),
        names.get(told["member"], ""),
        names.get(told["speaker"], ""),
        told["text"],
        evidence,
        Kind(told["kind"]) if told["kind"] else None,
        date.fromisoformat(told["due"]) if told["due"] else None,
    )


def people_in(row: RecapEditRecord) -> set[int]:
    """The ids of all people a change speaks of."""
    told = [row.target, *([row.into] if row.into else [])]
    found = {one[who] for one in told for who in ("member", "speaker")}
    found |= {e["speaker"] for one in told for e in one["evidence"]}
    found |= {int(row.value)} if row.change == Change.SPEAKER else set()
    return found - {None}


def rename_in_edits(tx: Session, person_id: int, to: int) -> None:
    """Two people turned out to be one: changes that speak of the first are about the other."""
    for row in tx.scalars(select(RecapEditRecord)):
        if person_id not in people_in(row):
            continue
        row.target = _about(row.target, person_id, to)
        row.into = _about(row.into, person_id, to) if row.into else None
        if row.change == Change.SPEAKER and row.value == str(person_id):
            row.value = str(to)


def _about(told: Json, person_id: int, to: int) -> Json:
    def one(id: int | None) -> int | None:
        return to if id == person_id else id

    evidence = [{**e, "speaker": one(e["speaker"])} for e in told["evidence"]]
    member, speaker = one(told["member"]), one(told["speaker"])
    return {**told, "member": member, "speaker": speaker, "evidence": evidence}


def _names(tx: Session, rows: list[RecapEditRecord]) -> dict[int, str]:
    wanted = {person_id for row in rows for person_id in people_in(row)}
    found = select(PersonRecord.id, PersonRecord.name).where(PersonRecord.id.in_(wanted))
    return {row.id: row.name for row in tx.execute(found)} if wanted else {}
