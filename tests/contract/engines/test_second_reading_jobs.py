"""The second reading is durable work: its reader gets its question, once, and nobody else does."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.app import dependencies
from facilitator.config import Settings
from facilitator.features.delivery.jobs import recaps
from facilitator.features.llm.jobs import model_calls
from facilitator.kit import queries
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from facilitator.records.ledger import CallRecord
from facilitator.records.work import QuestionRecord
from tests.standins.check_ins import before
from tests.standins.deps import eventually
from tests.standins.openai import OpenAIStandIn, asked_for


@pytest.fixture
def server():
    standing = OpenAIStandIn()
    yield standing
    standing.close()


@pytest.fixture
def story(tmp_path, server):
    db = Database(f"sqlite:///{tmp_path / 'facilitator.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    settings = Settings(
        _env_file=None, OPENAI_BASE_URL=server.url, FACILITATOR_VAR=tmp_path,
        FACILITATOR_VERIFIER_MODEL="gpt-5-nano",
    )  # fmt: skip
    made = dependencies.deps(settings)
    told.deps = replace(
        told.deps, db=made.db, engine=made.engine, model=made.model, reader=made.reader
    )
    context.bind(told.deps)
    model_calls.bind_model(made.model, made.db, made.reader)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("sessions", "model", "mail")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    made.db.close()
    db.close()


def test_each_model_is_asked_its_own_question_once(story, server):
    durable.DBOS.start_workflow(recaps.make_recap, story.held_id)

    def is_made():
        with story.deps.db.tx() as tx:
            return queries.newest_recap(tx, story.held_id, found=True).engine == "openai"

    assert eventually(is_made)
    assert [(asked_for(body), body["model"]) for body in server.asked] == [
        ("session", "gpt-5-mini"), ("second_reading", "gpt-5-nano"),
    ]  # fmt: skip
    with story.deps.db.tx() as tx:
        calls = tx.scalars(select(CallRecord).order_by(CallRecord.id)).all()
        assert [call.purpose for call in calls] == ["session", "second_reading"]
        assert all(call.cost_usd is not None for call in calls)
        assert tx.scalars(select(QuestionRecord)).all() == []
        made = queries.newest_recap(tx, story.held_id, found=True)
        assert made.sent_to == "gpt-5-mini, gpt-5-nano"
        assert {s.verdict for seat in made.hot_seats for s in seat.solutions} == {"borne out"}
