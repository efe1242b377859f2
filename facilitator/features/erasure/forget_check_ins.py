"""Remove a forgotten person's check-ins, and their name from the check-ins of others."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.records.aftercare import ChallengeStatusRecord, OfficeHoursRecord
from facilitator.records.check_ins import CheckInRecord, CommitmentStatusRecord
from facilitator.records.follow_ups import FollowUpPaceRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord


def remove_check_ins(tx: Session, person_id: int) -> None:
    """Remove a person's answers and drafts, and their comments on others' commitments.

    Also removes what they said about their challenges, and the office hours offered for these.
    The status of their own commitments is deleted together with those commitments.
    """
    tx.execute(delete(CheckInRecord).where(CheckInRecord.person_id == person_id))
    tx.execute(delete(FollowUpPaceRecord).where(FollowUpPaceRecord.person_id == person_id))
    for kind in (ChallengeStatusRecord, OfficeHoursRecord):
        tx.execute(delete(kind).where(kind.person_id == person_id))
    tx.execute(
        update(CommitmentStatusRecord)
        .where(CommitmentStatusRecord.person_id == person_id)
        .values(word="")
    )


def remove_name_from_check_ins(
    tx: Session, sessions: Collection[int], without: Callable[[str], str]
) -> None:
    """Remove the name from what others wrote in the check-ins and statuses of these sessions."""
    for kept in tx.scalars(select(CheckInRecord).where(CheckInRecord.session_id.in_(sessions))):
        kept.urgent = without(kept.urgent)
        kept.wish = kept.wish and {name: without(text) for name, text in kept.wish.items()}
        kept.draft = kept.draft and {name: without(text) for name, text in kept.draft.items()}
    for status in tx.scalars(
        select(CommitmentStatusRecord)
        .join(CommitmentRecord, CommitmentRecord.id == CommitmentStatusRecord.commitment_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(RecapRecord.session_id.in_(sessions))
    ):
        status.word = without(status.word)
