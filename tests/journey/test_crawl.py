"""A crawl of every link and form as every role: nothing fails, leads nowhere, or is another's."""

import logging
import shutil

import pytest

from facilitator.records.database import Database
from tests.standins.console import areas, console_app
from tests.standins.crawl import REFUSING, Crawl
from tests.standins.installation import GROUP, OTHER, town
from tests.standins.local_server import served

NORTH = (GROUP, "in the first week and", "alice@example.org", "Nadia", "Dana,", "Bob,")
SOUTH = (OTHER, "here in the south", "Charlie", "Finn", "eve@example.org")
ROLES = {
    # role: (who signs in, whose mails they follow links of, words they must never see)
    "nobody": (None, (), NORTH + SOUTH),
    "members": (None, ("Dana", "Bob", "Lee"), SOUTH),
    "a guest": (None, ("Nadia",), (*SOUTH, "trial users", "engineer wants")),
    "another group's members": (None, ("Finn", "Eve"), NORTH),
    "another group's moderator": ("Charlie", ("Charlie",), NORTH),
    "the moderator": ("Alice", ("Alice",), SOUTH),
    "an owner": ("Olga", (), ()),
}
INSIDE = {"another group's moderator", "the moderator", "an owner"}
OF_MEMBERS = {"checkin", "followup", "mail", "ownpart", "recap"}
OPEN = {
    # role: the parts of the service that open for it beside the console
    "nobody": {"health", "signin"},
    "members": OF_MEMBERS,
    "a guest": {"guest"},
    "another group's members": OF_MEMBERS - {"ownpart", "followup"},
    "another group's moderator": {"agenda", "health", "mail", "recap", "signin"},
    "the moderator": {"agenda", "health", "mail", "officehours", "review", "signin"},
    "an owner": {"health", "signin"},
}
NOT_LINKED = {
    "health.readyz",  # is asked by machines alone
    "health.metrics",  # as is this
    "today.static",  # has no file
    "groups.list_again",  # where a list was refused, opened once more
    "sessions.progress",  # is asked for only while a recap is being made
}


@pytest.fixture(scope="module")
def place(tmp_path_factory, blank):
    """What everybody found, one after the other, and the service as they left it."""
    folder = tmp_path_factory.mktemp("town")
    shutil.copyfile(blank, folder / "records.db")
    database = Database(f"sqlite:///{folder / 'records.db'}")
    there = town(database, folder)
    app = console_app(there.story.deps)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    links = {  # before anybody strikes words, which takes mails away that hold them
        role: [link for one in mails for link in there.links_of(one)]
        for role, (_, mails, _) in ROLES.items()
    }
    crawls, tried = {}, set()
    with served(app) as url:
        for role, (name, _, never) in ROLES.items():
            crawl = crawls[role] = Crawl(app, url, never, REFUSING)
            if name:
                crawl.sign_in(there.link(name))
            crawl.walk(*links[role], *(["/", "/healthz"] if role in ("nobody", *INSIDE) else []))
            crawl.send_all(tried)
        yield app, url, there, crawls
    database.close()


@pytest.mark.parametrize("role", ROLES)
def test_no_page_fails_no_link_is_dead_and_no_word_is_anothers(place, role):
    _, _, _, crawls = place

    assert crawls[role].faults == []
    assert len(crawls[role].pages) > 2


def test_every_page_there_is_can_be_found_by_somebody(place):
    app, _, _, crawls = place
    reached = {endpoint for crawl in crawls.values() for _, endpoint, _ in crawl.reached}
    there = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}

    assert there - reached == NOT_LINKED


@pytest.mark.parametrize("role", ROLES)
def test_nobody_gets_beyond_what_is_theirs(place, role):
    app, _, there, crawls = place
    console = {made.name for made in areas(app)}
    own = there.reach_of(ROLES[role][0])
    pages = {
        (endpoint.partition(".")[0], args)
        for _, endpoint, args in crawls[role].reached
        if "static" not in endpoint
    }

    assert {area for area, _ in pages} - console == OPEN[role]
    assert bool({area for area, _ in pages} & console) == (role in INSIDE)
    for area, args in pages:
        for name, value in args:
            assert value in own.get(name, {value}), (area, name, value)


def test_what_a_moderator_saw_opens_for_nobody_else(place):
    app, url, there, crawls = place
    nobody, other = Crawl(app, url), Crawl(app, url)
    other.sign_in(there.link("Charlie"))
    console = {made.name for made in areas(app)}
    tried = 0
    for path, endpoint, args in crawls["the moderator"].reached:
        if endpoint.partition(".")[0] in console and "static" not in endpoint:
            assert nobody.open(path).path.startswith("/sign-in"), path
            if {name for name, _ in args} & {"group_id", "session_id"}:
                assert other.open(path).status == 404, path
                tried += 1

    assert tried > 20


def test_who_signed_out_is_out(place):
    _, _, _, crawls = place
    for role in INSIDE:
        for path in ("/", "/groups/1", "/sessions/1/after"):
            assert crawls[role].open(path).path.startswith("/sign-in"), role
