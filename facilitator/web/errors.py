"""Errors as answers: each class has a status, and nobody ever sees a traceback."""

from __future__ import annotations

import structlog
from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from facilitator.domain.errors import FacilitatorError, OutsideFault, Refused, Unknown

STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (Unknown, 404),
    (Refused, 400),
    (OutsideFault, 503),
)
log = structlog.get_logger()


def register_errors(app: Flask) -> None:
    """Turn our errors, and those nobody thought of, into answers."""
    app.register_error_handler(FacilitatorError, _ours)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: FacilitatorError) -> tuple[Response, int]:
    status = next((s for kind, s in STATUS if isinstance(error, kind)), 500)
    return jsonify(error=error.message, advice=error.advice), status


def _unexpected(error: Exception) -> Response | HTTPException | tuple[Response, int]:
    if isinstance(error, HTTPException):
        return error
    log.error("unexpected", error=type(error).__name__, exc_info=False)
    told = "Something went wrong on our side."
    return jsonify(error=told, advice="Try again; it was noted in the log."), 500
