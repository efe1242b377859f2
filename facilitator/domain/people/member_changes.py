"""The changes a member list would make in a group: new, changed and leaving members, by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.errors import BadRoster
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Person, Role
from facilitator.domain.people.roster import RosterLine

FIELDS = ("name", "email", "aliases", "role", "recorded", "profile", "time_zone")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is or was in a group; ``email`` is in lower case."""

    person: Person
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class MemberChange:
    """The change of one member; ``at`` is their index among the members compared."""

    at: int
    before: Member
    after: Member

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Name, old and new value of each changed field."""
        old, new = self.before.person, self.after.person
        changed = [
            (name, _as_text(getattr(old, name)), _as_text(getattr(new, name)))
            for name in FIELDS
            if getattr(old, name) != getattr(new, name)
        ]
        if self.before.has_left and not self.after.has_left:
            changed.insert(0, ("membership", "left", "member again"))
        return tuple(changed)


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """All changes by a list. ``left`` will leave; ``missing`` are not on the list and stay."""

    added: tuple[Person, ...] = ()
    changed: tuple[MemberChange, ...] = ()
    left: tuple[MemberChange, ...] = ()
    missing: tuple[Person, ...] = ()
    unchanged: tuple[Person, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the group already matches the list."""
        return not (self.added or self.changed or self.left)


def compare_members(
    members: Sequence[Member],
    lines: Sequence[RosterLine],
    *,
    elsewhere: Mapping[str, str] | None = None,
    forgotten: Collection[str] = (),
    remove_missing: bool = False,
) -> RosterChanges:
    """Return the changes that make a group match a member list.

    A line means the member with its address, unless that member is on another line by name;
    otherwise the member with its name. An empty cell changes nothing. ``elsewhere`` maps addresses
    to the names of people outside the group: they join under the name they have. ``forgotten`` are
    names that are not added again. Raises BadRoster if a name means two members.
    """
    outside_names = elsewhere or {}
    returning = [line.person.name for line in lines if line.person.name in forgotten]
    lines = [_with_lower_case_email(line) for line in lines if line.person.name not in forgotten]
    member_of_line = _match_lines(members, lines, outside_names)
    on_list = set(member_of_line.values())
    added = [
        _with_existing_name(line.person, outside_names)
        for n, line in enumerate(lines)
        if n not in member_of_line
    ]
    after = {
        at: _apply_line(members[at], lines[n], outside_names) for n, at in member_of_line.items()
    }
    holders = {line.person.email: member_of_line.get(n) for n, line in enumerate(lines)}
    for at, member in enumerate(members):
        kept = after.get(at, member)
        if kept.person.email and holders.get(kept.person.email, at) != at:
            after[at] = replace(kept, person=replace(kept.person, email=""))
    missing = [at for at, m in enumerate(members) if at not in on_list and not m.has_left]
    gone = missing if remove_missing else []
    for at in gone:
        after[at] = replace(after.get(at, members[at]), has_left=True)
    moved = [MemberChange(at, members[at], now) for at, now in sorted(after.items())
             if now != members[at]]  # fmt: skip
    now = [*added, *(m.person for m in (after.get(at, m) for at, m in enumerate(members))
                     if not m.has_left)]  # fmt: skip
    changed = tuple(one for one in moved if one.at not in gone)
    return RosterChanges(
        tuple(added),
        changed,
        tuple(one for one in moved if one.at in gone),
        tuple(members[at].person for at in missing if at not in gone),
        tuple(members[at].person for at in sorted(on_list) if after[at] == members[at]),
        (*_notices_of_forgotten(returning), *_notices_of_changes(changed), *_notices_of_group(now)),
    )


def change_member(
    members: Sequence[Member], at: int, line: RosterLine, elsewhere: Mapping[str, str]
) -> RosterChanges:
    """Return the change of the member at this index; ``line`` has only the changed fields.

    ``elsewhere`` as in ``compare``. Raises BadRoster if another member has the address or name.
    """
    before = members[at]
    values = {
        name: getattr(_with_lower_case_email(line).person, name)
        for name in line.told
        if name in FIELDS
    }
    after = replace(before, person=_with_existing_name(replace(before.person, **values), elsewhere))
    for other in (member for n, member in enumerate(members) if n != at):
        other_person, new_person = other.person, after.person
        if new_person.email and other_person.email == new_person.email:
            raise BadRoster(
                f"{other_person.name} has the address {new_person.email}.", "Give another one."
            )
        if not other.has_left and other_person.name.casefold() == new_person.name.casefold():
            raise BadRoster(
                f"There is another {other_person.name} here.", "Tell them apart by name."
            )
    if after == before:
        return RosterChanges(unchanged=(after.person,))
    changed = (MemberChange(at, before, after),)
    return RosterChanges(changed=changed, warnings=tuple(_notices_of_changes(changed)))


def remove_member(members: Sequence[Member], at: int) -> RosterChanges:
    """Return the change when the member at this index leaves."""
    before = members[at]
    return RosterChanges(left=(MemberChange(at, before, replace(before, has_left=True)),))


def _with_lower_case_email(line: RosterLine) -> RosterLine:
    return replace(line, person=replace(line.person, email=line.person.email.casefold()))


def _match_lines(
    members: Sequence[Member], lines: Sequence[RosterLine], outside: Mapping[str, str]
) -> dict[int, int]:
    """Map the index of each line to the index of the member it means."""
    names = {line.person.name.casefold() for line in lines}
    by_email = {m.person.email: at for at, m in enumerate(members) if m.person.email}
    by_name: dict[str, list[int]] = {}
    for at, member in enumerate(members):
        by_name.setdefault(member.person.name.casefold(), []).append(at)
    member_of_line: dict[int, int] = {}
    for index, line in enumerate(lines):
        at = by_email.get(line.person.email, -1)
        if at >= 0 and _has_name(members[at].person, line.person.name):
            member_of_line[index] = at
    taken = set(member_of_line.values())
    for index, line in enumerate(lines):
        at = by_email.get(line.person.email, -1)
        if at >= 0 and at not in taken and members[at].person.name.casefold() not in names:
            member_of_line[index] = at
    taken = set(member_of_line.values())
    for index, line in enumerate(lines):
        if index not in member_of_line:
            named = by_name.get(line.person.name.casefold(), [])
            free = [(at, members[at]) for at in named if at not in taken]
            at = _find_by_name(line.person, free, outside)
            if at >= 0:
                member_of_line[index] = at
    return member_of_line


def _has_name(person: Person, name: str) -> bool:
    return person.name.casefold() == name.casefold() or name in person.aliases


def _find_by_name(
    person: Person, named: Sequence[tuple[int, Member]], outside: Mapping[str, str]
) -> int:
    """Return the index of the one member with this name; -1 for none. Raises BadRoster."""
    if person.email in outside:  # somebody with another address is another person
        named = [(at, m) for at, m in named if not m.person.email]
    current = [(at, m) for at, m in named if not m.has_left]
    if len(current) > 1 and person.email:
        current = [(at, m) for at, m in current if not m.person.email] or current
    if len(current) > 1:
        raise BadRoster(
            f"{len(current)} members are called {person.name}, and the list does not say which.",
            "Give the address that one of them has already.",
        )
    if not current and len(named) == 1:  # a former member comes back
        current = list(named)
    return current[0][0] if current else -1


def _apply_line(member: Member, line: RosterLine, outside: Mapping[str, str]) -> Member:
    """Return the member with the line's values; a name that is an alias does not rename."""
    values = {name: getattr(line.person, name) for name in line.told if name in FIELDS}
    name = line.person.name
    if name in member.person.aliases and name.casefold() != member.person.name.casefold():
        del values["name"]
        if "aliases" in values:
            values["aliases"] = tuple(dict.fromkeys((*values["aliases"], name)))
    return Member(_with_existing_name(replace(member.person, **values), outside))


def _with_existing_name(person: Person, outside: Mapping[str, str]) -> Person:
    """Use the existing name of a person outside the group; the list's becomes an alias."""
    name = outside.get(person.email, person.name)
    if name == person.name:
        return person
    return replace(person, name=name, aliases=tuple(dict.fromkeys((*person.aliases, person.name))))


def _notices_of_forgotten(names: Sequence[str]) -> Iterator[Notice]:
    for name in names:
        yield notice("forgotten_stays_out", name=name)


def _notices_of_changes(changed: Sequence[MemberChange]) -> Iterator[Notice]:
    for one in changed:
        old, new = one.before.person, one.after.person
        if old.name != new.name:
            yield notice("name_changes", old=old.name, new=new.name)
        if old.email and not new.email:
            yield notice("address_goes_to_another", address=old.email, name=new.name)
        elif old.email and old.email != new.email:
            yield notice("address_changes", name=new.name, new=new.email, old=old.email)
        if new.recorded and not old.recorded:
            yield notice("may_be_recorded_now", name=new.name)


def _notices_of_group(now: Sequence[Person]) -> Iterator[Notice]:
    for name, count in Counter(person.name for person in now).items():
        if count > 1:
            yield notice("same_name", number=count, name=name)
    if now and not any(person.role is Role.MODERATOR for person in now):
        yield notice("no_moderator")


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
