"""The page of a session after it was held: its review, its picture, and how it went out."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, Tie, Unknown
from facilitator.features.access.console import visitor
from facilitator.features.mail import undelivered_mails
from facilitator.features.mail.kind_names import called
from facilitator.features.review.changes import anchor, is_approval, wanted
from facilitator.features.sessions import after_session
from facilitator.kit.web.forms import number, status
from facilitator.kit.web.pages import deps

Page = tuple[str, int]


def page(session_id: int) -> Page:
    """Left the recap, right the words it rests on."""
    return _page(session_id)


def change(session_id: int) -> Response | Page:
    """One change of the recap, its approval, or a word about a mail that did not get through.

    What cannot be is said above it, at an address that opens again.
    """
    if "mail" in request.form:
        return _change_mail(session_id)
    do, form = wanted(request.form), request.form
    if not is_approval(form):
        about = {form.get("key", ""), form.get("into", "")}
        after_session.check_change(session_id, visitor(), about, deps())
    try:
        do(session_id, visitor().person_id, form, deps())
    except (Refused, Tie, Unknown) as error:
        return _page(session_id, error)
    return redirect(url_for(".after", session_id=session_id, _anchor=anchor(form)), 303)


def delivery(session_id: int) -> str:
    """How far the mails are, as a part of the page that keeps itself current."""
    found = after_session.own_deliveries(session_id, visitor(), deps())
    return render_template(
        "sessions/_delivery.html", deliveries=found, session_id=session_id, mail_called=called
    )


def _change_mail(session_id: int) -> Response | Page:
    do = undelivered_mails.DO.get(request.form.get("do", ""))
    if do is None:
        raise BadRequest
    try:
        do(number(request.form, "mail"), visitor(), deps(), session_id)
    except (Refused, Tie) as error:
        return _page(session_id, error)
    return redirect(url_for(".after", session_id=session_id, _anchor="delivery"), 303)


def _page(session_id: int, error: FacilitatorError | None = None) -> Page:
    found = after_session.open_after(session_id, visitor(), deps())
    told = render_template(
        "sessions/after.html", after=found, review=found.review, passages=found.passages,
        error=error, mail_called=called,
        opened=request.form.get("key") or request.args.get("change", ""),
    )  # fmt: skip
    return told, status(error) if error else 200
