"""Database reads about reviews: the state of a recap's review, and who may review it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, WriteConflict
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.review import ReviewedRecap, apply_edits
from facilitator.kit import queries
from facilitator.kit.recap_edits import active_edits
from facilitator.records.groups import MembershipRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import MemberReviewRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord

LINK_PURPOSE = "review"  # purpose of the moderator's link
LINK_LIFETIME = timedelta(days=60)


def get_session_with_recap(
    tx: Session, session_id: int, *, to_change: bool = True
) -> SessionRecord:
    """Get a session that has a recap; locked if it is to be changed. Raises NotFound."""
    session = tx.get(SessionRecord, session_id, with_for_update=to_change)
    if session is None or queries.newest_recap(tx, session_id) is None:
        raise _no_recap(session_id)
    return session


def _no_recap(session_id: int) -> NotFound:
    return NotFound(
        f"There is no recap of session {session_id}.", "`facilitator sessions` lists them."
    )


def reviewed_recap(tx: Session, session_id: int) -> ReviewedRecap:
    """The newest recap of an engine with the moderator's edits applied."""
    recap = queries.newest_recap(tx, session_id, found=True)
    assert recap is not None
    return apply_edits(queries.recap_from_record(recap), active_edits(tx, session_id))


def review_of(tx: Session, session_id: int) -> ReviewRecord | None:
    """Find the review of a session's recap; None if nobody began one."""
    return tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session_id))


def member_previews_of(tx: Session, session_id: int) -> dict[int, MemberReviewRecord]:
    """The members who were asked to check their part before the others, by person id."""
    rows = select(MemberReviewRecord).where(MemberReviewRecord.session_id == session_id)
    return {row.person_id: row for row in tx.scalars(rows.order_by(MemberReviewRecord.id))}


def get_or_create_review(tx: Session, session_id: int) -> ReviewRecord:
    """Get or create the review of a session's recap.

    Raises WriteConflict from the caller's transaction.
    """
    state = review_of(tx, session_id)
    if state is None:
        state = ReviewRecord(session_id=session_id, redo_note="")
        tx.add(state)
        tx.flush()
    return state


def get_session_to_review(tx: Session, session_id: int, by: int | None) -> SessionRecord:
    """Get a session with a recap, locked, for a moderator of its group or an owner.

    ``by`` is None for the operator and for facilitator itself. Raises NotFound.
    """
    session = tx.get(SessionRecord, session_id, with_for_update=True)
    recap = select(RecapRecord.id).where(RecapRecord.session_id == session_id).limit(1)
    if session is None or tx.scalar(recap) is None:
        raise _no_recap(session_id)
    if by is not None and not queries.is_moderator_or_owner(tx, session.group_id, by):
        raise NotFound("You may not review this recap.", "Only the group's moderators may.")
    return session


def check_newest_version(tx: Session, session_id: int, version: int | None) -> int:
    """The newest version of a recap.

    Raises WriteConflict if it is newer than ``version``, the one the caller has seen.
    """
    newest = tx.scalar(
        select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session_id)
    )
    assert newest is not None
    if version is not None and newest != version:
        raise WriteConflict(
            "Somebody else changed this recap at the same time.", "Look at it, and try again."
        )
    return newest


def moderators_of(tx: Session, group_id: int) -> list[MembershipRecord]:
    """List who may review a group's recaps."""
    return [m for m in queries.members_of(tx, group_id) if m.role == Role.MODERATOR]
