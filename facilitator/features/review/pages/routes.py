"""Routes of the recap review page, for the moderator that its link was mailed to."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict
from facilitator.features.review.form_actions import action_for, anchor, is_approval
from facilitator.features.review.review_recap import open_review
from facilitator.kit.reviews import LINK_PURPOSE
from facilitator.kit.web.forms import error_status
from facilitator.kit.web.personal_links import ids_from_link
from facilitator.kit.web.request_deps import deps

LARGEST_FORM_BYTES = 32 * 1024

blueprint = Blueprint(
    "review", __name__, url_prefix=f"/{LINK_PURPOSE}", template_folder="templates",
    static_folder="static",
)  # fmt: skip


@blueprint.get("/<token>")
def draft(token: str) -> tuple[str, int]:
    """Show the draft. Changes nothing, as mail scanners open links."""
    return _page(token, *ids_from_link(LINK_PURPOSE, token))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Make one change or approve the recap; errors are shown above the draft."""
    request.max_content_length = LARGEST_FORM_BYTES
    session_id, person_id = ids_from_link(LINK_PURPOSE, token)
    action = action_for(request.form)
    if not is_approval(request.form):
        open_review(session_id, person_id, deps())  # raises if they no longer moderate the group
    try:
        action(session_id, person_id, request.form, deps())
    except (Refused, WriteConflict, NotFound) as error:
        return _page(token, session_id, person_id, error)
    return redirect(url_for(".draft", token=token, _anchor=anchor(request.form)), 303)


def _page(
    token: str, session_id: int, person_id: int, error: FacilitatorError | None = None
) -> tuple[str, int]:
    review = open_review(session_id, person_id, deps())
    page = render_template(
        "review/draft.html", language="en", group=review.group, review=review, error=error
    )
    return page, error_status(error) if error else 200
