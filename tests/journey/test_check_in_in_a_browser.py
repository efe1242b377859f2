"""A member's check-in in a real browser: on a phone and a desk, light and dark, without script."""

import re

import pytest
from sqlalchemy import select

from facilitator import plugins
from facilitator.features.checkins.answer_check_in import submitted_check_ins
from facilitator.features.checkins.ask_check_in import ask_member
from facilitator.features.checkins.pages.routes import blueprint
from facilitator.kit.mail import compose
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from tests.standins.browser import (
    LOOKS,
    expect,
    fits,
    is_accessible,
    opened,
    picture,
    served,
    small_targets,
)
from tests.standins.check_ins import before
from tests.standins.clicks import app_of

WISH = {
    "What is it about, in one sentence?": "My best engineer wants to leave and I cannot pay more.",
    "Why does it matter to you?": "She built the half of it that nobody else understands.",
    "What have you tried?": "A long talk; it ended with both of us angry.",
    "What do you want from the group?": "Your experience with somebody who stayed.",
}
looks = pytest.mark.parametrize(("width", "scheme"), LOOKS)


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    yield before(db, tmp_path)
    db.close()


@pytest.fixture
def address(story):
    with served(app_of([blueprint], story.deps)) as url:
        yield url


@looks
def test_a_member_answers_from_the_mail_to_the_thanks(
    browser, story, address, tmp_path, width, scheme
):
    ask_member(*story.pair("Dana"), story.deps)
    with story.deps.db.tx() as tx:
        mail = tx.scalars(select(OutboxRecord)).one()
        link = re.search(r"https://[^/]+(\S+)", mail.text)[1]
    with opened(browser, width, scheme) as page:
        page.goto(address + link)
        assert page.get_by_label("Why does it matter").is_hidden()
        page.get_by_text("Yes, I have something to bring").click()
        page.get_by_label("Why does it matter").fill("A draft of it")
        page.get_by_role("button", name="Save as a draft").click()
        assert page.get_by_role("status").inner_text().startswith("This is your draft.")
        assert page.get_by_label("Why does it matter").input_value() == "A draft of it"

        page.get_by_role("button", name="Send", exact=True).click()
        page.get_by_role("link", name="Say in one sentence what it is about.").click()
        assert page.locator(":focus").get_attribute("name") == "sentence"
        picture(page, tmp_path, f"problems-{width}-{scheme}")

        page.get_by_role("group", name="I will call ten users by Friday.").get_by_label(
            "Partly"
        ).check()
        page.get_by_label("A word about it").fill("Six of ten; the other four are on holiday.")
        for label, text in WISH.items():
            page.get_by_label(label).fill(text)
        page.get_by_label("Show the group what I want the hot seat for").check()
        page.get_by_label("Anything urgent?").fill("I have to leave ten minutes early.")
        page.get_by_role("group", name="Will you be there?").get_by_label("Yes").check()
        picture(page, tmp_path, f"form-{width}-{scheme}")
        page.get_by_role("button", name="Send", exact=True).click()

        assert page.get_by_role("heading", level=1).inner_text() == "Thank you, Dana"
        for text in WISH.values():
            expect(page.get_by_text(text)).to_be_visible()
        picture(page, tmp_path, f"thanks-{width}-{scheme}")
        page.get_by_role("link", name="Change my answers").click()
        assert page.get_by_label("Partly").is_checked()
    with story.deps.db.tx() as tx:
        [dana] = submitted_check_ins(tx, story.session_id)
    assert dana.check_in.said.commitments[0].word.startswith("Six of ten")


@looks
def test_every_page_is_accessible_fits_and_can_be_touched(
    browser, story, address, tmp_path, width, scheme
):
    with opened(browser, width, scheme, scripts=True) as page:
        page.goto(address + story.link())
        picture(page, tmp_path, f"empty-{width}-{scheme}")
        assert is_accessible(page)
        page.get_by_label("Yes, I have something to bring").check()
        page.get_by_label("A word about it").fill("Well")
        page.get_by_label("Anything urgent?").fill("x" * 601)
        page.get_by_role("button", name="Send", exact=True).click()
        assert page.locator(".problem").count() == 4
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []

        page.get_by_label("Partly").check()
        page.get_by_label("What is it about").fill("One thing")
        page.get_by_label("Anything urgent?").fill("wide" * 100)
        page.get_by_role("group", name="Will you be there?").get_by_label("No", exact=True).check()
        page.get_by_role("button", name="Send", exact=True).click()
        page.wait_for_url("**/thanks")
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []

        page.goto(address + "/check-in/nonsense")
        picture(page, tmp_path, f"broken-{width}-{scheme}")
        assert is_accessible(page)


def test_the_form_can_be_filled_with_the_keyboard_alone(browser, story, address):
    with opened(browser, 375, "light") as page:
        page.goto(address + story.link("Lee"))
        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            at = page.locator(":focus")
            seen.append(at.get_attribute("name"))
            if seen[-1] == "attending":
                page.keyboard.press("Space")
            outline = at.evaluate(
                "e => [e, e.closest('label')].filter(Boolean)"
                ".some(x => getComputedStyle(x).outlineStyle === 'solid')"
            )
            assert outline, seen
            if at.get_attribute("value") == "send":
                break
        page.keyboard.press("Enter")

        assert seen == ["hot-seat", "urgent", "share-urgent", "attending", "do"]
        page.get_by_role("heading", level=1, name="Thank you, Lee").wait_for()


@looks
@pytest.mark.parametrize("kind", ["check_in", "check_in_reminder"])
def test_the_mails_are_accessible_and_fit(browser, tmp_path, width, scheme, kind):
    content = compose.render_mail(kind, **plugins.load(compose.KINDS, kind).SAMPLE)
    with opened(browser, width, scheme, scripts=True) as page:
        page.set_content(content.html)
        picture(page, tmp_path, f"{kind}-{width}-{scheme}")

        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []
