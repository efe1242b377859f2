"""Takes a forgotten person out of the changes that were made to recaps of their groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.recaps.review import YES, Change
from facilitator.domain.recaps.statements import Part
from facilitator.records.base import now
from facilitator.records.recaps import REMOVED
from facilitator.records.reviews import OwnPartRecord, RecapEditRecord, ReviewRecord

Json = dict[str, Any]
MARKS = (Change.DROP, Change.CONFIDENTIAL)  # hold no words, and still have to hold


def remove_edits(tx: Session, person_id: int, session_id: int | None = None) -> None:
    """Take out what a person said from the changes to recaps, of all sessions or of one.

    What was left out or kept back stays so, without its words: only when it was said is known.
    Words that were given to them by hand, and were found as another's, are left out from now on.
    """
    rows = select(RecapEditRecord)
    if session_id is not None:
        rows = rows.where(RecapEditRecord.session_id == session_id)
    for row in list(tx.scalars(rows)):
        given_to_them = row.change == Change.SPEAKER and row.value == str(person_id)
        if given_to_them and row.taken_back_at is None:
            row.change, row.value, row.target = Change.DROP.value, YES, _wordless(row.target)
        elif _is_theirs(row.target, person_id) or given_to_them:
            if row.change in MARKS:
                row.target = _wordless(row.target)
            else:
                tx.delete(row)
        elif row.into is not None and _is_theirs(row.into, person_id):
            tx.delete(row)
    tx.flush()
    mine = ReviewRecord.redo_member_id == person_id
    tx.execute(update(ReviewRecord).where(mine).values(redo_at=None, redo_member_id=None))
    looks = update(OwnPartRecord).where(
        OwnPartRecord.person_id == person_id, OwnPartRecord.fine_at.is_(None)
    )  # nobody waits for them any more
    if session_id is not None:
        looks = looks.where(OwnPartRecord.session_id == session_id)
    tx.execute(looks.values(fine_at=now()))


def remove_name_in_edits(
    tx: Session, session_ids: Sequence[int], without: Callable[[str], str]
) -> None:
    """Put the gap into what was written about others; notes to a model go whole."""
    rows = select(RecapEditRecord).where(RecapEditRecord.session_id.in_(session_ids))
    for row in tx.scalars(rows):
        row.target = _without(row.target, without)
        row.into = _without(row.into, without) if row.into else None
        if row.change in (Change.TEXT, Change.REWORD):
            row.value = without(row.value)
    noted = update(ReviewRecord).where(ReviewRecord.session_id.in_(session_ids))
    tx.execute(noted.values(redo_note=""))


def _is_theirs(told: Json, person_id: int) -> bool:
    quoted = {e["speaker"] for e in told["evidence"]}
    is_their_seat = told["part"] == Part.CHALLENGE and told["member"] == person_id
    return told["speaker"] == person_id or person_id in quoted or is_their_seat


def _wordless(told: Json) -> Json:
    return {**told, "text": REMOVED, "evidence": [{**e, "quote": ""} for e in told["evidence"]]}


def _without(told: Json, without: Callable[[str], str]) -> Json:
    evidence = [{**e, "quote": without(e["quote"])} for e in told["evidence"]]
    return {**told, "text": without(told["text"]), "evidence": evidence}
