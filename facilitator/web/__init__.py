"""The web side: a Flask app of areas, one folder each, and the webhooks beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, Flask

from facilitator.services.deps import Deps
from facilitator.web.errors import register_errors

LARGEST_REQUEST_BYTES = 25 * 1024 * 1024


def create_app(
    blueprints: Sequence[Blueprint], checks: Sequence[Callable[[], None]], deps: Deps | None = None
) -> Flask:
    """The app. ``checks`` each raise OutsideFault where the service cannot do its work.

    ``deps`` is what the pages work with; machines' doors and health need none.
    """
    app = Flask(__name__)
    app.extensions["deps"] = deps
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST_BYTES
    app.config["CHECKS"] = tuple(checks)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    register_errors(app)
    return app
