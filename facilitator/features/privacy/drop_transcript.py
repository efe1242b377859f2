"""On the platform's word: our copy of a transcript goes, or all of an account; the proof stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from facilitator.features.erasure.forget_prompts import forget_trials
from facilitator.features.recaps.mail_files import remove_mails
from facilitator.kit.deps import Deps
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, ReceiptRecord


def drop_transcript(platform: str, uuid: str, deps: Deps) -> bool:
    """The recording was deleted: our copy of its words goes, the recap stays. Safe to run twice.

    A sitting stays marked, so that a late message does not bring its words back.
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
        kept = select(TranscriptRecord.id).where(TranscriptRecord.session_id == sitting.session_id)
        tx.execute(delete(TurnRecord).where(TurnRecord.transcript_id.in_(kept)))
        tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == sitting.session_id))
        forget_trials(tx, [sitting.session_id])
        tx.execute(
            delete(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id == sitting.id)
        )
        return True


def purge_account(platform: str, account: str, deps: Deps) -> int:
    """The account has left: everything of its groups goes. Gives the number of the receipt.

    Safe to run twice. People who belong to other groups, too, stay in those.
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
        removed["people"] = _remove_homeless(tx, people)
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


def _remove_homeless(tx: Session, people: Iterable[int]) -> int:
    """Remove those who belong to no group any more; those who were forgotten stay known as such."""
    gone = 0
    for person in tx.scalars(select(PersonRecord).where(PersonRecord.id.in_(set(people)))):
        member = select(MembershipRecord.id).where(MembershipRecord.person_id == person.id)
        stayed = select(VisitRecord.id).where(VisitRecord.person_id == person.id)
        if person.forgotten_at is None and not tx.scalar(member) and not tx.scalar(stayed):
            tx.delete(person)
            gone += 1
    return gone
