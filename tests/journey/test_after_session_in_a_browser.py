"""A moderator's evening after a session in the console: look, correct, keep back, approve, see."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.domain.jobs import Job, JobStage
from facilitator.kit import queries
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from tests.standins.browser import opened, served
from tests.standins.check_ins import before
from tests.standins.clicks import Left
from tests.standins.console import console_app, enter, is_fine

LINE = "You could call ten of them before you touch the code."


class Jobs(Left):
    """One piece of work that failed, until somebody has it done again."""

    def __init__(self, session_id, at):
        super().__init__()
        self.all = [
            Job(f"recap:{session_id}:ab", "make_recap", JobStage.FAILED, at, 6, "It is away.")
        ]

    def jobs(self, limit=200):
        return self.all

    def retry(self, key):
        self.all = [replace(job, stage=JobStage.RUNS) for job in self.all if job.id == key]


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps = replace(told.deps, work=Jobs(told.held_id, told.deps.clock.now()))
    yield told
    db.close()


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


def test_evening_after_a_session_on_a_desk_and_on_a_phone_without_a_script(browser, story):
    with served(console_app(story.deps)) as base:
        url = f"{base}/sessions/{story.held_id}/after"
        with opened(browser, 1440, "dark", scripts=True) as page:
            enter(page, base, story)
            page.goto(url)
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
            assert is_fine(page)

        with opened(browser, 375, "light") as page:
            enter(page, base, story)
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
            enter(page, base, story)
            page.goto(url)
            assert is_fine(page)
            page.get_by_role("link", name="Work", exact=True).click()
            assert "It is away." in page.content()
            assert is_fine(page)
            page.get_by_role("button", name="Try again").click()
            assert page.locator("main .tag").all_inner_texts() == ["runs"]
    with story.deps.db.tx() as tx:
        told = str(queries.get_recap_view(tx, story.held_id).recap)
    assert "three things" not in told
    assert f"peer='Lee', kind=<SolutionKind.SUGGESTION: 'suggestion'>, text='{LINE}" in told
