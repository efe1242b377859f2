"""The way out of a kind of mail: one click, never by a scanner, and back again."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from facilitator.adapters.links import SignedLinks
from facilitator.domain.people.person import Person, Roster
from facilitator.features.mail.pages.routes import blueprint
from facilitator.features.mail.unsubscribe import unsubscribe_link
from facilitator.features.privacy.forget_person import forget_person
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord
from tests.standins.clicks import app_of
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.deps import SetClock, deps_of
from tests.standins.outbox import attempt, person, row, store

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "image/apng,*/*;q=0.8"
}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}  # RFC 8058, 3.2


@pytest.fixture
def deps(database, tmp_path):
    with database.tx() as tx:
        for name in ("Founders North", "Makers South"):
            people = (Person("Dana", "dana@example.org"), Person("Bob", "bob@example.org"))
            save_members(tx, get_or_create_group(tx, name, "base"), Roster(people))
    return deps_of(database, tmp_path, clock=SetClock(datetime.now(UTC)))


@pytest.fixture
def browser(deps):
    return app_of([blueprint], deps).test_client(use_cookies=False)


@pytest.fixture
def path(deps):
    """Where the link of Dana's mail leads."""
    _, number = store(deps)
    with deps.db.tx() as tx:
        url = unsubscribe_link(tx.get(OutboxRecord, number), deps)
    return url.removeprefix("https://facilitator.example.org")


def unwanted(deps):
    with deps.db.tx() as tx:
        return tx.execute(
            select(PersonRecord.name, GroupRecord.name, UnsubscribeRecord.kind)
            .join(PersonRecord, PersonRecord.id == UnsubscribeRecord.person_id)
            .join(GroupRecord, GroupRecord.id == UnsubscribeRecord.group_id)
        ).all()


def test_a_scanner_that_opens_the_link_changes_nothing(deps, browser, path):
    for _ in range(3):
        shown = browser.get(path, headers=BROWSER)
        browser.head(path)

    assert shown.status_code == 200
    assert "No more mails of this kind?" in shown.text
    assert "“recap” from Founders North" in shown.text
    assert unwanted(deps) == []


@ON_BOTH
def test_one_click_of_a_mail_program_ends_the_mails(deps, browser, path):
    answer = browser.post(path, data=ONE_CLICK)

    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (200, None)
    assert unwanted(deps) == [("Dana", "Founders North", "recap")]
    assert not store(deps, purpose="session:2")[0]


def test_one_click_may_come_as_a_form_of_parts_and_twice(deps, browser, path):
    for _ in range(2):
        answer = browser.post(path, data=ONE_CLICK, content_type="multipart/form-data")

    assert answer.status_code == 200
    assert len(unwanted(deps)) == 1


@ON_BOTH
def test_a_mail_that_waits_is_not_sent_to_who_has_had_enough(deps, browser, path):
    browser.post(path, data=ONE_CLICK)

    assert attempt(deps, 1) is None

    assert row(deps, 1).why == "They have switched off mails of this kind."


def test_other_mails_and_other_people_go_on(deps, browser, path):
    browser.post(path, data=ONE_CLICK)

    assert store(deps, "Bob")[0]
    assert store(deps, kind="no_transcript", purpose="sitting:1")[0]


@ON_BOTH
def test_the_page_switches_off_and_back_on(deps, browser, path):
    off = browser.post(path, data={"wish": "off"})
    assert "These mails are switched off" in off.text
    assert 'value="on"' in off.text
    assert "These mails are switched off" in browser.get(path).text

    on = browser.post(path, data={"wish": "on"})

    assert "These mails are switched on again" in on.text
    assert unwanted(deps) == []
    assert store(deps, purpose="session:2")[0]


@pytest.mark.parametrize("said", [{}, {"wish": "maybe"}, {"List-Unsubscribe": "No"}])
def test_what_is_not_clear_changes_nothing(deps, browser, path, said):
    answer = browser.post(path, data=said)

    assert answer.status_code == 400
    assert unwanted(deps) == []


@pytest.mark.parametrize("change", [lambda t: t[:-3], lambda t: "x" + t, lambda t: "%2e%2e"])
def test_a_link_that_is_none_of_ours_is_told_so_kindly(browser, deps, path, change):
    base, _, token = path.rpartition("/")

    shown = browser.get(f"{base}/{change(token)}", headers=BROWSER)

    assert shown.status_code == 404
    assert "invalid or incomplete" in shown.text
    assert "<h1>" in shown.text
    assert browser.post(f"{base}/{change(token)}", data=ONE_CLICK).status_code == 404


def test_a_link_for_something_else_switches_nothing_off(browser, deps, path):
    token = SignedLinks("", "a secret of sixteen letters").token(
        "check-in", (1, 1, 1), deps.clock.at
    )

    assert browser.post(f"/unsubscribe/{token}", data=ONE_CLICK).status_code == 404
    assert unwanted(deps) == []


def test_a_link_works_for_two_years(browser, deps, path):
    deps.clock.pass_by(days=729)
    assert "Founders North" in browser.get(path, headers=BROWSER).text

    deps.clock.pass_by(days=2)
    page = browser.get(path, headers=BROWSER)
    assert page.status_code == 410
    assert "Founders North" not in page.text
    assert browser.post(path, data=ONE_CLICK).status_code == 410
    assert unwanted(deps) == []


def test_who_was_forgotten_gets_no_mails_anyway(browser, deps, path):
    browser.post(path, data=ONE_CLICK)
    forget_person("dana@example.org", deps.db)

    assert browser.get(path, headers=BROWSER).status_code == 404
    with deps.db.tx() as tx:
        assert tx.scalar(select(func.count()).select_from(UnsubscribeRecord)) == 0


def test_who_left_the_group_may_still_use_the_link(browser, deps, path):
    dana = person(deps)
    with deps.db.tx() as tx:
        for one in tx.scalars(select(MembershipRecord).where(MembershipRecord.person_id == dana)):
            tx.delete(one)

    assert browser.post(path, data=ONE_CLICK).status_code == 200
    assert unwanted(deps) == [("Dana", "Founders North", "recap")]


def test_the_page_speaks_the_groups_language_and_escapes_its_name(browser, deps, path):
    with deps.db.tx() as tx:
        group = tx.get(GroupRecord, 1)
        group.language, group.name = "de", "<script>alert(1)</script>"

    shown = browser.get(path, headers=BROWSER)

    assert '<html lang="de">' in shown.text
    assert "Keine Mails dieser Art mehr?" in shown.text
    assert "<script" not in shown.text


def test_a_page_may_run_nothing_tell_nobody_and_be_kept_nowhere(browser, path):
    for shown in (browser.get(path), browser.get("/unsubscribe/x", headers=BROWSER)):
        assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
        assert shown.headers["Referrer-Policy"] == "no-referrer"
        assert shown.headers["Cache-Control"] == "no-store"
        assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "style=" not in shown.text
        assert "<script" not in shown.text


def test_the_stylesheet_is_served_by_us(browser):
    with browser.get("/static/page.css") as sheet:
        assert sheet.mimetype == "text/css"
        assert "url(" not in sheet.text
