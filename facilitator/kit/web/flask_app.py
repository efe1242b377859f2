"""The web side: creates the Flask app from the blueprints of the features and the webhooks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, Flask
from werkzeug.routing import IntegerConverter

from facilitator.kit.deps import Deps
from facilitator.kit.web.compression import set_up_compression
from facilitator.kit.web.errors import register_errors
from facilitator.kit.web.path_prefix import use_relative_redirects
from facilitator.kit.web.request_log import set_up_request_log
from facilitator.kit.web.response_headers import add_security_headers
from facilitator.kit.web.texts import set_up_translations

MAX_REQUEST_BYTES = 25 * 1024 * 1024


class IdConverter(IntegerConverter):
    """URL converter for ids; at most nine digits, so that every database can compare them."""

    regex = r"\d{1,9}"


def create_app(
    blueprints: Sequence[Blueprint], checks: Sequence[Callable[[], None]], deps: Deps
) -> Flask:
    """Create the app. Each of ``checks`` raises ExternalServiceError if the service cannot work."""
    app = Flask(__name__)
    app.url_map.converters["int"] = IdConverter
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.config["CHECKS"] = tuple(checks)
    app.config["DEPS"] = deps
    set_up_request_log(app)
    set_up_compression(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    register_errors(app)
    set_up_translations(app)
    add_security_headers(app)
    use_relative_redirects(app)
    return app
