"""Agendas as durable work: drafted, sent, compared with what has changed since, taken back."""

from __future__ import annotations

from facilitator.features.agenda import agendas_due, prepare_agenda, send_agenda
from facilitator.features.agenda import call_off as calling_off
from facilitator.features.mail.jobs import mails, posts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, until_it_passes, workflow

QUEUE = "sessions"


def look() -> dict[str, list[int]]:
    """See agendas_due.due. Within a step."""
    return agendas_due.due(deps())


def start(found: dict[str, list[int]], hour: str, moment: str) -> int:
    """Start what is due, each once an hour until it is done. Gives their number."""
    for session_id in found["draft"]:
        enqueue(draft_agenda.__name__, f"agenda:{session_id}:{hour}", session_id)
    for session_id in found["send"]:
        enqueue(send_by_itself.__name__, f"agenda-send:{session_id}:{hour}", session_id)
    for session_id in found["changed"]:
        enqueue(tell_changes.__name__, f"agenda-changed:{session_id}:{moment}", session_id)
    for session_id in found["publish"]:
        enqueue(publish_agenda.__name__, f"agenda-publish:{session_id}:{hour}", session_id)
    for session_id in found["called_off"]:
        enqueue(tell_called_off.__name__, f"agenda-off:{session_id}:{hour}", session_id)
    return sum(len(ids) for ids in found.values())


@workflow(QUEUE)
def draft_agenda(session_id: int) -> bool:
    """Draft the agenda of a session and show it to its moderators.

    Not a step: a model that is asked for the words is work of its own.
    """
    made = until_it_passes(lambda: prepare_agenda.prepare(session_id, deps()))
    show(session_id)
    mails.send_soon()
    return made


@workflow(QUEUE)
def send_by_itself(session_id: int) -> bool:
    """Send the agenda of a group that wants it so."""
    sent = send(session_id)
    mails.send_soon()
    posts.send_soon()
    return sent


@workflow(QUEUE)
def tell_changes(session_id: int) -> bool:
    """Tell the moderators what an agenda does not know yet."""
    offered = offer(session_id)
    mails.send_soon()
    return offered


@workflow(QUEUE)
def publish_agenda(session_id: int) -> bool:
    """Write the agenda into the meeting."""
    return publish(session_id)


@workflow(QUEUE)
def tell_called_off(session_id: int) -> bool:
    """Tell whoever has the agenda that the session was called off."""
    told = call_off(session_id)
    mails.send_soon()
    posts.send_soon()
    return told


@step
def show(session_id: int) -> bool:
    """See send_agenda.show_moderators."""
    return send_agenda.show_moderators(session_id, deps())


@step
def send(session_id: int) -> bool:
    """See send_agenda.approve."""
    return send_agenda.approve(session_id, None, None, deps(), by_itself=True)


@step
def offer(session_id: int) -> bool:
    """See send_agenda.offer_changes."""
    return send_agenda.offer_changes(session_id, deps())


@step
def publish(session_id: int) -> bool:
    """See send_agenda.publish."""
    return send_agenda.publish(session_id, deps())


@step
def call_off(session_id: int) -> bool:
    """See call_off.call_off."""
    return calling_off.call_off(session_id, deps())
