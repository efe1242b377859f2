"""Signing in to the console, on both databases: a link that works once, and nothing to guess."""

import email
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from facilitator.app import dependencies, processes
from facilitator.config import Settings
from facilitator.domain.errors import Refused
from facilitator.domain.people.person import Role
from facilitator.features.access import manage_moderators, sign_in
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.accounts import SignInRecord
from facilitator.records.groups import GroupRecord, MembershipRecord
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.deps import eventually

pytestmark = ON_SQLITE  # pages; what they keep, one story or more shows on both

ALICE = "alice@example.org"
PASSWORD = "a long password of mine"
DOOR = "/sign-in?to=/"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@pytest.fixture
def app(story):
    return console_app(story.deps)


@pytest.fixture
def browser(app):
    return app.test_client()


def mails(story):
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted(story.deps.outbox.glob("*.eml"))
    ]


def mailed_link(story, browser, address=ALICE):
    before = len(mails(story))
    browser.post("/sign-in", data={"email": address})
    assert eventually(lambda: len(mails(story)) > before, 5)
    told = max(mails(story), key=lambda mail: mail["Date"].datetime)
    text = told.get_body(("plain",)).get_content()
    return re.search(r"https://facilitator.example.org(/sign-in/\S+)", text)[1]


@ON_BOTH
def test_a_mailed_link_signs_in_once_and_no_scanner_uses_it_up(story, app, browser):
    link = mailed_link(story, browser, "  ALICE@example.org ")

    for _ in range(3):
        page = browser.get(link)
        assert f"Sign in as {ALICE}?" in page.text
    assert browser.get("/").status_code == 303
    used = browser.post(link)

    assert used.status_code == 303
    cookie = used.headers["Set-Cookie"]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Today" in browser.get("/").text
    assert app.test_client().post(link).status_code == 410


def test_nothing_tells_whose_address_is_known(story, browser):
    known = browser.post("/sign-in", data={"email": ALICE})
    unknown = browser.post("/sign-in", data={"email": "nobody@example.org"})
    member = browser.post("/sign-in", data={"email": "dana@example.org"})

    assert known.text == unknown.text == member.text
    assert {page.status_code for page in (known, unknown, member)} == {200}
    assert eventually(lambda: len(mails(story)) == 1, 5)
    assert mails(story)[0]["To"].addresses[0].addr_spec == ALICE


@pytest.mark.parametrize(
    ("languages", "subject"),
    [
        (("en",), "Your link to sign in"),
        (("de",), "Dein Link zum Anmelden"),
        (("de", "de"), "Dein Link zum Anmelden"),
        (("de", "fr"), "Your link to sign in"),
    ],
)
def test_a_link_is_mailed_in_the_language_of_the_groups_somebody_moderates(
    story, browser, languages, subject
):
    with story.deps.db.tx() as tx:
        tx.scalars(select(GroupRecord)).one().language = languages[0]
        for number, language in enumerate(languages[1:]):
            group = GroupRecord(name=f"Group {number}", language=language)
            of_it = {"person_id": story.people["Alice"], "role": Role.MODERATOR}
            tx.add_all([group, MembershipRecord(group=group, **of_it)])
        only_member = GroupRecord(name="Elsewhere", language="it")
        tx.add(MembershipRecord(group=only_member, person_id=story.people["Alice"]))

    mailed_link(story, browser)

    assert mails(story)[0]["Subject"] == subject


def test_a_link_is_too_old_after_half_an_hour(story, browser):
    link = mailed_link(story, browser)
    story.deps.clock.pass_by(minutes=31)

    for answer in (browser.get(link), browser.post(link)):
        assert answer.status_code == 410
        assert 'action="/sign-in"' in answer.text  # asks for a new one
        assert ALICE not in answer.text
    assert browser.get_cookie("facilitator") is None


@ON_BOTH
def test_who_asks_too_often_waits_whoever_they_are(story, browser):
    for address in (ALICE, "nobody@example.org"):
        states = [browser.post("/sign-in", data={"email": address}).status_code for _ in range(7)]
        assert states == [200] * 5 + [429] * 2
    story.deps.clock.pass_by(minutes=16)
    assert browser.post("/sign-in", data={"email": ALICE}).status_code == 200


def test_records_open_no_browser(story, browser):
    link = mailed_link(story, browser)
    browser.post(link)
    key = browser.get_cookie("facilitator").value

    with story.deps.db.tx() as tx:
        kept = " ".join(row.digest for row in tx.scalars(select(SignInRecord)))
        outbox = tx.execute(text("SELECT count(*) FROM outbox WHERE kind = 'sign_in'")).scalar()
    assert key not in kept
    assert link.rpartition("/")[2] not in kept
    assert outbox == 0


@ON_BOTH
def test_signing_out_everywhere_ends_every_browser_and_link(story, app, browser):
    link = mailed_link(story, browser)
    one, other = (signed_in(app, story.deps, story.people["Alice"]) for _ in range(2))

    one.post("/sign-in/out", data={"everywhere": "1"})

    for gone in (one.get("/"), other.get("/")):
        assert (gone.status_code, gone.headers["Location"]) == (303, DOOR)
    assert browser.post(link).status_code == 410
    with story.deps.db.tx() as tx:
        assert None not in tx.scalars(select(SignInRecord.ended_at)).all()


@ON_BOTH
def test_a_browser_is_signed_out_after_two_weeks_and_when_its_moderator_is_none(story, app):
    browser = signed_in(app, story.deps, story.people["Alice"])
    assert "Founders North" in browser.get("/").text
    with story.deps.db.tx() as tx:
        alice = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Alice"])
        ).one()
        alice.role = "member"
    answer = browser.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, DOOR)
    with story.deps.db.tx() as tx:
        tx.get_one(MembershipRecord, alice.id).role = "moderator"
    assert "Founders North" in browser.get("/").text
    story.deps.clock.at += timedelta(days=14, minutes=1)
    answer = browser.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, DOOR)


def test_who_is_forgotten_signs_in_no_more(story, app):
    browser = signed_in(app, story.deps, story.people["Alice"])
    forget_person(ALICE, story.deps.db)

    answer = browser.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, DOOR)
    assert "Alice" not in answer.text
    with story.deps.db.tx() as tx:
        assert tx.scalars(select(SignInRecord)).all() == []


def test_a_password_works_where_the_operator_set_one(story, app, browser):
    manage_moderators.add_moderator(ALICE, "", False, story.deps)
    with pytest.raises(Refused):
        manage_moderators.set_password(ALICE, "short", story.deps)
    manage_moderators.set_password(ALICE, PASSWORD, story.deps)

    def enter(password, address=ALICE):
        sent = {"email": address, "password": password, "to": "/groups"}
        return browser.post("/sign-in/password", data=sent)

    assert enter("a wrong password").status_code == 422
    assert enter(PASSWORD, "dana@example.org").status_code == 422
    assert enter(PASSWORD).headers["Location"] == "/groups"
    assert browser.get("/").status_code == 200
    with story.deps.db.tx() as tx:
        kept = tx.execute(text("SELECT password FROM accounts")).scalar()
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example.org/", "//evil.example.org", "/\\evil.example.org", "javascript:1",
        "//[", "/\r\nSet-Cookie: a=b", "/\t/evil.example.org", "/\x00", "/a b", "/ü",
    ],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(story, browser, to):
    link = mailed_link(story, browser)

    assert browser.post(link, data={"to": to}).headers["Location"] == "/"


@pytest.mark.parametrize(
    "other",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example.org"},
        {"Origin": "http://facilitator.example.org"},
        {"Origin": "null"},
    ],
)
def test_another_site_can_neither_sign_in_nor_change_anything(story, app, browser, other):
    link = mailed_link(story, browser)
    assert browser.post(link, headers=other).status_code == 403

    inside = signed_in(app, story.deps, story.people["Alice"])
    assert token_in(inside.get("/"))
    assert inside.post("/sign-in/out", headers=other).status_code == 403
    assert inside.get("/").status_code == 200


def test_an_old_browser_signs_in_on_our_own_page(story, browser):
    link = mailed_link(story, browser)

    answer = browser.post(link, headers={"Origin": "https://facilitator.example.org"})

    assert answer.status_code == 303


def test_a_stranger_keeps_nobody_out_and_sends_few_mails(story, app, browser):
    elsewhere = [{"REMOTE_ADDR": f"198.51.100.{number}"} for number in range(30)]
    for place in elsewhere:
        for _ in range(6):
            wrong = {"email": ALICE, "password": "wrong"}
            browser.post("/sign-in/password", data=wrong, environ_overrides=place)
        browser.post("/sign-in", data={"email": ALICE}, environ_overrides=place)
    assert eventually(lambda: len(mails(story)) == sign_in.MAX_LINKS, 5)

    asked = app.test_client().post("/sign-in", data={"email": ALICE})

    assert asked.status_code == 200  # and one of the links that were mailed still works
    for mail in mails(story):
        told = mail.get_body(("plain",)).get_content()
        link = re.search(r"https://facilitator.example.org(/sign-in/\S+)", told)[1]
        assert app.test_client().post(link).status_code == 303


def test_a_password_cannot_be_guessed_from_many_places(story, browser):
    def tries(number):
        wrong = {"email": ALICE, "password": str(number)}
        place = {"REMOTE_ADDR": f"198.51.100.{number}"}
        return browser.post("/sign-in/password", data=wrong, environ_overrides=place).text

    told = [tries(number) for number in range(sign_in.MAX_PASSWORDS + 1)]

    assert "Too many attempts" not in told[-2]
    assert "Too many attempts" in told[-1]


def test_an_owner_is_let_in_before_there_is_a_group(story, app):
    link = manage_moderators.add_moderator("olga@example.org", "Olga", True, story.deps)
    browser = app.test_client()

    browser.post(link.removeprefix("https://facilitator.example.org"))

    assert "Founders North" in browser.get("/").text
    [olga] = [m for m in manage_moderators.list_moderators(story.deps) if m.is_owner]
    assert olga.signed_in_at == story.deps.clock.now()
    manage_moderators.remove_moderator("olga@example.org", story.deps)
    assert browser.get("/").status_code == 303


@ON_BOTH
def test_what_is_over_is_removed(story, browser):
    browser.post(mailed_link(story, browser))
    story.deps.clock.pass_by(days=15)

    sign_in.remove_expired(story.deps)

    with story.deps.db.tx() as tx:
        assert tx.scalars(select(SignInRecord)).all() == []
        assert tx.execute(text("SELECT count(*) FROM sign_in_tries")).scalar() == 0


def test_where_somebody_is_is_the_word_of_our_own_web_server_alone(tmp_path):
    def tries(proxies):
        settings = Settings(
            FACILITATOR_VAR=tmp_path / str(proxies), FACILITATOR_PROXIES=proxies, _env_file=None
        )
        deps = dependencies.deps(settings)
        deps.db.upgrade()
        browser = processes.app(settings, deps).test_client()
        for number in range(3):
            where = {"X-Forwarded-For": f"1.2.3.4, 198.51.100.{number}"}
            browser.post("/sign-in", data={"email": f"{number}@example.org"}, headers=where)
        with deps.db.tx() as tx:
            places = tx.execute(text("SELECT count(DISTINCT who) FROM sign_in_tries")).scalar() - 3
        deps.db.close()
        return places

    assert tries(0) == 1
    assert tries(1) == 3


@pytest.mark.parametrize("address", ["https://peers.example.org", "http://127.0.0.1:8000"])
def test_browsers_come_by_https_alone_where_the_address_has_it(tmp_path, address):
    settings = Settings(FACILITATOR_VAR=tmp_path, FACILITATOR_PUBLIC_URL=address, _env_file=None)
    deps = dependencies.deps(settings)
    deps.db.upgrade()

    told = processes.app(settings, deps).test_client().get("/sign-in").headers

    deps.db.close()
    wanted = "max-age=31536000" if address.startswith("https:") else None
    assert told.get("Strict-Transport-Security") == wanted
