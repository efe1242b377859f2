"""Link a group with its members to a meeting room, so that platform events find the group."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.people.person import Roster
from facilitator.features.meetings.planned_sessions import find_room
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord


def link_room(
    db: Database, group: str, theme: str, roster: Roster, platform: str, number: str
) -> int:
    """Create the group if needed and link it to a room. Returns the group's id.

    Safe to run twice. Raises Refused if another group has the room.
    """
    with db.tx() as tx:
        group_record = get_or_create_group(tx, group, theme)
        save_members(tx, group_record, roster)
        if number:
            set_room(tx, group_record, platform, number)
        return group_record.id


def set_room(tx: Session, group: GroupRecord, platform: str, number: str) -> None:
    """Set the room of a group; its sessions stay. Safe to run twice.

    The next event of the new room updates sessions that were planned in the old one.
    Raises Refused if another group has the room.
    """
    taken = find_room(tx, platform, number)
    if taken is not None and taken.group_id != group.id:
        raise Refused(f"Another group already meets in {number}.", "Give each group its own room.")
    room = taken or room_of_group(tx, group.id)
    if room is None:
        room = RoomRecord(group_id=group.id, platform=platform, number=number)
        tx.add(room)
        tx.flush()
        tx.execute(  # sessions planned by hand before move into the room
            update(SessionRecord)
            .where(SessionRecord.group_id == group.id, SessionRecord.room_id.is_(None))
            .where(SessionRecord.planned_at.is_not(None), SessionRecord.held_at.is_(None))
            .values(room_id=room.id)
        )
    elif room.number != number:
        room.platform, room.number, room.account, room.planned_at = platform, number, "", None


def room_of_group(tx: Session, group_id: int) -> RoomRecord | None:
    """Return the room of a group; None if it has none."""
    query = select(RoomRecord).where(RoomRecord.group_id == group_id)
    return tx.scalar(query.order_by(RoomRecord.id.desc()).limit(1))
