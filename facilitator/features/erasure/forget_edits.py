"""Remove a forgotten person from the edits made to their groups' recaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.recaps.review import YES, EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.records.base import now
from facilitator.records.recaps import REMOVED
from facilitator.records.reviews import MemberReviewRecord, RecapEditRecord, ReviewRecord

Json = dict[str, Any]
MARKS = (EditKind.DROP, EditKind.CONFIDENTIAL)  # hold no words, and must stay in effect


def remove_edits(tx: Session, person_id: int, session_id: int | None = None) -> None:
    """Remove what a person said from the edits of recaps, in all sessions or in one.

    What was left out or marked confidential stays so: the edit keeps the time, not the words.
    Statements that an edit attributed to this person are left out of the recap from now on.
    """
    rows = select(RecapEditRecord)
    if session_id is not None:
        rows = rows.where(RecapEditRecord.session_id == session_id)
    for row in list(tx.scalars(rows)):
        is_attributed = row.change == EditKind.SPEAKER and row.value == str(person_id)
        if is_attributed and row.taken_back_at is None:
            row.change, row.value, row.target = EditKind.DROP.value, YES, _blanked(row.target)
        elif _is_theirs(row.target, person_id) or is_attributed:
            if row.change in MARKS:
                row.target = _blanked(row.target)
            else:
                tx.delete(row)
        elif row.into is not None and _is_theirs(row.into, person_id):
            tx.delete(row)
    tx.flush()
    mine = ReviewRecord.redo_member_id == person_id
    tx.execute(update(ReviewRecord).where(mine).values(redo_at=None, redo_member_id=None))
    looks = update(MemberReviewRecord).where(
        MemberReviewRecord.person_id == person_id, MemberReviewRecord.fine_at.is_(None)
    )  # so that nobody waits for their preview
    if session_id is not None:
        looks = looks.where(MemberReviewRecord.session_id == session_id)
    tx.execute(looks.values(fine_at=now()))


def remove_name_from_edits(
    tx: Session, session_ids: Sequence[int], without: Callable[[str], str]
) -> None:
    """Replace the name in edits about others; delete notes to a model as a whole."""
    rows = select(RecapEditRecord).where(RecapEditRecord.session_id.in_(session_ids))
    for row in tx.scalars(rows):
        row.target = _without_name(row.target, without)
        row.into = _without_name(row.into, without) if row.into else None
        if row.change in (EditKind.TEXT, EditKind.REWORD):
            row.value = without(row.value)
    reviews = update(ReviewRecord).where(ReviewRecord.session_id.in_(session_ids))
    tx.execute(reviews.values(redo_note=""))


def _is_theirs(statement: Json, person_id: int) -> bool:
    quoted = {e["speaker"] for e in statement["evidence"]}
    is_their_seat = (
        statement["part"] == StatementPart.CHALLENGE and statement["member"] == person_id
    )
    return statement["speaker"] == person_id or person_id in quoted or is_their_seat


def _blanked(statement: Json) -> Json:
    evidence = [{**e, "quote": ""} for e in statement["evidence"]]
    return {**statement, "text": REMOVED, "evidence": evidence}


def _without_name(statement: Json, without: Callable[[str], str]) -> Json:
    evidence = [{**e, "quote": without(e["quote"])} for e in statement["evidence"]]
    return {**statement, "text": without(statement["text"]), "evidence": evidence}
