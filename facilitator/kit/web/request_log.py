"""What is known of each request: its id, its line in the access log, and how long it took.

Nothing here names a person: of an address only the template of its route is kept, such as
`/check-in/<token>`.
"""

from __future__ import annotations

import re
import secrets
import time
from typing import cast

import structlog
from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector

HEADER = "X-Request-ID"
GIVEN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
ID_BYTES = 8
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER, NO_ROUTE = "other", "none"  # a sender cannot make up labels
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
log = structlog.get_logger()


def set_up_request_log(app: Flask) -> None:
    """Give each request an id, a line in the log and a place in the measured times.

    To be called first, so that all that others do before and after a request is measured, too.
    """
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    app.config["MEASURED"] = registry
    app.config["REQUEST_SECONDS"] = Histogram(
        "facilitator_request_seconds", "Time until a request was answered.",
        ("route", "method", "status"), buckets=BUCKETS, registry=registry,
    )  # fmt: skip
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def measured() -> CollectorRegistry:
    """What this process measured of its requests and of itself."""
    return cast(CollectorRegistry, current_app.config["MEASURED"])


def request_id() -> str:
    """The id of the request that is answered."""
    return str(g.request_id)


def _begin() -> None:
    g.began_at = time.perf_counter()
    given = request.headers.get(HEADER, "")
    g.request_id = given if GIVEN_ID.fullmatch(given) else secrets.token_hex(ID_BYTES)
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    seconds = time.perf_counter() - g.began_at
    response.headers[HEADER] = g.request_id
    route = request.url_rule.rule if request.url_rule else NO_ROUTE
    method = request.method if request.method in METHODS else OTHER
    times: Histogram = current_app.config["REQUEST_SECONDS"]
    times.labels(route, method, f"{response.status_code // 100}xx").observe(seconds)
    log.info(
        "request", method=method, route=route, status=response.status_code,
        ms=round(seconds * 1000, 1),
    )  # fmt: skip
    return response


def _forget(_: BaseException | None) -> None:
    structlog.contextvars.unbind_contextvars("request_id")  # the thread answers others, too
