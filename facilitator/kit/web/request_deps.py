"""The ports and the database of the service, for the request that is answered."""

from __future__ import annotations

from typing import cast

from flask import current_app

from facilitator.kit.deps import Deps


def deps() -> Deps:
    """The ports and the database of the service."""
    return cast(Deps, current_app.config["DEPS"])
