"""For monitoring: liveness, readiness and figures."""

from __future__ import annotations

import hmac
from ipaddress import ip_address

from flask import Blueprint, Response, current_app, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import SecretStr
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from facilitator.domain.errors import FacilitatorError
from facilitator.features.health.service_metrics import ServiceState
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.request_log import measured

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Liveness: the process answers."""
    return jsonify(alive=True)


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Readiness: database, schema and queue can be used; else 503 with what is wrong."""
    wrong = []
    for check in current_app.config["CHECKS"]:
        try:
            check()
        except FacilitatorError as error:
            wrong.append(str(error))
    return jsonify(ready=not wrong, wrong=wrong), 503 if wrong else 200


@blueprint.get("/metrics")
def metrics() -> Response:
    """Figures for Prometheus, for programs on this machine or with the token of the settings.

    Where a token is set it is always needed, as a web server on this machine may pass on requests
    from anywhere.
    """
    token: SecretStr | None = current_app.config.get("METRICS_TOKEN")
    if token is not None:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {token.get_secret_value()}".encode()):
            raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))
    elif not _is_local():
        raise Forbidden
    body = generate_latest(measured()) + generate_latest(ServiceState(deps()))
    return Response(body, content_type=CONTENT_TYPE_LATEST)


def _is_local() -> bool:
    """Whether a request came from this machine and no web server passed it on."""
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
