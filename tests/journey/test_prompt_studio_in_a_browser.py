"""The prompt studio in a real browser: a prompt is changed, tried, published and rolled back."""

from dataclasses import replace

import pytest

from facilitator.features.prompts import prompt_trials
from facilitator.records.database import Database
from tests.contract.prompts.test_prompt_studio import OTHER, in_force, place, save
from tests.contract.prompts.test_prompt_trials import less
from tests.standins.browser import LOOKS, expect, opened, served
from tests.standins.check_ins import before
from tests.standins.console import console_app, enter, is_fine
from tests.standins.prompt_studio import Truthful, with_model

SENTENCE = "one sentence for each thing a peer gave"
SELECTED = "e => e.value.slice(e.selectionStart, e.selectionEnd)"


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps = replace(told.deps, **with_model(Truthful(less)))
    yield told
    db.close()


@pytest.fixture
def base(story):
    with served(console_app(story.deps)) as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_prompt_is_changed_tried_published_and_rolled_back(browser, story, base, width, scheme):
    with opened(browser, width, scheme, scripts=True) as page:
        wrong = []
        page.on("console", lambda told: wrong.append(told.text) if "Policy" in told.text else None)
        enter(page, base, story)
        page.goto(f"{base}/prompts/")
        assert is_fine(page)
        page.get_by_role("link", name="Open Short session").click()

        words = page.get_by_label("The words")
        was = words.input_value()
        words.fill(was.replace("{{ tone }}", "{{ tonne }}"))
        page.get_by_text("unknown variable 'tonne'").wait_for()
        page.locator("[data-line]").click()
        assert words.evaluate(SELECTED) == "Tone: {{ tonne }}"
        assert is_fine(page)
        words.fill(was.replace(SENTENCE, "ONE short sentence for each thing a peer gave"))
        page.get_by_text("No mistakes").wait_for()
        words.evaluate("e => e.setSelectionRange(0, 0)")
        page.get_by_role("button", name="useful_solution").click()
        assert words.input_value().startswith("{{ useful_solution }}system:")
        page.get_by_text("text stands before the line").wait_for()
        words.fill(was.replace(SENTENCE, "ONE short sentence for each thing a peer gave"))

        page.get_by_role("button", name="Save and try it").click()
        page.get_by_role("button", name="Try it for about").click()
        page.get_by_text("It begins within").wait_for()
        assert is_fine(page)
        prompt_trials.run_trial(1, story.deps)
        page.get_by_text("Hot seat of Dana").wait_for()
        expect(page.get_by_text("Lost", exact=True)).to_be_visible()
        assert is_fine(page)

        page.get_by_role("link", name="Words", exact=True).click()
        save(place(story, "Alice"), OTHER, story)  # in another window
        page.get_by_label("Why you change it").fill("Too long on a phone")
        page.get_by_role("button", name="Publish").click()
        page.get_by_text("Somebody else has changed this prompt").wait_for()
        assert "ONE short sentence" in page.get_by_label("The words").input_value()
        assert is_fine(page)
        page.get_by_role("button", name="Publish").click()
        page.get_by_text("Every recap that is begun from now on").wait_for()
        assert "ONE short" in in_force(story)["session"]

        page.get_by_role("link", name="History").click()
        expect(page.get_by_text("Too long on a phone")).to_be_visible()
        assert is_fine(page)
        page.get_by_role("button", name="Go back to the inherited words").click()
        page.get_by_text("in force again").wait_for()
        assert in_force(story) == {}
        assert not wrong
