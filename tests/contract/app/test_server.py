"""What both web servers do with hostile connections, over real sockets."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import requests

from facilitator.features.access.sign_in import MAX_PER_CLIENT
from tests.standins.command import facilitator
from tests.standins.service import Serve, Web

BEHIND_A_PROXY = {"FACILITATOR_PROXIES": "1"}


@pytest.fixture(params=[Serve, Web])
def server(request, tmp_path):
    """The service behind one proxy: with waitress in `facilitator serve`, and with gunicorn."""
    if request.param is Web:
        assert facilitator(tmp_path, "db", "upgrade").returncode == 0
    process = request.param(tmp_path, **BEHIND_A_PROXY)
    yield process
    process.stop()


def ask(server, number, place):
    asked = {"email": f"{number}@example.org"}
    heard = {"X-Forwarded-For": place}
    return requests.post(f"{server.url}/sign-in", data=asked, headers=heard, timeout=10).status_code


def test_who_asks_too_often_keeps_out_nobody_else_behind_the_proxy(server):
    states = [ask(server, number, "198.51.100.7") for number in range(MAX_PER_CLIENT + 1)]

    assert states == [200] * MAX_PER_CLIENT + [429]
    assert ask(server, "visitor", "198.51.100.8") == 200
    assert ask(server, "forger", "198.51.100.8, 198.51.100.7") == 429  # the proxy's word counts


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(server):
    head = f"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: {600 * 1024**2}\r\n\r\n"
    with connected(server) as client:
        client.sendall(head.encode())
        begun = time.monotonic()
        answer = client.recv(200)

    assert b" 413 " in answer.splitlines()[0]
    assert time.monotonic() - begun < 5


def test_half_sent_requests_keep_nobody_out(tmp_path):
    server = Serve(tmp_path)
    with ExitStack() as opened:
        for _ in range(150):
            client = opened.enter_context(connected(server))
            client.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nem")

        assert requests.get(f"{server.url}/healthz", timeout=10).status_code == 200
    server.stop()


def connected(server):
    parts = urlsplit(server.url)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


@pytest.mark.parametrize("kind", [Serve, Web])
def test_the_service_may_lie_below_a_path_of_its_host(kind, tmp_path):
    if kind is Web:
        assert facilitator(tmp_path, "db", "upgrade").returncode == 0
    server = kind(tmp_path, FACILITATOR_PUBLIC_URL="https://example.org/peers/")

    first = requests.get(f"{server.url}/peers/groups", timeout=10)
    hook = requests.post(f"{server.url}/peers/webhooks/zoom", data=b"{}", timeout=10)

    assert [step.headers["Location"] for step in first.history] == [
        "/peers/groups/",
        "/peers/sign-in?to=/peers/groups/",
    ]
    assert (first.status_code, hook.status_code) == (200, 401)
    assert 'href="/peers/static/page.css"' in first.text
    assert requests.get(f"{server.url}/peers/static/page.css", timeout=10).status_code == 200
    server.stop()
