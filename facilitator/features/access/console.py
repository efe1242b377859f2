"""What all console pages share: the current visitor, navigation, CSRF checks and headers."""

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
from facilitator.kit.web.compression import compress
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
    """An entry in the console's navigation, sorted by number."""

    number: int
    endpoint: str
    label: str


class Area(Blueprint):
    """A blueprint of the console; ``entry`` is its place in the navigation, if it has one."""

    entry: Entry | None = None


def area(name: str, package: str, url_prefix: str = "", entry: Entry | None = None) -> Area:
    """Create a blueprint for a part of the console: every page requires a signed-in visitor, every
    POST a valid token.
    """
    blueprint = Area(
        name, package, url_prefix=url_prefix, template_folder="templates", static_folder="static",
        static_url_path=f"/{name}/static" if not url_prefix else "static",
    )  # fmt: skip
    blueprint.entry = entry
    blueprint.before_request(_require_visitor)
    blueprint.after_request(_set_headers)
    blueprint.context_processor(_template_context)
    return blueprint


def _template_context() -> dict[str, object]:
    """Variables available in every console template."""
    return {"visitor": g.get("visitor"), "csrf": token(), "navigation": navigation,
            "day": _format_day, "moment": _format_moment}  # fmt: skip


def _format_day(at: datetime) -> str:
    return translator_for("en").day(at)


def _format_moment(at: datetime) -> str:
    """Format a time in its own time zone, followed by the reader's local time if that differs."""
    translator = translator_for("en")
    text = translator.moment(at)
    local = at.astimezone(_browser_zone() or at.tzinfo)
    if local.utcoffset() == at.utcoffset():
        return text
    day = "" if local.date() == at.date() else f"{translator.weekday(local)} "
    hour = f"{day}{local:%H:%M}"
    return f"{text} · " + console_text("{time} your time", time=hour)


def _browser_zone() -> ZoneInfo | None:
    """The time zone the browser reported in a cookie (see hours.js); None if unknown."""
    try:
        return ZoneInfo(request.cookies.get("zone", ""))
    except (ValueError, KeyError, OSError):  # the cookie may contain anything
        return None


def navigation() -> list[Entry]:
    """Return the navigation entries of all console blueprints, in order."""
    blueprints = (
        blueprint for blueprint in current_app.blueprints.values() if isinstance(blueprint, Area)
    )
    return sorted((a.entry for a in blueprints if a.entry), key=lambda entry: entry.number)


def visitor() -> Visitor:
    """Return the signed-in visitor."""
    return cast(Visitor, g.visitor)


def key() -> str:
    """Return the sign-in key in this browser's cookie; empty if there is none."""
    return request.cookies.get(COOKIE, "")


def token() -> str:
    """Return the CSRF token for forms. It is derived from the cookie, which other sites cannot
    read.
    """
    return hashlib.sha256(f"form:{key()}".encode()).hexdigest()[:32] if key() else ""


def meant(view: Callable[P, Response]) -> Callable[P, Response]:
    """Decorate a view so that it rejects cross-site requests. For views outside the console."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Response:
        check_meant()
        return view(*args, **kwargs)

    return checked


def check_meant() -> None:
    """Raise Forbidden for a cross-site request (Sec-Fetch-Site; browsers send it since 2023)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden


def takes_files(largest_bytes: int) -> Callable[[V], V]:
    """Allow request bodies of up to ``largest_bytes`` for a view of the console."""

    def decorate(view: V) -> V:
        view.largest_bytes = largest_bytes  # type: ignore[attr-defined]
        return view

    return decorate


def _require_visitor() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    request.max_content_length = getattr(view, "largest_bytes", LARGEST_FORM_BYTES)
    if request.endpoint and request.endpoint.endswith(".static"):
        return None
    current = sign_in.visitor(key(), deps()) if key() else None
    if current is None:
        if request.headers.get("HX-Request"):  # a fragment cannot show the sign-in form
            response = Response(status=204)
            response.headers["HX-Redirect"] = url_for("signin.door")
            return response
        return_to = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("signin.door", to=return_to), 303)
    g.visitor = current
    if request.method not in ("GET", "HEAD"):
        check_meant()
        given = request.headers.get("X-Form-Token") or request.form.get("token", "")
        if not hmac.compare_digest(given.encode(), token().encode()):
            raise Forbidden
    return None


def _set_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["Referrer-Policy"] = "same-origin"
    return compress(response)
