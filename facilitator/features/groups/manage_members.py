"""The members of a group as its moderator looks after them in the console, one or a list."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Tie, Unknown
from facilitator.domain.groups import zones
from facilitator.domain.notices import Notice
from facilitator.domain.people import member_changes as rules
from facilitator.domain.people.member_changes import Changes
from facilitator.domain.people.people import Person, Role
from facilitator.domain.people.roster import Listed, parse_lines, read_person
from facilitator.features.access.access import Own, meant, own_group
from facilitator.features.access.people_rules import fixed_in, last_moderator
from facilitator.features.groups.import_members import (
    How,
    apply_changes,
    as_members,
    bring,
    everybody_in,
    named_elsewhere,
)
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import guests_of
from facilitator.records.groups import MembershipRecord

LARGEST_LIST_BYTES = 200 * 1024  # five hundred people with a good word about each


@dataclass(frozen=True, slots=True)
class MemberShown:
    """Somebody in the group; ``id`` is the number of their place in it.

    ``is_fixed`` where name, address and time zone are not this moderator's to change, ``is_last``
    where nobody else moderates, ``is_guest`` where they were invited and not by a list.
    """

    id: int
    person: Person
    is_you: bool
    is_fixed: bool
    is_last: bool
    is_guest: bool


@dataclass(frozen=True, slots=True)
class MembersPage:
    """Who is in a group, moderators first, and who left."""

    group_id: int
    group: str
    members: tuple[MemberShown, ...]
    former: tuple[str, ...]
    guests: int
    zones: tuple[str, ...]

    def one(self, member_id: int) -> MemberShown:
        """The member with this number. Raises Unknown."""
        found = next((one for one in self.members if one.id == member_id), None)
        if found is None:
            raise Unknown("There is no such member here.", "Look at the list: it shows who is.")
        return found


def open_members(own: Own, deps: Deps) -> MembersPage:
    """Everybody in a group of theirs, guests who were invited as well. Raises Unknown."""
    with deps.db.tx() as tx:
        group = own_group(tx, own.visitor, own.group_id)
        everybody, invited = everybody_in(tx, group), guests_of(tx, group.id)
        fixed, last = fixed_in(tx, own.visitor, everybody), last_moderator(everybody)
        shown = [
            MemberShown(
                m.id, m.as_person(), m.person_id == own.visitor.person_id, m.person_id in fixed,
                m.id == last, m.role == Role.GUEST and m.person_id in invited,
            )
            for m in everybody
            if m.left_at is None
        ]  # fmt: skip
        former = [m.person.name for m in everybody if m.left_at and m.role != Role.GUEST]
        shown.sort(key=lambda one: (one.person.role is not Role.MODERATOR, one.person.name))
        return MembersPage(
            group.id, group.name, tuple(shown), tuple(former),
            sum(one.is_guest for one in shown), tuple(sorted(zones().values())),
        )  # fmt: skip


def add_member(own: Own, fields: Mapping[str, str], deps: Deps) -> str:
    """Add somebody, or bring back who left, and give their name.

    Raises BadRoster for what was typed; Refused for who is in the group, or asked to be forgotten.
    """
    line = read_person(fields)
    told: list[str] = []

    def judge(changes: Changes) -> None:
        moved = [one for one in changes.changed if one.before.has_left]
        back = [one.after for one in moved if not one.after.has_left]
        told.extend(p.name for p in (*changes.added, *(m.person for m in back)))
        if told:
            return
        there = [*(one.before.person for one in changes.changed), *changes.unchanged]
        if there:
            raise Refused(f"{there[0].name} is in this group already.", "Change them in the list.")
        raise Refused(f"{line.person.name} asked to be forgotten.", "Nobody who did is kept again.")

    given = frozenset(field for field in line.told if fields.get(field, "").strip())
    bring(own, [replace(line, told=given)], How(judge=judge), deps.db)
    return told[0]


def change_member(own: Own, member_id: int, fields: Mapping[str, str], deps: Deps) -> Changes:
    """Set what is said of a member; what is not in ``fields`` stays.

    Raises Unknown, BadRoster for what was typed, Refused for what is not theirs to change.
    """
    with deps.db.tx() as tx:
        everybody, at = _found(tx, own, member_id)
        line = read_person({"name": everybody[at].person.name, **fields})
        line = replace(line, told=frozenset(fields))
        elsewhere = named_elsewhere(tx, everybody, [line])
        changes = rules.change(as_members(everybody), at, line, elsewhere)
        apply_changes(tx, own, everybody, changes)
        return changes


def take_out(own: Own, member_id: int, deps: Deps) -> str:
    """Take a member out, and give their name; what they said and promised stays.

    Raises Unknown, Refused for the last moderator.
    """
    with deps.db.tx() as tx:
        everybody, at = _found(tx, own, member_id)
        apply_changes(tx, own, everybody, rules.leave(as_members(everybody), at))
        return everybody[at].person.name


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list would change, and a mark of just that."""

    changes: Changes
    mark: str


def look_at_list(own: Own, content: bytes, remove_missing: bool, deps: Deps) -> Seen:
    """What a list would change. Changes nothing. Raises Unknown, BadRoster, Refused."""
    lines, warnings = _lines(content)
    changes = bring(own, lines, How(dry_run=True, remove_missing=remove_missing), deps.db)
    mark = _mark(changes)
    return Seen(replace(changes, warnings=(*warnings, *changes.warnings)), mark)


def take_list(own: Own, content: bytes, remove_missing: bool, mark: str, deps: Deps) -> Changes:
    """Change what was shown with this ``mark``, and nothing else. Raises Tie where it is not that.

    Raises Unknown, BadRoster, Refused as ``look_at_list`` does.
    """

    def judge(changes: Changes) -> None:
        if _mark(changes) != mark:
            raise Tie(
                "The group has changed since you looked, so nothing was done yet.",
                "This is what the list changes now.",
            )

    lines, _ = _lines(content)
    return bring(own, lines, How(remove_missing=remove_missing, judge=judge), deps.db)


def _lines(content: bytes) -> tuple[tuple[Listed, ...], tuple[Notice, ...]]:
    if len(content) > LARGEST_LIST_BYTES:
        raise Refused(
            f"This list is larger than {LARGEST_LIST_BYTES // 1024} KB.",
            "Give only the members of this group.",
        )
    return parse_lines(content)


def _mark(changes: Changes) -> str:
    return hashlib.sha256(repr(changes).encode()).hexdigest()


def _found(tx: Session, own: Own, member_id: int) -> tuple[list[MembershipRecord], int]:
    """Everybody of a group, and the place of one who is in it. Raises Unknown."""
    everybody = everybody_in(tx, meant(tx, own))
    places: Sequence[int] = [
        n for n, m in enumerate(everybody) if m.id == member_id and m.left_at is None
    ]
    if not places:
        raise Unknown("There is no such member here.", "Look at the list: it shows who is.")
    return everybody, places[0]
