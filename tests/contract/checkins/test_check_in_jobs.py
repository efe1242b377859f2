"""The clock starts the check-ins, and however often it ticks, each member gets one mail."""

import time

import pytest

from facilitator.app import scheduled_work
from facilitator.kit.jobs import context, durable
from facilitator.records.database import Database
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


def mails(story):
    """The kind of each mail, and to whom it is."""
    names = (path.stem.split(".") for path in story.deps.outbox.glob("*.eml"))
    return sorted(f"{kind} {told.partition('-')[2]}" for _, kind, told in names)


def test_each_member_is_asked_once_and_reminded_once(story, tmp_path):
    work = durable.WorkClient(f"sqlite:///{tmp_path / 'work.db'}")

    def tick(number):
        work.enqueue(
            scheduled_work.tick.__name__, "events", f"tick:{number}", STARTS_AT.isoformat(), None
        )

    for number in range(3):
        tick(number)
    asked = [f"check_in {name}-example-org" for name in ("alice", "bob", "dana", "lee")]
    assert eventually(lambda: mails(story) == asked)
    for path in story.deps.outbox.iterdir():
        path.unlink()

    story.deps.clock.pass_by(hours=24)
    for number in range(3, 6):
        tick(number)

    reminded = [name.replace("check_in", "check_in_reminder") for name in asked]
    assert eventually(lambda: mails(story) == reminded)
    time.sleep(0.5)
    assert mails(story) == reminded
    assert not work.items(durable.FAILED)
    work.close()
