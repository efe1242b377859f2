"""How often members want follow-up mails between sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.records.base import Base


class FollowUpPaceRecord(Base):
    """How often a person wants follow-up mails, if not the default."""

    __tablename__ = "paces"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    pace: Mapped[str]
    at: Mapped[datetime]
