"""A guest from the moderator's command to their own page in a real browser, and into the group."""

import re

import pytest

from facilitator import config, plugins
from facilitator.app import adapter_factories
from facilitator.features.guests import manage_guests
from facilitator.features.guests.pages.routes import blueprint
from facilitator.kit.mail import compose
from tests.standins import review
from tests.standins.browser import (
    LOOKS,
    expect,
    fits,
    is_accessible,
    opened,
    picture,
    served,
    small_targets,
)
from tests.standins.check_ins import before
from tests.standins.clicks import app_of
from tests.standins.command import facilitator

GROUP = "Founders North"
NADIA = "nadia@example.org"
looks = pytest.mark.parametrize(("width", "scheme"), LOOKS)


@pytest.fixture
def story(tmp_path, monkeypatch):
    """The records are those of the command, too."""
    monkeypatch.chdir(tmp_path)
    db = adapter_factories.database(config.load())
    db.upgrade()
    yield before(db, tmp_path)
    db.close()


@looks
def test_a_guest_says_yes_with_the_promise_and_may_say_no_after_it(
    browser, story, tmp_path, width, scheme
):
    manage_guests.invite(NADIA, "Nadia Brandt", GROUP, None, story.deps)
    text = review.mails(story, "guest_invite")["Nadia Brandt"].text
    path = re.search(r"https://facilitator\.example\.org(/guest/\S+)", text)[1]
    with served(app_of([blueprint], story.deps)) as url:
        with opened(browser, width, scheme) as page:
            page.goto(url + path)
            picture(page, tmp_path, f"invited-{width}-{scheme}")
            page.get_by_label("What do you do?").fill("I fit heat pumps.")
            page.get_by_role("button", name="I am coming").click()
            assert "nobody can come without it" in page.get_by_role("alert").inner_text()
            picture(page, tmp_path, f"wrong-{width}-{scheme}")
            page.get_by_label("I keep to myself").check()
            page.get_by_role("button", name="I am coming").click()
            expect(page.get_by_role("heading", name="You are coming")).to_be_visible()
            assert page.get_by_label("What do you do?").input_value() == "I fit heat pumps."
        with opened(browser, width, scheme, scripts=True) as page:
            page.goto(url + path)
            assert is_accessible(page)
            assert fits(page)
            assert small_targets(page) == []
            page.get_by_role("button", name="No, thank you").click()
            expect(page.get_by_role("heading", name="You said no")).to_be_visible()
            picture(page, tmp_path, f"no-{width}-{scheme}")
            assert is_accessible(page)


@pytest.mark.parametrize("kind", ["guest_invite", "guest_news", "guest_follow_up"])
def test_the_mails_are_accessible_and_fit(browser, tmp_path, kind):
    sample = plugins.load(compose.KINDS, kind).SAMPLE
    with opened(browser, 375, "dark", scripts=True) as page:
        page.set_content(compose.render_mail(kind, **sample).html)
        picture(page, tmp_path, kind)
        assert is_accessible(page)
        assert fits(page)
        assert small_targets(page) == []


def test_a_moderator_looks_after_guests_with_the_command(tmp_path):
    def run(*args):
        done = facilitator(tmp_path, *args)
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    (tmp_path / "members.csv").write_text("name,email,role\nAlice,alice@example.org,moderator\n")
    run("groups", "add", GROUP, "--members", "members.csv")
    assert "Nobody was invited yet" in run("guests", "list", GROUP)
    invited = ("guests", "invite", NADIA, "--name", "Nadia", "--group", GROUP)
    assert "Founders North has no session." in run(*invited)
    run("sessions", "plan", GROUP, "--at", "2040-03-04 17:00")
    for _ in range(2):
        assert "Nadia, nadia@example.org: invited" in run(*invited)
    run("guests", "invite", "victor@example.org", "--name", "Victor", "--group", GROUP)

    assert "declined" in run("guests", "decline", "victor@example.org", "--group", GROUP)
    assert "joined" in run("guests", "join", NADIA, "--group", GROUP)

    nadia, victor = run("guests", "list", GROUP).splitlines()
    assert "Nadia, nadia@example.org: joined (" in nadia
    assert "guest of session 1 on 2040-03-04 17:00" in nadia
    assert "declined" in victor
    assert "Nadia, member" in run("members", "list", "--group", GROUP)
    assert "Victor" not in run("members", "list", "--group", GROUP)
    assert "was invited to Founders North" in run(
        "guests", "join", "x@example.org", "--group", GROUP
    )
