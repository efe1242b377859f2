"""The console's first page."""

from __future__ import annotations

from flask import render_template, url_for

from facilitator.features.access.console import Entry, area, visitor
from facilitator.features.today.today import Need, Todo, today
from facilitator.kit.web.pages import deps

blueprint = area("today", __name__, entry=Entry(1, "today.page", "Today"))
SAID = {
    Need.RECAP: ("A recap waits for your approval", "Look at it"),
    Need.TRANSCRIPT: ("There is no transcript", "Hand it in"),
    Need.SPEAKERS: ("Somebody spoke whom nobody could name", "Say who"),
    Need.AGENDA: ("An agenda waits for your approval", "Look at it"),
    Need.CHECK_INS: ("Not everybody has checked in", "See the answers"),
    Need.MAILS: ("Mails did not get through", "See which"),
    Need.WORK: ("Work has failed and waits for you", "See why"),
}
AFTER = (Need.RECAP, Need.SPEAKERS, Need.MAILS)


@blueprint.get("/")
def page() -> str:
    """What needs me, and what comes next."""
    return render_template(
        "today/page.html", shown=today(visitor(), deps()), said=SAID, where=_where
    )


def _where(todo: Todo) -> str:
    if todo.need is Need.WORK:
        return url_for("work.page")
    page = "sessions.after" if todo.need in AFTER else "sessions.before"
    page = "sessions.transcript" if todo.need is Need.TRANSCRIPT else page
    return url_for(page, session_id=todo.session_id)
