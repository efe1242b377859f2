"""What pages behind personal links share: reading the link, and error pages."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.exceptions import HTTPException

from facilitator.domain.errors import BadLink, FacilitatorError, LinkExpired, NotFound
from facilitator.kit.web.request_deps import deps
from facilitator.translation import Message, languages, translator_for

ErrorTexts = tuple[Message, Message, Message]  # title, reason, and advice
ErrorPage = tuple[type[Exception], str, int]  # error class, name of its texts, status code
DEFAULT_TEXTS: Mapping[str, ErrorTexts] = {
    "old_link": (
        Message("This link is too old"),
        Message("The session it was for is long over.", "check-in"),
        Message("There will be a new one before the next session."),
    ),
    "bad_link": (
        Message("This link does not work"),
        Message("It is not one of ours, or a part of it is missing."),
        Message(
            "Open it from the mail again, or copy the whole line. If that does not "
            "help, ask your moderator."
        ),
    ),
    "not_yours": (
        Message("This check-in is not for you any more"),
        Message("You are no longer a member of this group, or the session is gone."),
        Message("If that is a mistake, ask your moderator.", "check-in"),
    ),
    "not_taken": (
        Message("This could not be taken"),
        Message("It is too much at once, or it did not come from our form."),
        Message("Go back, shorten it and send it again."),
    ),
    "away": (
        Message("This does not work at the moment"),
        Message("Something is wrong on our side."),
        Message("Nothing you saved is lost. Please try again in a few minutes."),
    ),
}
DEFAULT_ERROR_PAGES: tuple[ErrorPage, ...] = (
    (LinkExpired, "old_link", 410), (BadLink, "bad_link", 404), (NotFound, "not_yours", 404),
    (HTTPException, "not_taken", 400), (FacilitatorError, "away", 503),
)  # fmt: skip


def id_from_link(purpose: str, token: str) -> int:
    """The id in a link. Raises BadLink, LinkExpired."""
    (number,) = deps().links.ids(purpose, token, deps().clock.now())
    return number


def ids_from_link(purpose: str, token: str) -> tuple[int, int]:
    """The id in a link, and the id of the person it is for. Raises BadLink, LinkExpired."""
    about, person_id = deps().links.ids(purpose, token, deps().clock.now())
    return about, person_id


def register_link_errors(
    blueprint: Blueprint, own: Mapping[str, ErrorTexts], *first: ErrorPage
) -> None:
    """Answer errors with a page that says what to do next, in the browser's language.

    ``own`` replaces some of the default texts for this blueprint; the errors in ``first`` are
    matched before the default ones.
    """

    def error_page(error: Exception) -> tuple[str, int]:
        name, status = next(
            (name, code)
            for kind, name, code in (*first, *DEFAULT_ERROR_PAGES)
            if isinstance(error, kind)
        )
        wanted = [tag.split("-")[0].lower() for tag in request.accept_languages.values()]
        translator = translator_for(next((code for code in wanted if code in languages()), "en"))
        title, why, advice = (translator.text(text) for text in {**DEFAULT_TEXTS, **own}[name])
        page = render_template(
            "told.html", language=translator.language, title=title, why=why, next=advice
        )
        return page, status

    blueprint.register_error_handler(HTTPException, error_page)
    blueprint.register_error_handler(FacilitatorError, error_page)
