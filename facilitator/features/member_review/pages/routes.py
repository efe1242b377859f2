"""Routes of the member review page. GET changes nothing, as mail scanners open links."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import Refused, WriteConflict
from facilitator.domain.recaps.statements import Statement
from facilitator.features.member_review.member_review import (
    LONGEST,
    PURPOSE,
    MemberPart,
    accept_part,
    open_part,
    reword,
    strike,
)
from facilitator.kit.web.personal_links import ids_from_link, register_link_errors
from facilitator.kit.web.request_deps import deps
from facilitator.translation import Message, Translator, translator_for
from facilitator.translation.recaps import kind_of, source_of

LARGEST_FORM_BYTES = 32 * 1024

blueprint = Blueprint(
    "ownpart", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates",
    static_folder="static",
)  # fmt: skip
NOT_YOURS = (
    Message("This page is not for you any more"),
    Message("You are no longer a member of this group, or the recap is gone."),
    Message("If that is a mistake, ask your moderator.", "follow-up"),
)
PROBLEMS = {
    "wrong": Message("Write at least one word, and at most 2000 letters."),
    "changed": Message("This was changed in the meantime. Please look at it again."),
}
register_link_errors(blueprint, {"not_yours": NOT_YOURS})


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """Show the member's part of the recap."""
    return _page(ids_from_link(PURPOSE, token))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Strike or reword a statement, or accept the part; then redirect to the page."""
    request.max_content_length = LARGEST_FORM_BYTES
    ids, form = ids_from_link(PURPOSE, token), request.form
    key, version = form.get("key", ""), form.get("version", "")
    is_changed = False
    try:
        match form.get("do"):
            case "strike":
                is_changed = strike(*ids, key, deps())
            case "reword":
                is_changed = reword(*ids, key, form.get("text", ""), deps())
            case "fine" if version.isascii() and version.isdigit() and len(version) < 9:
                accept_part(*ids, int(version), deps())
            case _:
                raise BadRequest
    except Refused:
        return _page(ids, "wrong", form.get("text", ""), status=422)
    except WriteConflict:
        return _page(ids, "changed", status=409)
    return redirect(url_for(".page", token=token, kept=1 if is_changed else None), 303)


def _page(
    ids: tuple[int, int], problem: str = "", typed: str = "", *, status: int = 200
) -> tuple[str, int]:
    part = open_part(*ids, deps())
    translator = translator_for(part.language)
    return render_template(
        "ownpart/page.html", **translator.for_templates(), language=translator.language,
        group=part.group, part=part,
        seats=[
            {
                "key": seat.key,
                "typed": typed or seat.challenge.text,
                "summary": seat.summary,
                "challenge": _fields(seat.challenge, translator),
                "solutions": [
                    {"key": key, **_fields(one, translator)} for key, one in seat.solutions
                ],
            }
            for seat in part.seats
        ],
        intro=_intro(part, translator), state=_state(part, translator),
        problem=translator.text(PROBLEMS[problem]) if problem else "",
        kept="kept" in request.args, longest=LONGEST,
    ), status  # fmt: skip


def _intro(part: MemberPart, translator: Translator) -> str:
    """Return the line with the group and the day of the session."""
    if not part.held_at:
        return part.group
    day = translator.day(part.held_at.date())
    return translator.gettext("{group}, {day}", group=part.group, day=day)


def _state(part: MemberPart, translator: Translator) -> str:
    """Return the sentence about who sees the part, and when."""
    if part.is_sent:
        return translator.gettext(
            "The group has this. If you reword or strike something, it is gone here "
            "too, and whoever has the recap gets a correction that does not repeat "
            "it."
        )
    moment = translator.moment(part.until)
    if part.is_fine:
        return translator.gettext(
            "Thank you. The others see it once everybody has looked, and on {moment} "
            "at the latest.",
            moment=moment,
        )
    return translator.gettext(
        "Nobody else in the group sees this before you say that it is fine, or {moment} has come.",
        moment=moment,
    )


def _fields(statement: Statement, translator: Translator) -> dict[str, Any]:
    source = next((source_of(e.source, translator) for e in statement.evidence), "")
    kind = kind_of(statement.kind, translator) if statement.kind else ""
    return {
        "who": statement.speaker,
        "text": statement.text,
        "marks": " · ".join(filter(None, (kind, source))),
        "quotes": [e.quote for e in statement.evidence if e.quote and e.quote != statement.text],
    }
