"""What the console's pages share: who is signed in, what they may see, and that they meant it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, g, redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from facilitator.features.access import sign_in
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.web.compression import compressed
from facilitator.kit.web.pages import deps
from facilitator.kit.web.texts import console_text
from facilitator.translation import translator_for

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
COOKIE = "facilitator"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LARGEST_FORM_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the console's navigation; the lowest number stands first."""

    number: int
    endpoint: str
    label: str


class Area(Blueprint):
    """A part of the console; ``entry`` leads to it, if it is not found from another part."""

    entry: Entry | None = None


def area(name: str, package: str, url_prefix: str = "", entry: Entry | None = None) -> Area:
    """A part of the console: each of its pages asks who is there, and each change for its token."""
    made = Area(
        name, package, url_prefix=url_prefix, template_folder="templates", static_folder="static",
        static_url_path=f"/{name}/static" if not url_prefix else "static",
    )  # fmt: skip
    made.entry = entry
    made.before_request(_let_in)
    made.after_request(_guarded)
    made.context_processor(_shared)
    return made


def _shared() -> dict[str, object]:
    """What every template of the console may use."""
    return {"visitor": g.get("visitor"), "csrf": token(), "navigation": navigation,
            "day": _day, "moment": _moment}  # fmt: skip


def _day(at: datetime) -> str:
    return translator_for("en").day(at)


def _moment(at: datetime) -> str:
    """In the group's time zone, which it names, and beside it the hour where the reader is."""
    translator = translator_for("en")
    told = translator.moment(at)
    theirs = at.astimezone(_readers_zone() or at.tzinfo)
    if theirs.utcoffset() == at.utcoffset():
        return told
    day = "" if theirs.date() == at.date() else f"{translator.weekday(theirs)} "
    hour = f"{day}{theirs:%H:%M}"
    return f"{told} · " + console_text("{time} your time", time=hour)


def _readers_zone() -> ZoneInfo | None:
    """Where their browser says it is, see hours.js; a page before that says nothing of it."""
    try:
        return ZoneInfo(request.cookies.get("zone", ""))
    except (ValueError, KeyError, OSError):  # anybody may send anything
        return None


def navigation() -> list[Entry]:
    """The entries of all areas there are, in their order."""
    areas = (made for made in current_app.blueprints.values() if isinstance(made, Area))
    return sorted((a.entry for a in areas if a.entry), key=lambda entry: entry.number)


def visitor() -> Visitor:
    """Who is signed in."""
    return cast(Visitor, g.visitor)


def key() -> str:
    """The key of this browser; empty where it has none."""
    return request.cookies.get(COOKIE, "")


def token() -> str:
    """What a form must bring along: nobody knows it who cannot read this browser's cookie."""
    return hashlib.sha256(f"form:{key()}".encode()).hexdigest()[:32] if key() else ""


def meant(view: Callable[P, Response]) -> Callable[P, Response]:
    """Also outside the console: refuse a change that another site made this browser send."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Response:
        check_meant()
        return view(*args, **kwargs)

    return checked


def check_meant() -> None:
    """Raise Forbidden for what was sent by another site; browsers say so since 2023."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden


def takes_files(largest_bytes: int) -> Callable[[V], V]:
    """Let a view of the console take more than a form: files of so many bytes in all."""

    def made(view: V) -> V:
        view.largest_bytes = largest_bytes  # type: ignore[attr-defined]
        return view

    return made


def _let_in() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    request.max_content_length = getattr(view, "largest_bytes", LARGEST_FORM_BYTES)
    if request.endpoint and request.endpoint.endswith(".static"):
        return None
    found = sign_in.visitor(key(), deps()) if key() else None
    if found is None:
        if request.headers.get("HX-Request"):  # a part of a page cannot be a form to sign in
            left = Response(status=204)
            left.headers["HX-Redirect"] = url_for("signin.door")
            return left
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("signin.door", to=back), 303)
    g.visitor = found
    if request.method not in ("GET", "HEAD"):
        check_meant()
        sent = request.headers.get("X-Form-Token") or request.form.get("token", "")
        if not hmac.compare_digest(sent.encode(), token().encode()):
            raise Forbidden
    return None


def _guarded(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["Referrer-Policy"] = "same-origin"
    return compressed(response)
