"""Before a session and while it runs, in real browsers: an agenda, and the board of two people."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.features.agenda import prepare_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.records.agendas import AgendaRecord
from facilitator.records.database import Database
from facilitator.records.groups import MembershipRecord
from tests.standins.browser import (
    expect,
    opened,
    served,
)
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, enter, is_fine

SOON = 12_000  # milliseconds: two looks and a busy machine


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    wish = {"attending": "yes", "hot-seat": "yes", "sentence": "Half of our trial users leave."}
    submit_check_in(*told.pair("Lee"), wish, told.deps)
    prepare_agenda.prepare(told.session_id, told.deps)
    with db.tx() as tx:  # two moderators
        bobs = MembershipRecord.person_id == told.people["Bob"]
        tx.scalars(select(MembershipRecord).where(bobs)).one().role = "moderator"
    yield told
    db.close()


def is_sent(story):
    with story.deps.db.tx() as tx:
        return tx.scalars(select(AgendaRecord.sent_number)).one() is not None


def test_an_agenda_is_made_fit_and_sent_and_two_run_its_session(browser, story):
    at = f"/sessions/{story.session_id}"
    with served(console_app(story.deps)) as address:
        with opened(browser, 1440, "dark", scripts=True) as alice:
            enter(alice, address, story, "Alice")
            prepare(alice, address + at)
            assert is_sent(story)
            story.deps.clock.at = STARTS_AT
            alice.goto(address)
            alice.get_by_role("link", name="Open the live board of Founders North").click()
            alice.get_by_role("button", name="Begin").click()
            alice.get_by_text("minutes left").wait_for()
            assert is_fine(alice)
            with opened(browser, 375, "light", scripts=True) as bob:
                enter(bob, address, story, "Bob")
                bob.goto(address + at + "/live")
                assert is_fine(bob)
                run_together(alice, bob, story)
                lose_and_find(bob)
        with opened(browser, 375, "light") as plain:
            enter(plain, address, story, "Alice")
            without_a_script(plain, address + at)


def prepare(page, at):
    """The time bar by keyboard, an icebreaker, the mail, and the approval."""
    page.goto(f"{at}/before")
    minutes = page.get_by_label("Minutes of Icebreaker")
    minutes.fill("5")
    minutes.press("Enter")
    expect(page.locator(".items li").nth(1)).to_contain_text("17:05")
    page.get_by_role("button", name="Icebreaker: a minute more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".items li").nth(1)).to_contain_text("17:06")
    page.get_by_role("button", name="Icebreaker: later").focus()
    for place in (1, 2):
        page.keyboard.press("Enter")
        expect(page.locator(".items li").nth(place)).to_contain_text("Icebreaker")
        expect(page.get_by_role("button", name="Icebreaker: later")).to_be_focused()
    first = page.locator("#icebreaker .big").inner_text()
    page.get_by_role("button", name="Another one").click()
    page.wait_for_function(
        "was => document.querySelector('#icebreaker .big').innerText !== was", arg=first
    )
    page.get_by_label("Minutes of Icebreaker").fill("400")
    page.get_by_label("Minutes of Icebreaker").press("Enter")
    page.get_by_role("alert").get_by_text("cannot take 400 minutes").wait_for()
    frame = page.frame_locator("iframe.mail")
    page.locator("iframe.mail").scroll_into_view_if_needed()
    frame.get_by_text("Hello Alice").wait_for()
    assert is_fine(page)
    page.get_by_role("button", name="Approve and send").click()
    page.get_by_text("The group has this agenda.").wait_for()


def run_together(alice, bob, story):
    """What one does stands on the other's screen a few seconds later; typing is not disturbed."""
    alice.get_by_label("A note, or what").fill("Write to ten")
    bob.get_by_role("button", name="Go on").click()
    bob.get_by_text("step 2 of").wait_for()
    alice.get_by_text("step 2 of").wait_for(timeout=SOON)
    assert alice.get_by_label("A note, or what").input_value() == "Write to ten"
    alice.get_by_label("A note, or what").press_sequentially(" users")
    alice.get_by_label("Whose commitment").select_option(label="Dana")
    alice.get_by_role("button", name="Write it down").click()
    alice.locator("#noted").get_by_text("Write to ten users").wait_for()
    assert alice.get_by_label("A note, or what").input_value() == ""
    bob.locator("#noted").get_by_text("Write to ten users").wait_for(timeout=SOON)
    bob.get_by_role("button", name="Go off the record").click()
    alice.locator(".off").wait_for(timeout=SOON)
    alice.get_by_role("button", name="Back on the record").click()
    alice.get_by_role("button", name="Go off the record").wait_for()
    story.deps.clock.pass_by(minutes=2)
    alice.reload()
    alice.get_by_text("step 2 of").wait_for()


def lose_and_find(page):
    """Without a connection the board says so and stays; with one it goes on by itself."""
    page.context.set_offline(True)
    page.locator("#lost").wait_for(timeout=SOON)
    expect(page.get_by_text("step 2 of")).to_be_visible()
    page.context.set_offline(False)
    page.locator("#lost").wait_for(state="hidden", timeout=SOON)


def without_a_script(page, at):
    page.goto(f"{at}/live")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("A note, or what").fill("Noted by hand")
    page.get_by_role("button", name="Write it down").click()
    assert "step 3 of" in page.locator("#board").inner_text()
    assert "Noted by hand" in page.locator("#noted").inner_text()
    page.get_by_role("button", name="Take away: Noted by hand").click()
    assert "Noted by hand" not in page.locator("#noted").inner_text()
    expect(page.get_by_role("link", name="Bring it up to date")).to_be_visible()
