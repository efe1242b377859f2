"""A mail's way out: the states it can be in, and when a server that said no is asked again."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

FIRST_PAUSE = timedelta(minutes=1)
LONGEST = timedelta(days=1)


class MailState(StrEnum):
    """Where a mail is on its way.

    *Sending* is written just before the mail itself is handed over and *sent* after the server's
    answer, so what a crash leaves at *sending* is in *doubt*: it may have arrived. Nothing but a
    person sends it again. *Refused* is the server's last word, *dropped* is ours.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    DOUBT = "doubt"
    DROPPED = "dropped"


def next_try(asked_at: datetime, now: datetime, pause: timedelta = timedelta()) -> datetime | None:
    """When what did not get through is tried again; None once it has been a day.

    Each pause is as long as all the time since it was asked for, a minute at least, and not
    shorter than ``pause``, for which the server asked.
    """
    until = asked_at + LONGEST
    if now >= until:
        return None
    return min(now + max(FIRST_PAUSE, pause, now - asked_at), until)
