"""A moderator's evening after a session in the console: look, correct, keep back, approve, see."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.domain.jobs import Job, Stage
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from facilitator.services import queries, sign_in
from tests.standins.before import before
from tests.standins.browser import (
    chromium,
    fits,
    is_accessible,
    opened,
    served,
    small_targets,
)
from tests.standins.console import console_app

LINE = "You could call ten of them before you touch the code."
ELSEWHERE = ('class="skip"', 'class="brand"')  # the frame of the console is tested with it


class Jobs:
    """One piece of work that failed, until somebody has it done again."""

    def __init__(self, session_id, at):
        self.all = [Job(f"recap:{session_id}:ab", "make_recap", Stage.FAILED, at, 6, "It is away.")]

    def jobs(self, limit=200):
        return self.all

    def retry(self, key):
        self.all = [replace(job, stage=Stage.RUNS) for job in self.all if job.id == key]


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps = replace(told.deps, work=Jobs(told.held_id, told.deps.clock.now()))
    yield told
    db.close()


def enter(page, base, story):
    letter = sign_in.first_link(story.people["Alice"], story.deps)
    key = sign_in.use_link(letter.link.rpartition("/")[2], story.deps)
    page.context.add_cookies([{"name": "facilitator", "value": key, "url": base}])
    return f"{base}/sessions/{story.held_id}/after"


def is_for_everybody(page):
    small = [html for html in small_targets(page) if not any(x in html for x in ELSEWHERE)]
    assert not small, small
    return fits(page) and is_accessible(page)


def statement(page, words):
    return page.locator(".said").filter(has=page.locator(".text", has_text=words)).first


def change(page, words):
    statement(page, words).locator(".change").click()
    return page.locator(".changing")


def stuck(story, name):
    with story.deps.db.tx() as tx:
        mails = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "recap"))
        for mail in mails:
            mail.state = "doubt" if mail.person_id == story.people[name] else "sent"


def test_evening_after_a_session_on_a_desk_and_on_a_phone_without_a_script(story):
    with served(console_app(story.deps)) as base, chromium() as browser:
        with opened(browser, 1440, "dark", scripts=True) as page:
            page.goto(enter(page, base, story))
            statement(page, LINE).locator(".to-words").focus()
            assert page.locator("mark.lit").all_inner_texts() == [LINE]
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.innerText") == LINE
            page.keyboard.press("Escape")
            assert page.evaluate("document.activeElement.className") == "to-words"
            form = change(page, LINE)
            form.get_by_label("Who said it").select_option("Lee")
            form.get_by_role("button", name="Keep this name").click()
            assert statement(page, LINE).locator(".who b").inner_text() == "Lee"
            page.get_by_text("The same in words").click()
            assert is_for_everybody(page)

        with opened(browser, 375, "light") as page:
            url = enter(page, base, story)
            page.goto(url)
            change(page, "three things").get_by_role("button", name="Confidential").click()
            assert page.locator("mark.secret").count() == 1
            page.get_by_role("button", name="Approve and send").first.click()
            assert "The group has this recap." in page.get_by_role("status").inner_text()
            stuck(story, "Dana")
            page.goto(url)
            page.get_by_role("button", name="Send again").click()
            assert page.locator(".delivery .tag").all_inner_texts().count("Waits") == 1

        with opened(browser, 375, "light", scripts=True) as page:
            page.goto(enter(page, base, story))
            assert is_for_everybody(page)
            page.get_by_role("link", name="Work", exact=True).click()
            assert "It is away." in page.content()
            assert is_for_everybody(page)
            page.get_by_role("button", name="Try again").click()
            assert page.locator("main .tag").all_inner_texts() == ["runs"]
    with story.deps.db.tx() as tx:
        told = str(queries.view_of(tx, story.held_id).recap)
    assert "three things" not in told
    assert f"peer='Lee', kind=<Kind.SUGGESTION: 'suggestion'>, text='{LINE}" in told
