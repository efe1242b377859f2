"""Signing in: ask for a link, use it, or a password; signing out, here or everywhere."""

from __future__ import annotations

import threading
from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import BadLink, FacilitatorError, Refused
from facilitator.features.access import sign_in
from facilitator.features.access.console import COOKIE, check_meant, key
from facilitator.features.access.mail_sign_in import send
from facilitator.kit.deps import Deps
from facilitator.kit.web.pages import deps

blueprint = Blueprint("signin", __name__, url_prefix="/sign-in", template_folder="templates")
LONGEST = 400  # letters of what is typed
log = structlog.get_logger()


@blueprint.get("")
def door() -> str | Response:
    """Where everybody begins."""
    if key() and sign_in.visitor(key(), deps()):
        return redirect(_inside(request.args.get("to")))
    return _page("door", is_empty=sign_in.is_empty(deps()))


@blueprint.post("")
def ask() -> str | tuple[str, int]:
    """Mail a link; the answer is the same for every address, known or not."""
    check_meant()
    try:
        letter = sign_in.ask(_typed("email"), _place(), deps())
    except Refused as error:
        return _page("door", error=error), 429
    if letter is not None:  # not here: how long it takes would tell who is known
        threading.Thread(target=_post, args=(letter, deps()), daemon=True).start()
    return _page("asked")


@blueprint.get("/password")
def password() -> str:
    """The form for who has a password."""
    return _page("password")


@blueprint.post("/password")
def use_password() -> Response | tuple[str, int]:
    """Sign in by a password."""
    check_meant()
    try:
        return _signed_in(
            sign_in.use_password(_typed("email"), _typed("password"), _place(), deps())
        )
    except Refused as error:
        return _page("password", error=error), 422


@blueprint.get("/<token>")
def link(token: str) -> str | tuple[str, int]:
    """Show whose link it is. Uses nothing: mail scanners open links, too."""
    try:
        email = sign_in.about_link(token[:LONGEST], deps())
    except BadLink as error:
        return _page("door", error=error), 410
    return _page("link", email=email)


@blueprint.post("/<token>")
def use(token: str) -> Response | tuple[str, int]:
    """Use the link, once."""
    check_meant()
    try:
        return _signed_in(sign_in.use_link(token[:LONGEST], deps()))
    except BadLink as error:
        return _page("door", error=error), 410


@blueprint.post("/out")
def out() -> Response:
    """Sign this browser out; with ``everywhere`` every browser of theirs."""
    check_meant()
    found = sign_in.visitor(key(), deps()) if key() else None
    if found and request.form.get("everywhere"):
        sign_in.sign_out_everywhere(found.person_id, deps())
    elif key():
        sign_in.sign_out(key(), deps())
    left = redirect(url_for(".door"), 303)
    left.delete_cookie(COOKIE, path="/")
    return left


def _page(name: str, **more: object) -> str:
    to = request.values.get("to", "")
    return render_template(f"signin/{name}.html", to=_inside(to) if to else "", **more)


def _signed_in(browser: str) -> Response:
    answer = redirect(_inside(request.form.get("to")), 303)
    answer.set_cookie(
        COOKIE, browser, max_age=int(sign_in.SIGNED_IN_LASTS / timedelta(seconds=1)),
        secure=deps().links.page("").startswith("https:"), httponly=True, samesite="Lax", path="/",
    )  # fmt: skip
    return answer


def _inside(to: str | None) -> str:
    """A page of ours, and never another site's."""
    parts = urlsplit(to or "")
    is_ours = to and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if to and is_ours and not parts.netloc and "\\" not in to else "/"


def _typed(field: str) -> str:
    return request.form.get(field, "")[:LONGEST]


def _place() -> str:
    return request.remote_addr or ""


def _post(letter: sign_in.Letter, deps: Deps) -> None:
    try:
        send(letter, deps)
    except FacilitatorError as error:
        log.warning("a link to sign in was not sent", why=error.message)
