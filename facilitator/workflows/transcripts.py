"""From the word that a transcript is there to the recap, shown or sent."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from facilitator.domain.errors import FacilitatorError, NotHeard
from facilitator.domain.events import Event
from facilitator.services import (
    due,
    mail_recap,
    send_recap,
    take_files,
    take_transcript,
    write_recap,
)
from facilitator.services.follow_sittings import complete_visits
from facilitator.workflows import mails
from facilitator.workflows.bound import deps
from facilitator.workflows.durable import GaveUp, enqueue, own_key, step, until_it_passes, workflow

QUEUE = "sessions"
AWAY = "The platform could not be reached for the transcript."
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


@workflow(QUEUE)
def fetch_transcript(sitting_id: int, tickets: dict[str, str]) -> str:
    """Fetch the transcript of a sitting and start its recap; where there is none, say why."""
    try:
        taken = take(sitting_id, tickets)
    except GaveUp:
        taken = put_off(sitting_id)
    if "silence" in taken:
        if taken["is_last"]:
            enqueue(tell_silence.__name__, f"silence:{sitting_id}", sitting_id)
        return str(taken["silence"])
    return _recap(taken)


@workflow(QUEUE)
def hand_in(told: dict[str, Any]) -> str:
    """Take a transcript that was handed in and start its recap."""
    return _recap(take_handed_in(told))


def _recap(taken: dict[str, Any]) -> str:
    if not taken:
        return "nothing is kept"
    session_id = taken["session_id"]
    enqueue(make_recap.__name__, recap_key(session_id, taken["fingerprint"]), session_id)
    return f"session {session_id}"


def recap_key(session_id: int, fingerprint: str) -> str:
    """The key of the work that makes the first recap of these words, whoever brought them."""
    return f"recap:{session_id}:{fingerprint[:16]}"


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


def look() -> dict[str, list[list[Any]]]:
    """See due.due, send_recap.redos_due and take_files.unwritten. Within a step."""
    found = due.due(deps())
    return {
        "transcripts": [list(one) for one in found.transcripts],
        "visits": [[sitting_id] for sitting_id in found.visits],
        "redos": [list(asked) for asked in send_recap.redos_due(deps())],
        "unwritten": [list(one) for one in take_files.unwritten(deps())],
    }


def start(found: dict[str, list[list[Any]]], hour: str) -> int:
    """Start what is due: who was there is asked once an hour, until it is known."""
    for sitting_id, tries in found["transcripts"]:
        enqueue(fetch_transcript.__name__, f"look:{sitting_id}:{tries}", sitting_id, {})
    for [sitting_id] in found["visits"]:
        enqueue(fetch_visits.__name__, f"visits:{sitting_id}:{hour}", sitting_id)
    for session_id, moment in found["redos"]:  # recaps that somebody wants made anew
        enqueue(make_recap.__name__, f"redo:{session_id}:{moment}", session_id)
    for session_id, words in found["unwritten"]:  # handed in on a page
        enqueue(make_recap.__name__, recap_key(session_id, words), session_id)
    return sum(len(each) for each in found.values())


@workflow(QUEUE)
def tell_silence(sitting_id: int) -> bool:
    """Tell the moderator why there is no transcript, and where to hand one in."""
    is_told = mail_silence(sitting_id)
    mails.send_soon()
    return is_told


@workflow(QUEUE)
def fetch_summary(sitting_id: int) -> None:
    """Keep the platform's own summary."""
    summary(sitting_id)


@workflow(QUEUE)
def fetch_visits(sitting_id: int) -> None:
    """Complete who was there."""
    visits(sitting_id)


@step
def take(sitting_id: int, tickets: dict[str, str]) -> dict[str, Any]:
    """See take_transcript; a transcript that is not there is a result, too."""
    try:
        taken = take_transcript.take_transcript(sitting_id, tickets, deps())
    except NotHeard as why:
        return _silence(sitting_id, why)
    except FacilitatorError as fault:
        if fault.retry:
            raise
        return _silence(sitting_id, NotHeard(fault.message, fault.advice, may_come=False))
    return {"session_id": taken.session_id, "fingerprint": taken.fingerprint} if taken else {}


@step
def put_off(sitting_id: int) -> dict[str, Any]:
    """Look again later: the platform did not answer for a minute or more."""
    return _silence(sitting_id, NotHeard(AWAY, "It is tried again.", may_come=True))


def _silence(sitting_id: int, why: NotHeard) -> dict[str, Any]:
    is_last = take_transcript.note_silence(sitting_id, why, deps())
    return {"silence": why.message, "is_last": is_last}


@step
def take_handed_in(told: dict[str, Any]) -> dict[str, Any]:
    """See take_handed_in."""
    taken = take_transcript.take_handed_in(EVENT.validate_python(told), deps())
    return {"session_id": taken.session_id, "fingerprint": taken.fingerprint} if taken else {}


@step
def share(session_id: int) -> bool:
    """See send_recap.share."""
    return send_recap.share(session_id, deps())


@step
def mail_silence(sitting_id: int) -> bool:
    """See mail_recap.tell_silence."""
    return mail_recap.tell_silence(sitting_id, deps())


@step
def summary(sitting_id: int) -> None:
    """See take_summary."""
    take_transcript.take_summary(sitting_id, deps())


@step
def visits(sitting_id: int) -> None:
    """See complete_visits."""
    complete_visits(sitting_id, deps())
