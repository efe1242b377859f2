"""The clock lets the others see a recap once its hot seats had the time to look, and once only."""

import time

import pytest

from facilitator.app import scheduled_work
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from tests.standins import review
from tests.standins.check_ins import before
from tests.standins.deps import eventually
from tests.standins.member_review import member_first


@pytest.fixture
def story(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    member_first(told)
    told.change(cancelled_at=told.deps.clock.at)  # no check-in is in the way
    review.approve(told)
    context.bind(told.deps)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("events", "mail", "sessions")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def test_others_get_it_once_when_the_time_is_over(story, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")

    def sent(kind):
        return len(list(story.deps.outbox.glob(f"*.{kind}.*.eml")))

    work.enqueue(scheduled_work.tick.__name__, "events", "tick:0", "", None)
    assert eventually(lambda: sent("recap_own_part") == 2)
    assert sent("recap") == 0

    for number in range(1, 4):
        story.deps.clock.pass_by(hours=24)
        work.enqueue(scheduled_work.tick.__name__, "events", f"tick:{number}", "", None)
        assert eventually(lambda: sent("recap") == 4)
    time.sleep(0.3)

    assert (sent("recap"), sent("recap_own_part")) == (4, 2)
    assert not work.items(durable.FAILED)
    work.close()
