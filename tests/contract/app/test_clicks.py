"""What a click has decided is done once, whatever dies in between, on SQLite and on PostgreSQL."""

import re
import signal
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from facilitator.app import scheduled_work
from facilitator.features.delivery import approval
from facilitator.kit import pending_work
from facilitator.kit.jobs import context, durable
from facilitator.kit.mail import compose
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.work import PendingWorkRecord
from tests.standins.check_ins import before
from tests.standins.clicks import Left
from tests.standins.deps import eventually
from tests.standins.dying import AFTER_THE_CLICK, IN_THE_WORK, die_while_approving
from tests.standins.outbox import store
from tests.standins.review import opened

ONE_EACH = {"Alice": 1, "Bob": 1, "Dana": 1, "Lee": 1}


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.change(cancelled_at=told.deps.clock.at)  # no check-in is in the way
    return told


@pytest.fixture
def tick(story, tmp_path, monkeypatch):
    """Lets a worker do what the clock finds; it lives in this process."""
    monkeypatch.setattr(pending_work, "GRACE_PERIOD", timedelta(0))
    context.bind(story.deps)
    url = f"sqlite:///{tmp_path / 'work.db'}"
    queues = [durable.Queue(n, 4, poll_seconds=0.05) for n in ("events", "mail", "sessions")]
    durable.launch(url, "embedded", queues)
    work = durable.WorkClient(url)
    yield lambda n: work.enqueue(scheduled_work.tick.__name__, "events", f"tick:{n}", "", None)
    assert not work.items(durable.FAILED)
    work.close()
    durable.stop()


def with_work(story, work):
    """The deps of the web side."""
    return replace(story.deps, work=work)


def mailed(story):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "recap"))
        return dict(Counter(row.person.name for row in rows))


def sent_files(story):
    return len(list(story.deps.outbox.glob("*.recap.*.eml")))


def count(story, record, **of):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(record).filter_by(**of))


@pytest.mark.parametrize("moment", [AFTER_THE_CLICK, IN_THE_WORK])
def test_who_dies_with_a_click_loses_no_mail_and_doubles_none(story, moment, request):
    assert die_while_approving(story, moment) == -signal.SIGKILL

    assert count(story, AuditEntryRecord, what="approved a recap") == 1
    assert count(story, PendingWorkRecord) == 1
    assert (mailed(story), count(story, MemoryRecord)) == ({}, 0)

    tick = request.getfixturevalue("tick")
    for number in range(2):
        tick(number)
        assert eventually(lambda: sent_files(story) == 4)
    time.sleep(0.3)
    assert (mailed(story), sent_files(story)) == (ONE_EACH, 4)
    assert count(story, PendingWorkRecord) == 0
    assert count(story, MemoryRecord) == 2  # hot seats


def test_a_click_whose_durable_work_is_away_is_done_by_the_clock(story, tick):
    away = durable.WorkClient("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1")
    deps = with_work(story, away)
    assert approval.approve(story.held_id, opened(story).version, story.people["Alice"], deps)
    away.close()  # once it has tried
    assert mailed(story) == {}

    tick(0)
    assert eventually(lambda: sent_files(story) == 4)
    assert mailed(story) == ONE_EACH


def test_two_workers_that_do_the_same_do_it_once(story):
    deps = with_work(story, left := Left())
    approval.approve(story.held_id, None, None, deps)

    assert [pending_work.do(id, story.deps) for id in left.ids * 2] == [True, False]
    assert mailed(story) == ONE_EACH


def test_the_workflow_that_a_click_starts_is_there_by_its_name_and_queue():
    assert durable._queue_of[pending_work.WORKFLOW] == pending_work.QUEUE
    assert re.fullmatch(r"pending:7:\d+", pending_work.key(7, "2026031609"))


def test_tests_refuse_a_click_that_renders_a_mail_or_puts_one(story, _refused_clicks):
    app = Flask("clicks")
    app.add_url_rule("/put", "put", lambda: str(store(story.deps)), methods=["GET", "POST"])
    app.add_url_rule(
        "/write",
        "write",
        lambda: compose.render_mail("sign_in", language="en", name="Bob", link="", minutes=5).text,
        methods=["POST"],
    )
    app.add_url_rule("/recap", "recap", lambda: compose.render_mail("recap").text, methods=["POST"])
    browser = app.test_client()

    assert browser.post("/write").status_code == 200  # a link to sign in is kept nowhere
    assert [browser.post(path).status_code for path in ("/put", "/recap")] == [500, 500]
    assert _refused_clicks == ["put: writes outbox", "recap: renders a mail (recap)"]
    assert browser.get("/put").status_code == 200
    _refused_clicks.clear()
