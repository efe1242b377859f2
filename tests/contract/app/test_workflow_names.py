"""Work that the version before left in the database is finished by this one, on both databases.

Durable work is found again by the names of its workflow, its steps and its queue: they stand in
`tests/samples/interfaces.json`, and here as a database holds them.
"""

import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from dbos import DBOSClient, DBOSPortableJSONSerializer
from sqlalchemy import MetaData, Table, create_engine, select

from facilitator.adapters.practice_clock import PracticeClock
from facilitator.engines.offline import OfflineEngine
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit.jobs import durable, work_database
from facilitator.records.agendas import AgendaRecord
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import SessionRecord
from tests import interfaces
from tests.people import SCRIPT, zoom_vtt
from tests.standins import review
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.databases import new_database
from tests.standins.deps import SECRET, eventually
from tests.standins.service import Serve, Worker

KEPT = interfaces.kept()
NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
QUEUES = {"chat", "events", "mail", "model", "sessions"}
SCHEDULES = {"tick": "tick", "tidy": "tidy"}
NOTHING_ANSWERS = "http://127.0.0.1:9"  # a Zoom on this machine: so the story's time is the clock's


@pytest.fixture(scope="module")
def offered():
    return interfaces.offered()


@pytest.mark.parametrize("workflow", KEPT["workflows"])
def test_workflow_is_found_by_its_name_in_its_queue(offered, workflow):
    assert offered["workflows"][workflow] == KEPT["workflows"][workflow]


def test_steps_are_found_by_their_names(offered):
    assert set(KEPT["steps"]) <= set(offered["steps"])


class Left:
    """A database with work in it whose workers have all ended."""

    def __init__(self, folder, url):
        self.folder = folder
        self.work_url = url or f"sqlite:///{folder / 'var' / 'work.db'}"
        self.settings = {
            "FACILITATOR_SECRET": SECRET, "FACILITATOR_ZOOM_API_URL": NOTHING_ANSWERS,
            "FACILITATOR_ENGINE": "offline", "OPENAI_BASE_URL": NOTHING_ANSWERS,
            "FACILITATOR_WORKER": "" if url is None else "worker-a",
        }  # fmt: skip
        self.executor = self.settings["FACILITATOR_WORKER"] or "embedded"
        self.is_embedded = url is None
        if url is not None:
            self.settings["FACILITATOR_DATABASE_URL"] = url
        self.db = Database(url or f"sqlite:///{folder / 'var' / 'facilitator.db'}")
        self.db.upgrade()
        self.story = before(self.db, folder / "var")
        PracticeClock(folder / "var" / "clock.json").set(NOW)
        durable.launch(self.work_url, self.executor, [])  # makes the tables
        durable.stop()
        self.engine = create_engine(self.work_url)  # looks without taking the write lock
        self.keys = []

    def enqueue(self, name, key, *args):
        """As whoever asked for it left it: nobody has begun."""
        with opened_client(self.work_url) as client:
            queue = KEPT["workflows"][name]
            client.enqueue({"workflow_name": name, "queue_name": queue, "workflow_id": key}, *args)
        self.keys.append(key)

    def begin(self, name, key, *args, steps=()):
        """As a worker left it that was killed: begun, with the results of its first steps."""
        self.enqueue(name, key, *args)
        status, outputs = self.table("workflow_status"), self.table("operation_outputs")
        now = int(time.time() * 1000)
        with self.engine.begin() as connection:
            connection.execute(
                status.update()
                .where(status.c.workflow_uuid == key)
                .values(
                    status="PENDING", executor_id=self.executor, application_version="1",
                    recovery_attempts=1, started_at_epoch_ms=now,
                )
            )  # fmt: skip
            for number, (step, result) in enumerate(steps, 1):
                assert step in KEPT["steps"]
                connection.execute(
                    outputs.insert().values(
                        workflow_uuid=key, function_id=number, function_name=step, output=result,
                        started_at_epoch_ms=now, completed_at_epoch_ms=now,
                        serialization="portable_json", application_name="facilitator",
                        retention_timestamp=now,
                    )
                )  # fmt: skip

    def table(self, name):
        schema = None if self.is_embedded else "dbos"
        return Table(name, MetaData(), schema=schema, autoload_with=self.engine)

    def states(self):
        status = self.table("workflow_status")
        asked = select(status.c.workflow_uuid, status.c.status, status.c.error)
        with self.engine.connect() as connection:
            rows = connection.execute(asked.where(status.c.workflow_uuid.in_(self.keys)))
            return {key: (state, why) for key, state, why in rows}

    def worker(self):
        """A fresh process that does the work."""
        return (Serve if self.is_embedded else Worker)(self.folder, **self.settings)


@contextmanager
def opened_client(url):
    engine = work_database.make_engine(url)
    client = DBOSClient(
        system_database_engine=engine, dbos_system_schema="dbos",
        serializer=DBOSPortableJSONSerializer(), application_name="facilitator", lazy=True,
    )  # fmt: skip
    yield client
    client.destroy()
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def left(request, tmp_path):
    url = None
    if request.param == "postgresql":
        url = new_database(request.getfixturevalue("postgres"))
    (tmp_path / "var").mkdir()
    made = Left(tmp_path, url)
    yield made
    made.engine.dispose()
    made.db.close()


def mails_left(left):
    """Two recaps wait to be mailed, and an attempt at each of two others was begun."""
    review.approve(left.story)
    rows = review.mails(left.story)
    assert len(rows) == 4
    for number, row in enumerate(rows.values()):
        leave = left.begin if number % 2 else left.enqueue
        leave("send_mail", f"mail:{row.id}:0", row.id, 0)


def recaps_left(left):
    """One recap is not begun; another is written and shared. Gives the session without a recap."""
    story = left.story
    handed = SessionFiles(
        [zoom_vtt(SCRIPT.replace("ten", "nine")).encode()], group="Founders North"
    )
    kept = store_session(handed, make_recap(handed, OfflineEngine()), left.db)
    with left.db.tx() as tx:
        tx.delete(tx.scalars(select(RecapRecord).filter_by(session_id=kept.session_id)).one())
        written = tx.scalars(select(RecapRecord).filter_by(session_id=story.held_id)).one()
        key = written.work = f"recap:{story.held_id}:0123456789abcdef"
    left.enqueue("make_recap", f"recap:{kept.session_id}:fedcba9876543210", kept.session_id)
    left.begin("make_recap", key, story.held_id, steps=[("share", "false")])
    return kept.session_id


def agendas_left(left):
    """One agenda is not begun; another is drafted and shown. Gives the session of the first."""
    story = left.story
    with left.db.tx() as tx:
        group_id = tx.get_one(SessionRecord, story.session_id).group_id
        other = SessionRecord(
            group_id=group_id, title="April", planned_at=STARTS_AT + timedelta(days=14)
        )
        tx.add(other)
        tx.flush()
        other_id = other.id
    left.enqueue("draft_agenda", f"agenda:{other_id}:2026031608", other_id)
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.mail_draft(story.session_id, story.deps)
    key = f"agenda:{story.session_id}:2026031608"
    left.begin("draft_agenda", key, story.session_id, steps=[("show", "true")])
    return other_id


def test_work_left_by_the_version_before_is_finished(left):
    mails_left(left)
    heard, planned = recaps_left(left), agendas_left(left)

    worker = left.worker()

    try:
        done = eventually(lambda: {s for s, _ in left.states().values()} == {"SUCCESS"}, 60)
        assert done, f"{left.states()}\n{worker.log.read_text()}"
        assert eventually(lambda: told(left)["agenda_draft"] >= 1)  # its mail is work of its own
    finally:
        worker.stop()
    assert told(left)["recap"] == 4
    with left.db.tx() as tx:
        states = tx.scalars(select(OutboxRecord.state).filter_by(kind="recap")).all()
        assert states == ["sent"] * 4
        assert set(tx.scalars(select(RecapRecord.session_id))) == {left.story.held_id, heard}
        assert set(tx.scalars(select(AgendaRecord.session_id))) == {left.story.session_id, planned}
    queues, schedules = left.table("queues").c, left.table("workflow_schedules").c
    with left.engine.connect() as connection:
        assert {*connection.scalars(select(queues.name))} == QUEUES
        started = select(schedules.schedule_name, schedules.workflow_name)
        assert dict(connection.execute(started).all()) == SCHEDULES


def told(left):
    """How many mails of each kind went out."""
    outbox = left.folder / "var" / "outbox"
    return Counter(path.name.split(".")[1] for path in outbox.glob("*.eml"))
