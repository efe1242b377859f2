"""A transcript handed in on a page, on both databases: kept once, without what nobody may keep."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import ExternalServiceError, Refused, UnreadableTranscript
from facilitator.domain.jobs import Job, JobStage
from facilitator.features.delivery import mail_recap
from facilitator.features.recaps import write_recap
from facilitator.features.sessions import change_plan
from facilitator.features.sessions.change_plan import PlanValues
from facilitator.features.sessions.pages.transcript import LARGEST_REQUEST
from facilitator.features.sessions.upload_status import UploadStep, load_upload_status
from facilitator.features.today.today import TodoKind, today
from facilitator.features.transcripts import upload_transcript
from facilitator.features.transcripts.upload_transcript import (
    Upload,
    WrongDay,
    sessions_without_recap,
)
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from tests.contract.groups.test_group_pages import alice, group_id
from tests.people import SCRIPT, zoom_vtt
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.review import set_group

# Not the session that was held in the story: other words.
SAID = zoom_vtt(SCRIPT.replace("Half of our", "A third of our")).encode()
FILES = Upload([("call.vtt", SAID)])
ON_4_MARCH = (
    b"Founders North - 2026/03/04 17:01 GMT - Transcript\nAttendees\nDana, Lee\nTranscript\n"
    b"00:00:00\n\nDana: We lose every second bidder.\nLee: Who reads it first?\n"
)


class Jobs:
    """The work on a recap, as a test wants it."""

    def __init__(self, *stages, fault=None):
        self.stages, self.fault = stages, fault

    def jobs(self, limit=200):
        if self.fault:
            raise self.fault
        at = datetime(2026, 3, 18, 20, tzinfo=UTC)
        return [Job("recap:2:ab", "make_recap", one, at, 1, "Over budget.") for one in self.stages]


@pytest.fixture
def story(database, tmp_path):
    """The evening after the second session, of which nobody has heard anything."""
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT + timedelta(hours=3)
    return told


def hand_in(story, handed=FILES, session_id=None):
    upload_transcript.upload_transcript(
        session_id or story.session_id, handed, alice(story), story.deps
    )


def hand_in_new(story, began, handed=FILES):
    return upload_transcript.upload_for_new_session(
        group_id(story), began, handed, alice(story), story.deps
    )


def count(story, record):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(record))


def row(story, session_id=None):
    with story.deps.db.tx() as tx:
        return tx.get_one(SessionRecord, session_id or story.session_id)


def seen(story, work=None, session_id=None):
    deps = replace(story.deps, work=work or Jobs())
    return load_upload_status(session_id or story.session_id, alice(story), deps)


def deeds(story):
    with story.deps.db.tx() as tx:
        found = select(AuditEntryRecord).where(AuditEntryRecord.what == "handed in a transcript")
        return [(deed.about, deed.by_id) for deed in tx.scalars(found)]


def test_what_is_handed_in_is_kept_and_its_recap_is_due_until_it_is_made(story):
    assert seen(story).step is UploadStep.OPEN

    hand_in(story)

    ((session_id, words),) = sessions_without_recap(story.deps)
    assert session_id == story.session_id and len(words) == 64
    assert row(story).held_at == STARTS_AT
    found = seen(story)
    assert (found.step, found.turns, found.people, found.unknown) == (UploadStep.WAITS, 23, 4, ())
    assert deeds(story) == [(f"session {story.session_id}", story.people["Alice"])]
    write_recap.write_recap(session_id, story.deps)
    assert sessions_without_recap(story.deps) == []
    assert (seen(story).step, seen(story).is_sent) == (UploadStep.DONE, False)


def test_the_same_file_twice_is_one_session_one_transcript_and_one_recap(story):
    hand_in(story)
    hand_in(story, Upload([("again.vtt", SAID)]))
    assert hand_in_new(story, datetime(2026, 3, 18, 17)) == story.session_id
    assert len(sessions_without_recap(story.deps)) == len(deeds(story)) == 1

    first = hand_in_new(story, datetime(2026, 2, 11, 17), Upload([("f.txt", b"Dana: A.\nBob: B.")]))
    again = hand_in_new(story, datetime(2026, 2, 12, 17), Upload([("f.txt", b"Dana: A.\nBob: B.")]))

    assert first == again
    assert (count(story, SessionRecord), count(story, TranscriptRecord)) == (3, 3)
    assert row(story, first).held_at == datetime(2026, 2, 11, 17, tzinfo=UTC)


def test_other_words_of_the_session_and_words_of_another_are_refused(story):
    with pytest.raises(Refused, match=f"transcript of session {story.held_id}"):
        hand_in(story, Upload([("march.vtt", zoom_vtt().encode())]))
    hand_in(story)
    with pytest.raises(Refused, match="already has a different transcript"):
        hand_in(story, Upload([("other.txt", b"Dana: Quite another story.\n")]))

    assert count(story, TranscriptRecord) == 2


def test_a_file_of_another_day_is_asked_about(story):
    with pytest.raises(WrongDay, match="dated 2026-03-04, but the session was on 2026-03-18"):
        hand_in(story, Upload([("meet.txt", ON_4_MARCH)]))
    assert count(story, TranscriptRecord) == 1

    hand_in(story, Upload([("meet.txt", ON_4_MARCH)], is_sure=True))

    assert row(story).held_at == STARTS_AT


def test_what_the_board_says_is_off_the_record_is_not_kept(story):
    with story.deps.db.tx() as tx:
        tx.add(LiveNoteRecord(session_id=story.session_id, kind="off", text="", at=STARTS_AT,
                             until=STARTS_AT + timedelta(hours=2)))  # fmt: skip

    hand_in(story)

    assert seen(story).step is UploadStep.NOTHING
    assert sessions_without_recap(story.deps) == []


def test_a_session_that_is_to_come_or_of_which_nothing_is_written_takes_none(story):
    story.deps.clock.at = STARTS_AT - timedelta(hours=1)
    assert seen(story).step is UploadStep.CLOSED
    with pytest.raises(Refused, match="not been held yet"):
        hand_in(story)
    with pytest.raises(Refused, match="still to come"):
        hand_in_new(story, datetime(2026, 3, 18, 17))
    story.deps.clock.at = STARTS_AT + timedelta(hours=3)
    set_group(story, format="balint")

    assert "nothing is written down" in seen(story).why
    with pytest.raises(Refused, match="nothing is written down"):
        hand_in(story)
    with pytest.raises(Refused, match="nothing is written down"):
        hand_in_new(story, datetime(2026, 2, 11, 17))
    assert count(story, TranscriptRecord) == 1


def test_what_cannot_be_read_is_named(story):
    with pytest.raises(UnreadableTranscript, match=r"^b\.txt: .*no transcript"):
        hand_in(story, Upload([("call.vtt", SAID), ("b.txt", b"nothing to see here")]))
    with pytest.raises(Refused, match="No file"):
        hand_in(story, Upload([]))
    with pytest.raises(Refused, match="more than 8 MB"):
        hand_in(story, Upload([("a.vtt", bytes(upload_transcript.LARGEST_BYTES)), ("b.vtt", SAID)]))
    with pytest.raises(Refused, match="21 files"):
        hand_in(story, Upload([("a.vtt", SAID)] * 21))

    assert (count(story, TranscriptRecord), sessions_without_recap(story.deps)) == (1, [])


def test_several_files_count_in_the_order_of_their_names(story):
    hand_in(story, Upload([("2.txt", b"Bob: After it.\n"), ("1.txt", b"Dana: Before it.\n")]))

    with story.deps.db.tx() as tx:
        kept = row(story)
        turns = select(TurnRecord).join(TranscriptRecord).where(
            TranscriptRecord.session_id == kept.id
        )  # fmt: skip
        assert [t.as_turn().text for t in tx.scalars(turns)] == ["Before it.", "After it."]


def test_a_session_that_was_called_off_and_held_all_the_same_is_one_that_was(story):
    story.change(cancelled_at=STARTS_AT - timedelta(days=1))
    assert seen(story).is_called_off

    hand_in(story)

    assert row(story).cancelled_at is None


@pytest.mark.parametrize(
    ("work", "step"),
    [
        (Jobs(JobStage.RUNS), UploadStep.RUNS),
        (Jobs(JobStage.FAILED, JobStage.WAITS), UploadStep.WAITS),
        (Jobs(JobStage.FAILED), UploadStep.FAILED),
        (Jobs(JobStage.GIVEN_UP), UploadStep.FAILED),
        (Jobs(fault=ExternalServiceError("away")), UploadStep.WAITS),
    ],
)
def test_how_far_it_is_is_what_the_work_says(story, work, step):
    hand_in(story)

    found = seen(story, work)

    assert found.step is step
    assert (found.why, found.key) == (("Over budget.", "recap:2:ab") if step is UploadStep.FAILED
                                      else ("", ""))  # fmt: skip


def test_what_nobody_recapped_for_a_day_says_so(story):
    hand_in(story)
    with story.deps.db.tx() as tx:
        kept = tx.scalars(select(TranscriptRecord).order_by(TranscriptRecord.id.desc())).first()
        kept.created_at -= timedelta(days=2)

    assert (seen(story).step, sessions_without_recap(story.deps)) == (UploadStep.LATE, [])


def test_a_mail_and_today_lead_to_the_page_where_it_is_handed_in(story):
    story.change(held_at=STARTS_AT)
    with story.deps.db.tx() as tx:
        silent = SittingRecord(session_id=story.session_id, platform="zoom", uuid="u", files=[],
                               silence="Zoom has no transcript.")  # fmt: skip
        tx.add(silent)
        tx.flush()
        sitting_id = silent.id

    assert mail_recap.mail_missing_transcript(sitting_id, story.deps)

    link = f"https://facilitator.example.org/sessions/{story.session_id}/transcript"
    with story.deps.db.tx() as tx:
        mail = tx.scalars(select(OutboxRecord)).one()
    assert link in mail.text and f'href="{link}"' in mail.html
    needs = [todo.need for todo in today(alice(story), story.deps).todos]
    assert TodoKind.TRANSCRIPT in needs
    assert seen(story).silence == "Zoom has no transcript."
    hand_in(story)
    assert TodoKind.TRANSCRIPT not in [todo.need for todo in today(alice(story), story.deps).todos]
    with story.deps.db.tx() as tx:
        assert tx.get_one(SittingRecord, sitting_id).silence == ""


def test_the_pages_take_a_file_and_tell_what_is_wrong_with_another(story, monkeypatch):
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])
    url = f"/sessions/{story.session_id}/transcript"
    page = browser.get(url)
    assert "At most 8 MB" in page.text

    def send(content, name="<b>.vtt", to=url, **more):
        form = {"token": token_in(page), "files": (io.BytesIO(content), name), **more}
        return browser.post(to, data=form, content_type="multipart/form-data")

    wrong = send(b"nothing to see here")
    assert wrong.status_code == 422
    assert "&lt;b&gt;.vtt: This is no transcript" in wrong.text
    other = send(ON_4_MARCH)
    assert "It is the right file, whatever day it says" in other.text
    with monkeypatch.context() as smaller:
        smaller.setattr(upload_transcript, "LARGEST_BYTES", 1000)
        assert send(SAID).status_code == 422
    large = browser.post(url, environ_overrides={"CONTENT_LENGTH": str(LARGEST_REQUEST + 1)},
                         content_type="multipart/form-data; boundary=x")  # fmt: skip
    assert (large.status_code, "not the recording" in large.text) == (413, True)
    assert send(SAID).status_code == 303
    assert "The recap waits for its turn" in browser.get(url).text
    part = browser.get(f"{url}/progress").text
    assert "<html" not in part and 'hx-trigger="every 3s"' in part
    write_recap.write_recap(story.session_id, story.deps)
    done = browser.get(f"{url}/progress").text
    assert "Look at the recap" in done and "hx-trigger" not in done
    new = send(b"Dana: A.\nBob: B.", to="/sessions/transcript", date="2026-02-11", time="17:00",
               group=str(group_id(story)))  # fmt: skip
    assert new.status_code == 303 and new.headers["Location"].endswith("/transcript")
    none = browser.post("/sessions/transcript", data={"token": token_in(page), "date": "2026-02-11",
                        "time": "17:00", "group": group_id(story)})  # fmt: skip
    assert (none.status_code, "No file was chosen" in none.text) == (422, True)
    assert count(story, RecapRecord) == 2


def test_a_planned_session_takes_what_is_handed_in_for_its_day(story):
    story.deps.clock.at = STARTS_AT - timedelta(days=1)
    wish = PlanValues(datetime(2026, 4, 15, 17), 90)
    number = change_plan.plan_new_session(alice(story), group_id(story), wish, story.deps)
    story.deps.clock.at = datetime(2026, 4, 15, 19, tzinfo=UTC)

    assert hand_in_new(story, datetime(2026, 4, 15, 17, 10)) == number
    assert row(story, number).held_at == datetime(2026, 4, 15, 17, tzinfo=UTC)
