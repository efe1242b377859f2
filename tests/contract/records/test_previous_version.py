"""A database of the version before comes along, and a link that it mailed still opens."""

from datetime import datetime

import pytest

from facilitator.adapters.encryption import FernetCipher
from facilitator.records.database import NEWEST_SCHEMA, Database, schema_revision
from tests import interfaces, previous
from tests.standins.console import console_app
from tests.standins.deps import SECRET, SetClock, deps_of


class Service:
    """This version on a copy of what an earlier one left."""

    def __init__(self, version, folder):
        self.left = previous.left(version).told
        path = previous.left(version).database(folder)
        self.db = Database(f"sqlite:///{path}")
        self.db.upgrade()
        assert self.left["secret"] == SECRET
        clock = SetClock(datetime.fromisoformat(self.left["at"]))
        self.app = console_app(deps_of(self.db, folder, clock=clock))

    def page(self, path, key=None):
        browser = self.app.test_client()
        if key:
            browser.set_cookie("facilitator", key)
        return browser.get(path)


@pytest.fixture(scope="module", params=previous.versions())
def service(request, tmp_path_factory):
    made = Service(request.param, tmp_path_factory.mktemp("previous"))
    yield made
    made.db.close()


def test_database_is_brought_up_to_date(service):
    assert schema_revision(service.db.engine) == NEWEST_SCHEMA


def test_every_link_in_a_mail_opens_and_shows_what_it_did(service):
    for link in service.left["links"]:
        page = service.page(link["path"])

        assert page.status_code == 200, link
        assert [text for text in link["shows"] if text not in previous.shown(page.text)] == [], link


def test_there_are_links_of_every_purpose_in_force(service):
    found = {link["path"].split("/")[1] for link in service.left["links"]}

    assert found == set(interfaces.kept()["link_purposes"])


def test_who_is_signed_in_stays_so_and_sees_what_they_saw(service):
    for shown in service.left["pages"]:
        page = service.page(shown["path"], service.left["keys"][shown["of"]])

        assert page.status_code == 200, shown
        missed = [text for text in shown["shows"] if text not in previous.shown(page.text)]
        assert missed == [], shown


def test_every_recap_can_be_read_as_before(service):
    for kept in service.left["recaps"]:
        assert holds(previous.recap(service.db, kept["session"]), kept["json"])


def holds(found, kept):
    """Whether JSON has all that it had; it may have more."""
    if isinstance(kept, dict):
        return all(name in found and holds(found[name], value) for name, value in kept.items())
    if isinstance(kept, list):
        return len(found) == len(kept) and all(map(holds, found, kept))
    return found == kept


def test_what_was_sealed_opens(service):
    sealed = service.left["sealed"]

    assert FernetCipher(SECRET).open(sealed["secret"]) == b"kept until a worker takes it"
    records = FernetCipher(previous.DATA_KEY, purpose="records")
    assert records.open(sealed["data_key"]) == b"what they said"
