"""Add, remove and list the people who may sign in to the console, and set their passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from facilitator.domain.addresses import is_address
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.person import Role
from facilitator.features.access.sign_in import create_first_link, sign_out_everywhere
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.groups import MembershipRecord, PersonRecord

SHORTEST_PASSWORD = 12  # characters; NIST SP 800-63B asks for 8, but this is rarely typed


@dataclass(frozen=True, slots=True)
class ListedModerator:
    """Someone who may sign in, as listed."""

    name: str
    email: str
    is_owner: bool
    has_password: bool
    groups: tuple[str, ...]
    signed_in_at: datetime | None


def add_moderator(email: str, name: str, is_owner: bool, deps: Deps) -> str:
    """Create an account and return its first sign-in link. Safe to run again: it returns a new
    link.

    An owner sees every group. Raises Refused for an invalid address.
    """
    address = email.strip().casefold()
    if not is_address(address):
        raise Refused(f"{address or 'Nothing'} is not an email address.", "Write it as name@host.")
    with deps.db.tx() as tx:
        person = _find_person(tx, address)
        if person is None:
            person = PersonRecord(name=name.strip() or address.partition("@")[0], email=address)
            tx.add(person)
            tx.flush()
        account = tx.get(AccountRecord, person.id)
        if account is None:
            account = AccountRecord(person_id=person.id)
            tx.add(account)
        account.is_owner = account.is_owner or is_owner
        role = "owner" if account.is_owner else "moderator"
        record_audit_entry(
            tx, AuditEntry(f"let sign in as {role}", f"person {person.id}"), deps.clock.now()
        )
        person_id = person.id
    return create_first_link(person_id, deps).link


def remove_moderator(email: str, deps: Deps) -> None:
    """Delete an account and sign out its browsers. Raises NotFound.

    Someone who moderates a group can still request a sign-in link.
    """
    with deps.db.tx() as tx:
        account = _find_account(tx, email)
        person_id = account.person_id
        record_audit_entry(
            tx, AuditEntry("took an account away", f"person {person_id}"), deps.clock.now()
        )
        tx.delete(account)
    sign_out_everywhere(person_id, deps)


def set_password(email: str, password: str | None, deps: Deps) -> None:
    """Set a password, or remove it if None; signs out all browsers. Raises NotFound.

    Raises Refused for a password that is too short.
    """
    if password is not None and len(password) < SHORTEST_PASSWORD:
        raise Refused(
            "This password is too short.", f"Use at least {SHORTEST_PASSWORD} characters."
        )
    with deps.db.tx() as tx:
        account = _find_account(tx, email)
        account.password = None if password is None else generate_password_hash(password)
        action = "took a password away" if password is None else "set a password"
        record_audit_entry(tx, AuditEntry(action, f"person {account.person_id}"), deps.clock.now())
        person_id = account.person_id
    sign_out_everywhere(person_id, deps)


def list_moderators(deps: Deps) -> list[ListedModerator]:
    """List everyone who may sign in, because of an account or because they moderate a group."""
    with deps.db.tx() as tx:
        accounts = {row.person_id: row for row in tx.scalars(select(AccountRecord))}
        moderates: dict[int, list[str]] = {}
        for membership in tx.scalars(
            select(MembershipRecord).where(
                MembershipRecord.role == Role.MODERATOR, MembershipRecord.left_at.is_(None)
            )
        ):
            moderates.setdefault(membership.person_id, []).append(membership.group.name)
        last_sign_ins = select(SignInRecord.person_id, func.max(SignInRecord.begun_at)).where(
            SignInRecord.is_link.is_(False)
        )
        signed_in_at = dict(tx.execute(last_sign_ins.group_by(SignInRecord.person_id)).all())
        people = tx.scalars(
            select(PersonRecord)
            .where(PersonRecord.id.in_({*accounts, *moderates}), PersonRecord.email.is_not(None))
            .order_by(PersonRecord.name, PersonRecord.id)
        )
        return [
            ListedModerator(
                person.name, person.email or "",
                person.id in accounts and accounts[person.id].is_owner,
                person.id in accounts and accounts[person.id].password is not None,
                tuple(sorted(moderates.get(person.id, ()))), signed_in_at.get(person.id),
            )
            for person in people
        ]  # fmt: skip


def _find_person(tx: Session, email: str) -> PersonRecord | None:
    wanted = func.lower(PersonRecord.email) == email.strip().lower()
    return tx.scalar(select(PersonRecord).where(wanted))


def _find_account(tx: Session, email: str) -> AccountRecord:
    person = _find_person(tx, email)
    account = tx.get(AccountRecord, person.id) if person else None
    if account is None:
        raise NotFound(
            f"No account signs in with {email.strip()}.",
            "`facilitator moderators list` shows who can.",
        )
    return account
