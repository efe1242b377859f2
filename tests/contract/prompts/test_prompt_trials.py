"""A draft on a past session: beside the words in force, paid for once, and kept for no longer."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import BadPrompt, ExternalServiceError, NotFound, Refused
from facilitator.domain.notices import notice
from facilitator.domain.recaps.comparison import PairStatus
from facilitator.features.privacy.about_person import about_person
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.prompts import prompt_trials, trial_preview
from facilitator.features.prompts.edit_prompt import SubmittedText, publish
from facilitator.features.recaps import write_recap
from facilitator.prompting.library import PromptLibrary
from facilitator.records.ledger import CallRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import TurnRecord
from facilitator.records.wordings import TrialRecord
from tests.contract.prompts.test_prompt_studio import OTHER, OWN, place
from tests.standins.check_ins import before
from tests.standins.prompt_studio import Truthful, with_model

MARK = "ONE short sentence"


def less(question, answer):
    """With the draft's words the model leaves out one solution and finds other words."""
    if MARK in question.system and "hot_seats" in answer:
        given = answer["hot_seats"][0]["solutions"]
        given[0]["text"] = "She could call ten of them."
        del given[-1]
    return answer


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.model = Truthful(less)
    told.deps = replace(told.deps, **with_model(told.model))
    return told


@pytest.fixture
def alice(story):
    return place(story, "Alice")


def tried(story, where, text=OWN):
    number = prompt_trials.start_trial(where, story.held_id, text, story.deps)
    prompt_trials.run_trial(number, story.deps)
    return prompt_trials.get_trial(where, number, story.deps)


def test_a_draft_is_shown_beside_the_words_in_force(story, alice):
    found = tried(story, alice)

    assert (found.state, found.asked, found.planned) == ("done", 2, 2)
    assert (found.tokens, round(found.cost_usd, 4)) == (2200, 0.02)
    assert found.digests["before"] != found.digests["after"]
    dana = found.comparison.seats[0]
    assert (dana.member, dana.fate) == ("Dana", PairStatus.REWORDED)
    assert found.comparison.lost >= 1
    assert len({MARK in q.system for q in story.model.asked}) == 2


def test_a_trial_shows_what_each_wording_is_warned_of(story, alice):
    def strange(question, answer):
        if MARK in question.system and "hot_seats" in answer:
            seat = {"member": "Lee", "first_turn": 4, "last_turn": 4}
            answer["hot_seats"].append({**answer["hot_seats"][0], **seat})
        return answer

    story.model.change = strange

    found = tried(story, alice)

    once = notice("second_reading_off")
    assert found.comparison.warnings == ((once,), (notice("model_not_borne_out"), once))


def test_nothing_of_a_trial_reaches_anybody(story, alice):
    def kept():
        with story.deps.db.tx() as tx:
            return [tx.scalar(select(func.count(of.id))) for of in (RecapRecord, OutboxRecord)]

    there = kept()

    tried(story, alice)

    assert kept() == there
    with story.deps.db.tx() as tx:
        calls = tx.execute(select(CallRecord.purpose, CallRecord.session_id)).all()
    assert {tuple(call) for call in calls} == {("try session", story.held_id)}


def test_a_recap_that_was_made_with_the_words_in_force_is_not_paid_for_again(story, alice):
    write_recap.write_recap(story.held_id, story.deps)
    asked = len(story.model.asked)

    rehearsal = trial_preview.preview_trial(alice, story.held_id, OWN, story.deps)
    found = tried(story, alice)

    assert (rehearsal.is_known, rehearsal.calls) == (True, 1)
    assert (len(story.model.asked) - asked, found.planned, found.state) == (1, 1, "done")


def test_a_rehearsal_says_what_would_be_sent_and_costs_nothing(story, alice):
    (past,) = trial_preview.past_sessions(alice, story.deps)

    found = trial_preview.preview_trial(alice, past.id, OWN, story.deps)

    (whole,) = found.beside
    assert (past.hot_seats, whole.what, whole.is_of_draft) == (2, "The whole session", True)
    assert whole.tokens == found.tokens
    assert 0 < found.tokens[1] - found.tokens[0] < 10
    assert any(MARK in line.text for line in whole.changed)
    assert "Half of our trial users" in whole.asked
    assert 0 < found.usd < 0.02
    assert story.model.asked == []


def test_a_prompt_a_session_is_not_asked_with_is_not_tried_on_it(story, alice):
    seat = replace(alice, prompt="hot_seat")
    text = PromptLibrary().prompt("base", "hot_seat").text.replace("Comfort", "Comforts")

    assert not trial_preview.preview_trial(seat, story.held_id, text, story.deps).uses_draft
    with pytest.raises(Refused, match="not asked with this prompt"):
        prompt_trials.start_trial(seat, story.held_id, text, story.deps)
    with pytest.raises(Refused, match="No session is asked"):
        prompt_trials.start_trial(
            replace(alice, prompt="icebreaker"), story.held_id, text, story.deps
        )


def test_without_a_model_nothing_is_begun(story, alice):
    deps = replace(story.deps, model=None)

    assert trial_preview.preview_trial(alice, story.held_id, OWN, deps).usd is None
    with pytest.raises(Refused, match="no model"):
        prompt_trials.start_trial(alice, story.held_id, OWN, deps)


def test_a_model_whose_price_is_not_known_is_not_asked(story, alice):
    story.model.cost = lambda *_: None

    with pytest.raises(Refused, match="price of gpt-5-mini is not known"):
        prompt_trials.start_trial(alice, story.held_id, OWN, story.deps)


def test_a_text_with_mistakes_is_not_tried(story, alice):
    with pytest.raises(BadPrompt):
        prompt_trials.start_trial(
            alice, story.held_id, OWN.replace("{{ tone }}", "{{ x }}"), story.deps
        )


def test_the_same_trial_is_not_begun_twice_while_it_waits(story, alice):
    first, second = (
        prompt_trials.start_trial(alice, story.held_id, OWN, story.deps) for _ in range(2)
    )
    other = prompt_trials.start_trial(alice, story.held_id, OTHER, story.deps)

    assert first == second != other
    assert prompt_trials.due(story.deps) == [first, other]
    prompt_trials.run_trial(first, story.deps)
    assert prompt_trials.run_trial(first, story.deps) == "done"
    assert (len(story.model.asked), prompt_trials.due(story.deps)) == (2, [other])


def test_a_model_that_is_away_ends_a_trial_with_its_reason(story, alice):
    def away(question, answer):
        raise ExternalServiceError("The model did not answer.")

    story.model.change = away

    found = tried(story, alice)

    assert (found.state, found.comparison) == ("failed", None)
    assert "could not be used" in found.why


def test_words_that_go_while_a_draft_is_tried_are_not_kept_by_it(story, alice):
    def gone(question, answer):
        with story.deps.db.tx() as tx:
            for turn in tx.scalars(select(TurnRecord)):
                tx.delete(turn)
        return answer

    story.model.change = gone

    found = tried(story, alice)

    assert (found.state, found.comparison) == ("failed", None)
    assert "deleted or struck" in found.why


def test_trials_go_after_a_week_and_with_whoever_is_forgotten(story, alice):
    found = tried(story, alice)
    told = {s.name: s.entries for s in about_person("Dana", story.deps.db).sections}
    assert any("trial users" in one["said"] for one in told["said_in_trials_of_prompts"])

    prompt_trials.delete_old_trials(story.deps)
    assert prompt_trials.get_trial(alice, found.id, story.deps).state == "done"
    story.deps.clock.pass_by(days=8)
    prompt_trials.delete_old_trials(story.deps)
    with pytest.raises(NotFound, match="not kept any more"):
        prompt_trials.get_trial(alice, found.id, story.deps)

    tried(story, alice)
    forget_person("Dana", story.deps.db)
    with story.deps.db.tx() as tx:
        assert tx.scalars(select(TrialRecord)).all() == []


def test_the_words_of_an_agenda_are_tried_on_what_a_session_was_about(story, alice):
    agenda = replace(alice, prompt="agenda")
    text = PromptLibrary().prompt("base", "agenda").text.replace("Tone:", "The tone:")
    found = trial_preview.preview_trial(agenda, story.held_id, text, story.deps)

    assert found.uses_draft
    assert "Half of our trial users" in found.beside[0].asked
    publish(agenda, SubmittedText(text, 0, "why"), story.deps)
    assert (
        trial_preview.preview_trial(agenda, story.held_id, text, story.deps).beside[0].changed == ()
    )
