"""Prompts and the versions of them that recaps were made with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now


class PromptRecord(Base):
    """One prompt of one theme."""

    __tablename__ = "prompts"
    __table_args__ = (UniqueConstraint("theme", "name"),)

    id: Mapped[Key]
    theme: Mapped[str]
    name: Mapped[str]
    versions: Mapped[list[PromptVersionRecord]] = relationship(
        order_by="PromptVersionRecord.number", passive_deletes=True
    )


class PromptVersionRecord(Base):
    """An immutable text of a prompt; ``digest`` identifies it in recaps and in the ledger."""

    __tablename__ = "prompt_versions"
    __table_args__ = (
        UniqueConstraint("prompt_id", "number"),
        UniqueConstraint("prompt_id", "digest"),
    )

    id: Mapped[Key]
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompts.id", ondelete="CASCADE"))
    number: Mapped[int]
    digest: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
