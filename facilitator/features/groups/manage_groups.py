"""Groups as their moderators set them: made, changed in parts, and shown whole."""

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
from facilitator.kit.audit import Deed, note
from facilitator.kit.people import keep_group
from facilitator.prompting.library import BASE, Library
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.translation import languages

PLATFORM = "zoom"

NONE = "none"


@dataclass(frozen=True, slots=True)
class Belongs:
    """A member with their time in the group; ``joined_at`` is None where it is not known."""

    person: Person
    joined_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group as its moderator sees it; ``room`` is empty where it meets nowhere we know."""

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
    """A group in a list."""

    name: str
    theme: str
    members: int
    room: str
    next_at: datetime | None


def add_group(
    name: str, given: Mapping[str, object], db: Database, *, room: str = ""
) -> GroupShown:
    """Make a group, or bring the one there is to these settings. Safe to run twice.

    Raises BadSetting that names all that is wrong; Refused where another group has the room.
    """
    with db.tx() as tx:
        if queries.group_named(tx, name) is None:
            made = keep_group(tx, name, BASE)
            note(tx, Deed("made a group", f"group {made.id}", made.id), now())
        return _set(tx, keep_group(tx, name, BASE), given, room)


def edit_group(
    name: str, given: Mapping[str, object], db: Database, *, room: str = "", new_name: str = ""
) -> GroupShown:
    """Change what is given, and leave the rest as it is. Safe to run twice.

    Raises Unknown, BadSetting that names all that is wrong, Refused where another group has the
    room or the name.
    """
    with db.tx() as tx:
        group = queries.known_group(tx, name)
        if new_name:
            check_name(tx, new_name, group)
            _changed(tx, group, ["name"] if group.name != new_name else [])
            group.name = new_name
        return _set(tx, group, given, room)


def check_name(tx: Session, name: str, group: GroupRecord | None = None) -> None:
    """Raise Refused where another group than this one has the name, in any case."""
    other = queries.group_named(tx, name)
    if other is not None and (group is None or other.id != group.id):
        raise Refused(f"There is a group {other.name} already.", "Choose another name.")


def show_group(name: str, db: Database) -> GroupShown:
    """A group with its settings, members and next sessions. Raises Unknown."""
    with db.tx() as tx:
        return _shown(tx, queries.known_group(tx, name))


def list_groups(db: Database) -> list[GroupLine]:
    """All groups, by name."""
    with db.tx() as tx:
        groups = tx.scalars(select(GroupRecord).order_by(func.lower(GroupRecord.name))).all()
        return [_line(tx, group) for group in groups]


def _set(tx: Session, group: GroupRecord, given: Mapping[str, object], room: str) -> GroupShown:
    place = room_in(tx, group.id)
    met_in = place.number if place else ""
    changed = take(group, given)
    if room:
        meets_in(tx, group, PLATFORM, room)
    tx.flush()
    _changed(tx, group, changed + (["room"] if room not in ("", met_in) else []))
    return _shown(tx, group)


def take(group: GroupRecord, given: Mapping[str, object]) -> list[str]:
    """Set a group to these settings, and name those that changed. Raises BadSetting."""
    before = group.as_settings()
    group.take_settings(before.changed(given, choices()))
    was, told = before.as_dict(), group.as_settings().as_dict()
    return [name for name in told if told[name] != was[name]]


def _changed(tx: Session, group: GroupRecord, what: list[str]) -> None:
    """Note which settings changed, and not to what."""
    if what:
        note(tx, Deed("changed a group", ", ".join(what), group.id), now())


def choices() -> dict[str, list[str]]:
    """The themes, formats and languages there are, by the setting they are for."""
    library = Library()
    return {
        "theme": [BASE, *library.themes()],
        "format": library.formats(),
        "language": languages(),
    }


def _shown(tx: Session, group: GroupRecord) -> GroupShown:
    everybody = [
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
        tuple(m for m in everybody if m.left_at is None),
        tuple(m for m in everybody if m.left_at is not None),
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
    """What can be chosen, with its title."""
    library, known = Library(), choices()
    formats = [(name, library.format(name).title) for name in known["format"]]
    return {
        "theme": tuple((name, library.theme(name).title) for name in known["theme"]),
        "format": ((NONE, "None: recaps show everything"), *formats),
        "language": tuple((name, name) for name in known["language"]),
    }
