"""The moderator's page of an agenda, in a real browser: on a phone and a desk, light and dark."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.pages.routes import blueprint
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.records.agendas import AgendaRecord
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from tests.standins.browser import (
    LOOKS,
    fits,
    is_accessible,
    opened,
    served,
)
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.clicks import app_of


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    wish = {"attending": "yes", "hot-seat": "yes", "sentence": "Half of our trial users leave."}
    submit_check_in(*told.pair("Lee"), wish, told.deps)
    prepare_agenda.prepare(told.session_id, told.deps)
    yield told
    db.close()


@pytest.fixture
def url(story):
    with served(app_of([blueprint], story.deps)) as address:
        yield address + story.link("Alice", "agenda")


def kept(story):
    with story.deps.db.tx() as tx:
        row = tx.scalars(select(AgendaRecord)).one()
        mails = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "agenda")).all()
        return row.parts, row.sent_number, len(mails)


def test_agenda_is_changed_and_approved_without_a_script(browser, story, url):
    with opened(browser, 375, "light") as page:
        page.goto(url)
        page.get_by_label("Welcome").fill("We begin on time.")
        page.get_by_role("button", name="Keep these words").click()
        page.get_by_label("Minutes for Icebreaker").fill("4")
        page.get_by_role("button", name="Set the minutes of Icebreaker").click()
        first = page.locator("#icebreaker .big").inner_text()
        page.get_by_role("button", name="Another one").click()
        assert page.locator("#icebreaker .big").inner_text() != first
        page.get_by_role("button", name="Not this time: Dana").click()

        page.get_by_role("button", name="Approve and send").first.click()

        assert "The group has this agenda." in page.get_by_role("status").inner_text()
    parts, sent, mails = kept(story)
    assert parts["words"]["welcome"] == "We begin on time."
    assert story.people["Dana"] not in {seat["person_id"] for seat in parts["seats"]["seats"]}
    assert (sent is not None, mails) == (True, 5)


def test_opening_the_link_changes_nothing(browser, story, url):
    before = kept(story)

    with opened(browser, 375, "light") as page:
        for _ in range(2):
            page.goto(url)

    assert kept(story) == before


def test_what_cannot_be_is_said_above_the_draft_and_nothing_is_lost(browser, story, url):
    with opened(browser, 375, "light") as page:
        page.goto(url)
        page.get_by_label("Minutes for Icebreaker").fill("400")
        page.get_by_role("button", name="Set the minutes of Icebreaker").click()

        assert "cannot take 400 minutes" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("name", ["Bob", "Dana"])
def test_link_of_a_member_opens_no_draft(browser, story, url, name):
    with opened(browser, 375, "light") as page:
        answer = page.goto(url.rpartition("/agenda/")[0] + story.link(name, "agenda"))

        assert answer.status == 404
        assert "trial users" not in page.content()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_page_is_for_everybody(browser, url, width, scheme):
    with opened(browser, width, scheme, scripts=True) as page:
        page.goto(url)

        assert fits(page)
        assert is_accessible(page)
