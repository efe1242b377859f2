"""The audit log: who saw, changed, approved or sent what, and when; never what was said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import GroupRecord, PersonRecord


class AuditEntryRecord(Base):
    """An audit entry; ``by`` says whether a member, the operator or facilitator itself acted.

    ``about`` names things only by their ids, so it holds no personal data; the row outlives the
    group and the person.
    """

    __tablename__ = "deeds"

    id: Mapped[Key]
    at: Mapped[datetime]
    by: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    what: Mapped[str]
    about: Mapped[str]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("groups.id", ondelete="SET NULL"), index=True
    )
    person: Mapped[PersonRecord | None] = relationship()
    group: Mapped[GroupRecord | None] = relationship()
