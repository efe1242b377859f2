"""Durable work, and each trap it must not fall into, on SQLite and on PostgreSQL."""

import logging
import sqlite3
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from facilitator.adapters.encryption import FernetCipher, load_or_create_secret
from facilitator.config import Settings
from facilitator.domain.errors import ExternalServiceError, NotFound, Refused
from facilitator.domain.jobs import JobStage
from facilitator.features.operations import workers
from facilitator.kit.jobs import durable, work_database
from facilitator.records.work import WorkerRecord
from tests.standins.databases import new_database
from tests.standins.deps import eventually

NOW = datetime(2026, 3, 4, 20, tzinfo=UTC)
ran = []
is_free = threading.Event()


@durable.step
def count(number):
    ran.append(number)
    if number == "passes" and ran.count(number) < 3:
        raise ExternalServiceError("Not yet.")
    if number == "waits":
        is_free.wait(30)
    if number == "never":
        raise Refused("This can never be done.")
    return {"number": number}


@durable.workflow("events")
def counted(number):
    if number == "away":
        ran.append(number)
        if ran.count(number) < 2:
            raise ExternalServiceError("The database was away all the time.")
        return {}
    return count(number)


@durable.workflow("events")
def ticked(at: datetime, _):
    ran.append(at)


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'work.db'}"


@pytest.fixture(scope="module")
def launched(tmp_path_factory):
    """Starting and ending takes seconds, so that it is done once."""
    url = f"sqlite:///{tmp_path_factory.mktemp('work') / 'work.db'}"
    durable.launch(url, "embedded", [durable.Queue("events", 4, poll_seconds=0.05)])
    durable.apply_schedules([("ticked", ticked, "* * * * * *")])
    yield url
    durable.stop()


@pytest.fixture
def work(launched):
    ran.clear()
    seen = durable.WorkClient(launched)
    yield seen
    seen.close()


def put(work, key, number):
    work.enqueue("counted", "events", key, number)


def is_done(work, key):
    return any(item.id == key for item in work.items(durable.FINISHED))


def test_work_that_failed_for_a_reason_that_passes_runs_again(work):
    put(work, "restart:away", "away")
    put(work, "restart:never", "never")
    assert eventually(lambda: is_done(work, "restart:away") and is_done(work, "restart:never"))
    since = datetime.now(UTC) - timedelta(hours=1)

    assert work.restart_passing(datetime.now(UTC) + timedelta(hours=1)) == 0  # too long ago
    assert work.restart_passing(since) == 1

    assert eventually(lambda: ran.count("away") == 2)
    assert eventually(lambda: is_done(work, "restart:away"))
    assert ran.count("never") == 1
    assert work.restart_passing(since) == 0  # it succeeded


def test_the_same_work_is_never_started_twice(work):
    for _ in range(3):
        put(work, "once:1", 1)

    assert eventually(lambda: is_done(work, "once:1"))
    put(work, "once:1", 1)
    time.sleep(0.3)
    assert ran.count(1) == 1


def test_what_may_pass_is_tried_again_and_what_cannot_is_seen(work):
    put(work, "count:passes", "passes")  # after pauses of 2 and 4 s
    put(work, "count:never", "never")

    assert eventually(lambda: is_done(work, "count:passes") and is_done(work, "count:never"))
    assert ran.count("passes") == 3
    assert ran.count("never") == 1
    failed = {item.id: item.why for item in work.items(durable.FAILED)}
    assert failed["count:never"] == "This can never be done."


def test_failed_work_is_done_again_under_the_same_id(work):
    put(work, "again:never", "never")
    assert eventually(lambda: is_done(work, "again:never"))

    work.retry("again:never")

    assert eventually(lambda: ran.count("never") == 2)
    with pytest.raises(NotFound):
        work.retry("nothing")


def test_finished_work_is_removed_after_its_time(work):
    put(work, "count:1", 1)
    assert eventually(lambda: is_done(work, "count:1"))

    assert work.delete_finished(datetime.now(UTC) - timedelta(days=7)) == 0
    assert work.delete_finished(datetime.now(UTC) + timedelta(seconds=5)) >= 1
    assert not is_done(work, "count:1")


def test_nothing_in_the_database_could_be_run(work, launched):
    put(work, "kept:1", 1)
    assert eventually(lambda: is_done(work, "kept:1"))

    path = launched.removeprefix("sqlite:///")
    kept = b"".join(Path(p).read_bytes() for p in (path, f"{path}-wal"))
    with sqlite3.connect(path) as db:
        versions = db.execute("SELECT DISTINCT application_version FROM workflow_status").fetchall()
    db.close()
    assert b'"positionalArgs":[1]' in kept
    assert b'{"number":1}' in kept
    assert b"gASV" not in kept  # how a pickled value begins in base64
    assert b"\x80\x04\x95" not in kept
    assert versions in ([(None,)], [(durable.VERSION,)])


def test_errors_of_work_are_logged_by_us_alone(work):
    assert logging.getLogger("dbos").handlers == []


def test_old_sqlite_has_the_function_it_lacks(url):
    with work_database.make_engine(url).connect() as connection:
        assert connection.scalar(text("SELECT unixepoch('subsec')")) > 1e9
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA busy_timeout")) == work_database.WAIT_MS


def test_a_webhook_is_not_held_while_the_database_is_away():
    away = durable.WorkClient("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1")
    at = time.monotonic()

    with pytest.raises(ExternalServiceError):
        away.enqueue("take_event", "events", "x")

    assert time.monotonic() - at < 3


def test_a_webhook_is_not_held_while_sqlite_is_locked(work, launched):
    path = launched.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    at = time.monotonic()

    with pytest.raises(ExternalServiceError):
        put(work, "count:9", 9)

    assert time.monotonic() - at < 3
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_is_said_and_gets_over_with(work):
    put(work, "room:1", 1)
    with work._engine.connect() as connection:  # the one connection of its pool
        full = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count={full}"))

    with pytest.raises(ExternalServiceError, match="durable work failed"):
        put(work, "room:2", "x" * 100_000)

    with work._engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count=1000000"))
    put(work, "room:2", "x" * 100_000)
    assert eventually(lambda: is_done(work, "room:2"))


def test_records_and_work_lie_in_two_files():
    settings = Settings(FACILITATOR_VAR="somewhere", _env_file=None)

    assert settings.database.endswith("somewhere/facilitator.db")
    assert settings.work_database.endswith("somewhere/work.db")


def test_the_clock_starts_work(work):
    assert eventually(lambda: [at for at in ran if isinstance(at, datetime)])


def test_each_worker_has_a_name_of_its_own_and_the_same_one_again(database):
    first = workers.claim_name(database, "", NOW)
    with database.tx() as tx:
        tx.get(WorkerRecord, first).process = 1  # somebody who lives
    second = workers.claim_name(database, "", NOW)

    assert first != second
    with database.tx() as tx:
        tx.get(WorkerRecord, first).process = 2**22 + 1  # nobody has that number
    assert workers.claim_name(database, "", NOW) == first


def test_a_name_that_is_taken_is_refused(database):
    workers.claim_name(database, "worker-a", NOW)
    with database.tx() as tx:
        tx.get(WorkerRecord, "worker-a").host = "another-host"

    with pytest.raises(ExternalServiceError, match="is running"):
        workers.claim_name(database, "worker-a", NOW + timedelta(seconds=10))
    assert workers.claim_name(database, "worker-a", NOW + timedelta(seconds=40)) == "worker-a"


def test_a_worker_that_no_longer_beats_is_noticed_and_buried(database):
    workers.claim_name(database, "worker-a", NOW)
    workers.claim_name(database, "worker-b", NOW)

    assert workers.send_heartbeat(database, "worker-b", NOW + timedelta(seconds=20)) == []
    assert workers.send_heartbeat(database, "worker-b", NOW + timedelta(seconds=40)) == ["worker-a"]
    workers.remove_dead_worker(database, "worker-a")
    assert workers.send_heartbeat(database, "worker-b", NOW + timedelta(seconds=50)) == []


@pytest.fixture
def on_postgres(postgres):
    """Work of a process that is alive, and the engine of its database."""
    url = new_database(postgres)
    ran.clear()
    durable.stop()
    durable.launch(url, "alive", [durable.Queue("events", 4, poll_seconds=0.05)])
    seen, engine = durable.WorkClient(url), create_engine(url)
    yield seen, engine
    engine.dispose()
    seen.close()
    durable.stop()


def leave(engine, key, executor):
    """As somebody leaves work who dies in the middle, or never hears that it was given to them."""
    with engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE dbos.workflow_status SET status='PENDING', executor_id=:who, output=NULL "
                "WHERE workflow_uuid=:key"
            ),
            {"key": key, "who": executor},
        )
        connection.execute(text("DELETE FROM dbos.operation_outputs"))


def test_what_others_left_or_a_lost_answer_did_is_begun_anew(on_postgres):
    seen, engine = on_postgres
    for number, executor in ((1, "dead"), (2, "alive")):
        key = f"count:{number}"
        put(seen, key, number)
        assert eventually(lambda key=key: is_done(seen, key))
        leave(engine, key, executor)

        left = seen.not_running_here("alive") if executor == "alive" else seen.started_by(executor)
        assert left == {key}
        seen.resume(left)

        assert eventually(lambda key=key: is_done(seen, key))
        assert ran.count(number) == 2
        assert seen.not_running_here("alive") == set()


def test_what_runs_does_not_lie_about(on_postgres):
    seen, _ = on_postgres
    put(seen, "count:waits", "waits")
    assert eventually(lambda: "waits" in ran)

    assert seen.started_by("alive") == {"count:waits"}
    assert seen.not_running_here("alive") == set()

    is_free.set()
    assert eventually(lambda: is_done(seen, "count:waits"))


def test_work_is_counted_by_kind_and_stage(on_postgres):
    seen, _ = on_postgres
    begun = datetime.now(UTC)
    for number in (1, 2, "never"):
        put(seen, f"count:{number}", number)
        assert eventually(lambda key=f"count:{number}": is_done(seen, key))
    seen.enqueue("counted", "nobody's", "count:3", 3)

    counts = {count.stage: count for count in seen.counts() if count.name == "counted"}

    assert {stage: count.number for stage, count in counts.items()} == {
        JobStage.DONE: 2,
        JobStage.FAILED: 1,
        JobStage.WAITS: 1,
    }
    done, waiting = counts[JobStage.DONE], counts[JobStage.WAITS]
    assert begun - timedelta(seconds=1) < done.oldest_at < done.newest_at < waiting.oldest_at
    assert waiting.oldest_at == waiting.newest_at < datetime.now(UTC)


def test_work_is_counted_on_sqlite(work):
    work.enqueue("counted", "nobody's", "count:waiting", 1)

    assert ("counted", JobStage.WAITS, 1) in [(c.name, c.stage, c.number) for c in work.counts()]


def test_a_seal_opens_with_an_old_secret_and_not_with_another():
    sealed = FernetCipher("the first secret of ours").close(b"a token")

    assert (
        FernetCipher("a new secret of ours", "the first secret of ours").open(sealed) == b"a token"
    )
    assert b"token" not in sealed.encode()
    with pytest.raises(Refused, match="FACILITATOR_SECRET"):
        FernetCipher("a new secret of ours").open(sealed)
    with pytest.raises(Refused):
        FernetCipher("the first secret of ours", purpose="links").open(sealed)


def test_the_secret_of_an_installation_is_made_once_and_is_ours_alone(tmp_path):
    path = tmp_path / "var" / "secret"
    found, threads = [], []
    for _ in range(8):
        threads.append(threading.Thread(target=lambda: found.append(load_or_create_secret(path))))
        threads[-1].start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 1
    assert len(found[0]) >= 40
    assert path.stat().st_mode & 0o077 == 0
