"""What every row has that leaves this house once: how far it is, its attempts and its times."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from facilitator.domain.mails import MailState
from facilitator.records.base import Key, now


class Leaves:
    """A mail or a post on its way out.

    ``tries`` counts the attempts, and an attempt that is not the newest changes nothing.
    ``asked_at`` is when it was put here, or a person had it sent again; what waits without
    ``next_try_at`` is to leave at once. ``why`` is what the server said, or why we dropped it.
    """

    CALLED: ClassVar[str]  # what people call one of these

    id: Mapped[Key]
    state: Mapped[str] = mapped_column(default=MailState.WAITING.value)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
