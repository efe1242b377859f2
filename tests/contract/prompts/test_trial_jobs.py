"""Trials of prompts are durable work: each answer is paid for once, and asked anew when wanted."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.app import scheduled_work
from facilitator.engines.model import ModelEngine, SessionSettings
from facilitator.engines.offline import OfflineEngine
from facilitator.features.llm.jobs import model_calls
from facilitator.features.prompts import prompt_trials
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from facilitator.records.ledger import CallRecord
from facilitator.records.work import QuestionRecord
from tests.contract.prompts.test_prompt_studio import OWN, place
from tests.standins.check_ins import before
from tests.standins.deps import eventually
from tests.standins.prompt_studio import TOKENS, PromptsOf, Truthful


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.model = Truthful()

    def engine(wish, ledger):
        once = model_calls.CachedModel(told.model, wish.session_id, db)
        return ModelEngine(
            once, PromptsOf(wish), TOKENS, ledger, OfflineEngine(), SessionSettings()
        )

    told.deps = replace(told.deps, engine=engine, model=told.model)
    context.bind(told.deps)
    model_calls.bind_model(told.model, db)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("events", "sessions", "model")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def test_a_trial_runs_by_itself_and_the_same_one_again_asks_again(story):
    alice = place(story, "Alice")
    for number in (1, 2):
        trial = prompt_trials.start_trial(alice, story.held_id, OWN, story.deps)
        durable.DBOS.start_workflow(scheduled_work.tick, story.deps.clock.now(), None)

        assert eventually(lambda t=trial: prompt_trials.get_trial(alice, t, story.deps).is_over)
        found = prompt_trials.get_trial(alice, trial, story.deps)
        assert (found.state, found.asked, found.why) == ("done", 2, "")
        assert len(story.model.asked) == 2 * number
    with story.deps.db.tx() as tx:
        assert len(tx.scalars(select(CallRecord)).all()) == 4
        assert tx.scalars(select(QuestionRecord)).all() == []
