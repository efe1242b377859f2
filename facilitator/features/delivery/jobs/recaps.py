"""Recaps as durable work: made from what is kept of a session, then shown or sent."""

from __future__ import annotations

from facilitator.features.delivery import mail_recap, send_recap
from facilitator.features.mail.jobs import mails
from facilitator.features.recaps import write_recap
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, own_key, step, until_it_passes, workflow

QUEUE = "sessions"


@workflow(QUEUE)
def make_recap(session_id: int) -> str:
    """Write the recap of a session, then show it to its moderators, or send it.

    Not a step: each call to a model within it is work of its own, with a result that is kept.
    """
    written = until_it_passes(lambda: write_recap.write_recap(session_id, deps(), own_key()))
    if written is None:
        return "no transcript"
    share(session_id)
    mails.send_soon()
    return f"version {written.version}"


def look() -> list[list[int | str]]:
    """See send_recap.redos_due. Within a step."""
    return [list(asked) for asked in send_recap.redos_due(deps())]


def start(found: list[list[int | str]]) -> int:
    """Start the recaps that somebody wants made again. Gives their number; safe to repeat."""
    for session_id, moment in found:
        enqueue(make_recap.__name__, f"redo:{session_id}:{moment}", session_id)
    return len(found)


@workflow(QUEUE)
def tell_silence(sitting_id: int) -> bool:
    """Tell the moderator why there is no transcript, and where to hand one in."""
    is_told = mail_silence(sitting_id)
    mails.send_soon()
    return is_told


@step
def share(session_id: int) -> bool:
    """See send_recap.share."""
    return send_recap.share(session_id, deps())


@step
def mail_silence(sitting_id: int) -> bool:
    """See mail_recap.tell_silence."""
    return mail_recap.tell_silence(sitting_id, deps())
