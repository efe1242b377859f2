"""What the pages work with, from the app they are served by."""

from __future__ import annotations

from flask import current_app

from facilitator.services.deps import Deps


def deps() -> Deps:
    """The ports and records that were given to the app."""
    found: Deps = current_app.extensions["deps"]
    return found
