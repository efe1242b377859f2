"""What a moderator may change of people: nobody's way in elsewhere, and never the last moderator.

A person has one name, one address and one time zone in all groups, and signs in by the address:
whoever could write another one there would be that person, in every group of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.people.member_changes import Changed, Changes
from facilitator.domain.people.people import Person, Role
from facilitator.features.access.sign_in import Visitor
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.groups import MembershipRecord, PersonRecord


def fixed_in(tx: Session, visitor: Visitor, members: Sequence[MembershipRecord]) -> set[int]:
    """Whose name, address and time zone are not the visitor's to change, of these, by person.

    Those are the ones of everybody who belongs to another group as well, signs in, or has ever;
    an owner may change them, and everybody their own.
    """
    return set() if visitor.is_owner else known_beyond(tx, members) - {visitor.person_id}


def known_beyond(tx: Session, members: Sequence[MembershipRecord]) -> set[int]:
    """Who of these people is more than a member of this one group, by person."""
    own = {m.id: m.person_id for m in members}
    people = set(own.values())
    elsewhere = select(MembershipRecord.person_id).where(
        MembershipRecord.person_id.in_(people), MembershipRecord.id.not_in(own)
    )
    accounts = select(AccountRecord.person_id).where(AccountRecord.person_id.in_(people))
    signed_in = select(SignInRecord.person_id).where(SignInRecord.person_id.in_(people))
    found = tx.scalars(elsewhere.union(accounts, signed_in))
    leads = {m.person_id for m in members if m.role == Role.MODERATOR and m.left_at is None}
    return {*found, *leads}


def last_moderator(members: Sequence[MembershipRecord]) -> int | None:
    """The number of the one membership that moderates and can be written to, if there is one."""
    leads = [m.id for m in members if m.left_at is None and _leads(m.as_person())]
    return leads[0] if len(leads) == 1 else None


def check_people(
    tx: Session, visitor: Visitor, members: Sequence[MembershipRecord], changes: Changes
) -> None:
    """Raise Refused for changes that are not for this moderator to make."""
    moved = {one.at: one for one in (*changes.changed, *changes.left)}
    _check_lead(members, changes, moved)
    fixed, beyond = fixed_in(tx, visitor, members), known_beyond(tx, members)
    for at, one in moved.items():
        person_id, name = members[at].person_id, one.before.person.name
        if person_id in fixed and _theirs(one.before.person) != _theirs(one.after.person):
            raise Refused(
                f"{name} signs in here, or is known beyond this group: their name, address and "
                "time zone are theirs.",
                "Leave these as they are; they or an owner can change them.",
            )
        address = one.after.person.email
        is_new = address and address != one.before.person.email
        if is_new and person_id in beyond and _is_known(tx, address, members):
            raise Refused(
                f"The address {address} belongs to somebody else.", f"Give {name} another one."
            )


def _check_lead(
    members: Sequence[MembershipRecord], changes: Changes, moved: dict[int, Changed]
) -> None:
    """A group that somebody looks after is looked after by somebody afterwards, too."""
    before = any(m.left_at is None and _leads(m.as_person()) for m in members)
    after = any(_leads(person) for person in changes.added) or any(
        not moved[at].after.has_left and _leads(moved[at].after.person)
        if at in moved
        else m.left_at is None and _leads(m.as_person())
        for at, m in enumerate(members)
    )
    if before and not after:
        raise Refused(
            "Nobody would moderate this group any more.",
            "Make somebody else with an address its moderator first.",
        )


def _leads(person: Person) -> bool:
    return person.role is Role.MODERATOR and bool(person.email)


def _theirs(person: Person) -> tuple[str, str, str]:
    return person.name, person.email, person.time_zone


def _is_known(tx: Session, address: str, members: Sequence[MembershipRecord]) -> bool:
    inside = [m.person_id for m in members]
    known = select(PersonRecord.id).where(
        PersonRecord.email == address, PersonRecord.id.not_in(inside)
    )
    return tx.scalar(known) is not None
