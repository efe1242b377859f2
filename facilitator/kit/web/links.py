"""What pages behind personal links share: whose a link is, and a kind word where nothing opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, render_template, request
from werkzeug.exceptions import HTTPException

from facilitator.domain.errors import BadLink, FacilitatorError, LinkTooOld, Unknown
from facilitator.kit.web.pages import deps
from facilitator.wording import Words, languages, words

Told = tuple[type[Exception], str, int]  # an error, what is said of it, and the status
TOLD: tuple[Told, ...] = (
    (LinkTooOld, "old_link", 410), (BadLink, "bad_link", 404), (Unknown, "not_yours", 404),
    (HTTPException, "not_taken", 400), (FacilitatorError, "away", 503),
)  # fmt: skip


def number_of(purpose: str, token: str) -> int:
    """Whom or what a link is about. Raises BadLink, LinkTooOld."""
    (number,) = deps().links.ids(purpose, token, deps().clock.now())
    return number


def pair_of(purpose: str, token: str) -> tuple[int, int]:
    """What a link is about, and the person it is for. Raises BadLink, LinkTooOld."""
    about, person_id = deps().links.ids(purpose, token, deps().clock.now())
    return about, person_id


def tells_kindly(
    blueprint: Blueprint, own: Callable[[Words], Mapping[str, str]], *first: Told
) -> None:
    """Answer what goes wrong with a page that says what to do next, in the browser's language.

    ``own`` are the area's words beside those of check-ins; ``first`` is told before what is usual.
    """

    def told(error: Exception) -> tuple[str, int]:
        name, status = next(
            (name, code) for kind, name, code in (*first, *TOLD) if isinstance(error, kind)
        )
        wanted = [tag.split("-")[0].lower() for tag in request.accept_languages.values()]
        ours = words(next((language for language in wanted if language in languages()), "en"))
        say = {**ours.check_in, **own(ours)}
        return render_template(
            "told.html", language=ours.language, title=say[name], why=say[f"{name}_why"],
            next=say[f"{name}_next"],
        ), status  # fmt: skip

    blueprint.register_error_handler(HTTPException, told)
    blueprint.register_error_handler(FacilitatorError, told)
