"""Routes of the Work page: running and failed jobs, undelivered mails, costs."""

from __future__ import annotations

from decimal import Decimal

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import (
    ExternalServiceError,
    FacilitatorError,
    NotFound,
    Refused,
    WriteConflict,
)
from facilitator.features.access.console import NavigationEntry, console_blueprint, current_visitor
from facilitator.features.mail import kind_names, undelivered_mails
from facilitator.features.operations import alerts, backups_and_holds, work_overview
from facilitator.features.operations.costs import costs
from facilitator.kit.web.forms import form_number
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

Page = tuple[str, int]
SMALL = Decimal("0.1")
STATUS: dict[type[FacilitatorError], int] = {Refused: 422, WriteConflict: 409, NotFound: 404}
WORK = {
    "take_event": gettext_noop("Take in what a platform tells"),
    "fetch_transcript": gettext_noop("Fetch a transcript"),
    "hand_in": gettext_noop("Take in a transcript that was handed in"),
    "make_recap": gettext_noop("Make a recap"),
    "put_question": gettext_noop("Ask the model"),
    "tell_silence": gettext_noop("Tell why there is no transcript"),
    "fetch_summary": gettext_noop("Fetch the platform's summary"),
    "fetch_visits": gettext_noop("See who was there"),
    "draft_agenda": gettext_noop("Draft an agenda"),
    "send_by_itself": gettext_noop("Send an agenda"),
    "tell_changes": gettext_noop("Tell what changed since an agenda"),
    "publish_agenda": gettext_noop("Write an agenda into the meeting"),
    "tell_called_off": gettext_noop("Tell that a session is called off"),
    "mail_check_in": gettext_noop("Ask a member to check in"),
    "mail_reminder": gettext_noop("Remind a member to check in"),
    "send_mail": gettext_noop("Send a mail"),
    "send_post": gettext_noop("Post to the chat"),
    "send_looked_at": gettext_noop("Send a recap that was looked at"),
    "write_notes": gettext_noop("Ask how promises go"),
    "look_after_guests": gettext_noop("Look after guests"),
    "let_words_go": gettext_noop("Delete words whose time is over"),
    "tick": gettext_noop("Look at what is due"),
    "tidy": gettext_noop("Tidy up at night"),
}

blueprint = console_blueprint(
    "work", __name__, "/work", entry=NavigationEntry(5, "work.page", "Work")
)


@blueprint.get("/")
def page() -> Page:
    """Show the page."""
    return _page()


@blueprint.post("/retry")
def retry() -> Response | Page:
    """Retry a failed job."""
    try:
        work_overview.retry(request.form.get("key", "")[:300], current_visitor(), deps())
    except (Refused, WriteConflict, NotFound, ExternalServiceError) as error:
        return _page(error)
    return redirect(url_for(".page"), 303)


@blueprint.post("/mails")
def change_mail() -> Response | Page:
    """Send an undelivered mail again, or drop it."""
    action = undelivered_mails.ACTIONS.get(request.form.get("do", ""))
    if action is None:
        raise BadRequest
    try:
        action(form_number(request.form, "mail"), current_visitor(), deps(), None)
    except (Refused, WriteConflict, NotFound) as error:
        return _page(error)
    return redirect(url_for(".page", _anchor="mails"), 303)


@blueprint.post("/held")
def release_held() -> Response | Page:
    """Send or drop what is held since a backup was restored."""
    action = request.form.get("do", "")
    if action not in ("send", "drop"):
        raise BadRequest
    try:
        backups_and_holds.release(current_visitor(), deps(), drop=action == "drop")
    except NotFound as error:
        return _page(error)
    return redirect(url_for(".page"), 303)


def _page(error: FacilitatorError | None = None) -> Page:
    html = render_template(
        "work/page.html", work=work_overview.work_overview(current_visitor(), deps()),
        costs=costs(current_visitor(), deps()),
        owner=backups_and_holds.owners_view(current_visitor(), deps()),
        alert_text=_alert_text, called=_work_name, money=money,
        mail_called=kind_names.kind_name, error=error,
    )  # fmt: skip
    return html, STATUS.get(type(error), 503) if error else 200


def _alert_text(code: alerts.AlertCode) -> str:
    return console_text(alerts.TEXTS[code].text)


def _work_name(name: str) -> str:
    """Return the display name of a workflow; an unlisted one gets its own name."""
    return console_text(WORK[name]) if name in WORK else name.replace("_", " ").capitalize()


def money(usd: Decimal) -> str:
    """Format an amount in US dollars; small ones with four decimals, as single calls are cheap."""
    return f"${usd:.4f}" if 0 < usd < SMALL else f"${usd:,.2f}"
