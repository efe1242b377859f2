"""Messages at our door, over real HTTP: who is let in, what is stored, what the sender hears."""

import base64
import json
import time
from datetime import UTC, datetime

import pytest
import requests

from facilitator.adapters.encryption import FernetCipher
from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.events import EventKind
from facilitator.features.health.pages.routes import blueprint as health
from facilitator.kit.web.flask_app import create_app
from tests.people import zoom_vtt
from tests.standins.local_server import served
from webhooks.receive import Receiver
from webhooks.routes import senders, webhooks
from webhooks.signature import SigningSecrets, hmac_hex, sign

SECRET = "s3cr3t-tok"
SEAL = FernetCipher("a secret of sixteen letters")
MEETING = {"id": "832", "uuid": "u==", "start_time": "2026-02-04T17:01:12Z", "topic": "Café 😀"}
STARTED = {"event": "meeting.started", "event_ts": 1770224480000,
           "payload": {"account_id": "acct", "object": MEETING}}  # fmt: skip


class Shelf:
    """An inbox that keeps what it takes, unless its database is away."""

    def __init__(self):
        self.events, self.parcels, self.is_away = [], {}, False

    def keep(self, key, parcel):
        if self.is_away:
            raise ExternalServiceError("The database did not work.")
        self.parcels[key] = parcel

    def take(self, event):
        if self.is_away:
            raise ExternalServiceError("The database did not work.")
        self.events.append(event)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def url(shelf):
    doors = {
        name: Receiver(SigningSecrets((SECRET, "the old one")), shelf, SEAL) for name in senders()
    }

    def ready():
        if shelf.is_away:
            raise ExternalServiceError("The database did not work.")

    app = create_app([health, webhooks(doors)], [ready], None)
    with served(app) as address:
        yield address


def body_of(told):
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()


def zoom(url, told, *, secret=SECRET, at=None, body=None):
    content = body if body is not None else body_of(told)
    at = at or str(int(time.time()))
    headers = {"x-zm-request-timestamp": at, "x-zm-signature": sign(content, at, secret)}
    return requests.post(f"{url}/webhooks/zoom", data=content, headers=headers, timeout=5)


def hand_in(url, told, secret=SECRET):
    content, at = body_of(told), str(int(time.time()))
    headers = {"X-Facilitator-Timestamp": at, "X-Facilitator-Signature": sign(content, at, secret)}
    return requests.post(f"{url}/webhooks/transcripts", data=content, headers=headers, timeout=5)


def test_a_signed_event_is_taken_and_answered_with_nothing(url, shelf):
    answer = zoom(url, STARTED)

    assert (answer.status_code, answer.content) == (204, b"")
    assert [(e.kind, e.room, e.sitting) for e in shelf.events] == [
        (EventKind.STARTED, "832", "u==")
    ]


def test_an_unknown_event_is_stored_too(url, shelf):
    assert zoom(url, {"event": "meeting.danced", "payload": {}}).status_code == 204
    assert [e.name for e in shelf.events] == ["meeting.danced"]


def test_the_old_secret_still_opens(url, shelf):
    assert zoom(url, STARTED, secret="the old one").status_code == 204
    assert [(e.kind, e.room) for e in shelf.events] == [(EventKind.STARTED, "832")]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-zm-signature": "v0=abc", "x-zm-request-timestamp": "1770224480"},
        {"x-zm-signature": "v0=\xe9", "x-zm-request-timestamp": str(int(time.time()))},
        {"authorization": "the legacy token"},
    ],
)
def test_what_is_not_signed_is_not_let_in(url, shelf, headers):
    raw = {k: v.encode("latin-1") for k, v in headers.items()}

    answer = requests.post(f"{url}/webhooks/zoom", data=body_of(STARTED), headers=raw, timeout=5)

    assert answer.status_code == 401
    assert shelf.events == []


def test_a_day_old_message_is_not_let_in(url, shelf):
    assert zoom(url, STARTED, at=str(int(time.time()) - 86400)).status_code == 401
    assert shelf.events == []


def test_a_handshake_is_answered_only_when_it_is_signed(url):
    told = {"event": "endpoint.url_validation", "payload": {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"}}

    signed = zoom(url, told)
    unsigned = requests.post(f"{url}/webhooks/zoom", data=body_of(told), timeout=5)

    assert signed.json() == {
        "plainToken": "qgg8vlvZRS6UYooatFL8Aw",
        "encryptedToken": hmac_hex("qgg8vlvZRS6UYooatFL8Aw", [SECRET]),
    }
    assert unsigned.status_code == 401


def test_a_handshake_signs_no_message_for_anybody(url):
    forged = f"v0:{int(time.time())}:{body_of(STARTED).decode()}"
    told = {"event": "endpoint.url_validation", "payload": {"plainToken": forged}}

    answer = zoom(url, told)

    assert sign(body_of(STARTED), str(int(time.time())), SECRET)[3:] not in answer.text
    assert answer.json() == {}


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"\xff\xfe", b'{"payload": {}}',
                                  b'{"event": "meeting.started", "payload": {}}',
                                  b"[" * 100_000])  # fmt: skip
def test_what_cannot_be_understood_is_malformed(url, shelf, body):
    assert zoom(url, None, body=body).status_code == 400
    assert shelf.events == []


def test_what_is_too_large_is_not_read(url, shelf):
    assert zoom(url, None, body=b"x" * (1024 * 1024 + 1)).status_code == 413
    assert (shelf.events, shelf.parcels) == ([], {})


def test_while_the_database_is_away_the_sender_is_asked_to_come_again(url, shelf):
    shelf.is_away = True

    assert zoom(url, STARTED).status_code == 503
    assert requests.get(f"{url}/readyz", timeout=5).status_code == 503
    assert requests.get(f"{url}/healthz", timeout=5).status_code == 200
    shelf.is_away = False
    assert zoom(url, STARTED).status_code == 204
    assert requests.get(f"{url}/readyz", timeout=5).json() == {"ready": True, "wrong": []}


def test_an_unknown_sender_and_other_methods_are_not_found(url, shelf):
    assert requests.post(f"{url}/webhooks/nobody", data=b"{}", timeout=5).status_code == 404
    assert requests.post(f"{url}/webhooks/receive", data=b"{}", timeout=5).status_code == 404
    refused = requests.get(f"{url}/webhooks/zoom", timeout=5)
    assert (refused.status_code, refused.headers["Allow"].count("POST")) == (405, 1)
    assert (shelf.events, shelf.parcels) == ([], {})


def test_any_tool_hands_in_a_transcript(url, shelf):
    told = {"meeting": "832 ", "held_at": "2026-02-04T17:00:00Z", "transcript": zoom_vtt()}

    assert hand_in(url, told).status_code == 204
    packed = {
        **told,
        "transcript": "",
        "transcript_base64": base64.b64encode(b"Dana: Hi.").decode(),
    }
    assert hand_in(url, packed).status_code == 204

    first = shelf.events[0]
    assert (first.kind, first.platform, first.room) == (EventKind.UPLOADED, "zoom", "832")
    assert first.started_at == datetime(2026, 2, 4, 17, tzinfo=UTC)
    assert SEAL.open(shelf.parcels[first.key].decode()).decode() == zoom_vtt()


def test_what_was_said_lies_sealed(url, shelf):
    hand_in(url, {"group": "Founders North", "id": "x1", "transcript": "Dana: my secret plan"})

    assert b"secret plan" not in b"".join(shelf.parcels.values())
    assert "secret plan" not in repr(shelf.events)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"meeting": ""}, 400), ({"transcript": " "}, 400), ({"held_at": "yesterday"}, 400),
        ({"transcript": "", "transcript_base64": "%%%"}, 400), ({"transcript": 7}, 400),
    ],
)  # fmt: skip
def test_a_hand_in_that_lacks_something_is_malformed(url, shelf, change, status):
    told = {
        "meeting": "832",
        "held_at": "2026-02-04T17:00:00Z",
        "transcript": "Dana: Hi.",
        **change,
    }

    assert hand_in(url, told).status_code == status
    assert shelf.parcels == {}


def test_a_hand_in_by_somebody_else_is_not_let_in(url, shelf):
    told = {"meeting": "832", "held_at": "2026-02-04T17:00:00Z", "transcript": "Dana: Hi."}

    assert hand_in(url, told, secret="another").status_code == 401
    assert (shelf.events, shelf.parcels) == ([], {})
