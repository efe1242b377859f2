"""Who is who in the records: groups, members, and those who were forgotten on request."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people import Person, Roster
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord


def keep_group(tx: Session, name: str, theme: str) -> GroupRecord:
    """The group of this name; it is made where there is none yet, and nobody else changes it."""
    group = tx.scalar(select(GroupRecord).where(GroupRecord.name == name).with_for_update())
    if group is None:
        group = GroupRecord(name=name, theme=theme)
        tx.add(group)
        tx.flush()
    return group


def keep_people(tx: Session, group: GroupRecord, roster: Roster) -> dict[str, PersonRecord]:
    """Each member's row by name. A person is known by email, else by name within the group."""
    tx.flush()
    members = list(
        tx.scalars(select(MembershipRecord).where(MembershipRecord.group_id == group.id))
    )
    people: dict[str, PersonRecord] = {}
    for person in roster.people:
        membership = _membership(members, person)
        if membership is None:
            membership = MembershipRecord(group_id=group.id, person=_person(tx, person))
            tx.add(membership)
            members.append(membership)
        membership.role, membership.recorded = person.role.value, person.recorded
        membership.aliases = list(person.aliases) or membership.aliases or []
        membership.person.email = membership.person.email or person.email.casefold() or None
        people[person.name] = membership.person
    tx.flush()
    return people


def _membership(members: list[MembershipRecord], person: Person) -> MembershipRecord | None:
    email, name = person.email.casefold(), person.name.casefold()
    by_email = [m for m in members if email and m.person.email == email]
    by_name = [m for m in members if m.person.name.casefold() == name]
    same = [m for m in by_name if not (email and m.person.email and m.person.email != email)]
    return next(iter(by_email or same), None)


def _person(tx: Session, person: Person) -> PersonRecord:
    email = person.email.casefold() or None
    known = email and tx.scalar(select(PersonRecord).where(PersonRecord.email == email))
    return known or PersonRecord(name=person.name, email=email)


def forgotten_check(db: Database) -> Callable[[str], bool]:
    """Tells whether a name is that of somebody who asked to be forgotten, in any group."""
    with db.tx() as tx:
        digests = list(
            tx.scalars(select(PersonRecord.known_by).where(PersonRecord.forgotten_at.is_not(None)))
        )
    salted = [digest.split(":") for known_by in digests for digest in known_by]

    def is_forgotten(name: str) -> bool:
        return any(_digest(salt, name) == digest for salt, digest in salted)

    return is_forgotten


def digests_of(names: Iterable[str]) -> list[str]:
    """Salted digests by which a forgotten person's names are known again, and nothing else."""
    salt = secrets.token_hex(8)
    return sorted(f"{salt}:{_digest(salt, name)}" for name in {n.casefold() for n in names if n})


def _digest(salt: str, name: str) -> str:
    return hashlib.scrypt(name.casefold().encode(), salt=salt.encode(), n=2**12, r=8, p=1).hex()[
        :32
    ]
