"""Who may sign in to the console, by which links, and who is signed in; no key is kept as it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord


class AccountRecord(Base):
    """A person who signs in; an owner sees every group. ``password`` is a salted scrypt hash."""

    __tablename__ = "accounts"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    is_owner: Mapped[bool] = mapped_column(default=False)
    password: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[PersonRecord] = relationship(lazy="joined")


class SignInRecord(Base):
    """A link that was mailed (``is_link``), or a browser that is signed in: by a digest of its key.

    A link is used once, and another one is nobody's business; a browser ends at ``until``.
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
    """Somebody tried to sign in: a digest of the address they gave, or of where they are."""

    __tablename__ = "sign_in_tries"
    __table_args__ = (Index(None, "who", "at"),)

    id: Mapped[Key]
    who: Mapped[str]
    at: Mapped[datetime]
