"""The clock asks between sessions, and however often it ticks, each member gets one mail."""

import time
from datetime import UTC, datetime

import pytest

from facilitator.app import scheduled_work
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from tests.standins import review
from tests.standins.check_ins import before
from tests.standins.deps import eventually


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    told.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    for holds in ("ten users", "talk to her"):
        promised = review.one(told, holds, StatementPart.COMMITMENT)
        review.edit(told, promised, EditKind.DUE, "2026-04-03")
    review.approve(told)
    review.send_all(told)
    told.change(cancelled_at=told.deps.clock.at)  # no check-in is in the way
    told.deps.clock.at = datetime(2026, 3, 19, 10, tzinfo=UTC)
    context.bind(told.deps)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("events", "mail", "sessions")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def test_each_member_is_asked_once_however_often_the_clock_ticks(story, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")

    def sent():
        return len(list(story.deps.outbox.glob("*follow_up*.eml")))

    for number in range(4):
        work.enqueue(scheduled_work.tick.__name__, "events", f"tick:{number}", "", None)
        story.deps.clock.pass_by(minutes=10)
        assert eventually(lambda: sent() >= 1)
    assert eventually(lambda: sent() == len(review.mails(story, "follow_up")) == 2)
    time.sleep(0.5)

    assert sent() == 2
    assert not work.items(durable.FAILED)
    work.close()
