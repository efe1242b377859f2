"""Add, change and remove members of a group in the console, one at a time or as a list."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.domain.group_settings import time_zones
from facilitator.domain.notices import Notice
from facilitator.domain.people import member_changes as rules
from facilitator.domain.people.member_changes import RosterChanges
from facilitator.domain.people.person import Person, Role
from facilitator.domain.people.roster import RosterLine, parse_lines, read_person
from facilitator.features.access.group_access import GroupRef, resolve_group, visible_group
from facilitator.features.access.member_change_rules import last_moderator, people_not_editable
from facilitator.features.groups.import_members import (
    ImportOptions,
    apply_changes,
    as_members,
    known_elsewhere,
    memberships_of,
    update_members,
)
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import guests_of
from facilitator.records.groups import MembershipRecord

LARGEST_LIST_BYTES = 200 * 1024  # five hundred people with a short profile each


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the group; ``id`` is that of their membership.

    ``is_fixed``: this moderator may not change name, address and time zone. ``is_last``: nobody
    else moderates the group. ``is_guest``: they are a guest who was invited, not imported.
    """

    id: int
    person: Person
    is_you: bool
    is_fixed: bool
    is_last: bool
    is_guest: bool


@dataclass(frozen=True, slots=True)
class MembersPage:
    """The members of a group, moderators first, and the names of those who left."""

    group_id: int
    group: str
    members: tuple[MemberView, ...]
    former: tuple[str, ...]
    guests: int
    zones: tuple[str, ...]

    def one(self, member_id: int) -> MemberView:
        """The member with this membership id. Raises NotFound."""
        member = next((m for m in self.members if m.id == member_id), None)
        if member is None:
            raise NotFound("There is no such member here.", "Look at the list: it shows who is.")
        return member


def open_members(own: GroupRef, deps: Deps) -> MembersPage:
    """The members of a visitor's group, invited guests included. Raises NotFound."""
    with deps.db.tx() as tx:
        group = visible_group(tx, own.visitor, own.group_id)
        memberships, invited = memberships_of(tx, group), guests_of(tx, group.id)
        fixed, last = people_not_editable(tx, own.visitor, memberships), last_moderator(memberships)
        shown = [
            MemberView(
                m.id, m.as_person(), m.person_id == own.visitor.person_id, m.person_id in fixed,
                m.id == last, m.role == Role.GUEST and m.person_id in invited,
            )
            for m in memberships
            if m.left_at is None
        ]  # fmt: skip
        former = [m.person.name for m in memberships if m.left_at and m.role != Role.GUEST]
        shown.sort(key=lambda one: (one.person.role is not Role.MODERATOR, one.person.name))
        return MembersPage(
            group.id, group.name, tuple(shown), tuple(former),
            sum(one.is_guest for one in shown), tuple(sorted(time_zones().values())),
        )  # fmt: skip


def add_member(own: GroupRef, fields: Mapping[str, str], deps: Deps) -> str:
    """Add a member, or bring back one who left. Returns their name.

    Raises BadRoster if a field is wrong, and Refused if they are in the group already or asked
    to be forgotten.
    """
    line = read_person(fields)
    added: list[str] = []

    def judge(changes: RosterChanges) -> None:
        had_left = [change for change in changes.changed if change.before.has_left]
        back = [change.after for change in had_left if not change.after.has_left]
        added.extend(p.name for p in (*changes.added, *(m.person for m in back)))
        if added:
            return
        present = [*(change.before.person for change in changes.changed), *changes.unchanged]
        if present:
            raise Refused(
                f"{present[0].name} is in this group already.", "Change them in the list."
            )
        raise Refused(f"{line.person.name} asked to be forgotten.", "Nobody who did is kept again.")

    given = frozenset(field for field in line.told if fields.get(field, "").strip())
    update_members(own, [replace(line, told=given)], ImportOptions(judge=judge), deps.db)
    return added[0]


def change_member(
    own: GroupRef, member_id: int, fields: Mapping[str, str], deps: Deps
) -> RosterChanges:
    """Change the given fields of a member and leave the others.

    Raises NotFound, BadRoster if a field is wrong, and Refused if the visitor may not change it.
    """
    with deps.db.tx() as tx:
        memberships, at = _find(tx, own, member_id)
        line = read_person({"name": memberships[at].person.name, **fields})
        line = replace(line, told=frozenset(fields))
        elsewhere = known_elsewhere(tx, memberships, [line])
        changes = rules.change_member(as_members(memberships), at, line, elsewhere)
        apply_changes(tx, own, memberships, changes)
        return changes


def remove_member(own: GroupRef, member_id: int, deps: Deps) -> str:
    """Remove a member from the group. Returns their name.

    Their words and commitments stay. Raises NotFound, and Refused for the last moderator.
    """
    with deps.db.tx() as tx:
        memberships, at = _find(tx, own, member_id)
        apply_changes(tx, own, memberships, rules.remove_member(as_members(memberships), at))
        return memberships[at].person.name


@dataclass(frozen=True, slots=True)
class ListPreview:
    """The changes a list would make, and a digest of them."""

    changes: RosterChanges
    mark: str


def preview_list(own: GroupRef, content: bytes, remove_missing: bool, deps: Deps) -> ListPreview:
    """Preview the changes of a list without making them. Raises NotFound, BadRoster, Refused."""
    lines, warnings = _lines(content)
    changes = update_members(
        own, lines, ImportOptions(dry_run=True, remove_missing=remove_missing), deps.db
    )
    mark = _mark(changes)
    return ListPreview(replace(changes, warnings=(*warnings, *changes.warnings)), mark)


def import_list(
    own: GroupRef, content: bytes, remove_missing: bool, mark: str, deps: Deps
) -> RosterChanges:
    """Make the changes of a list. Raises WriteConflict if they differ from those previewed
    (``mark``).

    Raises NotFound, BadRoster and Refused as ``look_at_list`` does.
    """

    def judge(changes: RosterChanges) -> None:
        if _mark(changes) != mark:
            raise WriteConflict(
                "The group has changed since you looked, so nothing was done yet.",
                "This is what the list changes now.",
            )

    lines, _ = _lines(content)
    return update_members(
        own, lines, ImportOptions(remove_missing=remove_missing, judge=judge), deps.db
    )


def _lines(content: bytes) -> tuple[tuple[RosterLine, ...], tuple[Notice, ...]]:
    if len(content) > LARGEST_LIST_BYTES:
        raise Refused(
            f"This list is larger than {LARGEST_LIST_BYTES // 1024} KB.",
            "Give only the members of this group.",
        )
    return parse_lines(content)


def _mark(changes: RosterChanges) -> str:
    return hashlib.sha256(repr(changes).encode()).hexdigest()


def _find(tx: Session, own: GroupRef, member_id: int) -> tuple[list[MembershipRecord], int]:
    """All memberships of a group, and the index of a current one. Raises NotFound."""
    memberships = memberships_of(tx, resolve_group(tx, own))
    places: Sequence[int] = [
        n for n, m in enumerate(memberships) if m.id == member_id and m.left_at is None
    ]
    if not places:
        raise NotFound("There is no such member here.", "Look at the list: it shows who is.")
    return memberships, places[0]
