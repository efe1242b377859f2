"""Sign-in pages: request a link, use a link or a password, and sign out."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import structlog
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import BadLink, FacilitatorError, Refused
from facilitator.features.access import sign_in
from facilitator.features.access.console import SIGN_IN_COOKIE, check_same_site, sign_in_key
from facilitator.features.access.sign_in_mail import send_link
from facilitator.kit.deps import Deps
from facilitator.kit.web.path_prefix import root_path
from facilitator.kit.web.request_deps import deps

blueprint = Blueprint("signin", __name__, url_prefix="/sign-in", template_folder="templates")
LONGEST = 400  # characters of an input
# A path on this site as URLs are written: without signs that some browser reads as another host's.
_OWN_PATH = re.compile(r"/(?![/\\])[!#-\[\]^_`a-z{|}~]{0,2000}")
# A part of a path by which a browser would leave the path of this service, also when encoded.
_UP = re.compile(r"/(\.|%2e)+(?=[/?#]|$)", re.IGNORECASE)
log = structlog.get_logger()


@blueprint.get("")
def door() -> str | Response:
    """The sign-in form; redirects visitors who are already signed in."""
    if sign_in_key() and sign_in.find_visitor(sign_in_key(), deps()):
        return redirect(_safe_path(request.args.get("to")))
    return _render("door", is_empty=sign_in.has_no_accounts(deps()))


@blueprint.post("")
def ask() -> str | tuple[str, int]:
    """Mail a sign-in link. The answer is the same whether the address is known or not."""
    check_same_site()
    try:
        letter = sign_in.request_link(_form_text("email"), _client_address(), deps())
    except Refused as error:
        return _render("door", error=error), 429
    if letter is not None:  # in a thread: response time must not reveal known addresses
        threading.Thread(target=_send_link, args=(letter, deps()), daemon=True).start()
    return _render("asked")


@blueprint.get("/password")
def password() -> str:
    """The form to sign in with a password."""
    return _render("password")


@blueprint.post("/password")
def use_password() -> Response | tuple[str, int]:
    """Sign in with a password."""
    check_same_site()
    try:
        return _redirect_signed_in(
            sign_in.sign_in_with_password(
                _form_text("email"), _form_text("password"), _client_address(), deps()
            )
        )
    except Refused as error:
        return _render("password", error=error), 422


@blueprint.get("/<token>")
def link(token: str) -> str | tuple[str, int]:
    """Show whose link it is. Does not use the link: mail scanners open links, too."""
    try:
        email = sign_in.email_of_link(token[:LONGEST], deps())
    except BadLink as error:
        return _render("door", error=error), 410
    return _render("link", email=email)


@blueprint.post("/<token>")
def use(token: str) -> Response | tuple[str, int]:
    """Sign in with the link, once."""
    check_same_site()
    try:
        return _redirect_signed_in(sign_in.sign_in_with_link(token[:LONGEST], deps()))
    except BadLink as error:
        return _render("door", error=error), 410


@blueprint.post("/out")
def out() -> Response:
    """Sign out this browser, or with ``everywhere`` all browsers of this person."""
    check_same_site()
    current = sign_in.find_visitor(sign_in_key(), deps()) if sign_in_key() else None
    if current and request.form.get("everywhere"):
        sign_in.sign_out_everywhere(current.person_id, deps())
    elif sign_in_key():
        sign_in.sign_out(sign_in_key(), deps())
    response = redirect(url_for(".door"), 303)
    response.delete_cookie(SIGN_IN_COOKIE, path=root_path())
    return response


def _render(name: str, **more: object) -> str:
    to = request.values.get("to", "")
    return render_template(f"signin/{name}.html", to=_safe_path(to) if to else "", **more)


def _redirect_signed_in(browser: str) -> Response:
    response = redirect(_safe_path(request.form.get("to")), 303)
    response.set_cookie(
        SIGN_IN_COOKIE, browser, max_age=int(sign_in.SIGN_IN_LIFETIME / timedelta(seconds=1)),
        secure=deps().links.page("").startswith("https:"), httponly=True, samesite="Lax",
        path=root_path(),
    )  # fmt: skip
    return response


def _safe_path(to: str | None) -> str:
    """Return the path to continue at if it is on this site, otherwise the first page."""
    is_ours = to and to.startswith(root_path()) and _OWN_PATH.fullmatch(to)
    return to if to and is_ours and not _UP.search(to) else root_path()


def _form_text(field: str) -> str:
    return request.form.get(field, "")[:LONGEST]


def _client_address() -> str:
    return request.remote_addr or ""


def _send_link(letter: sign_in.SignInLink, deps: Deps) -> None:
    try:
        send_link(letter, deps)
    except FacilitatorError as error:
        log.warning("sign-in link could not be sent", why=error.message)
