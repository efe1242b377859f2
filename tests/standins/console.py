"""The console as tests see it: every area, and browsers that are signed in."""

import re

from facilitator import plugins
from facilitator.services import sign_in
from facilitator.web import create_app
from facilitator.web._console import Area

AREAS = "facilitator.web"


def console_app(deps):
    """The app with all areas there are."""
    names = [name for name in plugins.names(AREAS) if name != "errors"]
    return create_app([plugins.load(f"{AREAS}.{n}", "routes").blueprint for n in names], [], deps)


def areas(app):
    return [made for made in app.blueprints.values() if isinstance(made, Area)]


def signed_in(app, deps, person_id):
    """A browser of this person."""
    browser = app.test_client()
    key = sign_in.use_link(sign_in.first_link(person_id, deps).link.rpartition("/")[2], deps)
    browser.set_cookie("facilitator", key)
    return browser


def token_in(page):
    """What a form of this page brings along."""
    return re.search(r'"X-Form-Token": "(\w+)"', page.text)[1]
