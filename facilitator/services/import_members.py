"""A group's members from a list: what it changes, shown first, then done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.members import Changed, Changes, Member, compare
from facilitator.domain.roster import Listed, parse_lines
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.services import queries
from facilitator.services.audit import Deed, note
from facilitator.services.keep_people import forgotten_check, give_address, join


def import_members(
    group: str, content: bytes, db: Database, *, dry_run: bool = False, remove_missing: bool = False
) -> Changes:
    """Bring a group's members to what a list says; with ``dry_run`` only tell what would change.

    Safe to run twice. Who is not on the list stays, unless ``remove_missing``. Nobody who was
    forgotten on request comes back. Raises Unknown for the group, BadRoster for the list.
    """
    lines, warnings = parse_lines(content)
    with db.tx() as tx:
        added = _compared(tx, queries.known_group(tx, group), lines, (), remove_missing)[1].added
    is_forgotten = forgotten_check(db)  # slow on purpose, so no transaction waits for it
    back = [p.name for p in added if is_forgotten(p.name) or (p.email and is_forgotten(p.email))]
    with db.tx() as tx:
        kept = queries.known_group(tx, group)
        members, changes = _compared(tx, kept, lines, back, remove_missing)
        if not dry_run:
            _apply(tx, kept, members, changes)
            _note(tx, kept, changes)
    return replace(changes, warnings=(*warnings, *changes.warnings))


def _compared(
    tx: Session,
    group: GroupRecord,
    lines: Sequence[Listed],
    forgotten: Sequence[str],
    remove_missing: bool,
) -> tuple[list[MembershipRecord], Changes]:
    members = list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group.id, PersonRecord.forgotten_at.is_(None))
            .order_by(MembershipRecord.id)
        )
    )
    inside = {m.person_id for m in members}
    addresses = [line.person.email.casefold() for line in lines if line.person.email]
    elsewhere = {
        person.email: person.name
        for person in tx.scalars(select(PersonRecord).where(PersonRecord.email.in_(addresses)))
        if person.email and person.id not in inside
    }
    known = [Member(m.as_person(), m.left_at is not None) for m in members]
    return members, compare(
        known, lines, elsewhere=elsewhere, forgotten=forgotten, remove_missing=remove_missing
    )


def _note(tx: Session, group: GroupRecord, changes: Changes) -> None:
    if not changes.is_nothing:
        numbers = f"{len(changes.added)} joined, {len(changes.changed)} changed"
        told = f"{numbers}, {len(changes.left)} left"
        note(tx, Deed("changed the members", told, group.id), now())


def _apply(
    tx: Session, group: GroupRecord, members: Sequence[MembershipRecord], changes: Changes
) -> None:
    """Addresses are unique, so those that change are given back before they are given out."""
    moved = [*changes.changed, *changes.left]
    for one in moved:
        if one.before.person.email != one.after.person.email:
            members[one.at].person.email = None
    tx.flush()
    for one in moved:
        _write(tx, members[one.at], one)
    for person in changes.added:
        join(tx, group, person)


def _write(tx: Session, membership: MembershipRecord, change: Changed) -> None:
    before, after = change.before.person, change.after.person
    if after.email and after.email != before.email:
        give_address(tx, membership.person, after.email)
    if after.name != before.name:
        membership.person.name = after.name
    if after.time_zone != before.time_zone:
        membership.person.time_zone = after.time_zone
    membership.role, membership.recorded = after.role.value, after.recorded
    membership.aliases, membership.profile = list(after.aliases), after.profile
    if change.after.has_left and membership.left_at is None:
        membership.left_at = now()
    elif change.before.has_left and not change.after.has_left:
        membership.joined_at, membership.left_at = now(), None
