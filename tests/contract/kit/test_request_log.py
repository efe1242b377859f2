"""Each request has an id, a header with it and a line in the log, in the real service."""

import json
import re

import pytest
import requests
from flask import Blueprint

from tests.standins.check_ins import before
from tests.standins.clicks import app_of
from tests.standins.databases import ON_SQLITE
from tests.standins.local_server import served
from tests.standins.service import Serve

GIVEN = "from-the-proxy_0123"
TOKEN = "a.token-in-a-link"
OWN_ID = re.compile(r"[0-9a-f]{16}")


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    started = Serve(tmp_path_factory.mktemp("service"), FACILITATOR_METRICS_TOKEN="x" * 16)
    yield started
    started.stop()


def line_of(service, answer):
    """The line of a request in the access log; it is written after the answer."""
    id = answer.headers["X-Request-ID"]
    text = service.wait_for(rf'.*"event": "request".*"request_id": "{id}".*|'
                            rf'.*"request_id": "{id}".*"event": "request".*')  # fmt: skip
    return json.loads(text[0])


def test_a_request_is_known_by_the_id_its_sender_gave_it(service):
    answer = requests.get(f"{service.url}/healthz", headers={"X-Request-ID": GIVEN}, timeout=5)

    assert answer.headers["X-Request-ID"] == GIVEN
    line = line_of(service, answer)
    assert (line["method"], line["route"], line["status"]) == ("GET", "/healthz", 200)
    assert 0 < line["ms"] < 5000
    assert set(line) == {
        "event", "level", "timestamp", "method", "route", "status", "ms", "request_id",
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    ["", "short", "x" * 65, "with space in it", "semi;colon;id", "ünïcödé-létters", "a" * 9 + "."],
)
def test_any_other_id_is_replaced(service, given):
    headers = {"X-Request-ID": given.encode()}
    answers = [requests.get(f"{service.url}/healthz", headers=headers, timeout=5) for _ in "12"]

    ids = [answer.headers["X-Request-ID"] for answer in answers]
    assert all(OWN_ID.fullmatch(one) for one in ids)
    assert ids[0] != ids[1]
    assert [line_of(service, answer)["status"] for answer in answers] == [200, 200]


@pytest.mark.parametrize("length", [8, 64])
def test_an_id_has_8_to_64_letters(service, length):
    headers = {"X-Request-ID": "x" * length}

    answer = requests.get(f"{service.url}/healthz", headers=headers, timeout=5)

    assert answer.headers["X-Request-ID"] == "x" * length


def test_the_log_holds_no_token_no_query_and_nobody(service):
    secrets = ("dana@example.org", TOKEN, "a-query", "203.0.113.9", "An Unusual Browser")
    headers = {"X-Forwarded-For": "203.0.113.9", "User-Agent": "An Unusual Browser"}

    answer = requests.get(f"{service.url}/check-in/{TOKEN}?q=a-query", headers=headers, timeout=5)
    asked = requests.post(f"{service.url}/sign-in", data={"email": "dana@example.org"}, timeout=5)
    missing = requests.get(f"{service.url}/{TOKEN}/x", timeout=5)

    assert line_of(service, answer)["route"] == "/check-in/<token>"
    assert line_of(service, asked)["route"] == "/sign-in"
    assert line_of(service, missing)["route"] == "none"
    text = service.log.read_text()
    assert [secret for secret in secrets if secret in text] == []


def test_figures_are_read_with_the_token_of_the_settings(service):
    def read(token):
        headers = {"Authorization": f"Bearer {token}"}
        return requests.get(f"{service.url}/metrics", headers=headers, timeout=5)

    assert read("wrong").status_code == 401
    told = read("x" * 16).text
    assert 'facilitator_database_up{database="work"} 1.0' in told
    assert 'facilitator_request_seconds_count{method="GET",route="/healthz",status="2xx"}' in told
    assert "process_resident_memory_bytes" in told


@ON_SQLITE
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_an_error_page_tells_the_id(database, tmp_path, kind):
    broken = Blueprint("broken", __name__)

    @broken.get("/broken")
    def fail():
        raise ZeroDivisionError

    with served(app_of([broken], before(database, tmp_path).deps)) as url:
        headers = {"X-Request-ID": GIVEN, "Accept": kind}
        answer = requests.get(f"{url}/broken", headers=headers, timeout=5)

    assert (answer.status_code, answer.headers["X-Request-ID"]) == (500, GIVEN)
    if kind == "text/html":
        assert f"Request {GIVEN}:" in answer.text
    else:
        assert answer.json()["request_id"] == GIVEN
