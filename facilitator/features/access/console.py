"""What all console pages share: the current visitor, navigation, CSRF checks and headers."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, current_app, g, redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from facilitator.features.access import sign_in
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.web.compression import compress
from facilitator.kit.web.reader_times import format_day, format_moment
from facilitator.kit.web.request_deps import deps

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
SIGN_IN_COOKIE = "facilitator"
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MAX_FORM_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry in the console's navigation, sorted by number."""

    number: int
    endpoint: str
    label: str


class ConsoleBlueprint(Blueprint):
    """A blueprint of the console; ``entry`` is its place in the navigation, if it has one."""

    entry: NavigationEntry | None = None


def console_blueprint(
    name: str, package: str, url_prefix: str = "", entry: NavigationEntry | None = None
) -> ConsoleBlueprint:
    """Create a blueprint for a part of the console: every page requires a signed-in visitor, every
    POST a valid token.
    """
    blueprint = ConsoleBlueprint(
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
    return {"visitor": g.get("visitor"), "csrf": csrf_token(), "navigation": navigation,
            "day": format_day, "moment": format_moment}  # fmt: skip


def navigation() -> list[NavigationEntry]:
    """Return the navigation entries of all console blueprints, in order."""
    blueprints = (
        blueprint
        for blueprint in current_app.blueprints.values()
        if isinstance(blueprint, ConsoleBlueprint)
    )
    return sorted((a.entry for a in blueprints if a.entry), key=lambda entry: entry.number)


def current_visitor() -> Visitor:
    """Return the signed-in visitor."""
    return cast(Visitor, g.visitor)


def sign_in_key() -> str:
    """Return the sign-in key in this browser's cookie; empty if there is none."""
    return request.cookies.get(SIGN_IN_COOKIE, "")


def csrf_token() -> str:
    """Return the CSRF token for forms. It is derived from the cookie, which other sites cannot
    read.
    """
    return (
        hashlib.sha256(f"form:{sign_in_key()}".encode()).hexdigest()[:32] if sign_in_key() else ""
    )


def same_site_only(view: Callable[P, Response]) -> Callable[P, Response]:
    """Decorate a view so that it rejects cross-site requests. For views outside the console."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Response:
        check_same_site()
        return view(*args, **kwargs)

    return checked


def check_same_site() -> None:
    """Raise Forbidden for a cross-site request.

    All browsers since 2023 send Sec-Fetch-Site. For older ones the Origin counts, which must be
    this site: by its public address, or as the browser asked for it (RFC 6454, 7).
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        origin = request.headers.get("Origin")
        is_ours = origin in (None, origin_of(deps().links.page("")), request.host_url.rstrip("/"))
    if not is_ours:
        raise Forbidden


def origin_of(url: str) -> str:
    """Return scheme, host and port of a URL, as a browser names the origin of its pages."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def allow_uploads(largest_bytes: int) -> Callable[[V], V]:
    """Allow request bodies of up to ``largest_bytes`` for a view of the console."""

    def decorate(view: V) -> V:
        view.largest_bytes = largest_bytes  # type: ignore[attr-defined]
        return view

    return decorate


def _require_visitor() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    request.max_content_length = getattr(view, "largest_bytes", MAX_FORM_BYTES)
    if request.endpoint and request.endpoint.endswith(".static"):
        return None
    current = sign_in.find_visitor(sign_in_key(), deps()) if sign_in_key() else None
    if current is None:
        if request.headers.get("HX-Request"):  # a fragment cannot show the sign-in form
            response = Response(status=204)
            response.headers["HX-Redirect"] = url_for("signin.door")
            return response
        is_page = request.method == "GET"
        return_to = request.script_root + request.full_path.rstrip("?") if is_page else None
        return redirect(url_for("signin.door", to=return_to), 303)
    g.visitor = current
    if request.method not in ("GET", "HEAD"):
        check_same_site()
        given = request.headers.get("X-Form-Token") or request.form.get("token", "")
        if not hmac.compare_digest(given.encode(), csrf_token().encode()):
            raise Forbidden
    return None


def _set_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    response.headers["Referrer-Policy"] = "same-origin"
    return compress(response)
