"""Create, edit, show and list groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.people.person import Person
from facilitator.features.meetings.link_room import room_of_group, set_room
from facilitator.features.meetings.plan_session import PlannedSession, upcoming_sessions
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.members import get_or_create_group
from facilitator.prompting.library import BASE, PromptLibrary
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.translation import languages

PLATFORM = "zoom"

NO_FORMAT = "none"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A member with their time in the group; ``joined_at`` is None if unknown."""

    person: Person
    joined_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """A group with all its details; ``room`` is its meeting number, empty if it has none."""

    id: int
    name: str
    settings: GroupSettings
    room: str
    has_chat: bool
    members: tuple[GroupMember, ...]
    former: tuple[GroupMember, ...]
    coming: tuple[PlannedSession, ...]


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """One group in the list of groups."""

    name: str
    theme: str
    members: int
    room: str
    next_at: datetime | None


def add_group(
    name: str, given: Mapping[str, object], db: Database, *, room: str = ""
) -> GroupDetails:
    """Create a group, or apply the settings to the one of this name. Safe to run twice.

    Raises BadSetting that lists every mistake, and Refused if another group has the room.
    """
    with db.tx() as tx:
        if queries.find_group(tx, name) is None:
            group = get_or_create_group(tx, name, BASE)
            record_audit_entry(tx, AuditEntry("made a group", f"group {group.id}", group.id), now())
        return _apply(tx, get_or_create_group(tx, name, BASE), given, room)


def edit_group(
    name: str, given: Mapping[str, object], db: Database, *, room: str = "", new_name: str = ""
) -> GroupDetails:
    """Change the given settings of a group and leave the rest. Safe to run twice.

    Raises NotFound, BadSetting that lists every mistake, and Refused if another group has the
    room or the name.
    """
    with db.tx() as tx:
        group = queries.get_group(tx, name)
        if new_name:
            check_name(tx, new_name, group)
            _note_changes(tx, group, ["name"] if group.name != new_name else [])
            group.name = new_name
        return _apply(tx, group, given, room)


def check_name(tx: Session, name: str, group: GroupRecord | None = None) -> None:
    """Raise Refused if another group than this one has the name, ignoring case."""
    other = queries.find_group(tx, name)
    if other is not None and (group is None or other.id != group.id):
        raise Refused(f"There is a group {other.name} already.", "Choose another name.")


def show_group(name: str, db: Database) -> GroupDetails:
    """Load a group with its settings, members and next sessions. Raises NotFound."""
    with db.tx() as tx:
        return _details(tx, queries.get_group(tx, name))


def list_groups(db: Database) -> list[GroupSummary]:
    """All groups, by name."""
    with db.tx() as tx:
        groups = tx.scalars(select(GroupRecord).order_by(func.lower(GroupRecord.name))).all()
        return [_line(tx, group) for group in groups]


def _apply(tx: Session, group: GroupRecord, given: Mapping[str, object], room: str) -> GroupDetails:
    old = room_of_group(tx, group.id)
    old_room = old.number if old else ""
    changed = apply_settings(group, given)
    if room:
        set_room(tx, group, PLATFORM, room)
    tx.flush()
    _note_changes(tx, group, changed + (["room"] if room not in ("", old_room) else []))
    return _details(tx, group)


def apply_settings(group: GroupRecord, given: Mapping[str, object]) -> list[str]:
    """Apply these settings to a group. Returns the names of those that changed.

    Raises BadSetting.
    """
    before = group.as_settings()
    group.store_settings(before.changed(given, setting_choices()))
    old, new = before.as_dict(), group.as_settings().as_dict()
    return [name for name in new if new[name] != old[name]]


def _note_changes(tx: Session, group: GroupRecord, names: list[str]) -> None:
    """Write to the audit log which settings changed, without their values."""
    if names:
        record_audit_entry(tx, AuditEntry("changed a group", ", ".join(names), group.id), now())


def setting_choices() -> dict[str, list[str]]:
    """The available themes, formats and languages, by the name of the setting."""
    library = PromptLibrary()
    return {
        "theme": [BASE, *library.themes()],
        "format": library.formats(),
        "language": languages(),
    }


def _details(tx: Session, group: GroupRecord) -> GroupDetails:
    members = [
        GroupMember(m.as_person(), m.joined_at, m.left_at)
        for m in group.memberships
        if m.person.forgotten_at is None
    ]
    room = room_of_group(tx, group.id)
    return GroupDetails(
        group.id,
        group.name,
        group.as_settings(),
        room.number if room else "",
        group.slack is not None,
        tuple(m for m in members if m.left_at is None),
        tuple(m for m in members if m.left_at is not None),
        upcoming_sessions(tx, group.id, now()),
    )


def _line(tx: Session, group: GroupRecord) -> GroupSummary:
    room, next_ones = room_of_group(tx, group.id), upcoming_sessions(tx, group.id, now(), most=1)
    return GroupSummary(
        group.name,
        group.theme,
        len(queries.members_of(tx, group.id)),
        room.number if room else "",
        next_ones[0].at if next_ones else None,
    )


def titled_choices() -> dict[str, tuple[tuple[str, str], ...]]:
    """The choices of each setting as pairs of value and title."""
    library, known = PromptLibrary(), setting_choices()
    formats = [(name, library.format(name).title) for name in known["format"]]
    return {
        "theme": tuple((name, library.theme(name).title) for name in known["theme"]),
        "format": ((NO_FORMAT, "None: recaps show everything"), *formats),
        "language": tuple((name, name) for name in known["language"]),
    }
