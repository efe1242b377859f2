"""The studio's pages over HTTP: every step works without script, and no text breaks out."""

import io
import shutil
from dataclasses import replace

import pytest
from sqlalchemy import event

from facilitator.features.prompts import prompt_trials
from facilitator.records.database import Database
from tests.contract.prompts.test_prompt_studio import (
    OTHER,
    OWN,
    SESSION,
    in_force,
    place,
    publish,
    save,
)
from tests.contract.prompts.test_prompt_trials import less
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.prompt_studio import Truthful, with_model

HOSTILE = SESSION.replace("Tone:", "</textarea></pre><script>alert(1)</script>Tone:")


@pytest.fixture
def story(blank, tmp_path):
    shutil.copyfile(blank, tmp_path / "records.db")
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    told = before(db, tmp_path)
    told.deps = replace(told.deps, **with_model(Truthful(less)))
    yield told
    db.close()


@pytest.fixture
def app(story):
    return console_app(story.deps)


@pytest.fixture
def alice(app, story):
    return signed_in(app, story.deps, story.people["Alice"])


def post(browser, path, **form):
    page = browser.get("/prompts/1/session")
    form = {"token": token_in(page), "seen": revision_in(page), **form}
    return browser.post(f"/prompts/1/{path}", data=form)


def revision_in(page):
    return page.text.partition('name="seen" value="')[2].partition('"')[0]


def test_words_are_drafted_published_and_taken_back_without_script(alice, story):
    page = alice.get("/prompts/1/session")
    assert "Nothing yet. Change a sentence" in page.text

    saved = post(alice, "session/save", text=OWN)
    assert (saved.status_code, saved.headers["Location"]) == (303, "/prompts/1/session?told=saved")
    assert "Draft by you" in alice.get("/prompts/").text
    assert "<ins>ONE short</ins>" in alice.get("/prompts/1/session").text

    assert "Say why you change" in post(alice, "session/publish", text=OWN).text
    done = post(alice, "session/publish", text=OWN, why="They were too long")
    assert done.headers["Location"] == "/prompts/1/session?told=published"
    assert in_force(story) == {"session": OWN}
    history = alice.get("/prompts/1/session/history").text
    assert "They were too long" in history

    assert post(alice, "session/back", number="0").status_code == 303
    assert in_force(story) == {}
    refused = post(alice, "session/back", number="0")
    assert (refused.status_code, "in force already" in refused.text) == (400, True)


def test_checking_keeps_nothing_and_shows_each_mistake_with_its_line(alice, story):
    wrong = OWN.replace("{{ tone }}", "{{ tonne }}")
    line = wrong[: wrong.index("{{ tonne")].count("\n") + 1

    page = post(alice, "session/look", text=wrong)

    assert f'data-line="{line}">Line {line}</a>' in page.text
    assert "Tone: {{ tonne }}" in page.text
    assert page.text.count("<html") == 1
    token = token_in(alice.get("/prompts/1/session"))
    part = alice.post(
        "/prompts/1/session/look", data={"text": wrong},
        headers={"HX-Request": "true", "X-Form-Token": token},
    )  # fmt: skip
    assert "<html" not in part.text
    assert 'id="seen"' in part.text
    assert "Draft by" not in alice.get("/prompts/").text


def test_who_was_second_keeps_their_words_and_sees_the_others_beside_them(alice, story):
    seen = revision_in(alice.get("/prompts/1/session"))
    save(place(story, "Alice"), OTHER, story)

    page = post(alice, "session/save", text=OWN, seen=seen)

    assert page.status_code == 409
    assert "Somebody else has changed this prompt" in page.text
    assert "ONE short sentence" in page.text.partition("<textarea")[2]
    assert "What Alice saved meanwhile" in page.text
    again = post(alice, "session/save", text=OWN, seen=revision_in(page))
    assert again.status_code == 303


def test_hostile_words_stay_text_on_every_page(alice, story):
    publish(place(story, "Alice"), OWN, story, "<script>alert(2)</script>")
    save(place(story, "Alice"), HOSTILE, story)

    for path in ("session", "session/history", "session/try"):
        page = alice.get(f"/prompts/1/{path}")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    assert post(alice, "session/look", text="{{ 7*7 }}" * 50).status_code == 200
    assert post(alice, "session/save", text="\0{% for x in y %}" * 999).status_code == 303


def test_files_go_out_and_come_in_as_drafts(alice, story):
    publish(place(story, "Alice"), OWN, story)
    one = alice.get("/prompts/1/session/file")
    assert one.data.decode() == OWN
    assert "attachment" in one.headers["Content-Disposition"]
    archive = alice.get("/prompts/1/files").data
    post(alice, "session/back", number="0")

    def bring(name, content):
        token = token_in(alice.get("/prompts/"))
        data = {"token": token, "file": (io.BytesIO(content), name)}
        return alice.post("/prompts/1/files", data=data)

    assert "1 draft from your file" in bring("prompts.zip", archive).text
    refused = bring("session.md", OWN.replace("{{ tone }}", "{{ x }}").encode())
    assert (refused.status_code, "unknown variable" in refused.text) == (400, True)
    assert "No file was chosen" in bring("", b"").text


def test_a_trial_is_begun_followed_and_read(alice, story):
    save(place(story, "Alice"), OWN, story)
    before_it = alice.get("/prompts/1/session/try")
    assert "Try it for about $0.00" in before_it.text

    begun = post(alice, "session/try", session=str(story.held_id))
    where = begun.headers["Location"]
    assert "It begins within a quarter of a minute" in alice.get(where).text
    part = alice.get(where, headers={"HX-Request": "true"}).text
    assert ("<html" in part, 'hx-trigger="every 2s"' in part) == (False, True)
    prompt_trials.run_trial(1, story.deps)

    found = alice.get(where, headers={"HX-Request": "true"}).text
    assert "every 2s" not in found
    assert "Hot seat of Dana" in found
    assert ">Lost<" in found
    assert alice.get("/prompts/1/session/try?trial=99").status_code == 404
    assert alice.get("/prompts/1/nothing").status_code == 404


def test_without_a_model_it_says_so_and_shows_what_would_be_sent(story):
    app = console_app(replace(story.deps, model=None))
    browser = signed_in(app, story.deps, story.people["Alice"])
    save(place(story, "Alice"), OWN, story)

    page = browser.get("/prompts/1/session/try")

    assert "reads no prompts" in page.text
    assert "Try it for about" not in page.text
    assert "<ins>ONE short</ins>" in page.text


def test_pages_are_small_and_ask_the_records_little(alice, story):
    for number in range(40):
        publish(place(story, "Alice"), OWN if number % 2 else OTHER, story, f"turn {number}")
    asked = []
    event.listen(story.deps.db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    history = "1/session/history"
    for path in ("", "1/session", history, f"{history}?until=29", "1/session/try"):
        asked.clear()
        page = alice.get(f"/prompts/{path}")

        assert len(page.data) < 60_000, path
        assert len([one for one in asked if one.startswith("SELECT")]) <= 36, path
    assert "Version 29" in alice.get(f"/prompts/{history}").text
    assert "Version 28" in alice.get(f"/prompts/{history}?until=29").text
    assert "Older versions" not in alice.get(f"/prompts/{history}?until=5").text
