"""The page of a session after it was held: review of the recap, chart and delivery."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict
from facilitator.features.access.console import current_visitor
from facilitator.features.mail import undelivered_mails
from facilitator.features.mail.kind_names import kind_name
from facilitator.features.review.form_actions import action_for, anchor, is_approval
from facilitator.features.sessions import after_session
from facilitator.kit.web.forms import error_status, form_number
from facilitator.kit.web.request_deps import deps

Page = tuple[str, int]


def page(session_id: int) -> Page:
    """Show the recap beside the transcript."""
    return _page(session_id)


def change(session_id: int) -> Response | Page:
    """Apply a change of the recap, its approval, or a decision about an undelivered mail.

    If it is refused, the page shows the error at an address that can be opened again.
    """
    if "mail" in request.form:
        return _change_mail(session_id)
    apply, form = action_for(request.form), request.form
    if not is_approval(form):
        keys = {form.get("key", ""), form.get("into", "")}
        after_session.check_change(session_id, current_visitor(), keys, deps())
    try:
        apply(session_id, current_visitor().person_id, form, deps())
    except (Refused, WriteConflict, NotFound) as error:
        return _page(session_id, error)
    return redirect(url_for(".after", session_id=session_id, _anchor=anchor(form)), 303)


def delivery(session_id: int) -> str:
    """The delivery status, as a fragment that refreshes itself."""
    deliveries = after_session.session_deliveries(session_id, current_visitor(), deps())
    return render_template(
        "sessions/_delivery.html",
        deliveries=deliveries,
        session_id=session_id,
        mail_called=kind_name,
    )


def _change_mail(session_id: int) -> Response | Page:
    apply = undelivered_mails.ACTIONS.get(request.form.get("do", ""))
    if apply is None:
        raise BadRequest
    try:
        apply(form_number(request.form, "mail"), current_visitor(), deps(), session_id)
    except (Refused, WriteConflict) as error:
        return _page(session_id, error)
    return redirect(url_for(".after", session_id=session_id, _anchor="delivery"), 303)


def _page(session_id: int, error: FacilitatorError | None = None) -> Page:
    after = after_session.load_held_session(session_id, current_visitor(), deps())
    html = render_template(
        "sessions/after.html", after=after, review=after.review, passages=after.passages,
        error=error, mail_called=kind_name,
        opened=request.form.get("key") or request.args.get("change", ""),
    )  # fmt: skip
    return html, error_status(error) if error else 200
