"""What is known of each request: its id, its line in the access log, and how long it took.

Nothing here names a person: of an address only the template of its route is kept, such as
`/check-in/<token>`.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import structlog
from flask import Flask, current_app, request
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER = "X-Request-ID"
ID, ROUTE = "facilitator.request_id", "facilitator.route"  # in a WSGI environment
GIVEN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
ID_BYTES = 8
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER, NO_ROUTE = "other", "none"  # a sender cannot make up labels
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
log = structlog.get_logger()


def set_up_request_log(app: Flask) -> None:
    """Give each request an id, a line in the log and a place in the measured times."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    app.config["MEASURED"] = registry
    seconds = Histogram(
        "facilitator_request_seconds", "Time until a request was answered.",
        ("route", "method", "status"), buckets=BUCKETS, registry=registry,
    )  # fmt: skip
    app.before_request(_keep_route)
    app.wsgi_app = _RequestLog(app.wsgi_app, seconds).answer  # type: ignore[method-assign]


def measured() -> CollectorRegistry:
    """What this process measured of its requests and of itself."""
    return cast(CollectorRegistry, current_app.config["MEASURED"])


def request_id() -> str:
    """The id of the request that is answered."""
    return str(request.environ[ID])


def _keep_route() -> None:
    request.environ[ROUTE] = request.url_rule.rule if request.url_rule else NO_ROUTE


class _RequestLog:
    """Stands around the app, as Flask's own hooks take twice as long."""

    def __init__(self, app: WSGIApplication, seconds: Histogram) -> None:
        self._app, self._seconds, self._log = app, seconds, log.bind()

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; its line is written once the answer is sent: nobody waits for it."""
        began_at, code = time.perf_counter(), 500
        given = environ.get("HTTP_X_REQUEST_ID", "")
        id = environ[ID] = given if GIVEN_ID.fullmatch(given) else secrets.token_hex(ID_BYTES)

        def start_with_id(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            nonlocal code
            code = int(status[:3])
            return start_response(status, [*headers, (HEADER, id)], *error)

        structlog.contextvars.bind_contextvars(request_id=id)
        try:
            body = self._app(environ, start_with_id)
        finally:
            structlog.contextvars.unbind_contextvars("request_id")  # this thread goes on to others
            seconds = time.perf_counter() - began_at
            method, route = environ["REQUEST_METHOD"], environ.get(ROUTE, NO_ROUTE)
            method = method if method in METHODS else OTHER
            self._seconds.labels(route, method, f"{code // 100}xx").observe(seconds)
        fields = {"method": method, "route": route, "status": code, "request_id": id}
        line = partial(self._log.info, "request", ms=round(seconds * 1000, 1), **fields)
        return ClosingIterator(body, line)
