"""Routes of the pages of one session, and the page before it."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict
from facilitator.features.access.console import CONTENT_POLICY, console_blueprint, current_visitor
from facilitator.features.access.group_access import visible_session
from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.pages.change_forms import apply_change
from facilitator.features.sessions.before_session import load_prepared_session, preview_mail
from facilitator.features.sessions.pages import after, plan, transcript
from facilitator.features.sessions.pages.timebar import bar_items
from facilitator.kit.web.request_deps import deps

blueprint = console_blueprint("sessions", __name__, "/sessions")
PAGE_POLICY = f"{CONTENT_POLICY}; frame-src 'self'"
# Mails have inline styles in every tag. The sandbox allows neither scripts nor links.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'; sandbox"
)
STATUS: dict[type[FacilitatorError], int] = {Refused: 422, WriteConflict: 409}

blueprint.get("/plan", endpoint="plan")(plan.new)
blueprint.post("/plan", endpoint="make")(plan.make)
blueprint.get("/<int:session_id>/plan", endpoint="planned")(plan.page)
blueprint.post("/<int:session_id>/plan", endpoint="change_plan")(plan.change)
blueprint.post("/<int:session_id>/plan/off", endpoint="call_off")(plan.call_off)
blueprint.get("/transcript", endpoint="new_transcript")(transcript.new)
blueprint.post("/transcript", endpoint="take_new")(transcript.take_new)
blueprint.get("/<int:session_id>/transcript", endpoint="transcript")(transcript.page)
blueprint.post("/<int:session_id>/transcript", endpoint="take")(transcript.take)
blueprint.get("/<int:session_id>/transcript/progress", endpoint="progress")(transcript.progress)
blueprint.post("/<int:session_id>/transcript/held", endpoint="decide")(transcript.decide)
blueprint.get("/<int:session_id>/after", endpoint="after")(after.page)
blueprint.post("/<int:session_id>/after", endpoint="change")(after.change)
blueprint.get("/<int:session_id>/after/delivery", endpoint="delivery")(after.delivery)


@blueprint.get("/<int:session_id>/before")
def before(session_id: int) -> Response:
    """Show the agenda, the data it is made from, and a preview of its mail."""
    return _before(session_id)


@blueprint.post("/<int:session_id>/before")
def prepare(session_id: int) -> Response:
    """Apply a change of the agenda, make its first draft, or approve it."""
    person_id = current_visitor().person_id
    with deps().db.tx() as tx:
        visible_session(tx, current_visitor(), session_id)
    try:
        if request.form.get("do") == "draft":
            prepare_agenda.prepare(session_id, deps())
            anchor = None
        else:
            anchor = apply_change(session_id, person_id, request.form, deps())
    except (Refused, WriteConflict) as error:
        return _before(session_id, error)
    member = request.args.get("member", type=int)
    back = url_for(".before", session_id=session_id, member=member, _anchor=anchor)
    return redirect(back, 303)


@blueprint.get("/<int:session_id>/before/mail")
def mail(session_id: int) -> Response:
    """The mail as one person would get it, for a frame in the page before the session."""
    member = request.args.get("member", type=int)
    try:
        mail_preview = preview_mail(current_visitor(), session_id, member, deps())
        page = make_response(mail_preview.content.html)
    except NotFound as error:
        with deps().db.tx() as tx:
            visible_session(tx, current_visitor(), session_id)
        page = make_response(render_template("sessions/no_mail.html", error=error))
    page.headers["Content-Security-Policy"] = MAIL_POLICY
    return page


def _before(session_id: int, error: FacilitatorError | None = None) -> Response:
    coming = load_prepared_session(
        current_visitor(), session_id, request.args.get("member", type=int), deps()
    )
    view = coming.draft.view if coming.draft else None
    page = make_response(
        render_template(
            "sessions/before.html", coming=coming, draft=coming.draft, view=view, error=error,
            bar=bar_items(view) if view else [],
        ),
        STATUS.get(type(error), 422) if error else 200,
    )  # fmt: skip
    page.headers["Content-Security-Policy"] = PAGE_POLICY
    return page
