"""What of a recap goes beside the mail, on both databases: a word where they chat, and tasks."""

from datetime import date

import pytest
from icalendar import Calendar
from sqlalchemy import select

from facilitator.adapters.chat.slack import SlackChat
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.delivery.pages.routes import blueprint as recaps
from facilitator.features.mail import chat_posts
from facilitator.features.review.pages.routes import blueprint as reviews
from facilitator.records.posts import PostRecord
from tests.standins.check_ins import before
from tests.standins.clicks import app_of
from tests.standins.review import approve, edit, mails, one, opened, set_group

GROUP = "Founders North"
HOOK = "https://hooks.slack.com/services/T0123/B0123/aSecretOfTheGroup"


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    object.__setattr__(told.deps, "chat", SlackChat("xoxb-practice"))
    chat_posts.link_chat(GROUP, HOOK, told.deps)
    return told


@pytest.fixture
def browser(story):
    return app_of([recaps, reviews], story.deps).test_client()


def posts(story):
    with story.deps.db.tx() as tx:
        return ["\n".join([row.title, *row.lines]) for row in tx.scalars(select(PostRecord))]


def promise(story):
    """The commitment of the held session, with a day."""
    made = next(c for c in opened(story).commitments if "ten users" in c.entry.found.text)
    edit(story, made.entry, EditKind.DUE, "2026-03-13")
    return made.entry


def test_a_channel_is_told_once_whose_hot_seats_there_were_and_nothing_that_was_said(story):
    approve(story)
    edit(story, one(story, "call ten of them"), EditKind.TEXT, "Call twelve of them.")
    approve(story)

    [told] = posts(story)
    assert "Dana in the hot seat: " in told
    assert "Bob" in told
    assert "2 commitments were made" in told
    assert "trial users" not in told
    assert "call ten" not in told


def test_challenges_are_in_the_channel_where_the_group_wants_them_and_no_confidential_one(story):
    set_group(story, chat_challenges=True)
    edit(story, one(story, "trial users", StatementPart.CHALLENGE), EditKind.CONFIDENTIAL)
    approve(story)

    [told] = posts(story)
    assert "best engineer" in told
    assert "trial users" not in told


def test_a_group_that_lets_only_promises_travel_names_no_hot_seat(story):
    set_group(story, recap_travels="commitments", chat_challenges=True)
    approve(story)

    [told] = posts(story)
    assert "hot seat" not in told
    assert "2 commitments were made" in told


def test_a_group_without_a_channel_is_told_by_mail_alone(story):
    chat_posts.link_chat(GROUP, None, story.deps)
    approve(story)

    assert posts(story) == []
    assert mails(story)


def test_a_promise_with_a_day_is_a_task_of_whoever_made_it(story, browser):
    made = promise(story)
    approve(story)

    told = {name: row for name, row in mails(story).items() if "/tasks/" in row.text}
    assert set(told) == {"Bob", "Dana"}
    link = next(w for w in told[made.now.speaker].text.split() if "/tasks/" in w)
    assert link in told[made.now.speaker].html
    page = browser.get(link.removeprefix("https://facilitator.example.org"))
    assert page.mimetype == "text/calendar"
    [task] = Calendar.from_ical(page.text).walk("VTODO")
    assert task["summary"] == made.now.text
    assert task.decoded("due") == date(2026, 3, 13)

    edit(story, made, EditKind.CONFIDENTIAL)  # gone at once, before any correction
    page = browser.get(link.removeprefix("https://facilitator.example.org"))
    assert "VTODO" not in page.text


def test_the_link_to_tasks_opens_nothing_else(story, browser):
    approve(story)
    [link] = [w for w in mails(story)["Dana"].text.split() if "/tasks/" in w]

    token = link.rpartition("/")[2]

    for purpose in ("recap", "review"):
        page = browser.get(f"/{purpose}/{token}")
        assert page.status_code == 404
        assert "ten users" not in page.text
        assert "Founders North" not in page.text
