"""The page of a member's own part; opening it changes nothing, as mail scanners open links, too."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import Refused, Tie
from facilitator.domain.recaps.statements import Statement
from facilitator.features.member_review.member_review import (
    LONGEST,
    PURPOSE,
    OwnPart,
    open_part,
    reword,
    say_fine,
    strike,
)
from facilitator.kit.web.links import pair_of, tells_kindly
from facilitator.kit.web.pages import deps
from facilitator.wording import Words, words

LARGEST_FORM_BYTES = 32 * 1024

blueprint = Blueprint(
    "ownpart", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates",
    static_folder="static",
)  # fmt: skip
tells_kindly(blueprint, lambda ours: ours.own_part)


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """What the recap says of the member."""
    return _page(pair_of(PURPOSE, token))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Strike or reword one thing, or say that it is fine; then the page again."""
    request.max_content_length = LARGEST_FORM_BYTES
    whose, form = pair_of(PURPOSE, token), request.form
    key, version = form.get("key", ""), form.get("version", "")
    kept = False
    try:
        match form.get("do"):
            case "strike":
                kept = strike(*whose, key, deps())
            case "reword":
                kept = reword(*whose, key, form.get("text", ""), deps())
            case "fine" if version.isascii() and version.isdigit() and len(version) < 9:
                say_fine(*whose, int(version), deps())
            case _:
                raise BadRequest
    except Refused:
        return _page(whose, "wrong", form.get("text", ""), status=422)
    except Tie:
        return _page(whose, "changed", status=409)
    return redirect(url_for(".page", token=token, kept=1 if kept else None), 303)


def _page(
    whose: tuple[int, int], problem: str = "", typed: str = "", *, status: int = 200
) -> tuple[str, int]:
    found = open_part(*whose, deps())
    ours = words(found.language)
    say = ours.own_part
    return render_template(
        "ownpart/page.html", language=ours.language, group=found.group, say=say, part=found,
        seats=[
            {
                "key": seat.key,
                "typed": typed or seat.challenge.text,
                "challenge": _shown(seat.challenge, ours),
                "solutions": [{"key": key, **_shown(one, ours)} for key, one in seat.solutions],
            }
            for seat in found.seats
        ],
        intro=say["intro"].format(group=found.group, day=ours.day(found.held_at.date()))
        if found.held_at else found.group,
        state=_state(found, ours), problem=say[problem] if problem else "",
        kept="kept" in request.args, longest=LONGEST,
    ), status  # fmt: skip


def _state(part: OwnPart, ours: Words) -> str:
    """Who sees it, and when."""
    fine = "fine_" if part.is_fine else ""
    if part.is_sent:
        return ours.own_part["sent"]
    return ours.own_part[f"{fine}waits"].format(moment=ours.moment(part.until))


def _shown(statement: Statement, ours: Words) -> dict[str, Any]:
    source = next((ours.source(e.source) for e in statement.evidence), "")
    kind = ours.kinds[statement.kind] if statement.kind else ""
    return {
        "who": statement.speaker,
        "text": statement.text,
        "marks": " · ".join(filter(None, (kind, source))),
        "quotes": [e.quote for e in statement.evidence if e.quote and e.quote != statement.text],
    }
