"""Health checks for monitoring: liveness and readiness."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify

from facilitator.domain.errors import FacilitatorError

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
