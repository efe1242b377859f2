"""What all pages share: how a browser is to treat them, and what their areas work with."""

from __future__ import annotations

from typing import cast

from flask import Flask, Response, current_app

from facilitator.kit.deps import Deps

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # the address is the key
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
}


def protect(app: Flask) -> None:
    """Send every page so that nothing else runs in it, and nobody else keeps or finds it."""
    app.after_request(_protected)


def deps() -> Deps:
    """The ports and the records of the service."""
    return cast(Deps, current_app.config["DEPS"])


def _protected(response: Response) -> Response:
    if response.mimetype == "text/html":
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
    return response
