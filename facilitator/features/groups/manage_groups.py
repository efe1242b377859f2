"""Create, edit, show and list groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.groups import GroupSettings
from facilitator.domain.people.people import Person
from facilitator.features.meetings.link_room import meets_in, room_in
from facilitator.features.meetings.plan_session import Coming, coming
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.people import get_or_create_group
from facilitator.prompting.library import BASE, PromptLibrary
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.translation import languages

PLATFORM = "zoom"

NONE = "none"


@dataclass(frozen=True, slots=True)
class Belongs:
    """A member with their time in the group; ``joined_at`` is None if unknown."""

    person: Person
    joined_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group with all its details; ``room`` is its meeting number, empty if it has none."""

    id: int
    name: str
    settings: GroupSettings
    room: str
    has_chat: bool
    members: tuple[Belongs, ...]
    former: tuple[Belongs, ...]
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group in the list of groups."""

    name: str
    theme: str
    members: int
    room: str
    next_at: datetime | None


def add_group(
    name: str, given: Mapping[str, object], db: Database, *, room: str = ""
) -> GroupShown:
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
) -> GroupShown:
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


def show_group(name: str, db: Database) -> GroupShown:
    """Load a group with its settings, members and next sessions. Raises NotFound."""
    with db.tx() as tx:
        return _details(tx, queries.get_group(tx, name))


def list_groups(db: Database) -> list[GroupLine]:
    """All groups, by name."""
    with db.tx() as tx:
        groups = tx.scalars(select(GroupRecord).order_by(func.lower(GroupRecord.name))).all()
        return [_line(tx, group) for group in groups]


def _apply(tx: Session, group: GroupRecord, given: Mapping[str, object], room: str) -> GroupShown:
    old = room_in(tx, group.id)
    old_room = old.number if old else ""
    changed = take(group, given)
    if room:
        meets_in(tx, group, PLATFORM, room)
    tx.flush()
    _note_changes(tx, group, changed + (["room"] if room not in ("", old_room) else []))
    return _details(tx, group)


def take(group: GroupRecord, given: Mapping[str, object]) -> list[str]:
    """Apply these settings to a group. Returns the names of those that changed.

    Raises BadSetting.
    """
    before = group.as_settings()
    group.store_settings(before.changed(given, choices()))
    old, new = before.as_dict(), group.as_settings().as_dict()
    return [name for name in new if new[name] != old[name]]


def _note_changes(tx: Session, group: GroupRecord, names: list[str]) -> None:
    """Write to the audit log which settings changed, without their values."""
    if names:
        record_audit_entry(tx, AuditEntry("changed a group", ", ".join(names), group.id), now())


def choices() -> dict[str, list[str]]:
    """The available themes, formats and languages, by the name of the setting."""
    library = PromptLibrary()
    return {
        "theme": [BASE, *library.themes()],
        "format": library.formats(),
        "language": languages(),
    }


def _details(tx: Session, group: GroupRecord) -> GroupShown:
    members = [
        Belongs(m.as_person(), m.joined_at, m.left_at)
        for m in group.memberships
        if m.person.forgotten_at is None
    ]
    room = room_in(tx, group.id)
    return GroupShown(
        group.id,
        group.name,
        group.as_settings(),
        room.number if room else "",
        group.slack is not None,
        tuple(m for m in members if m.left_at is None),
        tuple(m for m in members if m.left_at is not None),
        coming(tx, group.id, now()),
    )


def _line(tx: Session, group: GroupRecord) -> GroupLine:
    room, next_ones = room_in(tx, group.id), coming(tx, group.id, now(), most=1)
    return GroupLine(
        group.name,
        group.theme,
        len(queries.members_of(tx, group.id)),
        room.number if room else "",
        next_ones[0].at if next_ones else None,
    )


def named_choices() -> dict[str, tuple[tuple[str, str], ...]]:
    """The choices of each setting as pairs of value and title."""
    library, known = PromptLibrary(), choices()
    formats = [(name, library.format(name).title) for name in known["format"]]
    return {
        "theme": tuple((name, library.theme(name).title) for name in known["theme"]),
        "format": ((NONE, "None: recaps show everything"), *formats),
        "language": tuple((name, name) for name in known["language"]),
    }
