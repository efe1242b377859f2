"""The console's first page."""

from __future__ import annotations

from flask import render_template, url_for

from facilitator.features.access.console import NavigationEntry, console_blueprint, current_visitor
from facilitator.features.today.today import Todo, TodoKind, today
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

blueprint = console_blueprint("today", __name__, entry=NavigationEntry(1, "today.page", "Today"))
TEXTS = {
    TodoKind.HELD: (gettext_noop("A transcript waits for your word"), gettext_noop("Decide")),
    TodoKind.RECAP: (gettext_noop("A recap waits for your approval"), gettext_noop("Look at it")),
    TodoKind.TRANSCRIPT: (gettext_noop("There is no transcript"), gettext_noop("Hand it in")),
    TodoKind.SPEAKERS: (
        gettext_noop("Somebody spoke whom nobody could name"),
        gettext_noop("Say who"),
    ),
    TodoKind.AGENDA: (
        gettext_noop("An agenda waits for your approval"),
        gettext_noop("Look at it"),
    ),
    TodoKind.MEETING: (
        gettext_noop("Zoom does not know the meeting any more"),
        gettext_noop("Decide"),
    ),
    TodoKind.PLAN: (gettext_noop("No session is planned"), gettext_noop("Plan one")),
    TodoKind.CHECK_INS: (
        gettext_noop("Not everybody has checked in"),
        gettext_noop("See the answers"),
    ),
    TodoKind.MAILS: (gettext_noop("Mails did not get through"), gettext_noop("See which")),
    TodoKind.WORK: (gettext_noop("Work has failed and waits for you"), gettext_noop("See why")),
}
AFTER_SESSION = (TodoKind.HELD, TodoKind.RECAP, TodoKind.SPEAKERS, TodoKind.MAILS)


@blueprint.get("/")
def page() -> str:
    """Show the visitor's to-dos and upcoming sessions."""
    texts = {need: (console_text(what), console_text(do)) for need, (what, do) in TEXTS.items()}
    return render_template(
        "today/page.html", shown=today(current_visitor(), deps()), said=texts, where=_where
    )


def _where(todo: Todo) -> str:
    if todo.need is TodoKind.WORK:
        return url_for("work.page")
    if todo.need is TodoKind.PLAN:
        return url_for("sessions.plan", group=todo.group_id)
    if todo.need is TodoKind.MEETING:
        return url_for("sessions.planned", session_id=todo.session_id)
    page = "sessions.after" if todo.need in AFTER_SESSION else "sessions.before"
    page = "sessions.transcript" if todo.need is TodoKind.TRANSCRIPT else page
    return url_for(page, session_id=todo.session_id)
