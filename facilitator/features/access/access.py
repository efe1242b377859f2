"""What somebody who is signed in may see: their groups, and nothing of any other."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
from facilitator.domain.people.people import Role
from facilitator.features.access.sign_in import Visitor
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord, MembershipRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class Own:
    """A group as somebody who is signed in means it; the operator means it by its name."""

    group_id: int
    visitor: Visitor


def meant(tx: Session, group: str | Own) -> GroupRecord:
    """The group that is meant; its row is locked. Raises Unknown, also where it is not theirs."""
    if isinstance(group, str):
        return queries.known_group(tx, group)
    found = own_group(tx, group.visitor, group.group_id)
    tx.refresh(found, with_for_update=True)
    return found


def doer(group: str | Own) -> int | None:
    """Who does something to it, by their number; None for the operator."""
    return None if isinstance(group, str) else group.visitor.person_id


def groups_of(tx: Session, visitor: Visitor) -> list[GroupRecord]:
    """The groups a visitor sees, by name: those they moderate, or all of an owner."""
    found = select(GroupRecord).where(GroupRecord.id.in_(group_ids(visitor)))
    return list(tx.scalars(found.order_by(GroupRecord.name)))


def group_ids(visitor: Visitor) -> Select[int]:
    """The ids of those groups, for a query."""
    if visitor.is_owner:
        return select(GroupRecord.id)
    return select(MembershipRecord.group_id).where(
        MembershipRecord.person_id == visitor.person_id, MembershipRecord.left_at.is_(None),
        MembershipRecord.role == Role.MODERATOR,
    )  # fmt: skip


def own_group(tx: Session, visitor: Visitor, group_id: int) -> GroupRecord:
    """A group of theirs. Raises Unknown, also where there is one that is not theirs."""
    found = tx.scalar(
        select(GroupRecord).where(
            GroupRecord.id == group_id, GroupRecord.id.in_(group_ids(visitor))
        )
    )
    if found is None:
        raise Unknown("There is no such group here.", "Look at Today: it shows what is yours.")
    return found


def own_session(tx: Session, visitor: Visitor, session_id: int) -> SessionRecord:
    """A session of one of their groups. Raises Unknown."""
    found = tx.scalar(
        select(SessionRecord).where(
            SessionRecord.id == session_id, SessionRecord.group_id.in_(group_ids(visitor))
        )
    )
    if found is None:
        raise Unknown("There is no such session here.", "Look at Today: it shows what is yours.")
    return found
