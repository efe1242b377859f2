"""A transcript in a language without known requests waits for the moderator's word, unread."""

import re
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.events import Event, EventKind
from facilitator.domain.notices import notice
from facilitator.domain.sessions.held_transcripts import HeldState
from facilitator.engines.offline import OfflineEngine
from facilitator.features.member_review.strike_words import strike_words
from facilitator.features.privacy import delete_transcripts
from facilitator.features.privacy.about_person import about_person
from facilitator.features.privacy.delete_on_platform_request import delete_transcript
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.debrief import RememberedSession, recap_from_memory
from facilitator.features.recaps.process_session import process_session
from facilitator.features.recaps.store_session import store_session
from facilitator.features.sessions import after_session
from facilitator.features.sessions.upload_status import UploadStep, load_upload_status
from facilitator.features.today.today import TodoKind, today
from facilitator.features.transcripts import held_transcripts, import_transcript
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_transcript import (
    Upload,
    sessions_without_recap,
    upload_for_new_session,
    upload_transcript,
)
from facilitator.kit import pending_work, queries
from facilitator.reading import TranscriptFile
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.search import MemoryRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import PendingWorkRecord, UploadRecord
from tests.contract.groups.test_group_pages import alice, group_id
from tests.contract.records.test_sealing import everything_raw
from tests.people import zoom_vtt
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.clicks import Left, do_pending
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.dying import AFTER_THE_CLICK, IN_THE_WORK, die_with_click
from tests.standins.review import set_group

SWEDISH = """
Alice: Välkomna allihop, vi börjar med en kort runda där alla säger hur de mår just nu.
Dana: Vi förlorar hälften av våra kunder varje månad och vi vet inte varför de försvinner.
Lee: När vi hade samma problem ringde vi upp tio av dem och frågade vad som hade hänt.
Dana: Det låter som en bra idé, jag ska göra det redan den här veckan innan fredag.
Sigrid: Jag tycker att ni borde korta ner formuläret, vi gjorde det förra året och det hjälpte.
Alice: Tack så mycket allihop, vi ses igen om en månad och då berättar Dana hur det gick.
"""
SAID = zoom_vtt(SWEDISH).encode()
FILES = Upload([("call.vtt", SAID)])
WORDS = "hälften av våra kunder"


@pytest.fixture
def story(database, tmp_path):
    """The evening after the second session; its group wants unknown languages to wait."""
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT + timedelta(hours=3)
    set_group(told, unknown_language_waits="on")
    return told


def hand_in(story, upload=FILES):
    upload_transcript(story.session_id, upload, alice(story), story.deps)


def count(story, record):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(record))


def held(story):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(HeldTranscriptRecord))


def kept_words(story):
    """How much is kept of what was said."""
    return {r: count(story, r) for r in (TranscriptRecord, TurnRecord, MemoryRecord, OutboxRecord)}


def deeds(story, *what):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(AuditEntryRecord).where(AuditEntryRecord.what.in_(what)))
        return [(row.about, row.by, row.by_id) for row in rows]


def step(story):
    return load_upload_status(story.session_id, alice(story), story.deps).step


def decide(story, decision):
    """Say it, with a worker that comes later."""
    decision(story.session_id, alice(story), replace(story.deps, work=Left()))


def from_a_tool(story, key="again", content=SAID):
    with story.deps.db.tx() as tx:
        tx.add(UploadRecord(key=key, sealed=story.deps.seal.close(content).encode()))
    event = Event(
        EventKind.UPLOADED, "group", key, story.deps.clock.at, room="Founders North", sitting=key,
        started_at=STARTS_AT,
    )  # fmt: skip
    return import_transcript.import_upload(event, story.deps)


def test_nothing_is_kept_but_the_sealed_file(story):
    was, people = kept_words(story), count(story, PersonRecord)

    hand_in(story)

    assert kept_words(story) == was
    assert count(story, PersonRecord) == people  # Sigrid is nobody yet
    found = held(story)
    assert (found.session_id, found.languages) == (story.session_id, "sv")
    assert held_transcripts.HeldFiles.opened(found.sealed, story.deps.seal).files[0].content == SAID
    assert WORDS not in everything_raw(story.deps.db)
    assert "Sigrid" not in everything_raw(story.deps.db)
    assert sessions_without_recap(story.deps) == []
    assert step(story) is UploadStep.HELD


def test_a_group_that_does_not_want_that_has_its_recap_at_once(story):
    set_group(story, unknown_language_waits="off")

    hand_in(story)

    assert held(story) is None
    assert [session for session, _ in sessions_without_recap(story.deps)] == [story.session_id]


def test_a_language_that_is_understood_does_not_wait(story):
    hand_in(
        story, Upload([("call.txt", b"Dana: We lose every second bidder.\nLee: Who reads it?")])
    )

    assert held(story) is None
    assert len(sessions_without_recap(story.deps)) == 1


def test_the_same_words_again_change_nothing_while_they_wait(story):
    hand_in(story)
    found = held(story)
    story.deps.clock.pass_by(days=2)

    hand_in(story, Upload([("again.vtt", SAID)]))
    assert from_a_tool(story) is None
    began = datetime(2026, 3, 20, 17)
    new = upload_for_new_session(group_id(story), began, FILES, alice(story), story.deps)

    again = held(story)
    assert (again.sealed, again.came_at) == (found.sealed, found.came_at)
    assert new == story.session_id
    assert len(deeds(story, "handed in a transcript")) == 1
    assert count(story, UploadRecord) == 0


def test_other_words_replace_those_that_wait_and_do_not_wait_longer(story):
    hand_in(story)
    came_at = held(story).came_at
    story.deps.clock.pass_by(days=2)

    hand_in(story, Upload([("more.vtt", zoom_vtt(SWEDISH + SWEDISH).encode())]))

    assert held(story).came_at == came_at
    opened = held_transcripts.HeldFiles.opened(held(story).sealed, story.deps.seal)
    assert opened.files[0].content != SAID


def test_yes_lets_a_worker_read_it_once_and_the_recap_is_made(story):
    hand_in(story)

    decide(story, held_transcripts.allow)
    decide(story, held_transcripts.allow)

    assert step(story) is UploadStep.READS
    assert count(story, PendingWorkRecord) == 1
    assert count(story, TranscriptRecord) == 1  # that of the session before
    about = (f"session {story.session_id}", "member", story.people["Alice"])
    assert deeds(story, "allowed a recap of a transcript that waited") == [about]
    do_pending(story.deps)
    assert (held(story).sealed, held(story).state) == (b"", HeldState.ALLOWED)
    ((session_id, _),) = sessions_without_recap(story.deps)
    write_recap.write_recap(session_id, story.deps)
    with story.deps.db.tx() as tx:
        spoken = [t.language for t in tx.get_one(SessionRecord, session_id).transcript.turns]
    assert spoken == ["sv"] * 6


def test_yes_holds_for_more_words_of_that_session(story):
    hand_in(story)
    decide(story, held_transcripts.allow)
    do_pending(story.deps)

    taken = from_a_tool(story, content=zoom_vtt(SWEDISH + SWEDISH).encode())

    assert taken.session_id == story.session_id
    assert held(story).sealed == b""


def test_no_deletes_it_and_neither_platform_nor_tool_brings_it_back(story):
    hand_in(story)

    decide(story, held_transcripts.discard)
    decide(story, held_transcripts.discard)

    assert (held(story).sealed, held(story).state) == (b"", HeldState.DELETED)
    assert len(deeds(story, "deleted a transcript that waited")) == 1
    assert from_a_tool(story) is None
    assert held(story).sealed == b""
    with pytest.raises(Refused, match="is deleted"):
        decide(story, held_transcripts.allow)
    page = after_session.load_held_session(story.session_id, alice(story), story.deps)
    assert page.held.is_gone
    hand_in(story)  # the moderator's own file asks again
    assert held(story).state == HeldState.WAITS


def test_after_yes_there_is_no_no(story):
    hand_in(story)
    decide(story, held_transcripts.allow)

    with pytest.raises(Refused, match="does not wait any more"):
        decide(story, held_transcripts.discard)

    assert held(story).sealed


def test_a_session_without_one_has_nothing_to_decide(story):
    with pytest.raises(NotFound, match="No transcript of session"):
        decide(story, held_transcripts.allow)


def test_it_is_deleted_before_a_week_is_over_and_the_page_says_so(story):
    hand_in(story)
    came_at = held(story).came_at
    story.deps.clock.at = datetime(2026, 3, 24, 23, 59, tzinfo=UTC)
    assert held_transcripts.delete_expired(story.deps) == 0
    assert held(story).as_held().goes_on.isoformat() == "2026-03-25"

    story.deps.clock.at = datetime(2026, 3, 25, 0, 0, 15, tzinfo=UTC)
    assert held_transcripts.delete_expired(story.deps) == 1
    assert held_transcripts.delete_expired(story.deps) == 0

    assert story.deps.clock.at - came_at < timedelta(days=7)
    assert (held(story).sealed, held(story).state) == (b"", HeldState.EXPIRED)
    about = f"session {story.session_id}"
    assert deeds(story, "deleted a transcript that waited") == [(about, "facilitator", None)]
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])
    page = browser.get(f"/sessions/{story.session_id}/after").text
    assert "People spoke Swedish, so it waited a week for your word" in page


def test_what_was_allowed_and_never_read_goes_after_a_week_too(story):
    hand_in(story)
    decide(story, held_transcripts.allow)
    story.deps.clock.pass_by(days=8)

    assert held_transcripts.delete_expired(story.deps) == 1
    do_pending(story.deps)

    assert (held(story).sealed, count(story, TranscriptRecord)) == (b"", 1)


def test_today_and_the_session_page_ask_and_take_the_answer_once(story):
    hand_in(story)
    (todo,) = [t for t in today(alice(story), story.deps).todos if t.need is TodoKind.HELD]
    assert (todo.session_id, todo.held.spoken) == (story.session_id, "Swedish")
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])
    assert "where people spoke Swedish: minutes 0." in browser.get("/").text
    place = f"/sessions/{story.session_id}"
    page = browser.get(f"{place}/after")
    assert "The transcript waits for your word" in page.text
    assert re.search(r"Without your word it is deleted on [^.]*25 March", page.text)

    assert browser.post(f"{place}/transcript/held", data={"do": "allow"}).status_code == 403
    told = {"do": "allow", "token": token_in(page)}
    answers = [browser.post(f"{place}/transcript/held", data=told) for _ in range(2)]

    assert [a.status_code for a in answers] == [303, 303]
    assert len(deeds(story, "allowed a recap of a transcript that waited")) == 1
    assert len(sessions_without_recap(story.deps)) == 1
    assert "The transcript waits" not in browser.get(f"{place}/after").text
    assert browser.post(f"{place}/transcript/held", data={**told, "do": "x"}).status_code == 400


def test_the_board_s_times_off_the_record_count_when_it_is_read(story):
    hand_in(story)
    with story.deps.db.tx() as tx:
        tx.add(LiveNoteRecord(session_id=story.session_id, kind="off", at=STARTS_AT))

    decide(story, held_transcripts.allow)
    do_pending(story.deps)

    with story.deps.db.tx() as tx:
        transcript = tx.get_one(SessionRecord, story.session_id).transcript
        assert (transcript.turns, transcript.left_out > 0) == ([], True)


@pytest.mark.parametrize("moment", [AFTER_THE_CLICK, IN_THE_WORK])
def test_who_dies_with_the_yes_has_the_words_read_once(story, moment):
    hand_in(story)
    place = f"/sessions/{story.session_id}"

    died = die_with_click(story, moment, f"{place}/after", f"{place}/transcript/held", do="allow")

    assert died == -signal.SIGKILL
    assert len(deeds(story, "allowed a recap of a transcript that waited")) == 1
    assert (count(story, PendingWorkRecord), count(story, TranscriptRecord)) == (1, 1)
    assert held(story).sealed
    with story.deps.db.reading() as tx:
        (task,) = tx.scalars(select(PendingWorkRecord.id))
    assert [pending_work.do(task, story.deps) for _ in range(2)] == [True, False]
    assert (held(story).sealed, count(story, TranscriptRecord)) == (b"", 2)
    assert len(sessions_without_recap(story.deps)) == 1


def test_forgetting_a_person_deletes_what_waits_in_their_groups(story):
    hand_in(story)

    forget_person("Lee", story.deps.db)

    assert (held(story).sealed, held(story).state) == (b"", HeldState.DELETED)


@pytest.mark.parametrize("way", ["struck", "time is over"])
def test_what_waits_beside_a_recap_goes_with_its_words(story, way):
    """The session of the story has its transcript and recap; another, longer one came."""
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.held_id)
        files = held_transcripts.HeldFiles((TranscriptFile(SAID),), None)
        unheard = notice("requests_not_heard", languages="sv", minutes="3")
        assert held_transcripts.hold(tx, session, files, "f", unheard, story.deps)
    assert held(story).sealed

    if way == "struck":
        with story.deps.db.tx() as tx:
            session = tx.get_one(SessionRecord, story.held_id)
            strike_words(tx, session, [], story.people["Dana"])
    else:
        story.deps.clock.pass_by(days=400)
        assert delete_transcripts.delete_words(story.held_id, story.deps) > 10

    assert (held(story).sealed, held(story).state) == (b"", HeldState.DELETED)


def test_a_recording_that_is_deleted_and_a_group_that_goes_take_it_along(story):
    hand_in(story)
    with story.deps.db.tx() as tx:
        tx.add(SittingRecord(session_id=story.session_id, platform="zoom", uuid="u"))

    assert delete_transcript("zoom", "u", story.deps)
    assert held(story).sealed == b""
    with story.deps.db.tx() as tx:
        tx.delete(tx.get_one(SessionRecord, story.session_id))
    assert held(story) is None


def test_no_summary_of_the_platform_is_kept_while_it_may_wait(story):
    class Zoom:
        def summary(self, uuid):
            return f"They said: {WORDS}"

    deps = replace(story.deps, platform=lambda name: Zoom())
    with story.deps.db.tx() as tx:
        sitting = SittingRecord(session_id=story.session_id, platform="zoom", uuid="u")
        tx.add(sitting)
        tx.flush()
        sitting_id = sitting.id

    import_transcript.import_summary(sitting_id, deps)
    hand_in(story)
    import_transcript.import_summary(sitting_id, deps)
    assert count(story, PlatformSummaryRecord) == 0

    decide(story, held_transcripts.allow)
    do_pending(story.deps)
    import_transcript.import_summary(sitting_id, deps)
    assert count(story, PlatformSummaryRecord) == 1


def test_the_export_says_that_one_waits_without_its_words(story):
    hand_in(story)

    about = {s.name: s.entries for s in about_person("Dana", story.deps.db).sections}

    (entry,) = about["transcripts_that_wait"]
    assert (entry["session"], entry["deleted_on"]) == (story.session_id, "2026-03-25")
    assert WORDS not in repr(about)


def test_a_recap_on_the_command_line_is_the_moderators_own_word(story, tmp_path):
    hand_in(story)
    files = SessionFiles(
        [SAID], group="Founders North", session_id=story.session_id, held_on=STARTS_AT.date(),
        theme="founders",
    )  # fmt: skip

    process_session(files, OfflineEngine(), story.deps.db, tmp_path)

    assert held(story) is None
    assert count(story, TranscriptRecord) == 2


def test_a_recap_from_memory_leaves_the_file_to_wait(story, tmp_path):
    hand_in(story)
    remembered = SessionFiles(
        [], group="Founders North", session_id=story.session_id, held_on=STARTS_AT.date()
    )
    memory = RememberedSession(promises=[("Dana", "call ten of them")])
    with story.deps.db.tx() as tx:
        roster = queries.roster_of(tx, group_id(story), STARTS_AT)

    store_session(remembered, recap_from_memory(memory, remembered, roster), story.deps.db)

    assert held(story).as_held().waits
    assert step(story) is UploadStep.HELD
