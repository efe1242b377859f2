"""Pages for an agenda's draft; the link identifies the moderator it was sent to."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import (
    BadLink,
    FacilitatorError,
    LinkExpired,
    NotFound,
    Refused,
    WriteConflict,
)
from facilitator.features.agenda import send_agenda
from facilitator.features.agenda.pages.change_forms import apply_change
from facilitator.features.agenda.send_agenda import PURPOSE, AgendaDraft
from facilitator.kit.web.personal_links import ids_from_link
from facilitator.kit.web.request_deps import deps

LARGEST_FORM_BYTES = 32 * 1024
STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (LinkExpired, 410), (BadLink, 404), (NotFound, 404), (Refused, 422), (WriteConflict, 409),
    (FacilitatorError, 503),
)  # fmt: skip

blueprint = Blueprint(
    "agenda", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates",
    static_folder="static",
)  # fmt: skip


@blueprint.get("/<token>")
def draft(token: str) -> tuple[str, int]:
    """Show the draft. Changes nothing: mail scanners open links, too."""
    return _page(token, *ids_from_link(PURPOSE, token))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Apply one change or the approval; shows an error above the draft if it is refused."""
    request.max_content_length = LARGEST_FORM_BYTES
    session_id, person_id = ids_from_link(PURPOSE, token)
    send_agenda.open_draft(session_id, person_id, deps())  # raises unless still a moderator
    try:
        anchor = apply_change(session_id, person_id, request.form, deps())
    except (Refused, WriteConflict) as error:
        return _page(token, session_id, person_id, error)
    return redirect(url_for(".draft", token=token, _anchor=anchor), 303)


def _page(
    token: str, session_id: int, person_id: int, error: FacilitatorError | None = None
) -> tuple[str, int]:
    opened: AgendaDraft = send_agenda.open_draft(session_id, person_id, deps())
    page = render_template(
        "agenda/draft.html", language="en", group=opened.view.group, draft=opened, view=opened.view,
        token=token, error=error,
    )  # fmt: skip
    return page, _status(error) if error else 200


def _status(error: FacilitatorError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))
