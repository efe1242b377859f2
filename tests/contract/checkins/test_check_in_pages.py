"""The check-in's pages: whose link it is, what opening does, and what stands on them."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from markupsafe import escape
from sqlalchemy import select

from facilitator.features.checkins.pages.routes import LARGEST_FORM_BYTES, blueprint
from facilitator.features.groups.manage_groups import edit_group
from facilitator.records.database import Database
from facilitator.records.groups import MembershipRecord
from facilitator.translation import languages, translator_for
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.clicks import app_of
from tests.standins.databases import ON_BOTH, ON_SQLITE, rows

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

WISH = {"hot-seat": "yes", "sentence": "My engineer wants to leave"}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@pytest.fixture
def browser(story):
    return app_of([blueprint], story.deps).test_client()


def send(browser, link, **form):
    return browser.post(link, data={"do": "send", **form})


def commitment(page):
    return re.search(r'name="(went-\d+)"', page.text)[1]


def test_the_form_asks_what_there_is_to_ask(story, browser):
    page = browser.get(story.link())

    assert page.status_code == 200
    assert "Wednesday 18 March at 17:00 (UTC)" in page.text
    assert "I will call ten users by Friday." in page.text
    assert "talk to her" not in page.text  # Bob's
    assert "<script" not in page.text


def test_a_member_without_commitments_is_not_asked_about_any(story, browser):
    assert "Your commitments" not in browser.get(story.link("Lee")).text


def test_opening_a_link_changes_nothing(story, browser):
    before_that = rows(story)

    for method in ("get", "head", "options"):
        getattr(browser, method)(story.link())
        getattr(browser, method)(story.link() + "/thanks")

    assert rows(story) == before_that


def test_a_post_that_is_not_from_the_form_changes_nothing(story, browser):
    before_that = rows(story)

    answer = browser.post(story.link(), data={"attending": "yes"})

    assert answer.status_code == 400
    assert "not come from our form" in answer.text
    assert rows(story) == before_that


@ON_BOTH
def test_sending_ends_with_thanks_and_what_was_said(story, browser):
    went = commitment(browser.get(story.link()))

    answer = send(browser, story.link(), attending="unsure", **{
        went: "partly", "urgent": "I leave\nearly", "share-urgent": "yes", **WISH})  # fmt: skip

    assert answer.status_code == 303
    page = browser.get(answer.location)
    assert page.status_code == 200
    for told in ("Thank you, Dana", "Not sure yet", "Partly", "My engineer wants to leave",
                 "I leave\nearly", "the group sees this", "until the session begins"):  # fmt: skip
        assert told in page.text
    assert page.text.count("only your moderator sees this") == 2


@ON_BOTH
def test_a_draft_comes_back_as_it_was_left(story, browser):
    answer = browser.post(
        story.link(), data={"do": "save", "why": "It is\ntrue", "attending": "no"}
    )

    assert (answer.status_code, answer.location) == (303, story.link())
    page = browser.get(answer.location)
    assert "This is your draft" in page.text
    assert ">\nIt is\ntrue</textarea>" in page.text
    assert re.search(r'id="attending-no"[^>]* checked', page.text)
    assert browser.get(story.link() + "/thanks").location == story.link()


@ON_BOTH
def test_what_was_sent_stands_in_the_form_and_can_be_changed(story, browser):
    send(browser, story.link(), attending="yes", urgent="One")
    assert ">\nOne</textarea>" in browser.get(story.link()).text

    send(browser, story.link(), attending="yes", urgent="Two")

    assert "Two" in browser.get(story.link() + "/thanks").text


def test_what_is_wrong_stays_in_the_form_with_the_reason_beside_it(story, browser):
    answer = send(browser, story.link(), **{"hot-seat": "yes", "urgent": "u" * 601})

    assert answer.status_code == 422
    assert "u" * 601 in answer.text
    assert re.search(r'id="hot-seat-yes"[^>]* checked', answer.text)
    for field in ("sentence", "urgent", "attending"):
        assert f'id="{field}-problem"' in answer.text
        assert re.search(rf'name="{field}"[^>]*aria-describedby="[^"]*{field}-problem', answer.text)
    links = re.findall(r'<a href="#([^"]+)"', answer.text)
    assert links == ["sentence", "urgent", "attending-yes"]
    assert all(f'id="{link}"' in answer.text for link in links)


def test_nothing_that_was_typed_becomes_a_tag(story, browser):
    hostile = {"sentence": f'{SCRIPT}"', "urgent": "</textarea>" + SCRIPT, "hot-seat": "yes"}

    pages = [send(browser, story.link(), **hostile)]
    pages.append(browser.get(send(browser, story.link(), attending="yes", **hostile).location))
    pages.append(browser.get(story.link()))

    for page in pages:
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    ("make", "status", "told"),
    [
        (lambda story: "/check-in/nonsense", 404, "This link does not work"),
        (lambda story: story.link()[:-1], 404, "This link does not work"),
        (lambda story: story.link(purpose="approve").replace("approve", "check-in"), 404,
         "This link does not work"),
        (lambda story: story.link(until=datetime(2026, 3, 16, 8, tzinfo=UTC)), 410,
         "This link is too old"),
        (lambda story: story.link("Gil"), 404, "not for you any more"),
    ],
    ids=["invented", "cut off", "for something else", "too old", "of a guest"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["get", "post", "thanks"])
def test_a_link_that_opens_nothing_says_what_to_do(story, browser, make, status, told, way):
    before_that = rows(story)
    link = make(story)

    if way == "post":
        page = send(browser, link, attending="yes")
    else:
        page = browser.get(link + ("/thanks" if way == "thanks" else ""))

    assert page.status_code == status
    assert told in page.text
    assert "Founders" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert rows(story) == before_that


def test_a_link_of_another_member_shows_nothing_of_mine(story, browser):
    send(browser, story.link("Dana"), attending="yes", urgent="xylophone")

    for path in (story.link("Bob"), story.link("Bob") + "/thanks"):
        assert "xylophone" not in browser.get(path, follow_redirects=True).text


def test_who_left_the_group_is_told_so(story, browser):
    send(browser, story.link(), attending="yes", urgent="xylophone")
    with story.deps.db.tx() as tx:
        mine = MembershipRecord.person_id == story.people["Dana"]
        tx.delete(tx.scalars(select(MembershipRecord).where(mine)).one())

    page = browser.get(story.link())

    assert page.status_code == 404
    assert "no longer a member" in page.text


@pytest.mark.parametrize("way", ["get", "post", "thanks"])
def test_a_closed_check_in_says_so_and_shows_no_answers(story, browser, way):
    send(browser, story.link(), attending="yes", urgent="xylophone")
    story.deps.clock.at = STARTS_AT + timedelta(hours=1)

    link = story.link() + ("/thanks" if way == "thanks" else "")
    page = send(browser, link, attending="no") if way == "post" else browser.get(link)

    assert page.status_code == 410
    assert "This check-in is closed" in page.text
    assert "has begun" in page.text
    assert "xylophone" not in page.text


def test_a_form_that_is_much_too_large_is_not_read(story, browser):
    page = send(browser, story.link(), attending="yes", urgent="x" * (LARGEST_FORM_BYTES + 1))

    assert page.status_code == 413
    assert "shorten it" in page.text


def test_a_database_that_is_away_is_said_kindly(story):
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1")
    browser = app_of([blueprint], replace(story.deps, db=away)).test_client()

    page = browser.get(story.link())

    assert page.status_code == 503
    assert "Nothing you saved is lost" in page.text


def test_a_personal_page_is_kept_nowhere_and_gives_nothing_on(story, browser):
    page = browser.get(story.link())

    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in page.headers
    assert not re.search(r"\bstyle=|\bon\w+=|https?://", page.text)
    for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.text):
        with browser.get(sheet) as answer:
            assert answer.mimetype == "text/css"


@pytest.mark.parametrize("language", languages())
def test_the_form_speaks_the_groups_language_and_a_broken_link_the_browsers(
    story, browser, language
):
    translator = translator_for(language)
    with story.deps.db.tx() as tx:
        member = tx.scalars(select(MembershipRecord)).first()
        member.group.language = language

    page = browser.get(story.link())
    broken = browser.get("/check-in/x", headers={"Accept-Language": f"sv, {language}-CH, en;q=0.4"})

    assert f'<html lang="{language}"' in page.text
    shown = (
        translator.gettext("The hot seat"), translator.pgettext("check-in", "Send"),
        translator.pgettext("check-in", "Partly"), translator.gettext("Not sure yet"),
    )  # fmt: skip
    for text in shown:
        assert text.replace("'", "&#39;") in page.text
    assert translator.gettext("This link does not work") in broken.text
    assert escape(translator.gettext("About recording")) in page.text
    days = translator.ngettext("a day", "{number} days", 30)
    assert "30" in days
    assert escape(days) in page.text


def test_the_form_tells_of_recording_in_the_groups_own_words(story, browser):
    words_of_ours = "We record, only for us.\nAsk Alice <alice@example.org>."
    edit_group("Founders North", {"consent": words_of_ours}, story.deps.db)

    page = browser.get(story.link()).text

    assert escape(words_of_ours) in page
    assert "off the record" not in page


def test_the_form_tells_after_how_many_days_the_words_go(story, browser):
    edit_group("Founders North", {"transcript_days": 1}, story.deps.db)

    assert "What was said is deleted a day after the recap" in browser.get(story.link()).text


def test_where_nothing_is_written_down_the_form_says_so(story, browser):
    edit_group("Founders North", {"format": "balint"}, story.deps.db)

    page = browser.get(story.link()).text

    assert "nothing of it is written down" in page
    assert "transcribed" not in page
