"""A member's own part in a real browser: reworded, struck and found fine, without script."""

import pytest

from facilitator import plugins
from facilitator.features.member_review.pages.routes import blueprint
from facilitator.kit.mail import compose
from facilitator.records.database import Database
from tests.standins import review
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
from tests.standins.member_review import member_first

looks = pytest.mark.parametrize(("width", "scheme"), LOOKS)


@pytest.fixture
def link(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    member_first(told)
    review.approve(told)
    pair = (told.held_id, told.people["Dana"])
    token = told.deps.links.token("own", pair, told.deps.clock.at.replace(year=2027))
    with served(app_of([blueprint], told.deps)) as url:
        yield f"{url}/own/{token}"
    db.close()


@looks
def test_a_member_rewords_strikes_and_says_that_it_is_fine(browser, link, tmp_path, width, scheme):
    with opened(browser, width, scheme) as page:
        page.goto(link)
        page.get_by_text("Put it in your own words").click()
        page.get_by_label("Your challenge, in your own words").fill("We lose <b>people</b> early.")
        page.get_by_role("button", name="Keep my words").click()
        assert page.get_by_role("status").inner_text() == "Done. The words are gone."
        expect(page.get_by_text("We lose <b>people</b> early.").first).to_be_visible()
        page.get_by_text("Strike what Bob offered").click()
        page.get_by_role("button", name="Strike it for good").click()
        assert page.get_by_text("Bob").count() == 0
        page.get_by_role("button", name="It is fine").click()
        assert "Thank you. The others see it" in page.locator("#fine").inner_text()
    with opened(browser, width, scheme, scripts=True) as page:
        page.goto(link)
        for summary in page.locator("summary").all():
            summary.click()
        picture(page, tmp_path, f"own-{width}-{scheme}")
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []


@looks
def test_the_mail_is_accessible_and_fits(browser, tmp_path, width, scheme):
    sample = plugins.load(compose.KINDS, "recap_own_part").SAMPLE
    with opened(browser, width, scheme, scripts=True) as page:
        page.set_content(compose.render_mail("recap_own_part", **sample).html)
        picture(page, tmp_path, f"mail-{width}-{scheme}")
        assert is_accessible(page)
        assert fits(page)
