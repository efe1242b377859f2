"""What all pages share: security headers, and access to the dependencies."""

from __future__ import annotations

from flask import Flask, Response, current_app

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # a link's address is a secret
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONLY_TLS = "max-age=31536000"  # a browser that was here once asks by https for a year


def add_security_headers(app: Flask) -> None:
    """Send every page with headers that forbid foreign content, caching and indexing."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    if response.mimetype == "text/html":
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if current_app.config.get("ONLY_TLS"):
            response.headers.setdefault("Strict-Transport-Security", ONLY_TLS)
    return response
