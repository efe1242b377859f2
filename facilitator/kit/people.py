"""Who is who in the records: groups, members, and those who were forgotten on request."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.people.people import Person, Roster
from facilitator.domain.people.speakers import member_named
from facilitator.domain.recaps.recap import Recap
from facilitator.kit import queries
from facilitator.kit.recap_edits import rename_in_edits
from facilitator.records.base import Base
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord


def keep_group(
    tx: Session, name: str, theme: str, format: str | None = None, language: str = "en"
) -> GroupRecord:
    """The group of this name, locked; made as told where there is none, and never changed."""
    group = queries.group_named(tx, name)
    if group is None:
        group = GroupRecord(name=name, theme=theme, format=format, language=language, settings={})
        tx.add(group)
        tx.flush()
    return group


def keep_people(
    tx: Session, group: GroupRecord, roster: Roster, *, told: bool = True
) -> dict[str, PersonRecord]:
    """Each one's row by name. A person is known by email, else by name within the group.

    With ``told`` the roster is what the moderator says of them now; without it, whoever is
    known stays as they are.
    """
    tx.flush()
    members = list(
        tx.scalars(
            select(MembershipRecord)
            .where(MembershipRecord.group_id == group.id)
            .order_by(MembershipRecord.left_at.is_not(None), MembershipRecord.id)
        )
    )
    people: dict[str, PersonRecord] = {}
    for person in roster.people:
        membership = _membership(members, person)
        if membership is None:
            membership = join(tx, group, person)
            members.append(membership)
        elif told:
            take_person(tx, membership, person)
        people[person.name] = membership.person
    tx.flush()
    return people


def join(tx: Session, group: GroupRecord, person: Person) -> MembershipRecord:
    """Make somebody a member of a group; who is known by their address is that person."""
    email = person.email.casefold() or None
    known = email and tx.scalar(select(PersonRecord).where(PersonRecord.email == email))
    if known and known.time_zone:  # they said so themselves, or a group that knows them did
        person = replace(person, time_zone="")
    membership = MembershipRecord(
        group_id=group.id, person=known or PersonRecord(name=person.name, email=email)
    )
    tx.add(membership)
    tx.flush()
    take_person(tx, membership, person)
    return membership


def take_person(tx: Session, membership: MembershipRecord, person: Person) -> None:
    """Write what is said of a member; what is left open stays as it was."""
    membership.role, membership.recorded = person.role.value, person.recorded
    membership.aliases = list(person.aliases) or membership.aliases or []
    membership.profile = person.profile or membership.profile or ""
    if person.email and not membership.person.email:
        give_address(tx, membership.person, person.email.casefold())
    membership.person.time_zone = person.time_zone or membership.person.time_zone


def give_address(tx: Session, person: PersonRecord, email: str) -> None:
    """Give a person an address; whoever is known by it already is the same person from then on."""
    tx.flush()
    known = tx.scalar(
        select(PersonRecord).where(PersonRecord.email == email, PersonRecord.id != person.id)
    )
    if known is None:
        person.email = email
        return
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is PersonRecord.__table__:
                there = update(table).where(key.parent == person.id)
                tx.execute(there.values({key.parent.name: known.id}))
    rename_in_edits(tx, person.id, known.id)
    tx.execute(delete(PersonRecord).where(PersonRecord.id == person.id))
    tx.expire_all()


def _membership(members: list[MembershipRecord], person: Person) -> MembershipRecord | None:
    email, name = person.email.casefold(), person.name.casefold()
    by_email = [m for m in members if email and m.person.email == email]
    by_name = [m for m in members if m.person.name.casefold() == name]
    same = [m for m in by_name if not (email and m.person.email and m.person.email != email)]
    return next(iter(by_email or same), None)


def forgotten_check(db: Database) -> Callable[[str], bool]:
    """Tells whether a name is that of somebody who asked to be forgotten, in any group."""
    with db.tx() as tx:
        digests = list(
            tx.scalars(select(PersonRecord.known_by).where(PersonRecord.forgotten_at.is_not(None)))
        )
    by_salt: dict[str, set[str]] = {}
    for salt, _, digest in (one.partition(":") for known_by in digests for one in known_by):
        by_salt.setdefault(salt, set()).add(digest)

    def is_forgotten(name: str) -> bool:
        return any(_digest(salt, name) in found for salt, found in by_salt.items())

    return is_forgotten


def hidden_check(db: Database, group_id: int) -> Callable[[str], bool]:
    """Tells whether a name is that of somebody of whom a group keeps nothing.

    That is who was forgotten, and who has left without ever having agreed to be recorded.
    """
    is_forgotten = forgotten_check(db)
    with db.tx() as tx:
        silent = tx.scalars(
            select(MembershipRecord).where(
                MembershipRecord.group_id == group_id,
                MembershipRecord.left_at.is_not(None),
                MembershipRecord.recorded.is_(False),
            )
        )
        unheard = Roster(tuple(m.as_person() for m in silent))
    return lambda name: member_named(name, unheard) is not None or is_forgotten(name)


def digests_of(names: Iterable[str]) -> list[str]:
    """Salted digests by which a forgotten person's names are known again, and nothing else."""
    salt = secrets.token_hex(8)
    return sorted(f"{salt}:{_digest(salt, name)}" for name in {n.casefold() for n in names if n})


def _digest(salt: str, name: str) -> str:
    return hashlib.scrypt(name.casefold().encode(), salt=salt.encode(), n=2**12, r=8, p=1).hex()[
        :32
    ]


def others(roster: Roster, recap: Recap) -> Roster:
    """Who is not on the roster, and the recap speaks of; unresolved labels are nobody."""
    listed = {p.name for p in roster.people}
    named = [s.member for s in recap.hot_seats]
    named += [x.peer for s in recap.hot_seats for x in s.solutions]
    named += [c.member for c in recap.commitments] + [p.speaker for p in recap.points]
    return Roster(tuple(Person(name) for name in dict.fromkeys(named) if name not in listed))
