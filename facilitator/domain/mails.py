"""The states of a mail on its way out, and when sending is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

FIRST_PAUSE = timedelta(minutes=1)
GIVE_UP_AFTER = timedelta(days=1)


class MailState(StrEnum):
    """The state of a mail.

    *Sending* is written just before the mail is handed to the server and *sent* after the server's
    answer. A mail left in *sending* by a crash becomes *doubt*: it may have arrived, and only a
    person sends it again. *Refused* is the server's final answer, *dropped* is our own decision.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    DOUBT = "doubt"
    DROPPED = "dropped"


def next_mail_try(
    asked_at: datetime, now: datetime, pause: timedelta = timedelta()
) -> datetime | None:
    """Return when to try again; None if the first attempt was a day ago.

    Each pause is as long as the time since ``asked_at``, at least a minute, and at least ``pause``,
    which the server asked for.
    """
    until = asked_at + GIVE_UP_AFTER
    if now >= until:
        return None
    return min(now + max(FIRST_PAUSE, pause, now - asked_at), until)
