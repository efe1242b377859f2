"""Signing in to the console: by a mailed link that works once, or by a password; and out again."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from facilitator.domain.errors import BadLink, LinkTooOld, Refused, TooOften
from facilitator.domain.people.people import Role
from facilitator.kit.deps import Deps
from facilitator.records.accounts import AccountRecord, SignInRecord, SignInTryRecord
from facilitator.records.groups import MembershipRecord, PersonRecord

LINK_LASTS, SIGNED_IN_LASTS = timedelta(minutes=30), timedelta(days=14)
SPAN = timedelta(minutes=15)
MOST_OF_ONE, MOST_FROM_ONE = 5, 40  # tries in a span: for one address; from one place
PURPOSE = "sign-in"
NO_PASSWORD = generate_password_hash(secrets.token_hex())  # takes as long to compare as a real one


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in. An owner sees every group, everybody else those they moderate."""

    person_id: int
    name: str
    email: str
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom a link goes; it is nowhere but in their mail."""

    name: str
    email: str
    link: str


def ask(email: str, place: str, deps: Deps) -> Letter | None:
    """A link for whoever moderates with this address; None for everybody else, told to nobody.

    ``place`` is where they are. Raises TooOften.
    """
    _count(email, place, deps)
    with deps.db.tx() as tx:
        person = _known(tx, email)
        if person is None:
            return None
        return _letter(tx, person, deps)


def is_empty(deps: Deps) -> bool:
    """Whether nobody at all may sign in yet."""
    leads = select(MembershipRecord.id).where(
        MembershipRecord.role == Role.MODERATOR, MembershipRecord.left_at.is_(None)
    )
    with deps.db.tx() as tx:
        return tx.scalar(select(or_(exists(leads), exists(select(AccountRecord))))) is not True


def first_link(person_id: int, deps: Deps) -> Letter:
    """A link for somebody who was just given an account."""
    with deps.db.tx() as tx:
        return _letter(tx, tx.get_one(PersonRecord, person_id), deps)


def about_link(key: str, deps: Deps) -> str:
    """Whose link it is, so that they see it before they use it. Raises BadLink, LinkTooOld."""
    with deps.db.tx() as tx:
        return _link(tx, key, deps.clock.now()).person.email or ""


def use_link(key: str, deps: Deps) -> str:
    """Sign in by a link. Gives the key of the browser. Raises BadLink, LinkTooOld."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        link = _link(tx, key, now)
        used = tx.execute(
            update(SignInRecord)
            .where(SignInRecord.id == link.id, SignInRecord.ended_at.is_(None))
            .values(ended_at=now)
        )
        if used.rowcount != 1:  # type: ignore[attr-defined]
            raise _too_old()
        return _begin(tx, link.person_id, now)


def use_password(email: str, password: str, place: str, deps: Deps) -> str:
    """Sign in by a password. Gives the key of the browser. Raises TooOften, Refused."""
    _count(email, place, deps)
    with deps.db.tx() as tx:
        person = _known(tx, email)
        account = tx.get(AccountRecord, person.id) if person else None
    right = check_password_hash((account and account.password) or NO_PASSWORD, password)
    if not right or account is None:
        raise Refused(
            "This address and password do not belong together.",
            "Try again, or let us mail you a link.",
        )
    with deps.db.tx() as tx:
        return _begin(tx, account.person_id, deps.clock.now())


def visitor(key: str, deps: Deps) -> Visitor | None:
    """Who the browser with this key belongs to; None where nobody is signed in with it."""
    account = AccountRecord
    found = (  # at each click, so in one question
        select(PersonRecord.id, PersonRecord.name, PersonRecord.email, account.is_owner)
        .join(SignInRecord, SignInRecord.person_id == PersonRecord.id)
        .outerjoin(account, account.person_id == PersonRecord.id)
        .where(SignInRecord.digest == _digest(key), SignInRecord.is_link.is_(False))
        .where(SignInRecord.ended_at.is_(None), SignInRecord.until > deps.clock.now())
        .where(_allowed())
    )
    with deps.db.reading() as tx:
        row = tx.execute(found).one_or_none()
    return Visitor(row.id, row.name, row.email or "", bool(row.is_owner)) if row else None


def sign_out(key: str, deps: Deps) -> None:
    """Sign this browser out. Safe to run twice."""
    with deps.db.tx() as tx:
        _end(tx, SignInRecord.digest == _digest(key), deps.clock.now())


def sign_out_everywhere(person_id: int, deps: Deps) -> int:
    """Sign every browser of a person out, and end their links. Gives the number of browsers."""
    with deps.db.tx() as tx:
        return _end(tx, SignInRecord.person_id == person_id, deps.clock.now())


def remove_old(deps: Deps) -> None:
    """Remove what no longer opens anything, and tries that no longer count."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        over = or_(SignInRecord.until < now, SignInRecord.ended_at < now - SIGNED_IN_LASTS)
        tx.execute(delete(SignInRecord).where(over))
        tx.execute(delete(SignInTryRecord).where(SignInTryRecord.at < now - SPAN))


def _count(email: str, place: str, deps: Deps) -> None:
    """Count a try before it is one. Raises TooOften; whose address it is makes no difference."""
    now = deps.clock.now()
    tried = {_digest(f"address:{email.strip().casefold()}"): MOST_OF_ONE,
             _digest(f"place:{place}"): MOST_FROM_ONE}  # fmt: skip
    with deps.db.tx() as tx:
        for who, most in tried.items():
            tx.add(SignInTryRecord(who=who, at=now))
            tx.flush()
            count = select(func.count()).where(
                SignInTryRecord.who == who, SignInTryRecord.at > now - SPAN
            )
            if (tx.scalar(count) or 0) > most:
                raise TooOften(
                    "That was tried too often.", "Wait a quarter of an hour, and try again."
                )


def _known(tx: Session, email: str) -> PersonRecord | None:
    """Who signs in with this address."""
    person = tx.scalar(
        select(PersonRecord).where(func.lower(PersonRecord.email) == email.strip().lower())
    )
    return person if person is not None and _may(tx, person) else None


def _may(tx: Session, person: PersonRecord) -> bool:
    found = select(PersonRecord.id).where(PersonRecord.id == person.id, _allowed())
    return tx.scalar(found) is not None


def _allowed() -> ColumnElement[bool]:
    """Whether a person may sign in: they moderate a group, or were given an account."""
    moderates = select(MembershipRecord.id).where(
        MembershipRecord.person_id == PersonRecord.id, MembershipRecord.left_at.is_(None),
        MembershipRecord.role == Role.MODERATOR,
    )  # fmt: skip
    given = select(AccountRecord.person_id).where(AccountRecord.person_id == PersonRecord.id)
    is_let_in = or_(*(one.correlate(PersonRecord).exists() for one in (moderates, given)))
    return PersonRecord.forgotten_at.is_(None) & is_let_in


def _letter(tx: Session, person: PersonRecord, deps: Deps) -> Letter:
    key, now = secrets.token_urlsafe(32), deps.clock.now()
    tx.add(
        SignInRecord(
            person_id=person.id, digest=_digest(key), is_link=True, begun_at=now,
            until=now + LINK_LASTS,
        )
    )  # fmt: skip
    return Letter(person.name, person.email or "", deps.links.page(f"{PURPOSE}/{key}"))


def _link(tx: Session, key: str, now: datetime) -> SignInRecord:
    row = tx.scalar(
        select(SignInRecord).where(
            SignInRecord.digest == _digest(key), SignInRecord.is_link.is_(True)
        )
    )
    if row is None:
        raise BadLink(
            "This link is not one of ours, or a part of it is missing.",
            "Open it from the mail again, or ask for a new one.",
        )
    if row.ended_at is not None or row.until <= now or not _may(tx, row.person):
        raise _too_old()
    return row


def _too_old() -> LinkTooOld:
    return LinkTooOld("This link was used, or it is older than half an hour.", "Ask for a new one.")


def _begin(tx: Session, person_id: int, now: datetime) -> str:
    key = secrets.token_urlsafe(32)
    tx.add(
        SignInRecord(
            person_id=person_id, digest=_digest(key), is_link=False, begun_at=now,
            until=now + SIGNED_IN_LASTS,
        )
    )  # fmt: skip
    return key


def _end(tx: Session, whose: ColumnElement[bool], now: datetime) -> int:
    open = (SignInRecord.ended_at.is_(None), SignInRecord.until > now)
    browsers = tx.scalar(select(func.count()).where(whose, SignInRecord.is_link.is_(False), *open))
    tx.execute(update(SignInRecord).where(whose, *open).values(ended_at=now))
    return browsers or 0


def _digest(key: str) -> str:
    """Whoever reads the records can sign in with nothing they find there."""
    return hashlib.sha256(key.encode()).hexdigest()
