"""The moderator's page of a recap, in a real browser: on a phone and a desk, light and dark."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.app import adapter_factories
from facilitator.config import Settings
from facilitator.features.delivery import approval
from facilitator.features.delivery.pages.routes import blueprint as recap
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.recaps import write_recap
from facilitator.features.review.pages.routes import blueprint as review
from facilitator.kit import queries
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from facilitator.records.reviews import RecapEditRecord, ReviewRecord
from tests.contract.engines.test_second_reading import GIVEN, objecting, written
from tests.standins.browser import (
    LOOKS,
    fits,
    is_accessible,
    opened,
    served,
)
from tests.standins.check_ins import before
from tests.standins.clicks import app_of
from tests.standins.openai import OpenAIStandIn, completion

CHALLENGE = "Half of our trial users"


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.session_id = told.held_id
    yield told
    db.close()


@pytest.fixture
def base(story):
    with served(app_of([review, recap], story.deps)) as address:
        yield address


@pytest.fixture
def url(story, base):
    return base + story.link("Alice", "review")


def kept(story):
    with story.deps.db.tx() as tx:
        edits = [(row.change, row.value) for row in tx.scalars(select(RecapEditRecord))]
        mails = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "recap")).all()
        return queries.get_recap_view(tx, story.held_id).recap, edits, len(mails)


def statement(page, words):
    return page.locator(".said").filter(has=page.locator("> p", has_text=words)).first


def test_recap_is_changed_and_approved_without_a_script(browser, story, url):
    with opened(browser, 375, "light") as page:
        page.goto(url)
        said = statement(page, "call ten of them")
        said.locator("summary").click()
        said.get_by_label("Text", exact=True).fill("Call twelve of them.")
        said.get_by_role("button", name="Keep this text").click()
        said = statement(page, "three things")
        said.locator("summary").click()
        said.get_by_role("button", name="Confidential").click()
        assert "Confidential: only moderators see this." in page.content()
        said = statement(page, "ten users")
        said.locator("summary").click()
        said.get_by_label("Due").fill("2026-03-20")
        said.get_by_role("button", name="Keep this day").click()

        page.get_by_role("button", name="Approve and send").first.click()

        assert "The group has this recap." in page.get_by_role("status").inner_text()
    told, edits, mails = kept(story)
    assert [change for change, _ in edits] == ["text", "confidential", "due"]
    assert "Call twelve of them." in str(told)
    assert "three things" not in str(told)
    assert mails == 4


@pytest.fixture
def read_twice(story):
    """The recap again, by a model whose second reader objects to some of it."""
    server = OpenAIStandIn()
    objections = (
        (GIVEN, "partly", "it was only an idea", "Perhaps call ten of them first."),
        ("three things", "not", "it was a question", ""),
    )
    server.next.extend([written, objecting(*objections)])
    make_again(story, server)
    yield server
    server.close()


def make_again(story, server):
    settings = Settings(_env_file=None, OPENAI_BASE_URL=server.url)

    def engine(wish, ledger):
        return adapter_factories.engine(settings, wish, ledger=ledger)

    write_recap.write_recap(story.held_id, replace(story.deps, engine=engine))


def test_review_shows_what_a_second_reader_says_and_why(browser, story, url, read_twice):
    with opened(browser, 375, "light") as page:
        page.goto(url)
        texts = [one.inner_text() for one in page.locator(".said").all()]
        corrected = statement(page, "Perhaps call ten of them first.").inner_text()
        refused = statement(page, "three things").inner_text()
        held = statement(page, "ten users").inner_text()

    assert "A second reader found only part of it in what was said, and reworded it. " in corrected
    assert "Its objection: it was only an idea" in corrected
    assert "Unsure: On a second reading, what was said does not bear out" in refused
    assert "Its objection: it was a question" in refused
    assert "read twice" in held
    assert not any("read twice" in told for told in (corrected, refused))
    (place,) = [number for number, told in enumerate(texts) if "three things" in told]
    assert "My best engineer" in texts[place - 1]  # first after its challenge


def test_review_says_that_the_second_reader_did_not_answer(browser, story, url, read_twice):
    read_twice.next.extend([written, completion("I would rather not.")])
    make_again(story, read_twice)

    with opened(browser, 375, "light") as page:
        page.goto(url)

        assert "What the model wrote was not read a second time" in page.content()
        assert "read twice" not in page.content()


def test_opening_the_link_changes_nothing(browser, story, url):
    was = kept(story)

    with opened(browser, 375, "light") as page:
        for _ in range(2):
            page.goto(url)

    assert kept(story) == was


def test_wish_to_have_it_made_anew_is_kept_with_its_note(browser, story, url):
    with opened(browser, 375, "light") as page:
        page.goto(url)
        page.get_by_label("Say what should be different").fill("Shorter, please.")
        page.get_by_role("button", name="Reject it, and make it anew").click()

        assert "being made anew" in page.get_by_role("status").inner_text()
    with story.deps.db.tx() as tx:
        asked = tx.scalars(select(ReviewRecord)).one()
        assert (asked.redo_note, asked.redo_at) == ("Shorter, please.", story.deps.clock.now())


@pytest.mark.parametrize("name", ["Bob", "Dana"])
def test_link_of_a_member_opens_no_draft(browser, story, base, name):
    with opened(browser, 375, "light") as page:
        answer = page.goto(base + story.link(name, "review"))

        assert answer.status == 404
        assert CHALLENGE not in page.content()


def test_member_reads_by_their_link_what_was_sent_and_nothing_before(browser, story, base):
    edit_group("Founders North", {"recap_travels": "link"}, story.deps.db)
    with opened(browser, 375, "light") as page:
        assert page.goto(base + story.link("Dana", "recap")).status == 404
        assert CHALLENGE not in page.content()
        approval.approve(story.held_id, None, None, story.deps)

        assert page.goto(base + story.link("Dana", "recap")).status == 200
        assert CHALLENGE in page.content()
        assert page.goto(base + story.link("Gil", "recap")).status == 404


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_page_is_for_everybody(browser, url, width, scheme):
    with opened(browser, width, scheme, scripts=True) as page:
        page.goto(url)
        for summary in page.locator("summary").all():
            summary.click()

        assert fits(page)
        assert is_accessible(page)
