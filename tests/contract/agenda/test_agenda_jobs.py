"""The clock sends an agenda and its calling off, each once: to everybody, and into the channel."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.adapters.chat.slack import SlackChat
from facilitator.app import scheduled_work
from facilitator.features.agenda import prepare_agenda
from facilitator.features.mail import chat_posts
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.deps import eventually
from tests.standins.slack import SlackStandIn

QUEUES = ("events", "mail", "sessions", "chat")
EVERYBODY = ["alice", "bob", "dana", "gil", "lee"]


@pytest.fixture
def slack():
    running = SlackStandIn()
    yield running
    running.close()


@pytest.fixture
def story(tmp_path, slack):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=10)
    object.__setattr__(told.deps, "chat", SlackChat(base=slack.url))
    chat_posts.link_chat("Founders North", slack.hook, told.deps)
    with db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        group.store_settings(group.as_settings().changed({"agenda_sends": 12, "check_in_hours": 0}))
    prepare_agenda.prepare(told.session_id, told.deps)
    context.bind(told.deps)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in QUEUES]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def got(story, kind):
    """Who got a mail of this kind, once for each."""
    names = (path.stem.split(".") for path in story.deps.outbox.glob("*.eml"))
    return sorted(told.split("-")[1] for _, its, told in names if its == kind)


def test_group_gets_the_agenda_once_and_is_told_once_that_it_is_off(story, slack, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")

    def tick(number):
        work.enqueue(
            scheduled_work.tick.__name__, "events", f"tick:{number}", STARTS_AT.isoformat(), None
        )

    for number in range(3):
        tick(number)
    assert eventually(lambda: got(story, "agenda") == EVERYBODY and len(slack.got) == 1)

    story.change(cancelled_at=story.deps.clock.now())
    for number in range(3, 6):
        tick(number)

    assert eventually(lambda: got(story, "called_off") == EVERYBODY and len(slack.got) == 2)
    time.sleep(0.5)
    assert len(slack.got) == 2
    assert [text.split(":")[0] for text in slack.texts] == ["*Agenda", "*Called off"]
    assert not work.items(durable.FAILED)
    work.close()
