"""The first tick of a day lets go what was said, whenever that tick is, and once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from facilitator.app import scheduled_work
from facilitator.features.privacy.receipts import receipt_lines
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import TurnRecord
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.deps import eventually


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    context.bind(told.deps)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("events", "mail", "sessions")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def test_words_go_with_the_first_tick_of_their_day(story, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")
    with story.deps.db.tx() as tx:
        made = tx.scalars(select(RecapRecord.made_at)).one()
        tx.add(ReviewRecord(session_id=story.held_id, sent_version=1, sent_at=made))
        there = tx.scalar(select(func.count()).select_from(TurnRecord))
    story.deps.clock.at = made.replace(hour=15) + timedelta(days=30)

    for number in range(3):
        work.enqueue(
            scheduled_work.tick.__name__, "events", f"tick:{number}", STARTS_AT.isoformat(), None
        )

    def removed():
        with story.deps.db.tx() as tx:
            return [line.removed["turns"] for line in receipt_lines(tx)]

    assert eventually(lambda: removed() == [there])
    assert eventually(lambda: not work.items(durable.UNFINISHED))
    assert removed() == [there]
    assert not work.items(durable.FAILED)
    work.close()
