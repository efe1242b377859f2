"""Remove a forgotten person from the agendas of their groups."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.records.agendas import AgendaRecord, AgendaVersionRecord, SeatPinRecord
from facilitator.records.sessions import SessionRecord


def forget_agendas(
    tx: Session, person_id: int, groups: Collection[int], without: Callable[[str], str]
) -> None:
    """Remove a person's entries, and their name from those of others; delete older versions."""
    sessions = select(SessionRecord.id).where(SessionRecord.group_id.in_(groups))
    rows = tx.scalars(select(AgendaRecord).where(AgendaRecord.session_id.in_(sessions)))
    for row in list(rows):
        tx.execute(delete(AgendaVersionRecord).where(AgendaVersionRecord.agenda_id == row.id))
        row.parts = _without_person(row.parts, person_id, without)
        row.told = []
        for facts in ("attending", "wishes", "urgent"):
            own = {k: v for k, v in row.basis.get(facts, {}).items() if k != str(person_id)}
            row.basis = {**row.basis, facts: own}
    tx.execute(delete(SeatPinRecord).where(SeatPinRecord.person_id == person_id))


def _without_person(value: Any, person_id: int, without: Callable[[str], str]) -> Any:
    """A part of an agenda without the person."""
    if isinstance(value, str):
        return without(value)
    if isinstance(value, dict):
        opener = {"opener_id": None} if value.get("opener_id") == person_id else {}
        cleaned = {key: _without_person(one, person_id, without) for key, one in value.items()}
        return {**cleaned, **opener}
    if isinstance(value, list):
        kept = (one for one in value if not _is_theirs(one, person_id))
        return [_without_person(one, person_id, without) for one in kept]
    return value


def _is_theirs(value: Any, person_id: int) -> bool:
    return isinstance(value, dict) and value.get("person_id") == person_id
