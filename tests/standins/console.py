"""The console as tests see it: every area, and browsers that are signed in."""

import re

from facilitator import plugins
from facilitator.app.processes import PAGES
from facilitator.features.access import sign_in
from facilitator.features.access.console import ConsoleBlueprint
from tests.standins.browser import fits, is_accessible, small_targets
from tests.standins.clicks import app_of

FRAME = ('class="skip"', 'class="brand"')  # every page has these


def console_app(deps):
    """The app with all areas there are."""
    return app_of([module.blueprint for module in plugins.modules(PAGES)], deps)


def areas(app):
    return [made for made in app.blueprints.values() if isinstance(made, ConsoleBlueprint)]


def signed_in(app, deps, person_id):
    """A browser of this person."""
    browser = app.test_client()
    browser.set_cookie("facilitator", _key(deps, person_id))
    return browser


def enter(page, base, story, name="Alice"):
    """Somebody's window of a real browser is signed in."""
    key = _key(story.deps, story.people[name])
    page.context.add_cookies([{"name": "facilitator", "value": key, "url": base}])


def _key(deps, person_id):
    return sign_in.sign_in_with_link(
        sign_in.create_first_link(person_id, deps).link.rpartition("/")[2], deps
    )


def unfolded(page):
    """The page with all that it folds away."""
    for fold in page.locator("main details").all():
        fold.evaluate("fold => fold.open = true")
    return page


def is_fine(page):
    """Nothing for axe to find, nothing to the side, and in the page nothing is too small."""
    small = [html for html in small_targets(page) if not any(one in html for one in FRAME)]
    assert not small, small
    return fits(page) and is_accessible(page)


def token_in(page):
    """What a form of this page brings along."""
    return re.search(r'"X-Form-Token": "(\w+)"', page.text)[1]
