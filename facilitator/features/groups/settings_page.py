"""A group's settings form in the console."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from facilitator.domain.group_settings import LONGEST, RULES, GroupSettings
from facilitator.features.access.group_access import visible_group
from facilitator.features.access.sign_in import Visitor
from facilitator.features.groups.group_form import apply_form
from facilitator.features.groups.manage_groups import titled_choices
from facilitator.features.meetings.link_room import room_of_group
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps


class FieldKind(StrEnum):
    """The kind of form field for a setting."""

    CHOICE = "choice"
    SWITCH = "switch"
    NUMBER = "number"
    TIME = "time"
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its value as typed, its meaning, and the values it can have.

    ``choices`` are pairs of value and title; empty if the value is not one of a list.
    """

    name: str
    value: str
    meaning: str
    expected: str
    kind: FieldKind
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupForm:
    """All settings of a group, in order; ``room`` is its meeting number, empty if it has none."""

    id: int
    name: str
    room: str
    settings: tuple[Setting, ...]


def open_settings(group_id: int, visitor: Visitor, deps: Deps) -> GroupForm:
    """The settings form of a visitor's group. Raises NotFound."""
    with deps.db.reading() as tx:
        group = visible_group(tx, visitor, group_id)
        room = room_of_group(tx, group_id)
        settings, name = group.as_settings(), group.name
    named = titled_choices()
    words = settings.as_words()
    fields = (_setting(key, value, settings, named) for key, (value, _) in words.items())
    return GroupForm(group_id, name, room.number if room else "", tuple(fields))


def change_settings(
    group_id: int, was: Mapping[str, str], typed: Mapping[str, str], visitor: Visitor, deps: Deps
) -> tuple[str, ...]:
    """Save those form fields that differ from what the form showed (``was``).

    Returns the names of what changed: settings, and the group's name and room. Fields that were
    left alone are not written, so two moderators can change different settings at the same time.
    Raises NotFound, BadSetting.
    """
    given = {key: value for key, value in typed.items() if value != was.get(key)}
    with deps.db.tx() as tx:
        group = visible_group(tx, visitor, group_id)
        tx.refresh(group, with_for_update=True)
        _, changed = apply_form(tx, group, given)
        if changed:
            deed = AuditEntry("changed a group", ", ".join(changed), group.id, visitor.person_id)
            record_audit_entry(tx, deed, deps.clock.now())
    return tuple(changed)


def _setting(
    key: str, value: str, settings: GroupSettings, named: Mapping[str, tuple[tuple[str, str], ...]]
) -> Setting:
    kind, known = _kind(key, getattr(settings, key), named)
    expected, meaning = RULES[key], GroupSettings.meaning(key)
    return Setting(key, value, meaning, expected, kind, known)


def _kind(
    key: str, value: object, named: Mapping[str, tuple[tuple[str, str], ...]]
) -> tuple[FieldKind, tuple[tuple[str, str], ...]]:
    """The kind of field for a setting, and its choices."""
    if key in named:
        return FieldKind.CHOICE, named[key]
    if isinstance(value, StrEnum):
        return FieldKind.CHOICE, tuple((one.value, one.value) for one in type(value))
    if isinstance(value, bool):
        return FieldKind.SWITCH, ()
    if isinstance(value, time):
        return FieldKind.TIME, ()
    if RULES[key].endswith(f"{LONGEST} letters"):
        return FieldKind.TEXT, ()
    is_number = isinstance(getattr(GroupSettings(), key), int)
    return (FieldKind.NUMBER if is_number else FieldKind.LINE), ()
