"""The page of a member's commitments; opening it changes nothing, whatever the mail's link says."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.wrappers import Response as Answer

from facilitator.domain.commitments import NOTED
from facilitator.domain.errors import BadLink, FacilitatorError, LinkTooOld, Refused, Unknown
from facilitator.services.answer_follow_up import LONGEST, answer, open_follow_up, set_pace
from facilitator.services.follow_up import PURPOSE
from facilitator.services.followed import Followed
from facilitator.web._pages import deps
from facilitator.wording import Words, languages, words

LARGEST_FORM_BYTES = 32 * 1024
PAGES: tuple[tuple[type[Exception], str, int], ...] = (
    (LinkTooOld, "old_link", 410), (BadLink, "bad_link", 404), (Unknown, "not_yours", 404),
    (HTTPException, "not_taken", 400), (FacilitatorError, "away", 503),
)  # fmt: skip

blueprint = Blueprint("followup", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates")


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """The page; the answer of the mail's link is chosen, and not given."""
    return _page(_whose(token), request.args.get("promise", ""), request.args.get("went", ""))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Keep one answer, or hear less."""
    request.max_content_length = LARGEST_FORM_BYTES
    person_id, form = _whose(token), request.form
    promise, went, word = (form.get(name, "") for name in ("promise", "went", "word"))
    match form.get("do"):
        case "answer" if promise.isascii() and promise.isdigit() and len(promise) < 12:
            try:
                answer(person_id, int(promise), went, word, deps())
            except Refused:
                return _page(person_id, promise, went, word, status=422)
        case "less" | "more" as wish:
            set_pace(person_id, less=wish == "less", deps=deps())
        case _:
            raise BadRequest
    return redirect(url_for(".page", token=token, kept=1 if promise else None), 303)


@blueprint.errorhandler(HTTPException)
@blueprint.errorhandler(FacilitatorError)
def told(error: Exception) -> tuple[str, int]:
    """A kind page that says what to do next, in a language the browser asks for."""
    name, status = next((name, code) for kind, name, code in PAGES if isinstance(error, kind))
    wanted = [tag.split("-")[0].lower() for tag in request.accept_languages.values()]
    ours = words(next((language for language in wanted if language in languages()), "en"))
    say = {**ours.check_in, **ours.follow_up}
    return render_template(
        "told.html", language=ours.language, title=say[name], why=say[f"{name}_why"],
        next=say[f"{name}_next"],
    ), status  # fmt: skip


def _whose(token: str) -> int:
    """The person of a link. Raises BadLink, LinkTooOld."""
    (person_id,) = deps().links.ids(PURPOSE, token, deps().clock.now())
    return person_id


def _page(
    person_id: int, promise: str, went: str, word: str = "", *, status: int = 200
) -> tuple[str, int]:
    sheet = open_follow_up(person_id, deps())
    ours = words(sheet.language)
    say = ours.follow_up
    return render_template(
        "followup/page.html", language=ours.language, group=sheet.group, say=say,
        promises=[_shown(p, ours) for p in sheet.promises], chosen=promise, went=went, word=word,
        answers=[(state.value, say[state]) for state in NOTED], wrong=status != 200,
        streak=say["streak"].format(number=sheet.streak) if sheet.streak else "",
        pace=sheet.pace.value, longest=LONGEST, kept="kept" in request.args,
    ), status  # fmt: skip


def _shown(promise: Followed, ours: Words) -> dict[str, Any]:
    say = ours.follow_up
    return {
        "id": str(promise.id),
        "text": promise.text,
        "due": say["due"].format(day=ours.day(promise.due, year=False)) if promise.due else "",
        "said_on": say["said_on"].format(
            group=promise.group.name, day=ours.day(promise.when.made_at.date(), year=False)
        ),
        "history": [
            (ours.day(told.at.date(), year=False),
             say.get(told.state) or ours.check_in.get(f"went_{told.state}", ""), told.word)
            for told in promise.history
        ],
    }  # fmt: skip
