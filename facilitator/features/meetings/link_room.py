"""A group, its members and the room it meets in: what the messages of a platform are matched to."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.people.people import Roster
from facilitator.features.meetings.follow_rooms import room_of
from facilitator.kit.people import keep_group, keep_people
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord


def link_room(
    db: Database, group: str, theme: str, roster: Roster, platform: str, number: str
) -> int:
    """Make the group if there is none yet, and say where it meets. Gives the group's id.

    Safe to run twice. Raises Refused where another group meets there.
    """
    with db.tx() as tx:
        kept = keep_group(tx, group, theme)
        keep_people(tx, kept, roster)
        if number:
            meets_in(tx, kept, platform, number)
        return kept.id


def meets_in(tx: Session, group: GroupRecord, platform: str, number: str) -> None:
    """Say where a group meets from now on; its sessions stay. Safe to run twice.

    The sessions that were planned elsewhere are brought up to date by the room's next message.
    Raises Refused where another group meets there.
    """
    taken = room_of(tx, platform, number)
    if taken is not None and taken.group_id != group.id:
        raise Refused(f"Another group meets in {number} already.", "Give each its own room.")
    room = taken or room_in(tx, group.id)
    if room is None:
        room = RoomRecord(group_id=group.id, platform=platform, number=number)
        tx.add(room)
        tx.flush()
        tx.execute(  # what was planned by hand before takes place there
            update(SessionRecord)
            .where(SessionRecord.group_id == group.id, SessionRecord.room_id.is_(None))
            .where(SessionRecord.planned_at.is_not(None), SessionRecord.held_at.is_(None))
            .values(room_id=room.id)
        )
    elif room.number != number:
        room.platform, room.number, room.account, room.planned_at = platform, number, "", None


def room_in(tx: Session, group_id: int) -> RoomRecord | None:
    """Where a group meets; None where that is not known."""
    found = select(RoomRecord).where(RoomRecord.group_id == group_id)
    return tx.scalar(found.order_by(RoomRecord.id.desc()).limit(1))
