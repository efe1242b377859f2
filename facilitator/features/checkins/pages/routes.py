"""Pages of a check-in. Whoever has the link may answer it; opening it changes nothing."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import CheckInClosed
from facilitator.features.checkins.answer_check_in import (
    CheckInPage,
    open_check_in,
    save_draft,
    submit_check_in,
)
from facilitator.features.checkins.pages import variables
from facilitator.kit.web.personal_links import ids_from_link, register_link_errors
from facilitator.kit.web.request_deps import deps

LARGEST_FORM_BYTES = 64 * 1024
PURPOSE = "check-in"  # of the link, and the start of its path

blueprint = Blueprint("checkin", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates")
register_link_errors(blueprint, {}, (RequestEntityTooLarge, "not_taken", 413))


@blueprint.get("/<token>")
def form(token: str) -> tuple[str, int]:
    """The form, as saved or submitted. Changes nothing: mail scanners open links, too."""
    sheet = open_check_in(*ids_from_link(PURPOSE, token), deps())
    if sheet.closed:
        return _closed(sheet)
    return _form(variables.form(sheet, sheet.fields or {}, {}))


@blueprint.post("/<token>")
def answer(token: str) -> Answer | tuple[str, int]:
    """Save the draft or submit the answers; invalid answers show the form and its problems."""
    request.max_content_length = LARGEST_FORM_BYTES
    session_id, person_id = ids_from_link(PURPOSE, token)
    values = request.form.to_dict()
    match request.form.get("do"):
        case "save":
            save_draft(session_id, person_id, values, deps())
            return redirect(url_for(".form", token=token), 303)
        case "send":
            result = submit_check_in(session_id, person_id, values, deps())
            if not result.problems:
                return redirect(url_for(".thanks", token=token), 303)
            sheet = open_check_in(session_id, person_id, deps())
            return _form(variables.form(sheet, result.fields, result.problems), 422)
    raise BadRequest


@blueprint.get("/<token>/thanks")
def thanks(token: str) -> Answer | tuple[str, int]:
    """Show what was submitted and until when it can be changed."""
    sheet = open_check_in(*ids_from_link(PURPOSE, token), deps())
    if sheet.closed:
        return _closed(sheet)
    if sheet.sent is None:
        return redirect(url_for(".form", token=token), 303)
    page = render_template(
        "checkin/thanks.html", token=token, **variables.thanks(sheet, sheet.sent)
    )
    return page, 200


@blueprint.errorhandler(CheckInClosed)
def closed_meanwhile(_: CheckInClosed) -> tuple[str, int]:
    """The check-in was closed while its form was open."""
    assert request.view_args is not None
    return _closed(open_check_in(*ids_from_link(PURPOSE, request.view_args["token"]), deps()))


def _form(context: variables.Variables, status: int = 200) -> tuple[str, int]:
    return render_template("checkin/form.html", **context), status


def _closed(sheet: CheckInPage) -> tuple[str, int]:
    """The page contains no answers: the link may have been forwarded."""
    return render_template("told.html", **variables.closed(sheet)), 410
