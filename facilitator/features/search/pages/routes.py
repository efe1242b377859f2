"""The memory of one's groups, searched as one types."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, Tie, Unknown
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.features.access.console import Entry, area, visitor
from facilitator.features.memory.search import LONGEST, Filters, Found, Gift
from facilitator.features.search.call_on import call_on_peer
from facilitator.features.search.search_page import choices, remembered
from facilitator.kit.web.pages import deps

blueprint = area("memory", __name__, "/memory", entry=Entry(3, "memory.page", "Memory"))
ASKED = ("q", "group", "theme", "member", "since", "until", "outcome", "page")
NARROWS = ASKED[1:-1]
AT_FIRST = 4  # solutions of a hot seat; the others fold away
Answer = tuple[str, int]


@blueprint.get("/")
def page() -> Answer:
    """What is found for a question, or how to ask; the results alone where a script asks."""
    return _page()


@blueprint.post("/call-on")
def call_on() -> Response | Answer:
    """Call on a peer first in a hot seat to come, for what they once gave."""
    session, _, person = request.form.get("seat", "").partition("-")
    ids = [_id(told) for told in (session, person, request.form.get("solution", ""))]
    try:
        call_on_peer(ids[0], ids[1], ids[2], visitor(), deps())
    except (Refused, Tie, Unknown) as error:
        return _page(error)
    asked = {key: told for key, told in _asked().items() if told}
    return redirect(f"{url_for('.page')}?{urlencode({**asked, 'session': session})}", 303)


def _page(error: FacilitatorError | None = None) -> Answer:
    asked, found, places = _asked(), None, None
    try:
        filters, number = _filters(asked), _number(asked["page"] or "1")
        if asked["q"]:
            found, places = remembered(asked["q"], filters, number, visitor(), deps())
    except (Refused, Unknown) as refused:
        error = error or refused
    told = {"asked": asked, "found": found, "places": places, "error": error, "most": AT_FIRST,
            "ordered": _ordered}  # fmt: skip
    if "HX-Request" in request.headers:
        return render_template("memory/_found.html", is_part=True, **told), 200
    session = request.args.get("session", "")
    return render_template(
        "memory/page.html", choices=choices(visitor(), deps()), longest=LONGEST,
        outcomes=list(Outcome), narrowed=any(asked[key] for key in NARROWS),
        session_id=int(session) if session.isdecimal() and len(session) < 10 else None, **told,
    ), 422 if error else 200  # fmt: skip


def _ordered(one: Found) -> list[tuple[Gift, bool]]:
    """The solutions, and whether what was asked for stands in one: that first, then what worked."""
    cut = one.snippet.removeprefix("… ").removesuffix(" …")
    marked = [(gift, cut in gift.text and cut not in one.challenge) for gift in one.solutions]
    return sorted(marked, key=lambda pair: (not pair[1], pair[0].outcome is not Outcome.WORKED))


def _asked() -> dict[str, str]:
    return {key: request.values.get(key, "").strip() for key in ASKED}


def _filters(asked: dict[str, str]) -> Filters:
    """What it is narrowed to. Raises Refused."""
    outcome = asked["outcome"]
    if outcome and outcome not in set(Outcome):
        raise Refused("There is no such outcome.", "Choose one of the list.")
    return Filters(
        asked["group"], asked["theme"], asked["member"], _day(asked["since"]),
        _day(asked["until"]), Outcome(outcome) if outcome else None,
    )  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("This is no day.", "Write it as 2026-03-04.") from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Refused("There is no such page.", "The first one is 1.")
    return int(text)


def _id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadRequest
    return int(text)
