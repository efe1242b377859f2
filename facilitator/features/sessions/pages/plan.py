"""The pages to plan, move and call off a session."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import current_visitor
from facilitator.features.sessions import change_plan
from facilitator.features.sessions.change_plan import PlanningGroup, PlanValues
from facilitator.kit.web.forms import Form, error_status, form_number
from facilitator.kit.web.request_deps import deps

Page = tuple[str, int]


def new() -> Page:
    """The form to plan a session."""
    return _new()


def make() -> Response | Page:
    """Plan the session."""
    try:
        group_id = form_number(request.form, "group")
        wish = _form_values(request.form, has_time=True)
        session_id = change_plan.plan_new_session(current_visitor(), group_id, wish, deps())
    except (Refused, WriteConflict) as error:
        return _new(error)
    return redirect(url_for(".before", session_id=session_id), 303)


def page(session_id: int) -> Page:
    """The form to move or call off a planned session."""
    return _page(session_id)


def change(session_id: int) -> Response | Page:
    """Move the session, or change its topic, theme or format."""
    form = request.form
    try:
        wish = _form_values(form, has_time="date" in form)
        change_plan.change(current_visitor(), session_id, wish, form.get("seen", ""), deps())
    except (Refused, WriteConflict) as error:
        return _page(session_id, error)
    return redirect(url_for(".planned", session_id=session_id, told="changed"), 303)


def call_off(session_id: int) -> Response | Page:
    """Call the session off; the page has asked for confirmation."""
    try:
        change_plan.call_off(current_visitor(), session_id, request.form.get("seen", ""), deps())
    except (Refused, WriteConflict) as error:
        return _page(session_id, error)
    return redirect(url_for(".planned", session_id=session_id), 303)


def _new(error: FacilitatorError | None = None) -> Page:
    groups, place = selected_group()
    typed = request.form if error else {}
    html = render_template(
        "sessions/new.html", groups=groups, place=place, error=error, typed=typed
    )
    return html, error_status(error) if error else 200


def _page(session_id: int, error: FacilitatorError | None = None) -> Page:
    plan = change_plan.load_plan(current_visitor(), session_id, deps())
    # After a conflict, show the current plan instead of what was typed.
    typed = request.form if error and not isinstance(error, WriteConflict) else {}
    html = render_template(
        "sessions/plan.html", plan=plan, place=plan.place, error=error, typed=typed,
        is_changed=request.args.get("told") == "changed",
    )  # fmt: skip
    return html, error_status(error) if error else 200


def selected_group() -> tuple[tuple[tuple[int, str], ...], PlanningGroup | None]:
    """Return the visitor's groups and the selected one, or the only one. Raises NotFound."""
    groups, is_named = (
        change_plan.planning_groups(current_visitor(), deps()),
        "group" in request.values,
    )
    if not is_named and len(groups) != 1:
        return groups, None
    group_id = form_number(request.values, "group") if is_named else groups[0][0]
    return groups, change_plan.load_planning_group(current_visitor(), group_id, deps())


def _form_values(form: Form, *, has_time: bool) -> PlanValues:
    """Read the values of a form. Raises Refused for an invalid time or number."""
    wish = PlanValues(
        None, None, form.get("topic", ""), form.get("theme", "")[:100], form.get("format", "")[:100]
    )
    if not has_time:
        return wish
    minutes = form_number(form, "minutes") if form.get("minutes", "").strip() else None
    return replace(wish, at=parse_start(form), minutes=minutes)


def parse_start(form: Form) -> datetime:
    """Return the day and time of a form as a naive datetime. Raises Refused."""
    day, clock = form.get("date", ""), form.get("time", "")
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", f"{day} {clock}", re.ASCII):
            raise ValueError
        return datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        raise Refused("Day and time are required.", "Write them as 2026-12-01 and 17:00.") from None
