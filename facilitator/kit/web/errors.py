"""Turns errors into responses: each class has a status code, and tracebacks are never shown."""

from __future__ import annotations

import structlog
from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from facilitator.domain.errors import (
    BadLink,
    ExternalServiceError,
    FacilitatorError,
    LinkExpired,
    NotFound,
    Refused,
    TooManyAttempts,
    WriteConflict,
)
from facilitator.kit.web.request_log import request_id

STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (NotFound, 404),
    (LinkExpired, 410),
    (BadLink, 404),
    (TooManyAttempts, 429),
    (Refused, 400),
    (WriteConflict, 409),
    (ExternalServiceError, 503),
)
TOO_LARGE_ADVICE = (
    "Go back and give a smaller file of text: of a call the transcript, not the recording."
)
log = structlog.get_logger()


def register_errors(app: Flask) -> None:
    """Register handlers for our own errors and for unexpected ones."""
    app.register_error_handler(FacilitatorError, _handle_known)
    app.register_error_handler(Exception, _handle_unexpected)


def _handle_known(error: FacilitatorError) -> tuple[Response | str, int]:
    status = next((s for kind, s in STATUS if isinstance(error, kind)), 500)
    return _error_response(error.message, error.advice), status


def _error_response(message: str, advice: str) -> Response | str:
    """A page for browsers, JSON for programs."""
    wanted = request.accept_mimetypes.best_match(("application/json", "text/html"))
    if wanted == "text/html":
        return render_template(
            "error.html", message=message, advice=advice, request_id=request_id()
        )
    return jsonify(error=message, advice=advice, request_id=request_id())


def _handle_unexpected(error: Exception) -> HTTPException | tuple[Response | str, int]:
    if isinstance(error, RequestEntityTooLarge):
        return _error_response("This is larger than what can be taken here.", TOO_LARGE_ADVICE), 413
    if isinstance(error, HTTPException):
        return error
    log.error("unexpected error", error=type(error).__name__, exc_info=False)
    response = _error_response(
        "Something went wrong on our side.", "Try again; it was noted in the log."
    )
    return response, 500
