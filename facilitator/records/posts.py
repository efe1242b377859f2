"""Posts to the chats of groups, one per group and purpose."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base
from facilitator.records.groups import GroupRecord
from facilitator.records.outgoing import OutgoingMessage
from facilitator.records.sealed import SealedJson, SealedStr


class PostRecord(OutgoingMessage, Base):
    """One post to one group. Its text is deleted some time after sending; the row stays.

    The address is a setting of the group, read when the post is sent.
    """

    CALLED = "post"
    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("group_id", "purpose"),
        Index(None, "state", "next_try_at"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str]
    title: Mapped[SealedStr]
    lines: Mapped[list[str]] = mapped_column(SealedJson)
    group: Mapped[GroupRecord] = relationship()
