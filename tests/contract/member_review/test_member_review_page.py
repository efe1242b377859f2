"""The page of a member's own part over HTTP: what it refuses, and that looking changes nothing."""

from datetime import UTC, datetime

import pytest

from facilitator.features.member_review.pages.routes import blueprint
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.database import Database
from tests.contract.records.test_sealing import everything_raw, lock
from tests.standins.check_ins import before
from tests.standins.clicks import app_of
from tests.standins.member_review import fine, member_first, part, reword, solution, strike, tick
from tests.standins.review import GIVEN, approve

UNTIL = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    member_first(told)
    approve(told)
    yield told
    db.close()


def link(story, name="Dana", purpose="own", until=UNTIL):
    token = story.deps.links.token(purpose, (story.held_id, story.people[name]), until)
    return f"/own/{token}"


def client(story):
    return app_of([blueprint], story.deps).test_client()


def test_looking_changes_nothing_and_nobody_may_keep_the_page(story):
    before_it = everything_raw(story.deps.db)

    page = client(story).get(link(story))

    assert page.status_code == 200
    assert "trial users" in page.text
    assert "best engineer" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert everything_raw(story.deps.db) == before_it


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 400), ({"do": "all"}, 400), ({"do": "fine", "version": "x"}, 400),
        ({"do": "fine", "version": "77"}, 409), ({"do": "reword", "key": "KEY", "text": " "}, 422),
        ({"do": "strike", "key": "0" * 16}, 303), ({"do": "reword", "text": "a" * 40000}, 400),
    ],
)  # fmt: skip
def test_what_no_form_of_ours_sends_changes_nothing(story, form, status):
    key = part(story, "Dana").seats[0].key
    before_it = everything_raw(story.deps.db)
    form = {name: key if value == "KEY" else value for name, value in form.items()}

    assert client(story).post(link(story), data=form).status_code == status

    assert everything_raw(story.deps.db) == before_it


def test_other_links_open_nothing_and_say_so_in_the_readers_language(story):
    http = client(story)

    assert http.get(link(story, purpose="recap")).status_code == 404
    assert http.get(link(story, "Lee")).status_code == 404
    assert http.get(link(story, until=datetime(2026, 1, 1, tzinfo=UTC))).status_code == 410
    told = http.get(link(story, "Lee"), headers={"Accept-Language": "de"})
    assert "Diese Seite ist nicht mehr für Sie" in told.text


def test_after_sending_the_page_says_what_a_strike_does(story):
    http = client(story)
    assert "Nobody else in the group sees this" in http.get(link(story)).text
    http.post(link(story), data={"do": "fine", "version": part(story, "Dana").version})
    assert "Thank you. The others see it" in http.get(link(story)).text
    fine(story, "Bob")
    tick(story)

    form = {"do": "strike", "key": solution(story, "Dana", GIVEN)}
    done = http.post(link(story), data=form, follow_redirects=True)

    assert GIVEN not in done.text
    assert "Done. The words are gone." in done.text
    assert "The group has this." in done.text
    assert 'value="fine"' not in done.text


def test_forgotten_member_takes_their_own_words_along(story):
    reword(story, "Dana", "Pineapple leaves us early.")

    forget_person("Dana", story.deps.db)

    assert "Pineapple" not in everything_raw(story.deps.db)
    assert client(story).get(link(story)).status_code == 404


def test_with_a_key_what_was_struck_is_not_even_sealed(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'sealed.db'}", lock("a key of many letters"))
    db.upgrade()
    told = before(db, tmp_path)
    member_first(told)
    approve(told)
    strike(told, "Dana", solution(told, "Dana", GIVEN))
    reword(told, "Dana", "Pineapple leaves us early.")

    raw = everything_raw(db)
    opened = lock("a key of many letters")
    sealed = [part for part in raw.replace('"', "\n").split("\n") if "gAAAA" in part]
    texts = [opened.open(part[part.index("gAAAA") :]).decode("utf-8", "replace") for part in sealed]

    assert "Pineapple" not in raw
    assert len(texts) > 30
    assert any("Pineapple" in text for text in texts)
    assert not [text for text in texts if GIVEN in text or "Half of our trial" in text]
    db.close()
