"""A group, its members and the room it meets in: what the messages of a platform are matched to."""

from __future__ import annotations

from facilitator.domain.errors import Refused
from facilitator.domain.people import Roster
from facilitator.records.database import Database
from facilitator.records.rooms import RoomRecord
from facilitator.services.follow_rooms import room_of
from facilitator.services.keep_people import keep_group, keep_people


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
            room = room_of(tx, platform, number)
            if room is not None and room.group_id != kept.id:
                raise Refused(
                    f"{room.group.name} meets in {number} already.", "Give each group its own room."
                )
            if room is None:
                tx.add(RoomRecord(group_id=kept.id, platform=platform, number=number))
        return kept.id
