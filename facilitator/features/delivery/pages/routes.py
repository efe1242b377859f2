"""The page of a member's recap; whoever has its link is the member it was sent to."""

from __future__ import annotations

from flask import Blueprint, Response

from facilitator.features.delivery.mail_recap import PURPOSE, TASKS, open_recap, open_tasks
from facilitator.kit.web.links import pair_of
from facilitator.kit.web.pages import deps

blueprint = Blueprint("recap", __name__)
# the page is the mail itself: its styles stand on its tags, and every name and quote is escaped
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@blueprint.get(f"/{PURPOSE}/<token>")
def read(token: str) -> Response:
    """What the group was sent, as far as it is this member's to read."""
    session_id, person_id = pair_of(PURPOSE, token)
    page = Response(open_recap(session_id, person_id, deps()), mimetype="text/html")
    page.headers["Content-Security-Policy"] = POLICY
    return page


@blueprint.get(f"/{TASKS}/<token>")
def own_tasks(token: str) -> Response:
    """What the member promised for a day, to be put into their task list."""
    session_id, person_id = pair_of(TASKS, token)
    page = Response(open_tasks(session_id, person_id, deps()), mimetype="text/calendar")
    page.headers["Content-Disposition"] = 'attachment; filename="tasks.ics"'
    page.headers["Cache-Control"] = "no-store"
    return page
