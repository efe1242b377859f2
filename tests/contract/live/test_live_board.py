"""The board of a session, on both databases: two moderators, what they note, what is kept of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from facilitator.demo import samples
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.recaps.recap import EvidenceSource
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import prepare_agenda
from facilitator.features.live import live_board, live_notes
from facilitator.features.live.live_board import BoardState
from facilitator.features.live.live_notes import off_record_times
from facilitator.features.meetings.link_room import link_room
from facilitator.features.meetings.planned_sessions import sync_planned_sessions
from facilitator.features.privacy import delete_transcripts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.review import edit_recap
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_defaults import RecapOptions, with_defaults
from facilitator.kit.audit import list_audit_entries
from facilitator.records.boards import BoardRecord, LiveNoteRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.rooms import PlatformSummaryRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from tests.contract.meetings.test_sessions_from_events import ROOM, ROSTER, events, follow, meeting
from tests.contract.recaps.test_kept_recaps import everything
from tests.contract.webhooks.test_zoom_api import zoom
from tests.standins import member_review, review
from tests.standins.check_ins import STARTS_AT, before, went_on
from tests.standins.deps import deps_of

SECRET = "the bank called about the pineapple loan"


def _go_on(story):
    """An agenda is there, and the session begins now."""
    story.deps.clock.at = STARTS_AT - timedelta(hours=24)
    prepare_agenda.prepare(story.session_id, story.deps)
    story.deps.clock.at = STARTS_AT


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


def visitor(story, name="Alice"):
    return Visitor(story.people[name], name, f"{name}@example.org".lower())


def board(story):
    return live_board.open_board(visitor(story), story.session_id, story.deps)


def begin(story):
    live_board.start_session(visitor(story), story.session_id, story.deps)


def go_on(story, gone=None):
    gone = board(story).index if gone is None else gone
    live_board.next_step(visitor(story), story.session_id, gone, story.deps)


def go_back(story, gone=None):
    gone = board(story).index if gone is None else gone
    live_board.previous_step(visitor(story), story.session_id, gone, story.deps)


def note(story, text, name=None):
    person = story.people[name] if name else None
    live_notes.add_note(visitor(story), story.session_id, text, person, story.deps)


def switch(story, do):
    do(visitor(story), story.session_id, story.deps)


def count(story, record):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(record))


def test_before_it_begins_the_board_shows_the_first_step(story):
    shown = board(story)

    assert (shown.state, shown.index, shown.now.name) == (BoardState.READY, 0, "Icebreaker")
    assert shown.now.says
    assert shown.next.name == "Last time's commitments"
    assert ("Dana", "I will call ten users by Friday.") in shown.next.asks


def test_steps_go_on_and_back_and_the_time_left_follows(story):
    begin(story)
    story.deps.clock.pass_by(minutes=5)
    assert (board(story).state, board(story).left) == (BoardState.RUNS, 3)
    story.deps.clock.pass_by(minutes=5)
    assert board(story).left == -2
    go_on(story)
    shown = board(story)
    assert (shown.index, shown.now.at) == (1, STARTS_AT + timedelta(minutes=10))
    assert shown.ends_at == shown.planned_end

    go_back(story)

    assert (board(story).index, board(story).left) == (0, -2)
    go_back(story)
    assert board(story).state is BoardState.READY


def test_the_seats_question_and_whom_to_call_on_stand_where_they_are_needed(story):
    begin(story)
    go_on(story)
    go_on(story)

    shown = board(story)

    assert shown.now.seat in ("Bob", "Dana", "Lee")
    assert shown.now.says
    assert len(shown.steps) == len({(s.name, s.seat) for s in shown.steps})


def test_two_who_click_at_once_go_on_by_one_step(story):
    begin(story)
    begin(story)
    for _ in range(2):
        go_on(story, gone=0)

    assert board(story).index == 1
    for _ in range(2):
        go_back(story, gone=1)
    assert (board(story).index, board(story).state) == (0, BoardState.RUNS)
    assert count(story, BoardRecord) == 1


def test_past_the_last_step_the_session_is_over_and_can_still_go_back(story):
    begin(story)
    for _ in board(story).steps:
        go_on(story)
    assert (board(story).state, board(story).now) == (BoardState.OVER, None)
    go_on(story)

    go_back(story)

    assert board(story).state is BoardState.RUNS
    assert board(story).next is None


def test_without_an_agenda_the_format_of_the_group_is_run(database, tmp_path):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT
    begin(told)

    assert board(told).has_agenda is False
    assert board(told).steps[2].seat == "Hot seat 1"


def test_a_board_begins_two_hours_before_its_session_at_the_earliest(story):
    story.deps.clock.at = STARTS_AT - timedelta(hours=3)

    with pytest.raises(Refused, match="not yet"):
        begin(story)

    assert board(story).opens_at == STARTS_AT - timedelta(hours=2)
    story.deps.clock.at = STARTS_AT - timedelta(hours=2)
    assert board(story).opens_at is None
    begin(story)


def test_nobody_elses_moderator_sees_or_moves_it(story):
    with story.deps.db.tx() as tx:
        mara = PersonRecord(name="Mara", email="mara@example.org")
        tx.add(mara)
        tx.flush()
        other = Visitor(mara.id, "Mara", "mara@example.org")
    for do in (
        live_board.open_board,
        live_board.start_session,
        live_notes.go_off_record,
        live_notes.go_on_record,
    ):
        with pytest.raises(NotFound):
            do(other, story.session_id, story.deps)
    with pytest.raises(NotFound):
        live_notes.add_note(other, story.session_id, "x", None, story.deps)
    assert count(story, BoardRecord) == 0


def test_what_was_noted_is_there_once_and_can_be_taken_away(story):
    for _ in range(2):
        note(story, "  Ask about \n the import ")
        note(story, "Write to ten users", "Dana")

    noted = board(story).captured
    assert [(one.kind, one.name, one.text) for one in noted] == [
        ("note", "", "Ask about the import"), ("commitment", "Dana", "Write to ten users"),
    ]  # fmt: skip
    for _ in range(2):
        live_notes.delete_note(visitor(story), story.session_id, noted[0].id, story.deps)
    assert [one.text for one in board(story).captured] == ["Write to ten users"]
    with story.deps.db.tx() as tx:
        told = [line.what for line in list_audit_entries(tx)]
    assert "wrote down a commitment during a session" in told
    assert SECRET not in everything(story.deps.db)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 401])
def test_a_note_of_nothing_or_of_too_much_is_refused(story, text):
    with pytest.raises(Refused):
        note(story, text)


def test_nothing_is_noted_of_who_is_not_to_be_recorded_nor_of_a_stranger(story):
    with story.deps.db.tx() as tx:
        own = MembershipRecord.person_id == story.people["Lee"]
        tx.scalars(select(MembershipRecord).where(own)).one().recorded = False

    assert "Lee" not in dict(board(story).people).values()
    with pytest.raises(Refused, match="nobody"):
        note(story, "Call her", "Lee")


def test_off_the_record_is_one_time_however_often_it_is_switched(story):
    switch(story, live_notes.go_off_record)
    story.deps.clock.pass_by(minutes=2)
    switch(story, live_notes.go_off_record)
    assert board(story).off_since == STARTS_AT
    switch(story, live_notes.go_on_record)
    story.deps.clock.pass_by(minutes=1)
    switch(story, live_notes.go_on_record)

    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        (one,) = off_record_times(tx, session, STARTS_AT - timedelta(seconds=30))
    assert (one.start, one.end) == (30, 150)
    assert board(story).off_since is None


def test_who_is_forgotten_is_in_no_note_any_more(story):
    note(story, "Write to ten users", "Dana")
    note(story, "Dana was tired, Bob was not")

    forget_person("Dana", story.deps.db)

    assert [one.text for one in board(story).captured] == ["[name removed] was tired, Bob was not"]


def test_notes_of_a_session_nobody_has_a_transcript_of_go_when_its_words_would(story):
    note(story, SECRET)
    switch(story, live_notes.go_off_record)
    story.deps.clock.pass_by(days=31)
    assert delete_transcripts.delete_old_notes(story.deps) == 0
    story.deps.clock.pass_by(days=365)
    assert delete_transcripts.delete_old_notes(story.deps) == 1
    assert delete_transcripts.delete_old_notes(story.deps) == 0

    assert SECRET not in everything(story.deps.db)
    assert count(story, LiveNoteRecord) == 1


@pytest.fixture
def evening(database, tmp_path):
    """A session that Zoom tells of; its board is run by Alice, who owns everything."""
    with FakeZoom(FakeAccount("client", "secret", "acct")) as standin:
        link_room(database, samples.GROUP, samples.THEME, ROSTER, "zoom", ROOM)
        deps = deps_of(database, tmp_path, zoom(standin))
        for event in events(zoom_events(meeting(), standin.account), deps):
            if event.schedule:
                sync_planned_sessions(event, deps)
        with database.tx() as tx:
            owner = PersonRecord(name="Olga", email="olga@example.org")
            tx.add(owner)
            begins = meeting().starts_at
            session = select(SessionRecord.id).where(SessionRecord.planned_at == begins)
            session_id = tx.scalars(session).one()
            tx.flush()
            olga = Visitor(owner.id, "Olga", "olga@example.org", is_owner=True)
        deps.clock.at = begins
        yield deps, standin, olga, session_id


def hold(deps, standin, told=None):
    for event in events(zoom_events(told or meeting(), standin.account), deps):
        follow(event, deps)


def spans(deps):
    with deps.db.tx() as tx:
        return [span for turn in tx.scalars(select(TurnRecord)) for span in turn.spans]


def test_what_was_said_while_the_board_was_off_is_kept_nowhere(evening):
    deps, standin, olga, session_id = evening
    deps.clock.pass_by(minutes=10)
    live_notes.go_off_record(olga, session_id, deps)
    deps.clock.pass_by(minutes=5)
    live_notes.go_on_record(olga, session_id, deps)

    hold(deps, standin)

    kept = spans(deps)
    assert len(kept) > 50
    assert not [s for s in kept if s[1] > 600 - 20 and s[0] < 900 + 20]
    with deps.db.tx() as tx:
        heard = tx.scalars(select(TranscriptRecord)).one()
        assert heard.left_out == 2  # one was told in words
        assert any("off the record from minute 10 to 15" in w.english for w in heard.warnings)
        assert tx.scalar(select(func.count()).select_from(PlatformSummaryRecord)) == 0


def test_where_the_recording_was_paused_what_may_have_moved_goes_as_well(evening, monkeypatch):
    """Ten minutes of the recording were paused, and the times of its transcript know nothing."""
    deps, standin, olga, session_id = evening
    usual = Meeting.ends_at.fget
    later = property(lambda self: usual(self) + timedelta(minutes=10))
    monkeypatch.setattr(Meeting, "ends_at", later)
    deps.clock.pass_by(minutes=20)
    live_notes.go_off_record(olga, session_id, deps)
    deps.clock.pass_by(minutes=1)
    live_notes.go_on_record(olga, session_id, deps)

    hold(deps, standin)

    assert not [s for s in spans(deps) if s[1] > 600 and s[0] < 1260]
    with deps.db.tx() as tx:
        told = tx.scalars(select(TranscriptRecord)).one().warnings
    assert any("paused for" in warning.english for warning in told)


def test_once_the_transcript_is_here_the_board_is_closed_but_notes_may_go(evening):
    deps, standin, olga, session_id = evening
    live_notes.add_note(olga, session_id, SECRET, None, deps)
    live_notes.go_off_record(olga, session_id, deps)
    deps.clock.pass_by(minutes=1)
    live_notes.go_on_record(olga, session_id, deps)
    hold(deps, standin)

    told = live_board.open_board(olga, session_id, deps)

    assert "transcript is here" in told.closed
    for do in (live_board.start_session, live_notes.go_off_record):
        with pytest.raises(Refused, match="transcript is here"):
            do(olga, session_id, deps)
    note, off = told.captured
    live_notes.delete_note(olga, session_id, note.id, deps)
    with pytest.raises(Refused, match="stays so"):
        live_notes.delete_note(olga, session_id, off.id, deps)


def test_the_platforms_own_summary_is_not_kept_where_the_board_was_off(evening):
    deps, standin, olga, session_id = evening
    live_notes.go_off_record(olga, session_id, deps)
    deps.clock.pass_by(seconds=1)
    live_notes.go_on_record(olga, session_id, deps)

    told = replace(meeting(), transcript=meeting().transcript.replace(b"off the record", b"quiet"))
    hold(deps, standin, told)

    assert count_of(deps, PlatformSummaryRecord) == 0


def count_of(deps, record):
    with deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(record))


def test_a_file_that_is_handed_in_loses_a_quarter_of_an_hour_around_it(story):
    begin(story)
    story.deps.clock.pass_by(minutes=30)
    switch(story, live_notes.go_off_record)
    story.deps.clock.pass_by(minutes=1)
    switch(story, live_notes.go_on_record)

    handed = with_defaults(
        SessionFiles([b""], held_on=STARTS_AT.date(), session_id=story.session_id), RecapOptions(),
        story.deps.db,
    )  # fmt: skip

    (one,) = handed.off
    assert (one.start, one.end, one.margin) == (1800, 1860, 900)


def test_a_commitment_that_was_noted_is_in_the_recap_only_once_its_moderator_adds_it(story):
    """Of the session that was held: its review is open, and says so to nobody else."""
    with story.deps.db.tx() as tx:
        for text, name in (("Write to the bank by 20 March", "Lee"), ("Ask about marmalade", None)):
            tx.add(LiveNoteRecord(
                session_id=story.held_id, kind="commitment" if name else "note", text=text,
                person_id=name and story.people[name], at=story.deps.clock.at,
            ))  # fmt: skip
    alice = story.people["Alice"]
    noted = review.opened(story).noted
    assert [one.text for one in noted] == ["Write to the bank by 20 March", "Ask about marmalade"]
    assert "bank" not in review.shown(story)

    for _ in range(2):
        edit_recap.add_noted_commitment(story.held_id, noted[0].id, alice, story.deps)

    assert [one.text for one in review.opened(story).noted] == ["Ask about marmalade"]
    added = review.one(story, "the bank", StatementPart.COMMITMENT)
    assert (added.now.speaker, added.now.evidence[0].source) == ("Lee", EvidenceSource.MEMORY)
    assert added.now.due == date(2026, 3, 20)
    with pytest.raises(Refused):
        edit_recap.add_noted_commitment(story.held_id, noted[1].id, alice, story.deps)
    review.approve(story)
    assert "the bank" in review.mails(story)["Lee"].text
    assert "marmalade" not in review.shown(story)


def test_what_a_member_struck_is_in_no_note_any_more(story):
    member_review.member_first(story)
    review.approve(story)
    given = review.one(story, review.GIVEN).now.text
    with story.deps.db.tx() as tx:
        for text in (f"Bob said: {given}", "Ask about marmalade"):
            tx.add(LiveNoteRecord(
                session_id=story.held_id, kind="note", text=text, at=story.deps.clock.at,
            ))  # fmt: skip

    member_review.strike(story, "Dana", member_review.solution(story, "Dana", review.GIVEN))

    assert [one.text for one in review.opened(story).noted] == ["Ask about marmalade"]
