"""Import a group's members from a list, with a dry run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.member_changes import (
    Member,
    MemberChange,
    RosterChanges,
    compare_members,
)
from facilitator.domain.people.roster import RosterLine, parse_lines
from facilitator.features.access.group_access import GroupRef, actor_of, resolve_group
from facilitator.features.access.member_change_rules import check_member_changes
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.members import add_member, forgotten_check, set_email_or_merge
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Import options.

    ``dry_run`` changes nothing; ``remove_missing`` removes members who are not on the list;
    ``judge`` is called with the changes before they are made, and may raise.
    """

    dry_run: bool = False
    remove_missing: bool = False
    judge: Callable[[RosterChanges], None] | None = None


def import_members(
    group: str, content: bytes, db: Database, *, dry_run: bool = False, remove_missing: bool = False
) -> RosterChanges:
    """Update a group's members from a CSV list; ``dry_run`` only returns the changes.

    Safe to run twice. Members who are not on the list stay, unless ``remove_missing`` is set.
    People who were forgotten on request are not added again. Raises NotFound for the group and
    BadRoster for the list.
    """
    lines, warnings = parse_lines(content)
    changes = update_members(group, lines, ImportOptions(dry_run, remove_missing), db)
    return replace(changes, warnings=(*warnings, *changes.warnings))


def update_members(
    group: str | GroupRef, lines: Sequence[RosterLine], how: ImportOptions, db: Database
) -> RosterChanges:
    """Update a group's members from parsed lines. Returns the changes.

    Raises NotFound for the group, BadRoster for the lines, Refused for changes a moderator may not
    make, and whatever ``how.judge`` raises.
    """
    with db.tx() as tx:
        added = _compared(tx, resolve_group(tx, group), lines, (), how)[1].added
    is_forgotten = forgotten_check(db)  # slow on purpose, so no transaction waits for it
    back = [p.name for p in added if is_forgotten(p.name) or (p.email and is_forgotten(p.email))]
    with db.tx() as tx:
        kept = resolve_group(tx, group)
        members, changes = _compared(tx, kept, lines, back, how)
        if how.judge:
            how.judge(changes)
        apply_changes(tx, group, members, changes, dry_run=how.dry_run)
    return changes


def memberships_of(tx: Session, group: GroupRecord) -> list[MembershipRecord]:
    """All memberships of a group, past ones included, without forgotten people."""
    return list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group.id, PersonRecord.forgotten_at.is_(None))
            .order_by(MembershipRecord.id)
        )
    )


def as_members(members: Sequence[MembershipRecord]) -> list[Member]:
    """Memberships as the member rules know them."""
    return [Member(m.as_person(), m.left_at is not None) for m in members]


def known_elsewhere(
    tx: Session, members: Sequence[MembershipRecord], lines: Sequence[RosterLine]
) -> dict[str, str]:
    """The names, by address, of people on the lines who are known from other groups."""
    inside = {m.person_id for m in members}
    addresses = [line.person.email.casefold() for line in lines if line.person.email]
    return {
        person.email: person.name
        for person in tx.scalars(select(PersonRecord).where(PersonRecord.email.in_(addresses)))
        if person.email and person.id not in inside
    }


def apply_changes(
    tx: Session, group: str | GroupRef, members: Sequence[MembershipRecord], changes: RosterChanges,
    *, dry_run: bool = False,
) -> None:  # fmt: skip
    """Make these changes in a group and write them to the audit log.

    Raises Refused as people_rules.check_member_changes does. Addresses are unique, so those that
    change are cleared before they are set.
    """
    kept = resolve_group(tx, group)
    if isinstance(group, GroupRef):
        check_member_changes(tx, group.visitor, members, changes)
    if dry_run or changes.is_nothing:
        return
    changed = [*changes.changed, *changes.left]
    for change in changed:
        if change.before.person.email != change.after.person.email:
            members[change.at].person.email = None
    tx.flush()
    for change in changed:
        _write(tx, members[change.at], change)
    for person in changes.added:
        add_member(tx, kept, person)
    numbers = f"{len(changes.added)} joined, {len(changes.changed)} changed"
    about = f"{numbers}, {len(changes.left)} left"
    record_audit_entry(
        tx, AuditEntry("changed the members", about, kept.id, actor_of(group)), now()
    )


def _compared(
    tx: Session,
    group: GroupRecord,
    lines: Sequence[RosterLine],
    forgotten: Sequence[str],
    how: ImportOptions,
) -> tuple[list[MembershipRecord], RosterChanges]:
    members = memberships_of(tx, group)
    return members, compare_members(
        as_members(members), lines, elsewhere=known_elsewhere(tx, members, lines),
        forgotten=forgotten, remove_missing=how.remove_missing,
    )  # fmt: skip


def _write(tx: Session, membership: MembershipRecord, change: MemberChange) -> None:
    before, after = change.before.person, change.after.person
    person_id = membership.person_id
    if after.email and after.email != before.email:
        set_email_or_merge(tx, membership.person, after.email)
    if membership.person_id == person_id:  # a person known from elsewhere keeps their own data
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
