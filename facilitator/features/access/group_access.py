"""Which groups and sessions a signed-in person may see."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.people.person import Role
from facilitator.features.access.sign_in import Visitor
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord, MembershipRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class GroupRef:
    """A group as a signed-in visitor refers to it. The operator uses the group's name instead."""

    group_id: int
    visitor: Visitor


def resolve_group(tx: Session, group: str | GroupRef) -> GroupRecord:
    """Return the group and lock its row. Raises NotFound, also if the visitor may not see it."""
    if isinstance(group, str):
        return queries.get_group(tx, group)
    record = visible_group(tx, group.visitor, group.group_id)
    tx.refresh(record, with_for_update=True)
    return record


def actor_of(group: str | GroupRef) -> int | None:
    """Return the id of the person acting on the group, for the audit log; None for the operator."""
    return None if isinstance(group, str) else group.visitor.person_id


def visible_groups(tx: Session, visitor: Visitor) -> list[GroupRecord]:
    """Return the groups a visitor may see, by name: those they moderate, or all for an owner."""
    query = select(GroupRecord).where(GroupRecord.id.in_(visible_group_ids(visitor)))
    return list(tx.scalars(query.order_by(GroupRecord.name)))


def visible_group_ids(visitor: Visitor) -> Select[int]:
    """Return a query for the ids of the groups a visitor may see."""
    if visitor.is_owner:
        return select(GroupRecord.id)
    return select(MembershipRecord.group_id).where(
        MembershipRecord.person_id == visitor.person_id, MembershipRecord.left_at.is_(None),
        MembershipRecord.role == Role.MODERATOR,
    )  # fmt: skip


def visible_group(tx: Session, visitor: Visitor, group_id: int) -> GroupRecord:
    """Return a group the visitor may see. Raises NotFound, also if it exists but is not theirs."""
    group = tx.scalar(
        select(GroupRecord).where(
            GroupRecord.id == group_id, GroupRecord.id.in_(visible_group_ids(visitor))
        )
    )
    if group is None:
        raise NotFound("There is no such group here.", "The Today page lists your groups.")
    return group


def visible_session(tx: Session, visitor: Visitor, session_id: int) -> SessionRecord:
    """Return a session of a group the visitor may see. Raises NotFound."""
    session = tx.scalar(
        select(SessionRecord).where(
            SessionRecord.id == session_id, SessionRecord.group_id.in_(visible_group_ids(visitor))
        )
    )
    if session is None:
        raise NotFound("There is no such session here.", "The Today page lists your sessions.")
    return session
