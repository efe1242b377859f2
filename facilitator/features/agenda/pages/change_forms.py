"""Handle the forms that change an agenda, on whichever page they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkzeug.exceptions import BadRequest

from facilitator.domain.agenda.parts import AgendaPart
from facilitator.domain.errors import Refused
from facilitator.features.agenda import edit_agenda, prepare_agenda, send_agenda
from facilitator.kit.deps import Deps

Form = Mapping[str, str]
Action = Callable[[int, int, Form, Deps], object]
PLACES = ("words", "icebreaker", "seats", "times")  # anchors of the parts of the page


def apply_change(session_id: int, person_id: int, form: Form, deps: Deps) -> str | None:
    """Apply the change a form asks for, or approve; return the anchor of the part it is in.

    The caller has checked that the person may do this. Raises BadRequest for an unknown form,
    Refused, WriteConflict, NotFound.
    """
    action = CHANGES.get(form.get("do", ""))
    if action is None:
        raise BadRequest
    action(session_id, person_id, form, deps)
    place = form.get("place", "")
    return place if place in PLACES else None


def _approve(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
    send_agenda.approve(session_id, _number(form, "number"), person_id, deps)


def _minutes(more: int = 0) -> Action:
    def minutes(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        index, wanted = _number(form, "index"), _number(form, "minutes") + more
        edit_agenda.set_minutes(session_id, index, wanted, person_id, deps)

    return minutes


def _place(step: int) -> Action:
    def place(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        index = _number(form, "index")
        edit_agenda.set_position(session_id, index, index + step, person_id, deps)

    return place


def _pin(sits: bool | None) -> Action:
    def pin(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        edit_agenda.pin(session_id, _number(form, "person"), sits, person_id, deps)

    return pin


def _redo(part: AgendaPart, *, again: bool = False) -> Action:
    def redo(session_id: int, person_id: int, form: Form, deps: Deps) -> None:
        prepare_agenda.regenerate_parts(session_id, [part], person_id, deps, again=again)

    return redo


CHANGES: dict[str, Action] = {
    "approve": _approve,
    "catch-up": lambda s, p, form, deps: prepare_agenda.catch_up(s, p, deps),
    "words": lambda s, p, form, deps: edit_agenda.set_words(
        s, form.get("welcome", ""), form.get("question", ""), form.get("closing", ""), p, deps
    ),
    "redo-words": _redo(AgendaPart.WORDS),
    "redo-seats": _redo(AgendaPart.SEATS),
    "redo-times": _redo(AgendaPart.TIMES),
    "another": _redo(AgendaPart.ICEBREAKER, again=True),
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
    "minutes": _minutes(),
    "less": _minutes(-1),
    "more": _minutes(1),
    "up": _place(-1),
    "down": _place(1),
}


def _number(form: Form, name: str) -> int:
    """Return a number from a form. Raises Refused if it is missing or malformed."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
