"""Figures for Prometheus, over a real socket: what they say, who may read them, what they hide."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from sqlalchemy import select

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.jobs import Job, JobStage
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import PendingWorkRecord
from tests.standins.check_ins import before
from tests.standins.clicks import Left
from tests.standins.console import console_app
from tests.standins.databases import ON_SQLITE
from tests.standins.local_server import served

TOKEN = "a token of sixteen letters"
AGO = timedelta(minutes=10)


class Work(Left):
    """Durable work that stands still, so that what it leaves stays; it may be away."""

    is_away = False

    def counts(self):
        if self.is_away:
            raise ExternalServiceError("The database of durable work failed.")
        return super().counts()

    def done(self, deps):
        pass


class Figures(dict):
    """What was read, by the name of a figure and the values of its labels in any order."""

    def __getitem__(self, key):
        return super().__getitem__(frozenset(key))

    def __contains__(self, key):
        return super().__contains__(frozenset(key))

    def names(self):
        return {one for key in self for one in key if one.startswith("facilitator_")}


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    hours_ago = datetime.now(UTC) - timedelta(hours=2)
    told.deps = replace(
        told.deps,
        work=Work([
            Job("zoom:1", "take_event", JobStage.WAITS, hours_ago, 0),
            Job("zoom:2", "take_event", JobStage.WAITS, hours_ago + timedelta(hours=1), 0),
            Job("zoom:3", "take_event", JobStage.DONE, hours_ago, 1),
            Job("recap:1", "make_recap", JobStage.FAILED, hours_ago, 1, "Dana's words"),
            Job("recap:2", "make_recap", JobStage.GIVEN_UP, hours_ago, 20),
            Job("recap:3", "make_recap", JobStage.RUNS, hours_ago, 1),
        ]),
    )  # fmt: skip
    at = told.deps.clock.now()
    with database.tx() as tx:
        group_id = tx.scalars(select(GroupRecord.id)).one()
        for number, state in enumerate(("waiting", "waiting", "refused", "doubt")):
            mail = OutboxRecord(
                group_id=group_id, session_id=told.held_id, person_id=told.people["Dana"],
                kind="recap", purpose=f"a mail {number}", message_id=f"{number}.recap", state=state,
                subject="What Dana heard in March", text="Well done.", html="",
                created_at=at - AGO, asked_at=at - AGO + timedelta(minutes=number),
            )  # fmt: skip
            tx.add(mail)
    return told


@pytest.fixture
def app(story):
    return console_app(story.deps)


@pytest.fixture
def url(app):
    with served(app) as base:
        yield base


def read(url, **headers):
    answer = requests.get(f"{url}/metrics", headers=headers, timeout=5)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return Figures({
        frozenset((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    })  # fmt: skip


def test_work_mails_and_pending_decisions_are_counted_with_the_age_of_the_oldest(story, url):
    at = story.deps.clock.now()
    with story.deps.db.tx() as tx:
        for minutes in (1, 3):
            since = at - timedelta(minutes=minutes)
            tx.add(PendingWorkRecord(kind="index", session_id=story.held_id, added_at=since))

    told = read(url)

    assert told["facilitator_work", "take_event", "waiting"] == 2
    assert told["facilitator_work", "take_event", "done"] == 1
    assert told["facilitator_work", "make_recap", "failed"] == 2
    assert told["facilitator_work", "make_recap", "running"] == 1
    assert 7200 <= told["facilitator_oldest_waiting_seconds", "take_event"] < 7260
    assert ("facilitator_oldest_waiting_seconds", "make_recap") not in told
    assert told["facilitator_last_event_timestamp_seconds",] == pytest.approx(
        datetime.now(UTC).timestamp() - 3600, abs=60
    )
    assert told["facilitator_pending_work", "index"] == 2
    assert told["facilitator_oldest_waiting_seconds", "index"] == 180
    assert [told["facilitator_mails", state] for state in ("waiting", "refused", "doubt")] == [
        2, 1, 1,
    ]  # fmt: skip
    assert told["facilitator_mails", "sent"] == told["facilitator_mails", "dropped"] == 0
    assert told["facilitator_oldest_waiting_seconds", "mail"] == 600
    assert told["facilitator_oldest_waiting_seconds", "post"] == 0
    assert told["facilitator_posts", "waiting"] == 0
    assert (
        told["facilitator_database_up", "records"] == told["facilitator_database_up", "work"] == 1
    )


def test_calls_to_models_their_tokens_and_money_are_added_up(story, url):
    with story.deps.db.tx() as tx:
        for usd in (Decimal("0.25"), Decimal("0.5"), None):
            call = CallRecord(
                session_id=story.held_id, purpose="hot_seat", model="gpt-5-mini", prompt="hot_seat",
                prompt_version="ab", tokens_in=1000, tokens_cached=100, tokens_out=20,
                cost_usd=usd, seconds=1.5, outcome="answered",
            )  # fmt: skip
            tx.add(call)

    told = read(url)

    of = ("hot_seat", "gpt-5-mini", "answered")
    assert told["facilitator_model_calls_total", *of] == 3
    assert told["facilitator_model_calls_unpriced_total", *of] == 1
    assert told["facilitator_model_cost_usd_total", *of] == 0.75
    kinds = ("input", "cached", "output")
    assert [told["facilitator_model_tokens_total", *of, kind] for kind in kinds] == [3000, 300, 60]


@ON_SQLITE
def test_requests_are_timed_by_route_method_and_class_of_status(story, url):
    requests.get(url + story.link(), timeout=5)
    requests.get(f"{url}/check-in/nonsense", timeout=5)
    requests.request("BREW", f"{url}/no/such/page", timeout=5)

    told = read(url)

    name = "facilitator_request_seconds_count"
    assert told[name, "/check-in/<token>", "GET", "2xx"] == 1
    assert told[name, "/check-in/<token>", "GET", "4xx"] == 1
    assert told[name, "none", "other", "4xx"] == 1
    assert (
        told["facilitator_request_seconds_bucket", "/check-in/<token>", "GET", "2xx", "+Inf"] == 1
    )
    assert told["facilitator_request_seconds_sum", "/check-in/<token>", "GET", "2xx"] > 0


@ON_SQLITE
def test_no_name_no_address_and_no_token_is_told(story, url):
    link = story.link()
    requests.get(url + link, timeout=5)
    with story.deps.db.tx() as tx:
        hidden = {name for person in tx.scalars(select(PersonRecord))
                  for name in (person.name, person.email) if name}  # fmt: skip
        hidden |= set(tx.scalars(select(GroupRecord.name)))
        hidden |= {title for title in tx.scalars(select(SessionRecord.title)) if title}
        hidden |= set(tx.scalars(select(OutboxRecord.subject)))

    text = requests.get(f"{url}/metrics", timeout=5).text

    labels = set(re.findall(r'="([^"]*)"', text))
    assert len(hidden) > 5
    assert [one for one in hidden if one in text] == []
    assert link.rpartition("/")[2] not in text
    assert [one for one in labels if re.fullmatch(r"\d+", one)] == []


@ON_SQLITE
def test_what_cannot_be_read_is_left_out_and_shown_as_down(story, app, url):
    story.deps.work.is_away = True

    told = read(url)

    assert told["facilitator_database_up", "work"] == 0
    assert told["facilitator_database_up", "records"] == 1
    assert told["facilitator_mails", "refused"] == 1
    assert "facilitator_work" not in told.names()
    assert "facilitator_posts" in told.names()


@ON_SQLITE
def test_without_a_token_programs_on_this_machine_may_read(url):
    assert read(url)
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"):
        passed_on = requests.get(f"{url}/metrics", headers={header: "127.0.0.1"}, timeout=5)
        assert (passed_on.status_code, "facilitator_" in passed_on.text) == (403, False)


@ON_SQLITE
@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("127.8.8.8", 200), ("::1", 200), ("::ffff:127.0.0.1", 200),
     ("10.0.0.7", 403), ("::ffff:10.0.0.7", 403), ("203.0.113.9", 403), ("", 403),
     ("unix:", 403)],
)  # fmt: skip
def test_an_address_of_another_machine_may_not_read(app, address, status):
    answer = app.test_client().get("/metrics", environ_overrides={"REMOTE_ADDR": address})

    assert answer.status_code == status


@ON_SQLITE
def test_where_there_is_a_token_nobody_reads_without_it(app, url):
    app.config["METRICS_TOKEN"] = SecretStr(TOKEN)

    for given in (None, "Bearer", "Bearer wrong", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}é"):
        headers = {} if given is None else {"Authorization": given.encode()}
        refused = requests.get(f"{url}/metrics", headers=headers, timeout=5)
        assert (refused.status_code, "facilitator_" in refused.text) == (401, False), given
        assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert read(url, Authorization=f"Bearer {TOKEN}", **{"X-Forwarded-For": "203.0.113.9"})
