"""The pages of an agenda's draft; whoever has its link is the moderator it was sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.agenda.parts import Part
from facilitator.domain.errors import BadLink, FacilitatorError, LinkTooOld, Refused, Tie, Unknown
from facilitator.services import edit_agenda, prepare_agenda, send_agenda
from facilitator.services.deps import Deps
from facilitator.services.send_agenda import PURPOSE, Draft
from facilitator.web._pages import deps

Form = Mapping[str, str]
Do = Callable[[int, int, Form, Deps], object]
LARGEST_FORM_BYTES = 32 * 1024
STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (LinkTooOld, 410), (BadLink, 404), (Unknown, 404), (Refused, 422), (Tie, 409),
    (FacilitatorError, 503),
)  # fmt: skip

blueprint = Blueprint(
    "agenda", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates",
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
    send_agenda.open_draft(session_id, person_id, deps())  # raises for who is no moderator any more
    try:
        do(session_id, person_id, request.form, deps())
    except (Refused, Tie) as error:
        return _page(token, session_id, person_id, error)
    place = request.form.get("place", "")
    anchor = place if place in ("words", "icebreaker", "seats", "times") else None
    return redirect(url_for(".draft", token=token, _anchor=anchor), 303)


def _approve(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    send_agenda.approve(session_id, _number(form, "number"), person_id, deps)


def _minutes(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    index, minutes = _number(form, "index"), _number(form, "minutes")
    edit_agenda.set_minutes(session_id, index, minutes, person_id, deps)


def _place(step: int) -> Do:
    def place(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        index = _number(form, "index")
        edit_agenda.set_place(session_id, index, index + step, person_id, deps)

    return place


def _pin(sits: bool | None) -> Do:
    def pin(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        edit_agenda.pin(session_id, _number(form, "person"), sits, person_id, deps)

    return pin


def _redo(part: Part, *, again: bool = False) -> Do:
    def redo(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        prepare_agenda.redo(session_id, [part], person_id, deps, again=again)

    return redo


CHANGES: dict[str, Do] = {
    "approve": _approve,
    "catch-up": lambda s, p, form, deps: prepare_agenda.catch_up(s, p, deps),
    "words": lambda s, p, form, deps: edit_agenda.set_words(
        s, form.get("welcome", ""), form.get("question", ""), form.get("closing", ""), p, deps
    ),
    "redo-words": _redo(Part.WORDS),
    "redo-seats": _redo(Part.SEATS),
    "redo-times": _redo(Part.TIMES),
    "another": _redo(Part.ICEBREAKER, again=True),
    "swap": lambda s, p, form, deps: edit_agenda.swap_icebreaker(s, p, deps),
    "icebreaker": lambda s, p, form, deps: edit_agenda.set_icebreaker(
        s, form.get("icebreaker", ""), p, deps
    ),
    "question": lambda s, p, form, deps: edit_agenda.set_question(
        s, _number(form, "person"), form.get("question", ""), p, deps
    ),
    "pin": _pin(True),
    "drop": _pin(False),
    "free": _pin(None),
    "minutes": _minutes,
    "up": _place(-1),
    "down": _place(1),
}


def _whose(token: str) -> tuple[int, int]:
    """The session and the moderator of a link. Raises BadLink, LinkTooOld."""
    session_id, person_id = deps().links.ids(PURPOSE, token, deps().clock.now())
    return session_id, person_id


def _page(
    token: str, session_id: int, person_id: int, error: FacilitatorError | None = None
) -> tuple[str, int]:
    found: Draft = send_agenda.open_draft(session_id, person_id, deps())
    page = render_template(
        "agenda/draft.html", language="en", group=found.view.group, draft=found, view=found.view,
        token=token, error=error,
    )  # fmt: skip
    return page, _status(error) if error else 200


def _status(error: FacilitatorError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def _number(form: Form, name: str) -> int:
    """A number of a form of ours. Raises Refused for what no form of ours sends."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
