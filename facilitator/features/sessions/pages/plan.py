"""The pages on which a session is planned, moved, and called off."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, Tie
from facilitator.features.access.console import visitor
from facilitator.features.sessions import change_plan
from facilitator.features.sessions.change_plan import Place, Wish
from facilitator.kit.web.forms import Form, number, status
from facilitator.kit.web.pages import deps

Page = tuple[str, int]


def new() -> Page:
    """A session to come, of one of their groups."""
    return _new()


def make() -> Response | Page:
    """Plan it."""
    try:
        group_id = number(request.form, "group")
        wish = _wanted(request.form, has_time=True)
        session_id = change_plan.plan(visitor(), group_id, wish, deps())
    except (Refused, Tie) as error:
        return _new(error)
    return redirect(url_for(".before", session_id=session_id), 303)


def page(session_id: int) -> Page:
    """A session as it is planned, to be moved or called off."""
    return _page(session_id)


def change(session_id: int) -> Response | Page:
    """Move it, or say what it is about."""
    form = request.form
    try:
        wish = _wanted(form, has_time="date" in form)
        change_plan.change(visitor(), session_id, wish, form.get("seen", ""), deps())
    except (Refused, Tie) as error:
        return _page(session_id, error)
    return redirect(url_for(".planned", session_id=session_id, told="changed"), 303)


def call_off(session_id: int) -> Response | Page:
    """Call it off; the page has asked before."""
    try:
        change_plan.call_off(visitor(), session_id, request.form.get("seen", ""), deps())
    except (Refused, Tie) as error:
        return _page(session_id, error)
    return redirect(url_for(".planned", session_id=session_id), 303)


def _new(error: FacilitatorError | None = None) -> Page:
    groups, place = place_wanted()
    typed = request.form if error else {}
    told = render_template(
        "sessions/new.html", groups=groups, place=place, error=error, typed=typed
    )
    return told, status(error) if error else 200


def _page(session_id: int, error: FacilitatorError | None = None) -> Page:
    found = change_plan.open_plan(visitor(), session_id, deps())
    # After a tie it stands as it is by now, to be looked at before anything is typed over it.
    typed = request.form if error and not isinstance(error, Tie) else {}
    told = render_template(
        "sessions/plan.html", plan=found, place=found.place, error=error, typed=typed,
        is_changed=request.args.get("told") == "changed",
    )  # fmt: skip
    return told, status(error) if error else 200


def place_wanted() -> tuple[tuple[tuple[int, str], ...], Place | None]:
    """The visitor's groups, and the one that is named; else the only one. Raises Unknown."""
    groups, named = change_plan.places(visitor(), deps()), "group" in request.values
    if not named and len(groups) != 1:
        return groups, None
    wanted = number(request.values, "group") if named else groups[0][0]
    return groups, change_plan.open_place(visitor(), wanted, deps())


def _wanted(form: Form, *, has_time: bool) -> Wish:
    """What a form asks for. Raises Refused for what is no time and no number."""
    wish = Wish(
        None, None, form.get("topic", ""), form.get("theme", "")[:100], form.get("format", "")[:100]
    )
    if not has_time:
        return wish
    minutes = number(form, "minutes") if form.get("minutes", "").strip() else None
    return replace(wish, at=moment_of(form), minutes=minutes)


def moment_of(form: Form) -> datetime:
    """The day and time of a form, without a zone. Raises Refused."""
    day, clock = form.get("date", ""), form.get("time", "")
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", f"{day} {clock}", re.ASCII):
            raise ValueError
        return datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        raise Refused("Day and time are needed.", "Write them as 2026-12-01 and 17:00.") from None
