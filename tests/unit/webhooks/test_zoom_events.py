"""Zoom's events in our words: by meaning, without secrets, and whatever is in them."""

import copy
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.adapters.encryption import FernetCipher
from facilitator.demo import samples
from facilitator.demo.event_sender import shuffle_events
from facilitator.demo.fake_zoom import FakeAccount
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.events import EventKind
from webhooks.parsing import Malformed
from webhooks.zoom import payloads
from webhooks.zoom.events import READERS, parse_events

SHARED = Path(__file__).parents[4] / "shared" / "zoom" / "event-examples.json"
SEAL = FernetCipher("a secret of sixteen letters")
NOW = datetime(2026, 3, 4, 20, tzinfo=UTC)
BEGAN = datetime(2026, 3, 4, 17, tzinfo=UTC)
SECRETS = ("Sesame123", "132456", "yNYIS408EJygs7rE5vVsJwXIz4", "pwd=", "203.0.113.7", "download-")


def meeting():
    return Meeting("83297362914", "Founders North", BEGAN, [("Dana Ruiz", ""), ("Lee Park", "")],
                   samples.transcript(), samples.chat())  # fmt: skip


def played():
    told = list(zoom_events(meeting(), FakeAccount("a", "b", "acct")))
    gone = {"account_id": "acct", "object": {"uuid": "u==", "id": 83297362914}}
    left = {"account_id": "acct", "deauthorization_time": "2026-02-08T15:58:40.632Z"}
    return [
        *told,
        {"event": "recording.deleted", "event_ts": 1772900000000, "payload": gone},
        {"event": "app_deauthorized", "payload": left},
    ]


def events(told):
    return list(parse_events(told, SEAL, NOW))


EXAMPLES = played() + (list(json.loads(SHARED.read_text()).values()) if SHARED.is_file() else [])


def test_a_meeting_is_told_in_our_words():
    kinds = [e.kind for told in played() for e in events(told)]

    assert kinds[0] is EventKind.PLAN_CHANGED
    assert kinds[1] is EventKind.STARTED
    assert kinds[-4:] == [
        EventKind.TRANSCRIBED, EventKind.SUMMARISED, EventKind.RECORDING_GONE,
        EventKind.ACCOUNT_GONE,
    ]  # fmt: skip


def test_ids_are_text_and_times_are_utc():
    created, started = events(played()[0])[0], events(played()[1])[0]

    assert created.room == started.room == "83297362914"
    assert started.started_at == BEGAN
    assert [o.starts_at for o in created.schedule.occurrences][:1] == [BEGAN]


def test_files_know_where_in_the_session_they_begin():
    transcribed = next(e for t in played() for e in events(t) if e.kind is EventKind.TRANSCRIBED)

    assert [(f.kind, f.offset) for f in transcribed.files] == [("transcript", 2.0)]


def test_no_secret_and_nothing_that_was_said_is_in_an_event():
    told = repr([events(t) for t in played()])

    assert not [secret for secret in SECRETS if secret in told]
    assert "Key takeaways" not in told


def test_the_ticket_opens_with_our_key_alone():
    transcribed = next(e for t in played() for e in events(t) if e.kind is EventKind.TRANSCRIBED)

    ticket = json.loads(SEAL.open(transcribed.ticket))

    assert ticket["token"].startswith("download-")
    assert list(ticket["links"]) == [transcribed.files[0].id]


def test_the_same_thing_delivered_again_has_the_same_key():
    for told in played():
        again = copy.deepcopy(told)
        again["download_token"] = "another"
        again["payload"]["object"] = dict(
            reversed(list(again["payload"].get("object", {}).items()))
        )

        assert [e.key for e in events(again)] == [e.key for e in events(told)]


def test_different_things_have_different_keys():
    keys = [e.key for told in played() for e in events(told)]

    assert len(set(keys)) == len(keys)


def test_chaos_adds_no_meaning_and_takes_none_away():
    told = played()[:-2]

    chaotic = list(shuffle_events(told, random.Random(3)))

    assert len(chaotic) > len(told)
    assert {e.key for t in chaotic for e in events(t)} == {e.key for t in told for e in events(t)}


def test_an_event_nobody_knows_is_kept_by_its_name():
    event = events({"event": "meeting.sang_a_song", "payload": {"x": 1}})[0]

    assert (event.kind, event.name) == (EventKind.OTHER, "meeting.sang_a_song")


@pytest.mark.parametrize("told", EXAMPLES, ids=lambda t: t["event"])
def test_what_is_missing_or_of_another_type_is_malformed_at_worst(told):
    dice = random.Random(7)
    for spoiled in spoils(told, dice):
        try:
            found = events(spoiled)
        except Malformed:
            continue
        assert all(len(e.room) <= 300 and len(e.key) < 200 for e in found)


STRANGE = (None, 7, -1, 10**40, 1.5, True, [], {}, "", "x" * 1_000_000, "😀\u202eمرحبا", [[]])


def spoils(told, dice):
    """The event with each of its fields gone, null, of another type, or far too long."""
    yield told
    for path in paths(told):
        for value in (
            None,
            7,
            -1,
            10**40,
            1.5,
            True,
            [],
            {},
            "",
            "x" * 1_000_000,
            "😀\u202eمرحبا",
            [[]],
        ):
            spoiled = copy.deepcopy(told)
            inner = spoiled
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] = value
            yield spoiled
        spoiled = copy.deepcopy(told)
        inner = spoiled
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
        yield spoiled


def paths(node, at=()):
    if isinstance(node, dict):
        for key, value in list(node.items())[:30]:
            yield (*at, key)
            yield from paths(value, (*at, key))
    elif isinstance(node, list):
        for number, value in enumerate(node[:2]):
            yield (*at, number)
            yield from paths(value, (*at, number))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "uuid", "object", "participant", "start_time", "meetings",
                         "recording_files", "user_id", "occurrences", "meeting_uuids"]),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


WIDE = JSON | st.text(st.characters(exclude_categories=()), max_size=5)  # also half characters
ANSWERS = [
    payloads.MeetingPlan,
    payloads.Recording,
    payloads.Stays,
    payloads.Transcript,
    payloads.Summary,
    payloads.Token,
]


@pytest.mark.parametrize("kind", [*ANSWERS, payloads.ErrorResponse, payloads.EventBody])
@given(st.data())
def test_whatever_zoom_answers_reads_as_empty_at_worst(kind, data):
    names = [field.alias or name for name, field in kind.model_fields.items()]
    answer = data.draw(st.dictionaries(st.sampled_from(names), WIDE))

    kind.model_validate(answer)


@settings(max_examples=300)
@given(st.sampled_from(sorted(READERS)), JSON, JSON)
def test_no_payload_breaks_a_reader(name, payload, stamp):
    try:
        events({"event": name, "payload": payload, "event_ts": stamp})
    except Malformed as error:
        assert name in str(error)


def test_a_deleted_series_and_a_deleted_occurrence_differ():
    told = {"event": "meeting.deleted", "event_ts": 1, "payload": {
        "operation": "all", "object": {"id": 5, "start_time": "2026-03-04T17:00:00Z"}}}  # fmt: skip
    single = copy.deepcopy(told)
    single["payload"]["operation"] = "single"

    assert events(told)[0].schedule.occurrences == ()
    assert events(single)[0].schedule is None


def test_a_batch_tells_of_each_meeting():
    told = {"event": "recording.batch_deleted", "event_ts": 1, "payload": {
        "object": {"meetings": [{"meeting_uuid": "a=="}, {"meeting_uuid": "b=="}]}}}  # fmt: skip

    assert [e.sitting for e in events(told)] == ["a==", "b=="]


def test_the_end_is_as_long_as_what_was_said():
    assert meeting().ends_at - BEGAN > timedelta(minutes=30)
