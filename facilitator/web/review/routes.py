"""The page of a recap's review; whoever has its link is the moderator it was sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import FacilitatorError, Refused, Tie, Unknown
from facilitator.domain.review import YES, Change
from facilitator.services import edit_recap, send_recap
from facilitator.services.deps import Deps
from facilitator.services.review_recap import PURPOSE, open_review
from facilitator.web._pages import deps

Form = Mapping[str, str]
Do = Callable[[int, int, Form, Deps], object]
LARGEST_FORM_BYTES = 32 * 1024
STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (Refused, 422),
    (Tie, 409),
    (Unknown, 404),
)

blueprint = Blueprint(
    "review", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates",
    static_folder="static",
)  # fmt: skip


@blueprint.get("/<token>")
def draft(token: str) -> tuple[str, int]:
    """The draft. Changes nothing: mail scanners open links, too."""
    return _page(token, *_whose(token))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """One change, or the approval; what cannot be is said above the draft."""
    request.max_content_length = LARGEST_FORM_BYTES
    session_id, person_id = _whose(token)
    do = CHANGES.get(request.form.get("do", ""))
    if do is None:
        raise BadRequest
    open_review(session_id, person_id, deps())  # raises for who is no moderator any more
    try:
        do(session_id, person_id, request.form, deps())
    except (Refused, Tie, Unknown) as error:
        return _page(token, session_id, person_id, error)
    key = request.form.get("key", "")
    anchor = f"s-{key}" if key.isalnum() and len(key) == 16 else None
    return redirect(url_for(".draft", token=token, _anchor=anchor), 303)


def _approve(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    send_recap.approve(session_id, _number(form, "version"), person_id, deps)


def _edit(change: Change, field: str, *, is_switch: bool = False) -> Do:
    def edit(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        value = YES if is_switch else form.get(field, "")
        edit_recap.edit(session_id, form.get("key", ""), change, value, person_id, deps)

    return edit


def _add(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    speaker, text = _number(form, "speaker"), form.get("text", "")
    edit_recap.add(session_id, form.get("key", ""), speaker, text, person_id, deps)


def _anew(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    member = _number(form, "member") if form.get("member") else None
    edit_recap.ask_anew(session_id, member, form.get("note", ""), deps)


CHANGES: dict[str, Do] = {
    "approve": _approve,
    "text": _edit(Change.TEXT, "text"),
    "speaker": _edit(Change.SPEAKER, "speaker"),
    "due": _edit(Change.DUE, "due"),
    "drop": _edit(Change.DROP, "", is_switch=True),
    "confidential": _edit(Change.CONFIDENTIAL, "", is_switch=True),
    "merge": lambda s, p, form, deps: edit_recap.merge(
        s, form.get("key", ""), form.get("into", ""), p, deps
    ),
    "add": _add,
    "noted": lambda s, p, form, deps: edit_recap.add_noted(s, _number(form, "noted"), p, deps),
    "back": lambda s, p, form, deps: edit_recap.take_back(s, form.get("key", ""), deps),
    "assign": lambda s, p, form, deps: edit_recap.assign(
        s, form.get("label", ""), _number(form, "speaker"), deps
    ),
    "anew": _anew,
}


def _whose(token: str) -> tuple[int, int]:
    """The session and the moderator of a link. Raises BadLink, LinkTooOld."""
    session_id, person_id = deps().links.ids(PURPOSE, token, deps().clock.now())
    return session_id, person_id


def _page(
    token: str, session_id: int, person_id: int, error: FacilitatorError | None = None
) -> tuple[str, int]:
    found = open_review(session_id, person_id, deps())
    page = render_template(
        "review/draft.html", language="en", group=found.group, review=found, error=error
    )
    return page, _status(error) if error else 200


def _status(error: FacilitatorError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def _number(form: Form, name: str) -> int:
    """A number of a form of ours. Raises Refused for what no form of ours sends."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
