"""Durable work for agendas: draft, send, report changes, publish, and withdraw when called off."""

from __future__ import annotations

from facilitator.features.agenda import agendas_due, prepare_agenda, send_agenda
from facilitator.features.agenda import call_off as calling_off
from facilitator.features.mail.jobs import mails, posts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, retry_temporary_errors, step, workflow

QUEUE = "sessions"


def find_due() -> dict[str, list[int]]:
    """See agendas_due.due. Runs within a step."""
    return agendas_due.due(deps())


def start_due(sessions: dict[str, list[int]], hour: str, moment: str) -> int:
    """Start what is due, each at most once an hour until it is done. Returns the number started."""
    for session_id in sessions["draft"]:
        enqueue(draft_agenda.__name__, f"agenda:{session_id}:{hour}", session_id)
    for session_id in sessions["send"]:
        enqueue(send_by_itself.__name__, f"agenda-send:{session_id}:{hour}", session_id)
    for session_id in sessions["changed"]:
        enqueue(tell_changes.__name__, f"agenda-changed:{session_id}:{moment}", session_id)
    for session_id in sessions["publish"]:
        enqueue(publish_agenda.__name__, f"agenda-publish:{session_id}:{hour}", session_id)
    for session_id in sessions["called_off"]:
        enqueue(tell_called_off.__name__, f"agenda-off:{session_id}:{hour}", session_id)
    return sum(len(ids) for ids in sessions.values())


@workflow(QUEUE)
def draft_agenda(session_id: int) -> bool:
    """Draft the agenda of a session and mail it to its moderators.

    Drafting is not a step: asking a model for the texts is durable work of its own.
    """
    is_new = retry_temporary_errors(lambda: prepare_agenda.prepare(session_id, deps()))
    show(session_id)
    mails.send_soon()
    return is_new


@workflow(QUEUE)
def send_by_itself(session_id: int) -> bool:
    """Send the agenda of a group that has it sent automatically."""
    sent = send(session_id)
    mails.send_soon()
    posts.send_soon()
    return sent


@workflow(QUEUE)
def tell_changes(session_id: int) -> bool:
    """Mail the moderators what has changed since the agenda was made."""
    offered = offer(session_id)
    mails.send_soon()
    return offered


@workflow(QUEUE)
def publish_agenda(session_id: int) -> bool:
    """Write the agenda into the meeting."""
    return publish(session_id)


@workflow(QUEUE)
def tell_called_off(session_id: int) -> bool:
    """Tell everyone who got the agenda that the session was called off."""
    was_told = call_off(session_id)
    mails.send_soon()
    posts.send_soon()
    return was_told


@step
def show(session_id: int) -> bool:
    """See send_agenda.mail_draft."""
    return send_agenda.mail_draft(session_id, deps())


@step
def send(session_id: int) -> bool:
    """See send_agenda.approve."""
    return send_agenda.approve(session_id, None, None, deps(), by_system=True)


@step
def offer(session_id: int) -> bool:
    """See send_agenda.mail_changes."""
    return send_agenda.mail_changes(session_id, deps())


@step
def publish(session_id: int) -> bool:
    """See send_agenda.publish."""
    return send_agenda.publish(session_id, deps())


@step
def call_off(session_id: int) -> bool:
    """See call_off.call_off."""
    return calling_off.call_off(session_id, deps())
