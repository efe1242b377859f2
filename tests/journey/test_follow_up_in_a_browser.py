"""A member's commitments in a real browser: from the mail's link to the answer, without script."""

import pytest

from facilitator import plugins
from facilitator.features.commitments.answer_follow_up import open_follow_up
from facilitator.features.commitments.pages.routes import blueprint
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

looks = pytest.mark.parametrize(("width", "scheme"), LOOKS)


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    review.approve(told)
    yield told
    db.close()


@pytest.fixture
def address(story):
    with served(app_of([blueprint], story.deps)) as url:
        yield url


@looks
def test_a_member_answers_with_one_click_from_the_mail(
    browser, story, address, tmp_path, width, scheme
):
    dana = story.people["Dana"]
    made = open_follow_up(dana, story.deps).promises[0].id
    until = story.deps.clock.at.replace(year=2027)
    link = f"{address}/follow-up/{story.deps.links.token('follow-up', (dana,), until)}"
    with opened(browser, width, scheme) as page:
        page.goto(f"{link}?promise={made}&went=carried")
        assert page.get_by_label("Carry it over").is_checked()
        picture(page, tmp_path, f"chosen-{width}-{scheme}")
        page.get_by_label("A word about it").fill("Two of ten; the others are away.")
        page.get_by_role("button", name="Send").click()

        assert "your answer is kept" in page.get_by_role("status").inner_text()
        expect(page.get_by_text("Two of ten; the others are away.").first).to_be_visible()
        page.get_by_role("button", name="Less of this").click()
        expect(page.get_by_text("half as many notes")).to_be_visible()
    with opened(browser, width, scheme, scripts=True) as page:
        page.goto(link)
        picture(page, tmp_path, f"page-{width}-{scheme}")
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []


@looks
def test_the_mail_is_accessible_and_fits(browser, tmp_path, width, scheme):
    sample = plugins.load(compose.KINDS, "follow_up").SAMPLE
    with opened(browser, width, scheme, scripts=True) as page:
        page.set_content(compose.render_mail("follow_up", **sample).html)
        picture(page, tmp_path, f"mail-{width}-{scheme}")
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []
