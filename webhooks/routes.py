"""The route POST /webhooks/<sender>; the only module here that uses Flask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, jsonify, request

from facilitator import plugins
from webhooks.receive import Delivery, Receiver, receive

SENDERS = "webhooks"


def senders() -> list[str]:
    """The names of the sender packages."""
    return [n for n in plugins.names(SENDERS) if hasattr(plugins.load(SENDERS, n), "handshake")]


def webhooks(doors: Mapping[str, Receiver]) -> Blueprint:
    """The blueprint; ``doors`` holds the secrets and inbox of each sender."""
    blueprint = Blueprint("webhooks", __name__)
    known = {name: plugins.load(SENDERS, name) for name in senders() if name in doors}

    @blueprint.post("/webhooks/<name>")
    def take(name: str) -> tuple[Response | str, int]:
        sender = known.get(name)
        if sender is None:
            abort(404)
        if (request.content_length or 0) > sender.MAX_BYTES:
            return "", 413
        headers = {key.lower(): value for key, value in request.headers.items()}
        delivery = Delivery(headers, request.get_data(cache=False))
        answer = receive(sender, delivery, doors[name], datetime.now(UTC))
        return (jsonify(answer.body) if answer.body is not None else ""), answer.status

    return blueprint
