"""What a member list would change in a group: who is who, who is new, who left; field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.errors import BadRoster
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.people import Person, Role
from facilitator.domain.people.roster import Listed

FIELDS = ("name", "email", "aliases", "role", "recorded", "profile", "time_zone")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in a group, or was; ``email`` is in small letters."""

    person: Person
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What becomes of one member; ``at`` is their place among the members that were compared."""

    at: int
    before: Member
    after: Member

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Name, old and new value of each field that changes."""
        old, new = self.before.person, self.after.person
        changed = [
            (name, _told(getattr(old, name)), _told(getattr(new, name)))
            for name in FIELDS
            if getattr(old, name) != getattr(new, name)
        ]
        if self.before.has_left and not self.after.has_left:
            changed.insert(0, ("membership", "left", "member again"))
        return tuple(changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a list changes. ``left`` leave; ``missing`` are not on the list and stay."""

    added: tuple[Person, ...] = ()
    changed: tuple[Changed, ...] = ()
    left: tuple[Changed, ...] = ()
    missing: tuple[Person, ...] = ()
    unchanged: tuple[Person, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the group is what the list says already."""
        return not (self.added or self.changed or self.left)


def compare(
    members: Sequence[Member],
    lines: Sequence[Listed],
    *,
    elsewhere: Mapping[str, str] | None = None,
    forgotten: Collection[str] = (),
    remove_missing: bool = False,
) -> Changes:
    """What would have to change for the group to be what the list says.

    A line is the member with its address, unless that member stands on another line by name;
    else the member of its name. An empty cell changes nothing. ``elsewhere`` are the names, by
    address, of people outside the group: they join under the name they have. ``forgotten`` are
    names that are not brought back. Raises BadRoster where a name means two members.
    """
    outside = elsewhere or {}
    back = [line.person.name for line in lines if line.person.name in forgotten]
    lines = [_small(line) for line in lines if line.person.name not in forgotten]
    is_who = _matched(members, lines, outside)
    known = set(is_who.values())
    added = [_known(line.person, outside) for n, line in enumerate(lines) if n not in is_who]
    after = {at: _after(members[at], lines[n], outside) for n, at in is_who.items()}
    holders = {line.person.email: is_who.get(n) for n, line in enumerate(lines)}
    for at, member in enumerate(members):
        kept = after.get(at, member)
        if kept.person.email and holders.get(kept.person.email, at) != at:
            after[at] = replace(kept, person=replace(kept.person, email=""))
    missing = [at for at, m in enumerate(members) if at not in known and not m.has_left]
    gone = missing if remove_missing else []
    for at in gone:
        after[at] = replace(after.get(at, members[at]), has_left=True)
    moved = [Changed(at, members[at], now) for at, now in sorted(after.items())
             if now != members[at]]  # fmt: skip
    now = [*added, *(m.person for m in (after.get(at, m) for at, m in enumerate(members))
                     if not m.has_left)]  # fmt: skip
    changed = tuple(one for one in moved if one.at not in gone)
    return Changes(
        tuple(added),
        changed,
        tuple(one for one in moved if one.at in gone),
        tuple(members[at].person for at in missing if at not in gone),
        tuple(members[at].person for at in sorted(known) if after[at] == members[at]),
        (*_of_the_forgotten(back), *_of_changes(changed), *_of_the_group(now)),
    )


def change(
    members: Sequence[Member], at: int, line: Listed, elsewhere: Mapping[str, str]
) -> Changes:
    """What becomes of the member at this place, of whom ``line`` says what it tells anew.

    ``elsewhere`` as in ``compare``. Raises BadRoster where another member has the address or name.
    """
    before = members[at]
    told = {name: getattr(_small(line).person, name) for name in line.told if name in FIELDS}
    after = replace(before, person=_known(replace(before.person, **told), elsewhere))
    for other in (member for n, member in enumerate(members) if n != at):
        who, now = other.person, after.person
        if now.email and who.email == now.email:
            raise BadRoster(f"{who.name} has the address {now.email}.", "Give another one.")
        if not other.has_left and who.name.casefold() == now.name.casefold():
            raise BadRoster(f"There is another {who.name} here.", "Tell them apart by name.")
    if after == before:
        return Changes(unchanged=(after.person,))
    changed = (Changed(at, before, after),)
    return Changes(changed=changed, warnings=tuple(_of_changes(changed)))


def leave(members: Sequence[Member], at: int) -> Changes:
    """What becomes of a group that the member at this place leaves."""
    before = members[at]
    return Changes(left=(Changed(at, before, replace(before, has_left=True)),))


def _small(line: Listed) -> Listed:
    return replace(line, person=replace(line.person, email=line.person.email.casefold()))


def _matched(
    members: Sequence[Member], lines: Sequence[Listed], outside: Mapping[str, str]
) -> dict[int, int]:
    """The place of the member that each line means, by the line's."""
    names = {line.person.name.casefold() for line in lines}
    by_email = {m.person.email: at for at, m in enumerate(members) if m.person.email}
    by_name: dict[str, list[int]] = {}
    for at, member in enumerate(members):
        by_name.setdefault(member.person.name.casefold(), []).append(at)
    is_who: dict[int, int] = {}
    for n, line in enumerate(lines):
        at = by_email.get(line.person.email, -1)
        if at >= 0 and _is_called(members[at].person, line.person.name):
            is_who[n] = at
    taken = set(is_who.values())
    for n, line in enumerate(lines):
        at = by_email.get(line.person.email, -1)
        if at >= 0 and at not in taken and members[at].person.name.casefold() not in names:
            is_who[n] = at
    taken = set(is_who.values())
    for n, line in enumerate(lines):
        if n not in is_who:
            named = by_name.get(line.person.name.casefold(), [])
            free = [(at, members[at]) for at in named if at not in taken]
            at = _of_name(line.person, free, outside)
            if at >= 0:
                is_who[n] = at
    return is_who


def _is_called(person: Person, name: str) -> bool:
    return person.name.casefold() == name.casefold() or name in person.aliases


def _of_name(
    person: Person, named: Sequence[tuple[int, Member]], outside: Mapping[str, str]
) -> int:
    """The place of the one member who is meant; -1 where nobody is. Raises BadRoster."""
    if person.email in outside:  # whoever has another address is somebody else
        named = [(at, m) for at, m in named if not m.person.email]
    found = [(at, m) for at, m in named if not m.has_left]
    if len(found) > 1 and person.email:
        found = [(at, m) for at, m in found if not m.person.email] or found
    if len(found) > 1:
        raise BadRoster(
            f"{len(found)} members are called {person.name}, and the list does not say which.",
            "Give the address that one of them has already.",
        )
    if not found and len(named) == 1:  # who left comes back
        found = list(named)
    return found[0][0] if found else -1


def _after(member: Member, line: Listed, outside: Mapping[str, str]) -> Member:
    """The member with what the line says; a name that is an alias of theirs does not rename."""
    told = {name: getattr(line.person, name) for name in line.told if name in FIELDS}
    name = line.person.name
    if name in member.person.aliases and name.casefold() != member.person.name.casefold():
        del told["name"]
        if "aliases" in told:
            told["aliases"] = tuple(dict.fromkeys((*told["aliases"], name)))
    return Member(_known(replace(member.person, **told), outside))


def _known(person: Person, outside: Mapping[str, str]) -> Person:
    """Who is known by address outside the group keeps that name; the list's is an alias."""
    name = outside.get(person.email, person.name)
    if name == person.name:
        return person
    return replace(person, name=name, aliases=tuple(dict.fromkeys((*person.aliases, person.name))))


def _of_the_forgotten(names: Sequence[str]) -> Iterator[Notice]:
    for name in names:
        yield notice("forgotten_stays_out", name=name)


def _of_changes(changed: Sequence[Changed]) -> Iterator[Notice]:
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


def _of_the_group(now: Sequence[Person]) -> Iterator[Notice]:
    for name, count in Counter(person.name for person in now).items():
        if count > 1:
            yield notice("same_name", number=count, name=name)
    if now and not any(person.role is Role.MODERATOR for person in now):
        yield notice("no_moderator")


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
