"""Groups, members and forgotten people in the database: create, update, merge, recognise."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.people.person import Person, Roster
from facilitator.domain.people.speakers import find_member
from facilitator.domain.recaps.recap import Recap
from facilitator.kit import queries
from facilitator.kit.recap_edits import replace_person_in_edits
from facilitator.records.base import Base
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord


def get_or_create_group(
    tx: Session, name: str, theme: str, format: str | None = None, language: str = "en"
) -> GroupRecord:
    """Get or create the group of this name, and lock it. An existing group is not changed."""
    group = queries.find_group(tx, name)
    if group is None:
        group = GroupRecord(name=name, theme=theme, format=format, language=language, settings={})
        tx.add(group)
        tx.flush()
    return group


def save_members(
    tx: Session, group: GroupRecord, roster: Roster, *, told: bool = True
) -> dict[str, PersonRecord]:
    """Save the members of a roster. Returns each one's row by name.

    A person is identified by email, or else by name within the group. With ``told``, the roster is
    the moderator's current list and updates existing members; without it, existing members stay as
    they are.
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
            membership = add_member(tx, group, person)
            members.append(membership)
        elif told:
            update_member(tx, membership, person)
        people[person.name] = membership.person
    tx.flush()
    return people


def add_member(tx: Session, group: GroupRecord, person: Person) -> MembershipRecord:
    """Add a member to a group; an existing person with the same address is reused."""
    email = person.email.casefold() or None
    known = email and tx.scalar(select(PersonRecord).where(PersonRecord.email == email))
    if known and known.time_zone:  # set by themselves or by another group
        person = replace(person, time_zone="")
    membership = MembershipRecord(
        group_id=group.id, person=known or PersonRecord(name=person.name, email=email)
    )
    tx.add(membership)
    tx.flush()
    update_member(tx, membership, person)
    return membership


def update_member(tx: Session, membership: MembershipRecord, person: Person) -> None:
    """Update a member; values that are left empty stay as they are."""
    membership.role, membership.recorded = person.role.value, person.recorded
    membership.aliases = list(person.aliases) or membership.aliases or []
    membership.profile = person.profile or membership.profile or ""
    if person.email and not membership.person.email:
        set_email_or_merge(tx, membership.person, person.email.casefold())
    membership.person.time_zone = person.time_zone or membership.person.time_zone


def set_email_or_merge(tx: Session, person: PersonRecord, email: str) -> None:
    """Set a person's email; if another person has it, merge the two into that one."""
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
                rows = update(table).where(key.parent == person.id)
                tx.execute(rows.values({key.parent.name: known.id}))
    replace_person_in_edits(tx, person.id, known.id)
    tx.execute(delete(PersonRecord).where(PersonRecord.id == person.id))
    tx.expire_all()


def _membership(members: list[MembershipRecord], person: Person) -> MembershipRecord | None:
    email, name = person.email.casefold(), person.name.casefold()
    by_email = [m for m in members if email and m.person.email == email]
    by_name = [m for m in members if m.person.name.casefold() == name]
    same = [m for m in by_name if not (email and m.person.email and m.person.email != email)]
    return next(iter(by_email or same), None)


def forgotten_check(db: Database) -> Callable[[str], bool]:
    """Return a function that tells whether a name belongs to a forgotten person in any group."""
    with db.tx() as tx:
        digests = list(
            tx.scalars(select(PersonRecord.known_by).where(PersonRecord.forgotten_at.is_not(None)))
        )
    by_salt: dict[str, set[str]] = {}
    for salt, _, digest in (entry.partition(":") for known_by in digests for entry in known_by):
        by_salt.setdefault(salt, set()).add(digest)

    def is_forgotten(name: str) -> bool:
        return any(_digest(salt, name) in known for salt, known in by_salt.items())

    return is_forgotten


def hidden_check(db: Database, group_id: int) -> Callable[[str], bool]:
    """Return a function that tells whether a group keeps nothing about a name.

    These are forgotten people, and those who left without ever having agreed to be recorded.
    """
    is_forgotten = forgotten_check(db)
    with db.tx() as tx:
        not_recorded = tx.scalars(
            select(MembershipRecord).where(
                MembershipRecord.group_id == group_id,
                MembershipRecord.left_at.is_not(None),
                MembershipRecord.recorded.is_(False),
            )
        )
        former = Roster(tuple(m.as_person() for m in not_recorded))
    return lambda name: find_member(name, former) is not None or is_forgotten(name)


def name_digests(names: Iterable[str]) -> list[str]:
    """Salted digests that recognise a forgotten person's names and reveal nothing else."""
    salt = secrets.token_hex(8)
    return sorted(f"{salt}:{_digest(salt, name)}" for name in {n.casefold() for n in names if n})


def is_known_by(name: str, digests: Iterable[str]) -> bool:
    """Whether a name is one of those of which these digests were made."""
    parts = (digest.partition(":") for digest in digests)
    return bool(name) and any(_digest(salt, name) == told for salt, _, told in parts)


def _digest(salt: str, name: str) -> str:
    return hashlib.scrypt(name.casefold().encode(), salt=salt.encode(), n=2**12, r=8, p=1).hex()[
        :32
    ]


def people_not_on_roster(roster: Roster, recap: Recap) -> Roster:
    """People whom the recap names and the roster lacks, such as unresolved speaker labels."""
    listed = {p.name for p in roster.people}
    named = [s.member for s in recap.hot_seats]
    named += [x.peer for s in recap.hot_seats for x in s.solutions]
    named += [c.member for c in recap.commitments] + [p.speaker for p in recap.points]
    return Roster(tuple(Person(name) for name in dict.fromkeys(named) if name not in listed))
