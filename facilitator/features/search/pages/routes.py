"""Routes of the search page, with results while typing."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.features.access.console import NavigationEntry, console_blueprint, current_visitor
from facilitator.features.memory.search import (
    MAX_QUESTION_LETTERS,
    Filters,
    FoundSolution,
    SearchResult,
)
from facilitator.features.search.call_on import call_on_peer
from facilitator.features.search.search_page import filter_choices, search_memory
from facilitator.kit.web.request_deps import deps

blueprint = console_blueprint(
    "memory", __name__, "/memory", entry=NavigationEntry(3, "memory.page", "Memory")
)
PARAMETERS = ("q", "group", "theme", "member", "since", "until", "outcome", "page")
FILTER_NAMES = PARAMETERS[1:-1]
AT_FIRST = 4  # solutions shown per hot seat; the others are folded
Answer = tuple[str, int]


@blueprint.get("/")
def page() -> Answer:
    """Show results or the empty form; htmx requests get the results only."""
    return _page()


@blueprint.post("/call-on")
def call_on() -> Response | Answer:
    """Have a peer called on first in an upcoming hot seat, for a solution they once gave."""
    session, _, person = request.form.get("seat", "").partition("-")
    ids = [_id(value) for value in (session, person, request.form.get("solution", ""))]
    try:
        call_on_peer(ids[0], ids[1], ids[2], current_visitor(), deps())
    except (Refused, WriteConflict, NotFound) as error:
        return _page(error)
    query = {key: value for key, value in _query().items() if value}
    return redirect(f"{url_for('.page')}?{urlencode({**query, 'session': session})}", 303)


def _page(error: FacilitatorError | None = None) -> Answer:
    query, found, places = _query(), None, None
    try:
        filters, number = _filters(query), _number(query["page"] or "1")
        if query["q"]:
            found, places = search_memory(query["q"], filters, number, current_visitor(), deps())
    except (Refused, NotFound) as refused:
        error = error or refused
    context = {"asked": query, "found": found, "places": places, "error": error, "most": AT_FIRST,
            "ordered": _sorted_solutions}  # fmt: skip
    if "HX-Request" in request.headers:
        return render_template("memory/_found.html", is_part=True, **context), 200
    session = request.args.get("session", "")
    return render_template(
        "memory/page.html",
        choices=filter_choices(current_visitor(), deps()),
        longest=MAX_QUESTION_LETTERS,
        outcomes=list(Outcome),
        narrowed=any(query[key] for key in FILTER_NAMES),
        session_id=int(session) if session.isdecimal() and len(session) < 10 else None,
        **context,
    ), 422 if error else 200


def _sorted_solutions(one: SearchResult) -> list[tuple[FoundSolution, bool]]:
    """Return solutions with whether the snippet is in them; those first, then those that worked."""
    passage = one.snippet.removeprefix("… ").removesuffix(" …")
    marked = [
        (solution, passage in solution.text and passage not in one.challenge)
        for solution in one.solutions
    ]
    return sorted(marked, key=lambda pair: (not pair[1], pair[0].outcome is not Outcome.WORKED))


def _query() -> dict[str, str]:
    return {key: request.values.get(key, "").strip() for key in PARAMETERS}


def _filters(query: dict[str, str]) -> Filters:
    """Parse the search filters. Raises Refused."""
    outcome = query["outcome"]
    if outcome and outcome not in set(Outcome):
        raise Refused("There is no such outcome.", "Choose one from the list.")
    return Filters(
        query["group"], query["theme"], query["member"], _day(query["since"]),
        _day(query["until"]), Outcome(outcome) if outcome else None,
    )  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("This is not a valid day.", "Write it as 2026-03-04.") from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Refused("There is no such page.", "The first one is 1.")
    return int(text)


def _id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadRequest
    return int(text)
