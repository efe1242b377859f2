"""A session without Zoom in a real browser: planned, its transcript handed in, its draft there."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from facilitator.app import scheduled_work
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from tests.contract.transcripts.test_held_transcripts import SAID as SWEDISH
from tests.people import SCRIPT, zoom_vtt
from tests.standins.browser import opened, served
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, enter, is_fine, unfolded
from tests.standins.review import set_group

PLANNED = ("2026-04-15", "2026-05-13")


@pytest.fixture
def story(tmp_path):
    """The service at work: what is due is started by ``tick``, as the clock does it."""
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    url = f"sqlite:///{tmp_path / 'work.db'}"
    context.bind(told.deps)
    names = ("events", "sessions", "mail", "chat")
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in names]
    work = durable.WorkClient(url)
    with ThreadPoolExecutor(1) as aside:  # the browser's loop runs in this thread
        aside.submit(durable.launch, url, "embedded", queues).result()
        told.aside, told.deps = aside, replace(told.deps, work=work)
        yield told
        aside.submit(durable.stop).result()
    work.close()
    db.close()


def work_is_done(story, session):
    """What is due is started, and the recap of this session made."""
    at, about = story.deps.clock.now(), ("session", int(session.rpartition("/")[2]))

    def do():
        durable.DBOS.start_workflow(scheduled_work.tick, at, None).get_result()
        for job in story.deps.work.jobs():
            if job.about == about and job.name == "make_recap":
                durable.wait_for_result(job.id)

    story.aside.submit(do).result()


def plan(page, base, day):
    """From Today to a session that is planned."""
    page.get_by_role("link", name="Plan a").click()
    page.wait_for_url("**/sessions/plan?group=*")
    assert is_fine(unfolded(page))
    page.get_by_label("Day").fill(day)
    page.get_by_label("Begins at").fill("17:00")
    page.get_by_label("What it is about").fill("prices")
    page.get_by_role("button", name="Plan it").click()
    page.wait_for_url("**/sessions/*/before")
    page.get_by_role("link", name="Change or call off").click()
    page.wait_for_url("**/sessions/*/plan")
    assert is_fine(unfolded(page))
    expect(page.get_by_label("Day")).to_have_value(day)
    return page.url.rpartition("/")[0]


def hand_in(page, session, day):
    """First a file that is none."""
    page.goto(f"{session}/transcript")
    page.wait_for_load_state()
    nothing = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"nothing to see"}
    page.get_by_label("The transcript").set_input_files(nothing)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_role("alert")).to_contain_text("notes.txt: This is no transcript")
    assert is_fine(unfolded(page))
    said = zoom_vtt(SCRIPT.replace("Half of our", f"On {day} half of our")).encode()
    call = {"name": "call.vtt", "mimeType": "text/vtt", "buffer": said}
    page.get_by_label("The transcript").set_input_files(call)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("The recap waits for its turn")).to_be_visible()
    assert is_fine(unfolded(page))


def review(page):
    expect(page.get_by_text("The recap is drafted")).to_be_visible()
    assert is_fine(unfolded(page))
    page.get_by_role("link", name="Look at the recap").click()
    page.wait_for_url("**/sessions/*/after")
    expect(page.get_by_role("heading", name="Draft recap")).to_be_visible()
    expect(page.get_by_text("You could call ten of them").first).to_be_visible()
    here = page.get_by_role("navigation", name="This session").get_by_role("link", name="After")
    expect(here).to_have_attribute("aria-current", "page")


def test_a_session_without_zoom_on_a_phone_and_on_a_desk(browser, story):
    with served(console_app(story.deps)) as base:
        for day, width, scheme in ((PLANNED[0], 375, "light"), (PLANNED[1], 1440, "dark")):
            with opened(browser, width, scheme, scripts=True) as page:
                enter(page, base, story)
                page.goto(base)
                session = plan(page, base, day)
                story.deps.clock.at = datetime.fromisoformat(f"{day}T19:00").replace(tzinfo=UTC)
                enter(page, base, story)
                page.goto(base)
                hand_in(page, session, day)
                work_is_done(story, session)
                review(page)


def wait_and_allow(page, base, session):
    """A call in Swedish waits: Today says so, and on the session's page the moderator says yes."""
    page.goto(f"{session}/transcript")
    call = {"name": "call.vtt", "mimeType": "text/vtt", "buffer": SWEDISH}
    page.get_by_label("The transcript").set_input_files(call)
    page.get_by_role("button", name="Hand it in").click()
    page.wait_for_url("**/sessions/*/transcript")
    expect(page.get_by_role("heading", name="The transcript waits for your word")).to_be_visible()
    assert is_fine(unfolded(page))
    page.goto(base)
    expect(page.get_by_text("where people spoke Swedish: minutes 0")).to_be_visible()
    assert is_fine(unfolded(page))
    page.get_by_role("link", name="Decide").click()
    page.wait_for_url("**/sessions/*/after")
    expect(page.get_by_text("where people spoke Swedish: minutes 0")).to_be_visible()
    assert is_fine(unfolded(page))
    page.get_by_role("button", name="Make the recap").click()
    page.wait_for_url("**/sessions/*/transcript")
    expect(page.get_by_text("The recap waits for its turn")).to_be_visible(timeout=20_000)


def test_a_transcript_in_an_unknown_language_waits_for_the_moderators_word(browser, story):
    set_group(story, unknown_language_waits="on")
    story.deps.clock.at = STARTS_AT + timedelta(hours=3)
    with (
        served(console_app(story.deps)) as base,
        opened(browser, 375, "dark", scripts=True) as page,
    ):
        enter(page, base, story)
        session = f"{base}/sessions/{story.session_id}"
        wait_and_allow(page, base, session)
        work_is_done(story, session)
        expect(page.get_by_text("The recap is drafted")).to_be_visible(timeout=20_000)
        page.goto(f"{session}/after")
        expect(page.get_by_text("Requests to stay off the record are not known")).to_be_visible()
