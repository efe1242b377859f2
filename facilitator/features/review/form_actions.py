"""Form actions on a recap under review, for the mailed page and the console."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.exceptions import BadRequest

from facilitator.domain.recaps.review import YES, EditKind
from facilitator.features.delivery import approval
from facilitator.features.review import edit_recap
from facilitator.kit.deps import Deps
from facilitator.kit.web.forms import Form, form_number

Action = Callable[[int, int, Form, Deps], object]


def action_for(form: Form) -> Action:
    """Return the action a form asks for. Raises BadRequest if it is unknown."""
    action = ACTIONS.get(form.get("do", ""))
    if action is None:
        raise BadRequest
    return action


def is_approval(form: Form) -> bool:
    """Return whether a form approves the recap; the approval itself checks the rights."""
    return form.get("do") == "approve"


def anchor(form: Form) -> str | None:
    """Return the page anchor of the statement a form is about."""
    key = form.get("key", "")
    return f"s-{key}" if key.isalnum() and len(key) == 16 else None


def _approve(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    approval.approve(session_id, form_number(form, "version"), person_id, deps)


def _edit(change: EditKind, field: str, *, is_switch: bool = False) -> Action:
    def edit(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        value = YES if is_switch else form.get(field, "")
        edit_recap.edit_statement(session_id, form.get("key", ""), change, value, person_id, deps)

    return edit


def _add(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    speaker, text = form_number(form, "speaker"), form.get("text", "")
    edit_recap.add_solution(session_id, form.get("key", ""), speaker, text, person_id, deps)


def _anew(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    member = form_number(form, "member") if form.get("member") else None
    edit_recap.request_new_recap(session_id, member, form.get("note", ""), person_id, deps)


ACTIONS: dict[str, Action] = {
    "approve": _approve,
    "text": _edit(EditKind.TEXT, "text"),
    "speaker": _edit(EditKind.SPEAKER, "speaker"),
    "due": _edit(EditKind.DUE, "due"),
    "drop": _edit(EditKind.DROP, "", is_switch=True),
    "confidential": _edit(EditKind.CONFIDENTIAL, "", is_switch=True),
    "no_summary": _edit(EditKind.NO_SUMMARY, "", is_switch=True),
    "no_session_summary": _edit(EditKind.NO_SESSION_SUMMARY, "", is_switch=True),
    "merge": lambda s, p, form, deps: edit_recap.merge_solutions(
        s, form.get("key", ""), form.get("into", ""), p, deps
    ),
    "add": _add,
    "noted": lambda s, p, form, deps: edit_recap.add_noted_commitment(
        s, form_number(form, "noted"), p, deps
    ),
    "back": lambda s, p, form, deps: edit_recap.undo_edits(s, form.get("key", ""), p, deps),
    "assign": lambda s, p, form, deps: edit_recap.assign_speaker(
        s, form.get("label", ""), form_number(form, "speaker"), p, deps
    ),
    "anew": _anew,
}
