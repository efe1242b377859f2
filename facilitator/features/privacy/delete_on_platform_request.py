"""Delete a transcript or a whole account when the platform says so; a receipt stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from facilitator.features.erasure.delete_held import delete_held
from facilitator.features.erasure.forget_prompts import delete_trials
from facilitator.features.recaps.mail_files import remove_mails
from facilitator.kit.deps import Deps
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, ReceiptRecord


def delete_transcript(platform: str, uuid: str, deps: Deps) -> bool:
    """Delete our copy of a deleted recording's words; the recap stays. Safe to run twice.

    The sitting stays marked, so that a late event does not bring the words back. Returns False if
    the sitting is unknown.
    """
    with deps.db.tx() as tx:
        sitting = tx.scalar(
            select(SittingRecord)
            .where(SittingRecord.platform == platform, SittingRecord.uuid == uuid)
            .with_for_update()
        )
        if sitting is None:
            return False
        tx.get_one(SessionRecord, sitting.session_id, with_for_update=True)
        sitting.recording_gone_at = sitting.recording_gone_at or deps.clock.now()
        sitting.next_try_at = None
        transcripts = select(TranscriptRecord.id).where(
            TranscriptRecord.session_id == sitting.session_id
        )
        tx.execute(delete(TurnRecord).where(TurnRecord.transcript_id.in_(transcripts)))
        tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == sitting.session_id))
        delete_trials(tx, [sitting.session_id])
        delete_held(tx, [sitting.session_id], deps.clock.now())
        tx.execute(
            delete(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id == sitting.id)
        )
        return True


def delete_account(platform: str, account: str, deps: Deps) -> int:
    """Delete everything of an account's groups. Returns the id of the receipt.

    Safe to run twice. People who also belong to other groups stay in those.
    """
    with deps.db.tx() as tx:
        rooms = select(RoomRecord.group_id).where(
            RoomRecord.platform == platform, RoomRecord.account == account
        )
        groups = list(tx.scalars(rooms.distinct()))
        sessions = list(
            tx.scalars(select(SessionRecord.id).where(SessionRecord.group_id.in_(groups)))
        )
        removed = _counts(tx, groups, sessions)
        people = list(
            tx.scalars(
                select(MembershipRecord.person_id).where(MembershipRecord.group_id.in_(groups))
            )
        )
        tx.execute(delete(SessionRecord).where(SessionRecord.id.in_(sessions)))
        tx.execute(delete(GroupRecord).where(GroupRecord.id.in_(groups)))
        removed["people"] = _delete_people_without_group(tx, people)
        removed["mail_files"] = remove_mails(deps.outbox, sessions, groups)
        receipt = ReceiptRecord(
            about=f"{platform} account {account}", removed=removed, at=deps.clock.now()
        )
        tx.add(receipt)
        tx.flush()
        return receipt.id


def _counts(tx: Session, groups: list[int], sessions: list[int]) -> dict[str, int]:
    transcripts = select(TranscriptRecord.id).where(TranscriptRecord.session_id.in_(sessions))
    turns = select(func.count()).where(TurnRecord.transcript_id.in_(transcripts))
    recaps = select(func.count()).where(RecapRecord.session_id.in_(sessions))
    check_ins = select(func.count()).where(CheckInRecord.session_id.in_(sessions))
    mails = select(func.count()).where(OutboxRecord.group_id.in_(groups))
    return {
        "groups": len(groups),
        "sessions": len(sessions),
        "turns": tx.scalar(turns) or 0,
        "recaps": tx.scalar(recaps) or 0,
        "check_ins": tx.scalar(check_ins) or 0,
        "mails": tx.scalar(mails) or 0,
    }


def _delete_people_without_group(tx: Session, people: Iterable[int]) -> int:
    """Delete people who are left without a group, except forgotten ones. Returns the number."""
    number = 0
    for person in tx.scalars(select(PersonRecord).where(PersonRecord.id.in_(set(people)))):
        membership = select(MembershipRecord.id).where(MembershipRecord.person_id == person.id)
        visit = select(VisitRecord.id).where(VisitRecord.person_id == person.id)
        if person.forgotten_at is None and not tx.scalar(membership) and not tx.scalar(visit):
            tx.delete(person)
            number += 1
    return number
