"""What the service does for one's groups, what did not work, and what it cost."""

from __future__ import annotations

from decimal import Decimal

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, OutsideFault, Refused, Tie, Unknown
from facilitator.features.access.console import Entry, area, visitor
from facilitator.features.mail import kind_names, undelivered_mails
from facilitator.features.operations import work_overview
from facilitator.features.operations.costs import costs
from facilitator.kit.web.forms import number
from facilitator.kit.web.pages import deps

Page = tuple[str, int]
SMALL = Decimal("0.1")
STATUS: dict[type[FacilitatorError], int] = {Refused: 422, Tie: 409, Unknown: 404}
WORK = {
    "take_event": "Take in what a platform tells", "fetch_transcript": "Fetch a transcript",
    "hand_in": "Take in a transcript that was handed in", "make_recap": "Make a recap",
    "put_question": "Ask the model", "tell_silence": "Tell why there is no transcript",
    "fetch_summary": "Fetch the platform's summary", "fetch_visits": "See who was there",
    "draft_agenda": "Draft an agenda", "send_by_itself": "Send an agenda",
    "tell_changes": "Tell what changed since an agenda", "publish_agenda": "Write an agenda into "
    "the meeting", "tell_called_off": "Tell that a session is called off",
    "mail_check_in": "Ask a member to check in", "mail_reminder": "Remind a member to check in",
    "send_mail": "Send a mail", "send_post": "Post to the chat",
    "send_looked_at": "Send a recap that was looked at", "write_notes": "Ask how promises go",
    "look_after_guests": "Look after guests", "let_words_go": "Delete words whose time is over",
    "tick": "Look at what is due", "tidy": "Tidy up at night",
}  # fmt: skip

blueprint = area("work", __name__, "/work", entry=Entry(5, "work.page", "Work"))


@blueprint.get("/")
def page() -> Page:
    """Everything at a glance."""
    return _page()


@blueprint.post("/retry")
def retry() -> Response | Page:
    """Do failed work again."""
    try:
        work_overview.retry(request.form.get("key", "")[:300], visitor(), deps())
    except (Refused, Tie, Unknown, OutsideFault) as error:
        return _page(error)
    return redirect(url_for(".page"), 303)


@blueprint.post("/mails")
def change_mail() -> Response | Page:
    """Send a mail again that did not get through, or drop it."""
    do = undelivered_mails.DO.get(request.form.get("do", ""))
    if do is None:
        raise BadRequest
    try:
        do(number(request.form, "mail"), visitor(), deps(), None)
    except (Refused, Tie, Unknown) as error:
        return _page(error)
    return redirect(url_for(".page", _anchor="mails"), 303)


def _page(error: FacilitatorError | None = None) -> Page:
    told = render_template(
        "work/page.html", work=work_overview.my_work(visitor(), deps()),
        costs=costs(visitor(), deps()),
        called=lambda name: WORK.get(name, name.replace("_", " ").capitalize()), money=money,
        mail_called=kind_names.called, error=error,
    )  # fmt: skip
    return told, STATUS.get(type(error), 503) if error else 200


def money(usd: Decimal) -> str:
    """An amount in US dollars; small ones to the hundredth of a cent, as a call may cost that."""
    return f"${usd:.4f}" if 0 < usd < SMALL else f"${usd:,.2f}"
