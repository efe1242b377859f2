"""Delete the results of prompt trials, and remove names from groups' own prompts."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.records.prompts import PromptVersionRecord
from facilitator.records.wordings import TrialRecord, WordingRecord, WordingTextRecord


def delete_trials(tx: Session, session_ids: Collection[int]) -> None:
    """Delete the trials on these sessions, with their results."""
    tx.execute(delete(TrialRecord).where(TrialRecord.session_id.in_(session_ids)))


def remove_name_from_prompts(
    tx: Session, groups: Collection[int], without: Callable[[str], str]
) -> None:
    """Remove the name from prompts that these groups wrote, and from the versions recaps used."""
    rows = select(WordingTextRecord).join(WordingRecord).where(WordingRecord.group_id.in_(groups))
    digests = []
    for row in tx.scalars(rows):
        row.why = without(row.why)
        if row.text is not None and without(row.text) != row.text:
            row.text = without(row.text)
            digests.append(row.digest)
    kept = select(PromptVersionRecord).where(PromptVersionRecord.digest.in_(digests))
    for version in tx.scalars(kept):
        version.text = without(version.text)
