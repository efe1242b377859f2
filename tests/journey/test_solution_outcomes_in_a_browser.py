"""What follows a hot seat, in a real browser: the member's answers, and the moderator's choice."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from facilitator import plugins
from facilitator.features.commitments.pages.routes import blueprint as followup
from facilitator.features.office_hours import offer_office_hours
from facilitator.features.office_hours.pages.routes import blueprint as officehours
from facilitator.kit.mail import compose
from facilitator.records.aftercare import OfficeHoursRecord
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


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    review.approve(told)
    told.deps.clock.at = datetime(2026, 3, 20, 12, tzinfo=UTC)
    yield told
    db.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_from_what_was_tried_to_the_moderators_talk(browser, story, tmp_path, width, scheme):
    deps, dana, alice = story.deps, story.people["Dana"], story.people["Alice"]
    until = deps.clock.at.replace(year=2027)
    link = f"/follow-up/{deps.links.token('follow-up', (dana,), until)}"
    with served(app_of([followup, officehours], deps)) as url:
        with opened(browser, width, scheme) as page:
            page.goto(f"{url}{link}?seat={story.held_id}&is=open")
            seat = page.locator(f"#seat-{story.held_id}")
            assert seat.get_by_label("Still open").is_checked()
            seat.get_by_role("button", name="Send").first.click()
            seat.get_by_label("one field").check()
            seat.get_by_label("It worked", exact=True).check()
            seat.get_by_label("Tell them my word, too").check()
            seat.get_by_role("button", name="Send").last.click()
            assert page.get_by_role("status").inner_text().startswith("Thank you")
            expect(seat.get_by_text("It worked", exact=True).first).to_be_visible()
        for hot in offer_office_hours.due(deps):
            offer_office_hours.send_offer(*hot, deps)
        with deps.db.tx() as tx:
            offer = tx.scalars(select(OfficeHoursRecord.id)).first()
        theirs = f"/office-hours/{deps.links.token('office-hours', (offer, alice), until)}"
        for name, path in (("member", link), ("moderator", theirs)):
            with opened(browser, width, scheme, scripts=True) as page:
                page.goto(url + path)
                picture(page, tmp_path, f"{name}-{width}-{scheme}")
                assert is_accessible(page)
                assert fits(page)
                assert small_targets(page) == []
        with opened(browser, width, scheme) as page:
            page.goto(url + theirs)
            page.get_by_role("button", name="March at").first.click()
            assert "You both have an entry" in page.get_by_role("status").inner_text()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("kind", ["follow_up", "thanks", "office_hours", "strategy_session"])
def test_the_mails_are_accessible_and_fit(browser, tmp_path, kind, width, scheme):
    sample = plugins.load(compose.KINDS, kind).SAMPLE
    with opened(browser, width, scheme, scripts=True) as page:
        page.set_content(compose.render_mail(kind, **sample).html)
        picture(page, tmp_path, f"{kind}-{width}-{scheme}")
        assert is_accessible(page)
        assert fits(page)
