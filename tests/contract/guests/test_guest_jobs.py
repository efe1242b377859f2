"""The clock looks after guests, and however often it ticks, each is thanked once."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from facilitator.app import scheduled_work
from facilitator.features.guests import manage_guests
from facilitator.features.guests.answer_invitation import accept
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
from facilitator.records.guests import GuestRecord
from facilitator.records.rooms import SittingRecord, VisitRecord
from tests.standins import review
from tests.standins.check_ins import before
from tests.standins.deps import eventually


@pytest.fixture
def story(tmp_path):
    """Nadia was a guest of the session whose recap went out the day before."""
    db = Database(f"sqlite:///{tmp_path / 'records.db'}")
    db.upgrade()
    told = before(db, tmp_path)
    manage_guests.invite("nadia@example.org", "Nadia", "Founders North", None, told.deps)
    accept(1, {"consent": "yes"}, told.deps)
    with db.tx() as tx:
        guest = tx.scalars(select(GuestRecord)).one()
        guest.session_id = told.held_id
        sitting = SittingRecord(session_id=told.held_id, platform="zoom", uuid="u")
        tx.add(sitting)
        tx.flush()
        tx.add(VisitRecord(sitting_id=sitting.id, visit="v", person_id=guest.person_id))
    told.change(cancelled_at=told.deps.clock.at)  # no check-in is in the way
    review.approve(told)
    told.deps.clock.at = datetime(2026, 3, 17, 10, tzinfo=UTC)
    context.bind(told.deps)
    queues = [durable.Queue(name, 4, poll_seconds=0.05) for name in ("events", "mail", "sessions")]
    durable.launch(f"sqlite:///{tmp_path / 'work.db'}", "embedded", queues)
    yield told
    durable.stop()
    db.close()


def test_a_guest_is_thanked_once_however_often_the_clock_ticks(story, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")

    def sent():
        return len(list(story.deps.outbox.glob("*guest_follow_up*.eml")))

    for number in range(3):
        work.enqueue(scheduled_work.tick.__name__, "events", f"tick:{number}", "", None)
        assert eventually(lambda: sent() >= 1)
        story.deps.clock.at += timedelta(minutes=10)
    time.sleep(0.3)

    assert sent() == 1
    assert not work.items(durable.FAILED)
    [line] = manage_guests.list_guests("Founders North", story.deps)
    assert line.standing == "followed up"
    work.close()
