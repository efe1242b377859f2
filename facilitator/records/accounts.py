"""Console accounts, sign-in links and browser sessions; tokens are stored only as digests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord


class AccountRecord(Base):
    """A person who can sign in; an owner sees every group. ``password`` is a salted scrypt hash."""

    __tablename__ = "accounts"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    is_owner: Mapped[bool] = mapped_column(default=False)
    password: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[PersonRecord] = relationship(lazy="joined")


class SignInRecord(Base):
    """A mailed sign-in link (``is_link``) or a signed-in browser, found by a digest of its token.

    A link works once; a browser is signed in until ``until``.
    """

    __tablename__ = "sign_ins"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(unique=True)
    is_link: Mapped[bool]
    begun_at: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    person: Mapped[PersonRecord] = relationship(lazy="joined")


class SignInTryRecord(Base):
    """An attempt to sign in; ``who`` is a digest of the email address or of the IP address."""

    __tablename__ = "sign_in_tries"
    __table_args__ = (Index(None, "who", "at"),)

    id: Mapped[Key]
    who: Mapped[str]
    at: Mapped[datetime]
