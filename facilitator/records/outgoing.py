"""Columns of outgoing messages: state, attempts and times."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from facilitator.domain.mails import MailState
from facilitator.records.base import Key, now


class OutgoingMessage:
    """Mixin for an outgoing mail or post.

    ``tries`` counts the attempts; an attempt that is not the newest has no effect. ``asked_at`` is
    when it was queued, or a person sent it again; one that waits without ``next_try_at`` is due at
    once. ``why`` is the server's answer, or the reason for dropping it.
    """

    CALLED: ClassVar[str]  # the word for one of them in console texts

    id: Mapped[Key]
    state: Mapped[str] = mapped_column(default=MailState.WAITING.value)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
