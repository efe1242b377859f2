"""Durable work for check-ins: each mail is a workflow of its own."""

from __future__ import annotations

from facilitator.features.checkins import ask_check_in
from facilitator.features.mail.jobs import mails
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, workflow

QUEUE = "mail"


def find_due() -> dict[str, list[list[int]]]:
    """See ask_check_in.due. Runs within a step."""
    members = ask_check_in.due(deps())
    return {"ask": [list(p) for p in members.ask], "remind": [list(p) for p in members.remind]}


def start_due(members: dict[str, list[list[int]]], hour: str) -> int:
    """Start the mails that are due, each at most once an hour until it is sent. Returns their
    number.
    """
    for session_id, person_id in members["ask"]:
        key = f"check-in:{session_id}:{person_id}:{hour}"
        enqueue(mail_check_in.__name__, key, session_id, person_id)
    for session_id, person_id in members["remind"]:
        key = f"check-in-reminder:{session_id}:{person_id}:{hour}"
        enqueue(mail_reminder.__name__, key, session_id, person_id)
    return len(members["ask"]) + len(members["remind"])


@workflow(QUEUE)
def mail_check_in(session_id: int, person_id: int) -> bool:
    """Mail a member their check-in."""
    asked = ask_member(session_id, person_id)
    mails.send_soon()
    return asked


@workflow(QUEUE)
def mail_reminder(session_id: int, person_id: int) -> bool:
    """Remind a member who has not answered."""
    reminded = remind_member(session_id, person_id)
    mails.send_soon()
    return reminded


@step
def ask_member(session_id: int, person_id: int) -> bool:
    """See ask_check_in.ask_member."""
    return ask_check_in.ask_member(session_id, person_id, deps())


@step
def remind_member(session_id: int, person_id: int) -> bool:
    """See ask_check_in.remind_member."""
    return ask_check_in.remind_member(session_id, person_id, deps())
