"""Below a path of its host, no link, form, redirect, script or cookie leaves that path."""

import logging
import shutil
from urllib.parse import urlsplit

import pytest
import requests

from facilitator.kit.web.path_prefix import PathPrefix
from facilitator.records.database import Database
from tests.standins.browser import expect, opened
from tests.standins.console import console_app, enter
from tests.standins.crawl import REFUSING, Crawl
from tests.standins.installation import town
from tests.standins.local_server import served

PREFIX = "/our/peers"
ROLES = {"nobody": None, "a member": "Dana", "a guest": "Nadia", "the moderator": "Alice"}
SIGNED_IN = ("Alice",)


class Everything:
    """What counts as tried with wrong input already: forms are sent as their pages filled them."""

    def __contains__(self, shape):
        return True

    def add(self, shape):
        """It is in here."""


@pytest.fixture(scope="module")
def place(tmp_path_factory, blank):
    """The service below its path, and what it holds."""
    folder = tmp_path_factory.mktemp("town")
    shutil.copyfile(blank, folder / "records.db")
    database = Database(f"sqlite:///{folder / 'records.db'}")
    there = town(database, folder, PREFIX)
    app = console_app(there.story.deps)
    app.wsgi_app = PathPrefix(app.wsgi_app, PREFIX)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with served(app) as url:
        yield app, url, there
    database.close()


def test_the_review_opens_a_statement_in_place_and_the_zone_is_set_below_the_path(place, browser):
    _, url, there = place
    with opened(browser, 1440, "light", scripts=True, zone="Europe/Berlin") as page:
        enter(page, url + PREFIX, there.story)
        page.goto(f"{url}{PREFIX}/sessions/{there.story.held_id}/after")
        page.locator("a.change").first.click()

        expect(page.get_by_role("button", name="Keep this text")).to_be_visible()
        assert urlsplit(page.url).path.startswith(f"{PREFIX}/sessions/")
        paths = {cookie["name"]: cookie["path"] for cookie in page.context.cookies()}
        assert paths["zone"] == f"{PREFIX}/"


@pytest.mark.parametrize("role", ROLES)
def test_nothing_leaves_the_path(place, role):
    app, url, there = place
    name = ROLES[role]
    links = there.links_of(name) if name else [f"{PREFIX}/", f"{PREFIX}/healthz"]
    crawl = Crawl(app, url + PREFIX, refusing=REFUSING)
    if name in SIGNED_IN:
        crawl.sign_in(there.link(name))
        links.append(f"{PREFIX}/")
    crawl.walk(*links)
    crawl.send_all(Everything())

    assert links
    assert all(link.startswith(f"{PREFIX}/") for link in links)
    assert crawl.faults == []
    assert len(crawl.pages) > 2


@pytest.mark.parametrize(
    ("asked", "sent_to"),
    [
        (PREFIX, f"{PREFIX}/"),
        (f"{PREFIX}/groups", f"{PREFIX}/groups/"),
        (f"{PREFIX}/groups/1", f"{PREFIX}/sign-in?to=/our/peers/groups/1"),
        ("/groups/1", f"{PREFIX}/sign-in?to=/our/peers/groups/1"),
    ],
)
def test_redirects_name_no_host_and_stay_below_the_path(place, asked, sent_to):
    _, url, _ = place

    answer = requests.get(url + asked, allow_redirects=False, timeout=10)

    assert answer.headers["Location"] == sent_to


@pytest.mark.parametrize(
    "asked", ["/", "/other", f"{PREFIX}/../x", f"{PREFIX}/a/%2E./../x", f"{PREFIX}s/x", "//x"]
)
def test_signing_in_leads_nowhere_else(place, asked):
    _, url, there = place
    link = f"{url}{urlsplit(there.link('Alice')).path}"

    answer = requests.post(link, data={"to": asked}, allow_redirects=False, timeout=10)

    assert answer.headers["Location"] == f"{PREFIX}/"
