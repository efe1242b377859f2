"""On request: a person's check-ins go, and their name goes from those of others."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.records.aftercare import ChallengeStandingRecord, OfficeHoursRecord
from facilitator.records.check_ins import CheckInRecord, CommitmentStatusRecord
from facilitator.records.follow_ups import PaceRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord


def remove_check_ins(tx: Session, person_id: int) -> None:
    """Remove what a person answered and drafted, and their words about others' commitments.

    What they said of their challenges goes, with the talks that were offered about them.

    How it went with their own commitments goes with those commitments.
    """
    tx.execute(delete(CheckInRecord).where(CheckInRecord.person_id == person_id))
    tx.execute(delete(PaceRecord).where(PaceRecord.person_id == person_id))
    for kind in (ChallengeStandingRecord, OfficeHoursRecord):
        tx.execute(delete(kind).where(kind.person_id == person_id))
    tx.execute(
        update(CommitmentStatusRecord)
        .where(CommitmentStatusRecord.person_id == person_id)
        .values(word="")
    )


def remove_name_in_check_ins(
    tx: Session, sessions: Collection[int], without: Callable[[str], str]
) -> None:
    """Put a gap where others wrote the name before one of these sessions, or after it."""
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
