"""Sign in to the console with a mailed one-time link or a password, and sign out."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from facilitator.domain.errors import BadLink, LinkExpired, Refused, TooManyAttempts
from facilitator.domain.people.person import Role
from facilitator.kit.deps import Deps
from facilitator.records.accounts import AccountRecord, SignInRecord, SignInTryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord

LINK_LIFETIME, SIGN_IN_LIFETIME = timedelta(minutes=30), timedelta(days=14)
ATTEMPT_WINDOW = timedelta(minutes=15)
# Attempts in a window: for one address from one place, from one place, and for one password from
# all places together. Nobody elsewhere can keep a person from asking for a link.
MAX_PER_ADDRESS, MAX_PER_CLIENT, MAX_PASSWORDS = 5, 40, 100
MAX_LINKS = 5  # mailed in a window; those before still work, so that more help nobody
PURPOSE = "sign-in"
DUMMY_PASSWORD = generate_password_hash(
    secrets.token_hex()
)  # takes as long to compare as a real one


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person who is signed in. An owner sees every group, others those they moderate."""

    person_id: int
    name: str
    email: str
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class SignInLink:
    """A sign-in link, its recipient and their language. The link is stored nowhere else."""

    name: str
    email: str
    link: str
    language: str


def request_link(email: str, place: str, deps: Deps) -> SignInLink | None:
    """Create a sign-in link if this address may sign in; otherwise return None.

    The caller must not reveal which, nor that enough links were mailed. ``place`` is the client's
    address. Raises TooManyAttempts.
    """
    _count_attempts(_limits(email, place), deps)
    with deps.db.tx() as tx:
        person = _find_allowed_person(tx, email)
        if person is None or _has_enough_links(tx, person, deps.clock.now()):
            return None
        return _create_link(tx, person, deps)


def has_no_accounts(deps: Deps) -> bool:
    """Whether no person may sign in yet."""
    leads = select(MembershipRecord.id).where(
        MembershipRecord.role == Role.MODERATOR, MembershipRecord.left_at.is_(None)
    )
    with deps.db.tx() as tx:
        return tx.scalar(select(or_(exists(leads), exists(select(AccountRecord))))) is not True


def create_first_link(person_id: int, deps: Deps) -> SignInLink:
    """Create a sign-in link for a newly created account."""
    with deps.db.tx() as tx:
        return _create_link(tx, tx.get_one(PersonRecord, person_id), deps)


def email_of_link(key: str, deps: Deps) -> str:
    """Return the address a link belongs to, to show before use. Raises BadLink, LinkExpired."""
    with deps.db.tx() as tx:
        return _find_link(tx, key, deps.clock.now()).person.email or ""


def sign_in_with_link(key: str, deps: Deps) -> str:
    """Sign in with a link and return the browser's key. Raises BadLink, LinkExpired."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        link = _find_link(tx, key, now)
        used = tx.execute(
            update(SignInRecord)
            .where(SignInRecord.id == link.id, SignInRecord.ended_at.is_(None))
            .values(ended_at=now)
        )
        if used.rowcount != 1:  # type: ignore[attr-defined]
            raise _too_old()
        return _start_sign_in(tx, link.person_id, now)


def sign_in_with_password(email: str, password: str, place: str, deps: Deps) -> str:
    """Sign in with a password and return the browser's key. Raises TooManyAttempts, Refused."""
    everywhere = {_digest(f"password:{_folded(email)}"): MAX_PASSWORDS}
    _count_attempts(_limits(email, place) | everywhere, deps)
    with deps.db.tx() as tx:
        person = _find_allowed_person(tx, email)
        account = tx.get(AccountRecord, person.id) if person else None
    is_right = check_password_hash((account and account.password) or DUMMY_PASSWORD, password)
    if not is_right or account is None:
        raise Refused(
            "The address or the password is wrong.",
            "Try again, or ask for a link by mail.",
        )
    with deps.db.tx() as tx:
        return _start_sign_in(tx, account.person_id, deps.clock.now())


def find_visitor(key: str, deps: Deps) -> Visitor | None:
    """Return the visitor this browser key belongs to; None if it is not signed in."""
    account = AccountRecord
    query = (  # runs on every request, so it is a single query
        select(PersonRecord.id, PersonRecord.name, PersonRecord.email, account.is_owner)
        .join(SignInRecord, SignInRecord.person_id == PersonRecord.id)
        .outerjoin(account, account.person_id == PersonRecord.id)
        .where(SignInRecord.digest == _digest(key), SignInRecord.is_link.is_(False))
        .where(SignInRecord.ended_at.is_(None), SignInRecord.until > deps.clock.now())
        .where(_may_sign_in_condition())
    )
    with deps.db.reading() as tx:
        row = tx.execute(query).one_or_none()
    return Visitor(row.id, row.name, row.email or "", bool(row.is_owner)) if row else None


def sign_out(key: str, deps: Deps) -> None:
    """Sign out this browser. Safe to run twice."""
    with deps.db.tx() as tx:
        _end_sign_ins(tx, SignInRecord.digest == _digest(key), deps.clock.now())


def sign_out_everywhere(person_id: int, deps: Deps) -> int:
    """Sign out all browsers of a person and end their links. Returns the number of browsers."""
    with deps.db.tx() as tx:
        return _end_sign_ins(tx, SignInRecord.person_id == person_id, deps.clock.now())


def remove_expired(deps: Deps) -> None:
    """Delete expired sign-ins and links, and tries that no longer count."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        over = or_(SignInRecord.until < now, SignInRecord.ended_at < now - SIGN_IN_LIFETIME)
        tx.execute(delete(SignInRecord).where(over))
        tx.execute(delete(SignInTryRecord).where(SignInTryRecord.at < now - ATTEMPT_WINDOW))


def _folded(email: str) -> str:
    return email.strip().casefold()


def _limits(email: str, place: str) -> dict[str, int]:
    """How often an attempt may be made, by what it is counted under."""
    return {
        _digest(f"address:{_folded(email)} place:{place}"): MAX_PER_ADDRESS,
        _digest(f"place:{place}"): MAX_PER_CLIENT,
    }


def _has_enough_links(tx: Session, person: PersonRecord, now: datetime) -> bool:
    """Whether a person was mailed so many links that one more would only be a nuisance."""
    count = select(func.count()).where(
        SignInRecord.person_id == person.id,
        SignInRecord.is_link.is_(True),
        SignInRecord.ended_at.is_(None),
        SignInRecord.begun_at > now - ATTEMPT_WINDOW,
    )
    return (tx.scalar(count) or 0) >= MAX_LINKS


def _count_attempts(limits: dict[str, int], deps: Deps) -> None:
    """Count a sign-in attempt before it is made. Raises TooManyAttempts, also for unknown
    addresses.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        for who, limit in limits.items():
            tx.add(SignInTryRecord(who=who, at=now))
            tx.flush()
            count = select(func.count()).where(
                SignInTryRecord.who == who, SignInTryRecord.at > now - ATTEMPT_WINDOW
            )
            if (tx.scalar(count) or 0) > limit:
                raise TooManyAttempts("Too many attempts.", "Wait 15 minutes, then try again.")


def _find_allowed_person(tx: Session, email: str) -> PersonRecord | None:
    """Return the person who may sign in with this address, if there is one."""
    person = tx.scalar(
        select(PersonRecord).where(func.lower(PersonRecord.email) == email.strip().lower())
    )
    return person if person is not None and _may_sign_in(tx, person) else None


def _may_sign_in(tx: Session, person: PersonRecord) -> bool:
    query = select(PersonRecord.id).where(PersonRecord.id == person.id, _may_sign_in_condition())
    return tx.scalar(query) is not None


def _may_sign_in_condition() -> ColumnElement[bool]:
    """SQL condition: the person moderates a group or has an account."""
    moderates = select(MembershipRecord.id).where(
        MembershipRecord.person_id == PersonRecord.id, MembershipRecord.left_at.is_(None),
        MembershipRecord.role == Role.MODERATOR,
    )  # fmt: skip
    has_account = select(AccountRecord.person_id).where(AccountRecord.person_id == PersonRecord.id)
    may_sign_in = or_(
        *(condition.correlate(PersonRecord).exists() for condition in (moderates, has_account))
    )
    return PersonRecord.forgotten_at.is_(None) & may_sign_in


def _create_link(tx: Session, person: PersonRecord, deps: Deps) -> SignInLink:
    key, now = secrets.token_urlsafe(32), deps.clock.now()
    tx.add(
        SignInRecord(
            person_id=person.id, digest=_digest(key), is_link=True, begun_at=now,
            until=now + LINK_LIFETIME,
        )
    )  # fmt: skip
    link = deps.links.page(f"{PURPOSE}/{key}")
    return SignInLink(person.name, person.email or "", link, _language(tx, person))


def _language(tx: Session, person: PersonRecord) -> str:
    """The language of the groups a person moderates, if they share one; English otherwise."""
    query = (
        select(GroupRecord.language)
        .join(GroupRecord.memberships)
        .where(MembershipRecord.person_id == person.id, MembershipRecord.left_at.is_(None))
        .where(MembershipRecord.role == Role.MODERATOR)
    )
    languages = set(tx.scalars(query))
    return languages.pop() if len(languages) == 1 else "en"


def _find_link(tx: Session, key: str, now: datetime) -> SignInRecord:
    row = tx.scalar(
        select(SignInRecord).where(
            SignInRecord.digest == _digest(key), SignInRecord.is_link.is_(True)
        )
    )
    if row is None:
        raise BadLink(
            "This link is not valid, or a part of it is missing.",
            "Open it from the mail again, or ask for a new one.",
        )
    if row.ended_at is not None or row.until <= now or not _may_sign_in(tx, row.person):
        raise _too_old()
    return row


def _too_old() -> LinkExpired:
    return LinkExpired(
        "This link was already used, or it is older than 30 minutes.", "Ask for a new one."
    )


def _start_sign_in(tx: Session, person_id: int, now: datetime) -> str:
    key = secrets.token_urlsafe(32)
    tx.add(
        SignInRecord(
            person_id=person_id, digest=_digest(key), is_link=False, begun_at=now,
            until=now + SIGN_IN_LIFETIME,
        )
    )  # fmt: skip
    return key


def _end_sign_ins(tx: Session, condition: ColumnElement[bool], now: datetime) -> int:
    open_sign_ins = (SignInRecord.ended_at.is_(None), SignInRecord.until > now)
    browsers = tx.scalar(
        select(func.count()).where(condition, SignInRecord.is_link.is_(False), *open_sign_ins)
    )
    tx.execute(update(SignInRecord).where(condition, *open_sign_ins).values(ended_at=now))
    return browsers or 0


def _digest(key: str) -> str:
    """Hash a key, so that nobody who reads the database can sign in with what is stored."""
    return hashlib.sha256(key.encode()).hexdigest()
