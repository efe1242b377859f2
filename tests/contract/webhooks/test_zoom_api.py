"""Our Zoom client against a stand-in that speaks its protocol over a socket, on bad days too."""

import json
import threading

import pytest
from werkzeug.wrappers import Response

from facilitator.demo import samples
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.errors import BadSetting, ExternalServiceError, TranscriptMissing
from facilitator.domain.events import File
from tests.unit.webhooks.test_zoom_events import BEGAN
from webhooks.zoom.api import Credentials, ZoomAPI, path_segment
from webhooks.zoom.download import is_allowed, is_private
from webhooks.zoom.platform import COMPANION, Zoom

PEOPLE = [(f"Person {n}", "") for n in range(8)]


@pytest.fixture
def standin():
    account = FakeAccount("client", "secret", "acct")
    with FakeZoom(account) as server:
        yield server


@pytest.fixture
def meeting(standin):
    held = Meeting("83297362914", "Founders North", BEGAN, PEOPLE, samples.transcript(),
                   samples.chat(), uuid="/ajX//p112==")  # fmt: skip
    standin.told = list(zoom_events(held, standin.account))
    return held


def api(standin, waited=None, **changed):
    given = {"account_id": "acct", "client_id": "client", "client_secret": "secret",
             "api_url": f"{standin.url}/v2", "oauth_url": f"{standin.url}/oauth/token"}  # fmt: skip
    return ZoomAPI(
        Credentials(**{**given, **changed}), sleep=(waited if waited is not None else []).append
    )


def zoom(standin, **changed):
    hosts = (f"127.0.0.1:{standin.port}", f"localhost:{standin.port}")
    return Zoom(api(standin, **changed), hosts)


def answer(status, body=b"", **headers):
    content = json.dumps(body) if isinstance(body, dict) else body
    kind = "application/json" if isinstance(body, dict) else "text/html"
    return Response(content, status, headers, mimetype=kind)


def test_a_meeting_is_planned_as_zoom_knows_it(standin, meeting):
    schedule = zoom(standin).schedule(meeting.room)

    assert schedule.occurrences[0].starts_at == BEGAN
    assert len(schedule.occurrences) == meeting.months


def test_a_meeting_that_is_gone_is_none(standin):
    assert zoom(standin).schedule("1") is None


def test_all_pages_of_visits_are_turned_and_waiting_rooms_are_no_visit(standin, meeting):
    standin.account.visits[meeting.uuid].append(
        {"user_id": "9", "name": "Somebody", "status": "in_waiting_room"}
    )

    visits = zoom(standin).visits(meeting.uuid)

    assert len(visits) == len(PEOPLE) + 1  # one of them came back
    assert {v.name for v in visits} == {name for name, _ in PEOPLE}


def test_a_transcript_and_a_chat_are_fetched_through_a_redirect(standin, meeting):
    ours = zoom(standin)

    files = ours.files(meeting.uuid)

    assert sorted(f.kind for f in files) == ["chat", "transcript"]
    transcript = next(f for f in files if f.kind == "transcript")
    assert ours.content(meeting.uuid, transcript) == samples.transcript()


def test_the_events_own_token_is_used_first(standin, meeting):
    told = next(t for t in standin.told if t["event"] == "recording.transcript_completed")
    own = told["payload"]["object"]["recording_files"][0]
    ticket = json.dumps(
        {"token": told["download_token"], "links": {own["id"]: own["download_url"]}}
    )

    content = zoom(standin).content(meeting.uuid, File(own["id"], "transcript"), ticket)

    assert content == samples.transcript()
    assert standin.asked["meetings"] == 0


def test_a_token_that_ran_out_is_no_end(standin, meeting):
    ours = zoom(standin)
    file = next(f for f in ours.files(meeting.uuid) if f.kind == "transcript")
    ticket = json.dumps({"token": "expired", "links": {file.id: f"{standin.url}/rec/{file.id}"}})

    assert ours.content(meeting.uuid, file, ticket) == samples.transcript()


def test_without_a_recording_the_companions_transcript_is_taken(standin, meeting):
    standin.account.recordings.clear()
    file = next(iter(standin.account.files))
    standin.account.files[file] = samples.transcript()
    standin.account.transcripts[meeting.uuid] = {
        "can_download": True, "download_url": f"{standin.url}/rec/{file}",
    }  # fmt: skip
    ours = zoom(standin)

    assert ours.files(meeting.uuid) == [COMPANION]
    assert ours.content(meeting.uuid, COMPANION) == samples.transcript()


@pytest.mark.parametrize(
    ("transcript", "may_come"),
    [
        (None, True),
        ({"can_download": False, "download_restriction_reason": "NOT_READY"}, True),
        ({"can_download": False, "download_restriction_reason": "NO_TRANSCRIPT_DATA"}, False),
        ({"can_download": False, "download_restriction_reason": "DELETED_OR_TRASHED"}, False),
    ],
)
def test_no_transcript_says_whether_it_may_come(standin, meeting, transcript, may_come):
    standin.account.recordings.clear()
    standin.account.transcripts[meeting.uuid] = transcript

    with pytest.raises(TranscriptMissing) as told:
        zoom(standin).files(meeting.uuid)

    assert told.value.may_come is may_come


@pytest.mark.parametrize(
    "trouble",
    [
        answer(200, b"<html>Enter the passcode</html>"),
        Response(b"\xef\xbb\xbf\n <!doctype html>", mimetype="text/vtt"),
        answer(401), answer(404),
        answer(302, Location="https://zoom.us.example.org/stolen"),
        answer(302, Location="http://127.0.0.1:1/elsewhere"),
        answer(302, Location="file:///etc/passwd"),
    ],
    ids=["page", "page-as-vtt", "401", "404", "other-host", "other-port", "file"],
)  # fmt: skip
def test_what_is_no_transcript_is_refused(standin, meeting, trouble):
    ours = zoom(standin)
    file = next(f for f in ours.files(meeting.uuid) if f.kind == "transcript")

    def on_downloads(request):
        return trouble if "/rec/" in request.path else None

    standin.failures[:] = [on_downloads] * 20

    with pytest.raises(TranscriptMissing):
        ours.content(meeting.uuid, file)


def test_the_token_goes_to_the_first_host_alone_and_never_into_an_address(standin, meeting):
    seen = []

    def watch(request):
        seen.append((request.host, request.headers.get("Authorization"), request.query_string))

    ours = zoom(standin)
    file = next(f for f in ours.files(meeting.uuid) if f.kind == "transcript")
    standin.failures[:] = [watch] * 9
    ours.content(meeting.uuid, file)

    first, last = seen[-2:]
    assert first[0].startswith("127.0.0.1")
    assert first[1].startswith("Bearer ")
    assert last[0].startswith("localhost")
    assert last[1] is None
    assert not [query for _, _, query in seen if b"access_token=" in query or b"standin" in query]


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://us02web.zoom.us/rec/webhook_download/a/b", True),
        ("https://zoom.us/rec/download/a", True),
        ("http://zoom.us/rec/download/a", False),
        ("https://zoom.us.example.org/a", False),
        ("https://notzoom.us/a", False),
        ("https://zoom.us:8443/a", False),
        ("https://user@zoom.us/a", False),
        ("https://example.org/zoom.us", False),
        ("https://zoom.us\\@example.org/", False),
        ("https://127.0.0.1\\.zoom.us/x", False),
        ("https://evil.example.org%2f.zoom.us/x", False),
        ("https://evil.example.org;.zoom.us/x", False),
        ("https://evil.example.org?.zoom.us/x", False),
        ("https://evil.example.org#.zoom.us/x", False),
        ("https://evil.example.org\t.zoom.us/x", False),
        ("https://evil。.zoom.us/x", False),
        ("https:/\\zoom.us/x", False),
        ("http://127.0.0.1:80/a", False),
        ("ftp://zoom.us/a", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_files_are_fetched_from_zoom_alone(url, allowed):
    assert is_allowed(url, ("zoom.us", ".zoom.us")) is allowed


@pytest.mark.parametrize(
    ("host", "private"), [("127.0.0.1", True), ("10.1.2.3", True), ("169.254.169.254", True),
                          ("localhost", True), ("203.0.113.1", True), ("1.1.1.1", False)],
)  # fmt: skip
def test_a_name_that_leads_into_a_private_network_is_known(host, private):
    assert is_private(host) is private


def test_a_token_is_asked_for_once_and_kept(standin, meeting):
    ours = zoom(standin)
    for _ in range(5):
        ours.schedule(meeting.room)

    assert standin.asked["oauth"] == 1


def test_many_threads_share_one_token(standin, meeting):
    ours = zoom(standin)
    threads = [threading.Thread(target=ours.schedule, args=(meeting.room,)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert standin.asked["oauth"] == 1


def test_a_token_that_ran_out_is_renewed_once(standin, meeting):
    ours = zoom(standin)
    ours.schedule(meeting.room)
    standin.tokens.clear()

    assert ours.schedule(meeting.room)
    assert standin.asked["oauth"] == 2


def test_a_token_that_never_works_ends(standin, meeting):
    standin.failures[:] = [lambda r: answer(401, {"code": 124}) if "/v2/" in r.path else None] * 60

    with pytest.raises(ExternalServiceError):
        zoom(standin).schedule(meeting.room)


def test_a_missing_scope_is_named_with_what_to_do(standin, meeting):
    said = "Invalid access token, does not contain scopes:[meeting:read:meeting:admin]"
    ours = zoom(standin)
    ours._api.token()
    standin.failures.append(answer(400, {"code": 4711, "message": said}))

    with pytest.raises(BadSetting, match="meeting:read:meeting:admin") as told:
        ours.schedule(meeting.room)
    assert "Scopes" in told.value.advice


def test_wrong_credentials_are_named_and_not_tried_again(standin):
    with pytest.raises(BadSetting, match="credentials"):
        api(standin, client_secret="wrong").token()
    assert standin.asked["oauth"] == 1


def test_a_busy_zoom_is_waited_for_as_long_as_it_says(standin, meeting):
    waited = []
    ours = Zoom(api(standin, waited), ())
    ours._api.token()
    standin.failures[:] = [
        answer(429, {"code": 429, "message": "per-second"}, **{"Retry-After": "7"})
    ]

    assert ours.schedule(meeting.room)
    assert 7 <= waited[0] < 8


def test_a_broken_zoom_is_tried_again_and_then_given_up(standin, meeting):
    waited = []
    ours = Zoom(api(standin, waited), ())
    ours._api.token()
    standin.failures[:] = [answer(502, b"<html>")] * 9

    with pytest.raises(ExternalServiceError, match="502"):
        ours.schedule(meeting.room)
    assert len(waited) == 3


def test_the_daily_limit_is_not_waited_for(standin, meeting):
    waited = []
    ours = Zoom(api(standin, waited), ())
    ours._api.token()
    standin.failures[:] = [answer(429, {"message": "reached the daily rate limit"})]

    with pytest.raises(ExternalServiceError, match="daily"):
        ours.schedule(meeting.room)
    assert waited == []


def test_a_zoom_that_is_away_is_an_outside_fault():
    away = ZoomAPI(
        Credentials("a", "b", "c", "http://127.0.0.1:9/v2", "http://127.0.0.1:9/t"),
        sleep=lambda _: None,
    )

    with pytest.raises(ExternalServiceError, match="reached"):
        away.get("/meetings/1")


def test_names_beyond_ascii_in_credentials_are_sent(standin):
    standin.account.client_id = "clé"

    assert api(standin, client_id="clé").token()


@pytest.mark.parametrize(
    ("uuid", "encoded"),
    [
        ("/ajXp112QmuoKj4854875==", "%252FajXp112QmuoKj4854875%253D%253D"),
        ("ab//cd==", "ab%252F%252Fcd%253D%253D"),
        ("ab/cd+ef==", "ab%2Fcd%2Bef%3D%3D"),
        ("plain", "plain"),
    ],
)
def test_a_uuid_is_encoded_as_zoom_takes_it_apart(uuid, encoded):
    assert path_segment(uuid) == encoded


def test_the_agenda_is_written_into_the_meeting_in_whole_lines(standin, meeting):
    zoom(standin).set_agenda(meeting.room, "", "one line of the agenda\n" * 200)

    told = standin.account.meetings[meeting.room]["agenda"]
    assert 1970 < len(told) <= 2000
    assert set(told.split("\n")) == {"one line of the agenda"}


def test_the_agenda_of_one_session_leaves_the_rest_of_the_series_alone(standin, meeting):
    zoom(standin).set_agenda(meeting.room, "1772643600000", "Only this time")

    assert standin.account.agendas == {"1772643600000": "Only this time"}
    assert "agenda" not in standin.account.meetings[meeting.room]


def test_zooms_summary_is_read(standin, meeting):
    assert zoom(standin).summary(meeting.uuid).startswith("## Key takeaways")
    assert zoom(standin).summary("nobody==") is None
