"""A file that ends the process which reads it three times: failed work, and a clear word."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator import plugins, reading
from facilitator.app.processes import JOBS
from facilitator.demo import samples
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.zoom_events import zoom_events
from facilitator.domain.errors import ReadingStopped
from facilitator.domain.events import Event, EventKind
from facilitator.domain.jobs import JobStage
from facilitator.features.meetings import meeting_events
from facilitator.features.meetings.link_room import link_room
from facilitator.features.meetings.planned_sessions import BY_NAME
from facilitator.features.transcripts import upload_transcript
from facilitator.features.transcripts.jobs import transcripts
from facilitator.features.transcripts.upload_transcript import Upload
from facilitator.kit.jobs import context, durable
from facilitator.reading._limits import Limits
from facilitator.reading._pool import Pool
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import TranscriptRecord
from facilitator.records.work import UploadRecord
from tests.contract.groups.test_group_pages import alice
from tests.contract.meetings.test_sessions_from_events import BEGAN, ROOM, ROSTER, events, meeting
from tests.contract.transcripts.test_upload_transcript import FILES
from tests.contract.webhooks.test_zoom_api import zoom
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.deps import deps_of, eventually
from tests.standins.hostile_reader import HOSTILE

KILLS = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHOSTILE kill\n"
ADVICE = (
    "A transcript takes a second. Check that it is the right file, and export it again, as VTT or "
    "as text."
)
WHY = (
    "This file was given up after 3 attempts to read: the process that reads files ended (SIGKILL)."
)

pytestmark = pytest.mark.databases("sqlite")  # of ours; durable work has one of its own


@pytest.fixture(autouse=True)
def _hostile_reader(monkeypatch):
    pool = Pool(Limits(cpu_seconds=1, wall_seconds=5), program=HOSTILE)
    monkeypatch.setattr(reading, "_pool", pool)
    yield
    pool.close()


@pytest.fixture
def standin():
    with FakeZoom(FakeAccount("client", "secret", "acct")) as server:
        yield server


@pytest.fixture
def deps(database, standin, tmp_path):
    link_room(database, samples.GROUP, samples.THEME, ROSTER, "zoom", ROOM)
    return deps_of(database, tmp_path, zoom(standin))


@pytest.fixture
def work(deps, tmp_path):
    """Durable work in this process, with all its jobs."""
    for name in plugins.names(JOBS):
        plugins.load(JOBS, name)
    url = f"sqlite:///{tmp_path / 'work.db'}"
    context.bind(deps)
    durable.launch(url, "test", [durable.Queue("sessions", 1, poll_seconds=0.1)])
    client = durable.WorkClient(url)
    yield client
    client.close()
    durable.stop()


def failed(work):
    return {job.id: (job.stage, job.why) for job in work.jobs() if job.is_failed}


def all_of(deps, record):
    with deps.db.tx() as tx:
        return list(tx.scalars(select(record)))


def test_an_uploaded_file_ends_as_failed_work(deps, work):
    with deps.db.tx() as tx:
        tx.add(UploadRecord(key="h1", sealed=deps.seal.close(KILLS).encode()))
    event = Event(EventKind.UPLOADED, BY_NAME, "h1", BEGAN, room=samples.GROUP, started_at=BEGAN)

    work.enqueue(
        "hand_in", "sessions", "hand-in:h1", transcripts.EVENT.dump_python(event, mode="json")
    )

    assert eventually(lambda: failed(work))
    assert failed(work) == {"hand-in:h1": (JobStage.FAILED, f"{WHY} {ADVICE}")}
    assert all_of(deps, TranscriptRecord) == []


def ended_sitting(deps, standin, transcript):
    """A sitting that is over, with this file as its transcript; gives its number."""
    told = events(
        zoom_events(meeting(transcript=transcript, chat=b"", uuid="one=="), standin.account), deps
    )
    noted = [meeting_events.record_event(e, deps) for e in told if e.kind is EventKind.ENDED]
    return noted[0].sitting_id


def test_a_fetched_file_ends_as_failed_work_and_its_session_says_why(deps, work, standin):
    sitting_id = ended_sitting(deps, standin, KILLS)
    key = f"look:{sitting_id}:0"

    work.enqueue("fetch_transcript", "sessions", key, sitting_id, {})

    assert eventually(lambda: failed(work))
    assert list(failed(work)) == [key]
    assert failed(work)[key][1] == f"{WHY} {ADVICE}"
    [sitting] = all_of(deps, SittingRecord)
    assert (sitting.silence, sitting.next_try_at) == (f"{WHY} {ADVICE}", None)
    assert eventually(lambda: all_of(deps, OutboxRecord))
    assert {mail.kind for mail in all_of(deps, OutboxRecord)} == {"no_transcript"}
    assert all("given up" in mail.text for mail in all_of(deps, OutboxRecord))


def test_failed_work_that_is_done_again_fetches_the_file_again(deps, work, standin):
    sitting_id = ended_sitting(deps, standin, KILLS)
    key = f"look:{sitting_id}:0"
    work.enqueue("fetch_transcript", "sessions", key, sitting_id, {})
    assert eventually(lambda: failed(work))
    ended_sitting(deps, standin, samples.transcript())

    work.retry(key)

    assert eventually(lambda: all_of(deps, TranscriptRecord))
    assert [sitting.silence for sitting in all_of(deps, SittingRecord)] == [""]


def test_a_chosen_file_is_refused_on_its_page(database, tmp_path):
    story = before(database, tmp_path)
    story.deps.clock.at = STARTS_AT + timedelta(hours=3)
    upload = Upload([("call.vtt", KILLS)])

    with pytest.raises(ReadingStopped) as error:
        upload_transcript.upload_transcript(story.session_id, upload, alice(story), story.deps)

    assert error.value.message == f"call.vtt: {WHY}"
    assert [
        t for t in all_of(story.deps, TranscriptRecord) if t.session_id == story.session_id
    ] == []
    upload_transcript.upload_transcript(story.session_id, FILES, alice(story), story.deps)
