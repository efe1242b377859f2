"""Create a group in the console, or change its name, room and settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.errors import BadSetting, Refused
from facilitator.domain.group_settings import GroupSettings, time_zones
from facilitator.domain.people.group_names import group_name, meeting_number
from facilitator.domain.people.person import Role
from facilitator.features.access.group_access import visible_groups
from facilitator.features.access.sign_in import Visitor
from facilitator.features.groups.manage_groups import (
    PLATFORM,
    apply_settings,
    check_name,
    setting_choices,
)
from facilitator.features.meetings.link_room import room_of_group, set_room
from facilitator.features.meetings.planned_sessions import find_room
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.members import get_or_create_group
from facilitator.prompting.library import BASE, PromptLibrary
from facilitator.records.groups import GroupRecord, MembershipRecord

NAME, ROOM = "name", "room"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option to choose, with a title and a sentence about it."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class NewGroup:
    """The choices for a new group, and the defaults."""

    themes: tuple[Choice, ...]
    formats: tuple[Choice, ...]
    languages: tuple[str, ...]
    zones: tuple[str, ...]
    usual: GroupSettings


def new_group_form(visitor: Visitor, deps: Deps) -> NewGroup:
    """The choices for a new group; time zone and language default to those of another group."""
    library, known = PromptLibrary(), setting_choices()
    with deps.db.tx() as tx:
        others = [group.as_settings() for group in visible_groups(tx, visitor)]
    usual = GroupSettings()
    if others:
        usual = usual.changed({"time_zone": others[0].time_zone, "language": others[0].language})
    themes = {name: library.theme(name) for name in known["theme"]}
    formats = [library.format(name) for name in known["format"]]
    return NewGroup(
        tuple(Choice(name, one.title, one.description) for name, one in themes.items()),
        tuple(Choice(one.name, one.title, one.description) for one in formats),
        tuple(known["language"]), tuple(sorted(time_zones().values())), usual,
    )  # fmt: skip


def create_group(typed: Mapping[str, str], visitor: Visitor, deps: Deps) -> int:
    """Create a group. Returns its id. The visitor becomes its moderator and first member.

    Raises BadSetting that says what is wrong with each field.
    """

    def work(tx: Session) -> int:
        group, _ = apply_form(tx, None, {NAME: "", **typed})
        tx.add(
            MembershipRecord(
                group_id=group.id, person_id=visitor.person_id, role=Role.MODERATOR.value
            )
        )
        made = AuditEntry("made a group", f"group {group.id}", group.id, visitor.person_id)
        record_audit_entry(tx, made, deps.clock.now())
        return group.id

    return deps.db.run_with_retry(work)


def apply_form(
    tx: Session, group: GroupRecord | None, typed: Mapping[str, str]
) -> tuple[GroupRecord, list[str]]:
    """Apply form values to a group, or to a new one if it is None. Returns it and what changed.

    ``typed`` holds settings, and optionally the name and the room. Raises BadSetting that lists
    every mistake.
    """
    settings: dict[str, object] = {k: v for k, v in typed.items() if k not in (NAME, ROOM)}
    wrong: dict[str, str] = {}
    name = _validated(NAME, typed, wrong, lambda text: _free_name(tx, text, group))
    room = _validated(ROOM, typed, wrong, lambda text: _free_room(tx, text, group))
    try:
        (group.as_settings() if group else GroupSettings()).changed(settings, setting_choices())
    except BadSetting as error:
        wrong |= error.wrong
    if wrong:
        raise BadSetting("Some of it cannot be used.", "Look at the fields it says it of.", wrong)
    kept = group or get_or_create_group(tx, name, BASE)
    changed = apply_settings(kept, settings)
    if group is not None and name and group.name != name:
        group.name = name
        changed.append(NAME)
    place = room_of_group(tx, kept.id)
    if room and (place is None or place.number != room):
        set_room(tx, kept, PLATFORM, room)
        changed.append(ROOM)
    tx.flush()
    return kept, changed


def _validated(
    field: str, typed: Mapping[str, str], wrong: dict[str, str], validate: Callable[[str], str]
) -> str:
    """The validated value of a field, empty if it is missing; adds a mistake to ``wrong``."""
    if field not in typed:
        return ""
    try:
        return validate(typed[field])
    except Refused as error:
        wrong[field] = f"{error.message} {error.advice}"
        return ""


def _free_name(tx: Session, text: str, group: GroupRecord | None) -> str:
    name = group_name(text)
    check_name(tx, name, group)
    return name


def _free_room(tx: Session, text: str, group: GroupRecord | None) -> str:
    """The number of a meeting that no other group uses; a group that has a room must keep one."""
    number = meeting_number(text)
    if not number and group is not None and room_of_group(tx, group.id):
        raise Refused("Its sessions come from this meeting.", "Give the number of another one.")
    taken = find_room(tx, PLATFORM, number)
    if taken is not None and (group is None or taken.group_id != group.id):
        raise Refused(f"Another group meets in {number} already.", "Give each its own room.")
    return number
