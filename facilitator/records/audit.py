"""The audit log: who saw, changed, approved or sent what, and when. Never what was said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import GroupRecord, PersonRecord


class DeedRecord(Base):
    """Something that was done, by a member, the operator, or facilitator itself (``by``).

    ``about`` names things by their numbers alone, so that there is nothing to forget in it; the
    row outlives the group and the person.
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
