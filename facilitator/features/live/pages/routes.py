"""Pages of the live board: show it, refresh it, and move it on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import console_blueprint, current_visitor
from facilitator.features.access.sign_in import Visitor
from facilitator.features.live import live_board, live_notes
from facilitator.features.live.live_board import open_board
from facilitator.kit.deps import Deps
from facilitator.kit.web.request_deps import deps

Form = Mapping[str, str]
Do = Callable[[Visitor, int, Form, Deps], object]
STATUS: dict[type[FacilitatorError], int] = {Refused: 422, WriteConflict: 409}

blueprint = console_blueprint("live", __name__)


@blueprint.get("/sessions/<int:session_id>/live")
def board(session_id: int) -> Response:
    """The whole board."""
    return _answer("live/board.html", session_id)


@blueprint.get("/sessions/<int:session_id>/live/now")
def now(session_id: int) -> Response:
    """The changing part of the board; 204 if the browser has the current one."""
    return _answer("live/_update.html", session_id)


@blueprint.post("/sessions/<int:session_id>/live")
def change(session_id: int) -> Response:
    """Move the board or save a note; errors show above the board."""
    do = CHANGES.get(request.form.get("do", ""))
    if do is None:
        raise BadRequest
    is_part = bool(request.headers.get("HX-Request"))
    shown = "live/_update.html" if is_part else "live/board.html"
    try:
        do(current_visitor(), session_id, request.form, deps())
    except (Refused, WriteConflict) as error:
        return _answer(shown, session_id, error)
    return _answer(shown, session_id) if is_part else _back(session_id)


def _write_down(visitor: Visitor, session_id: int, form: Form, deps: Deps) -> None:
    who = _number(form, "who") if form.get("who") else None
    live_notes.add_note(visitor, session_id, form.get("text", ""), who, deps)


CHANGES: dict[str, Do] = {
    "begin": lambda who, session, form, deps: live_board.start_session(who, session, deps),
    "on": lambda who, session, form, deps: live_board.next_step(
        who, session, _number(form, "index"), deps
    ),
    "back": lambda who, session, form, deps: live_board.previous_step(
        who, session, _number(form, "index"), deps
    ),
    "note": _write_down,
    "off-record": lambda who, session, form, deps: live_notes.go_off_record(who, session, deps),
    "on-record": lambda who, session, form, deps: live_notes.go_on_record(who, session, deps),
    "away": lambda who, session, form, deps: live_notes.delete_note(
        who, session, _number(form, "noted"), deps
    ),
}


def _back(session_id: int) -> Response:
    return redirect(url_for(".board", session_id=session_id), 303)


def _answer(template: str, session_id: int, error: FacilitatorError | None = None) -> Response:
    current = open_board(current_visitor(), session_id, deps())
    seen = hashlib.sha256(f"{current}".encode()).hexdigest()[:16]
    if request.args.get("seen") == seen:
        return Response(status=204)
    page = render_template(template, board=current, seen=seen, error=error)
    return make_response(page, STATUS.get(type(error), 422) if error else 200)


def _number(form: Form, name: str) -> int:
    """A number from a form field. Raises Refused if it is not one."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
