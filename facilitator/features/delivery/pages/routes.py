"""The page of a member's recap, opened by the signed link in their mail."""

from __future__ import annotations

from flask import Blueprint, Response

from facilitator.features.delivery.mail_recap import PURPOSE, TASKS, open_recap, open_tasks
from facilitator.kit.web.personal_links import ids_from_link
from facilitator.kit.web.request_deps import deps

blueprint = Blueprint("recap", __name__)
# the page is the mail itself: its styles are inline, and every name and quote is escaped
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@blueprint.get(f"/{PURPOSE}/<token>")
def read(token: str) -> Response:
    """The recap that was sent, as far as this member may read it."""
    session_id, person_id = ids_from_link(PURPOSE, token)
    page = Response(open_recap(session_id, person_id, deps()), mimetype="text/html")
    page.headers["Content-Security-Policy"] = POLICY
    return page


@blueprint.get(f"/{TASKS}/<token>")
def own_tasks(token: str) -> Response:
    """Download the member's commitments that have a due day, for a task list."""
    session_id, person_id = ids_from_link(TASKS, token)
    page = Response(open_tasks(session_id, person_id, deps()), mimetype="text/calendar")
    page.headers["Content-Disposition"] = 'attachment; filename="tasks.ics"'
    page.headers["Cache-Control"] = "no-store"
    return page
