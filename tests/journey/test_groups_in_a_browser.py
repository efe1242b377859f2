"""Groups, their settings and their memory in a real browser, as their moderator goes through."""

import pytest
from sqlalchemy import select

from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from tests.contract.balance.test_balance_of_a_group import four
from tests.contract.memory.test_past_solutions import WISH
from tests.standins import review
from tests.standins.browser import (
    LOOKS,
    expect,
    fits,
    opened,
    served,
)
from tests.standins.check_ins import before
from tests.standins.console import console_app, enter, is_fine, unfolded


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    review.approve(told)
    four(told)
    assert not submit_check_in(*told.pair("Bob"), WISH, told.deps).problems
    prepare_agenda.prepare(told.session_id, told.deps)
    yield told
    db.close()


@pytest.fixture
def base(story):
    with served(console_app(story.deps)) as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_for_everybody(browser, story, base, width, scheme):
    with opened(browser, width, scheme, scripts=True) as page:
        enter(page, base, story)
        for path in ("/groups/", "/groups/1", "/groups/1/balance", "/groups/1/settings",
                     "/memory/", "/memory/?q=users"):  # fmt: skip
            page.goto(base + path)
            assert is_fine(unfolded(page)), path


def test_who_looks_from_another_zone_is_told_their_own_time(browser, story, base):
    at_home = "Wednesday 18 March at 17:00 (UTC)"
    for zone, told in (("UTC", ""), ("Asia/Tokyo", " · Thursday 02:00 your time")):
        with opened(browser, 375, "light", scripts=True, zone=zone) as page:
            enter(page, base, story)
            page.goto(f"{base}/groups/")  # which takes note of the zone
            page.goto(f"{base}/groups/1")
            assert page.locator(".to-come b").first.inner_text() == at_home + told


def test_a_moderator_looks_at_their_group_and_sets_it(browser, story, base):
    with opened(browser, 375, "light", scripts=False) as page:
        enter(page, base, story)
        page.goto(f"{base}/groups/")
        page.get_by_role("link", name="Founders North", exact=True).click()
        assert "Lee has given" in page.content()
        expect(page.get_by_role("img", name="Who helped whom")).to_be_visible()
        page.get_by_role("link", name="The balance in full").click()
        expect(page.get_by_text("Offer Lee a hot seat.")).to_be_visible()
        page.get_by_role("link", name="Settings").click()
        page.get_by_label("Length in minutes").fill("7")
        page.get_by_label("Notes about commitments").uncheck()
        page.get_by_role("button", name="Keep these settings").click()
        page.get_by_role("alert").get_by_role("link", name="Length in minutes").click()
        assert page.get_by_label("Length in minutes").get_attribute("aria-invalid") == "true"
        assert not page.get_by_label("Notes about commitments").is_checked()
        assert fits(page)
        page.get_by_label("Length in minutes").fill("120")
        page.get_by_role("button", name="Keep these settings").click()
        told = page.get_by_role("status").inner_text()
        assert "Length in minutes, Notes about commitments" in told
    with story.deps.db.tx() as tx:
        settings = tx.scalars(select(GroupRecord)).one().as_settings()
        assert (settings.minutes, settings.follow_up_notes) == (120, False)


def test_what_was_given_once_is_found_while_typing_and_goes_into_the_agenda(browser, story, base):
    with opened(browser, 1440, "dark", scripts=True) as page:
        enter(page, base, story)
        page.goto(f"{base}/memory/")
        page.get_by_label("Who has dealt with this?").press_sequentially("trial users leave")
        hit = page.get_by_role("article").filter(has_text="Half of our trial users")
        hit.wait_for()
        assert "hot seat" in page.get_by_role("status").inner_text()
        assert "q=trial%20users%20leave" in page.url
        given = hit.get_by_role("listitem").filter(has_text="one field")
        given.locator("summary").click()
        given.get_by_role("combobox").select_option(label="Bob, 18 March 2026")
        given.get_by_role("button", name="Put it in").click()
        expect(page.get_by_text("They are called on first now.")).to_be_visible()
        assert page.get_by_label("Who has dealt with this?").input_value() == "trial users leave"
        page.locator("summary").filter(has_text="Narrow it").click()
        page.get_by_label("How it turned out").select_option("worked")
        page.get_by_text("Nothing like that").wait_for()
    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    (bob,) = [seat for seat in draft.view.seats if seat.name == "Bob"]
    assert "one field" in bob.callers[0][1]
