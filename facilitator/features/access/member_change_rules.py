"""Rules for what a moderator may change about members: no takeover of accounts, never the last
moderator.

A person has one name, one address and one time zone in all groups, and signs in with the address:
whoever could change that address would be able to sign in as that person in every group.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.people.member_changes import MemberChange, RosterChanges
from facilitator.domain.people.person import Person, Role
from facilitator.features.access.sign_in import Visitor
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.groups import MembershipRecord, PersonRecord


def people_not_editable(
    tx: Session, visitor: Visitor, members: Sequence[MembershipRecord]
) -> set[int]:
    """Return the ids of those people whose name, address and time zone the visitor may not change.

    These are people who belong to another group as well, or who can sign in or ever did. An owner
    may change anyone, and everyone may change themselves.
    """
    return set() if visitor.is_owner else _known_elsewhere(tx, members) - {visitor.person_id}


def _known_elsewhere(tx: Session, members: Sequence[MembershipRecord]) -> set[int]:
    """Return the ids of the people who are more than members of this one group."""
    people_by_membership = {m.id: m.person_id for m in members}
    person_ids = set(people_by_membership.values())
    elsewhere = select(MembershipRecord.person_id).where(
        MembershipRecord.person_id.in_(person_ids), MembershipRecord.id.not_in(people_by_membership)
    )
    accounts = select(AccountRecord.person_id).where(AccountRecord.person_id.in_(person_ids))
    signed_in = select(SignInRecord.person_id).where(SignInRecord.person_id.in_(person_ids))
    known = tx.scalars(elsewhere.union(accounts, signed_in))
    moderators = {m.person_id for m in members if m.role == Role.MODERATOR and m.left_at is None}
    return {*known, *moderators}


def last_moderator(members: Sequence[MembershipRecord]) -> int | None:
    """Return the membership id of the only moderator with an address; None if there are more or
    none.
    """
    moderators = [m.id for m in members if m.left_at is None and _can_moderate(m.as_person())]
    return moderators[0] if len(moderators) == 1 else None


def check_member_changes(
    tx: Session, visitor: Visitor, members: Sequence[MembershipRecord], changes: RosterChanges
) -> None:
    """Raise Refused for changes that this moderator may not make."""
    changed_at = {change.at: change for change in (*changes.changed, *changes.left)}
    _check_moderator_remains(members, changes, changed_at)
    fixed, elsewhere = people_not_editable(tx, visitor, members), _known_elsewhere(tx, members)
    for at, change in changed_at.items():
        person_id, name = members[at].person_id, change.before.person.name
        if person_id in fixed and _identity(change.before.person) != _identity(change.after.person):
            raise Refused(
                f"{name} can sign in or belongs to another group: you cannot change their name, "
                "address or time zone.",
                "Ask them or an owner to change these.",
            )
        address = change.after.person.email
        is_new = address and address != change.before.person.email
        if is_new and person_id in elsewhere and _is_known(tx, address, members):
            raise Refused(
                f"The address {address} belongs to someone else.",
                f"Use another address for {name}.",
            )


def _check_moderator_remains(
    members: Sequence[MembershipRecord], changes: RosterChanges, changed_at: dict[int, MemberChange]
) -> None:
    """Raise Refused if the changes would leave a group that has a moderator without one."""
    before = any(m.left_at is None and _can_moderate(m.as_person()) for m in members)
    after = any(_can_moderate(person) for person in changes.added) or any(
        not changed_at[at].after.has_left and _can_moderate(changed_at[at].after.person)
        if at in changed_at
        else m.left_at is None and _can_moderate(m.as_person())
        for at, m in enumerate(members)
    )
    if before and not after:
        raise Refused(
            "This group would have no moderator.",
            "Make another member with an email address a moderator first.",
        )


def _can_moderate(person: Person) -> bool:
    return person.role is Role.MODERATOR and bool(person.email)


def _identity(person: Person) -> tuple[str, str, str]:
    return person.name, person.email, person.time_zone


def _is_known(tx: Session, address: str, members: Sequence[MembershipRecord]) -> bool:
    inside = [m.person_id for m in members]
    known = select(PersonRecord.id).where(
        PersonRecord.email == address, PersonRecord.id.not_in(inside)
    )
    return tx.scalar(known) is not None
