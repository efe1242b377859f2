"""What was said goes when its time is over; the recap stays, and the words do not come back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from facilitator.domain.errors import Refused
from facilitator.domain.events import Event, EventKind
from facilitator.engines.offline import OfflineEngine
from facilitator.features.agenda.agenda_inputs import load_inputs
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.privacy import delete_transcripts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.privacy.receipts import receipt_lines
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.process_session import process_session
from facilitator.features.transcripts import import_transcript
from facilitator.kit import queries
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, UploadRecord
from facilitator.translation import translator_for
from facilitator.translation.recaps import receipt_rows
from tests.contract.recaps.test_kept_recaps import everything
from tests.standins.check_ins import HELD, before

MADE = datetime(2026, 3, 4, 20, tzinfo=UTC)
GROUP = "Founders North"
SAID = "I was so busy being angry about it"  # Bob, and in no quote of the recap


@pytest.fixture
def story(database, tmp_path):
    """A recap approved on 4 March; the group keeps what was said for ten days."""
    told = before(database, tmp_path)
    edit_group(GROUP, {"transcript_days": 10}, database)
    with database.tx() as tx:
        tx.execute(update(RecapRecord).values(made_at=MADE - timedelta(days=1)))
        tx.add(ReviewRecord(session_id=told.held_id, sent_version=1, sent_at=MADE))
    told.deps.clock.at = MADE + timedelta(days=9)
    return told


def let_go(story, **later):
    story.deps.clock.pass_by(**later)
    return [
        delete_transcripts.delete_words(one, story.deps)
        for one in delete_transcripts.due(story.deps)
    ]


def turns(story):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(TurnRecord))


def view(story):
    with story.deps.db.tx() as tx:
        return queries.get_recap_view(tx, story.held_id)


def test_words_stay_until_their_day_and_go_on_it(story):
    there = turns(story)

    assert let_go(story) == []
    assert turns(story) == there > 10
    story.deps.clock.at = datetime(2026, 3, 14, 0, 0, 10, tzinfo=UTC)
    assert let_go(story) == [there]

    assert turns(story) == 0
    assert SAID not in everything(story.deps.db)


def test_the_day_a_mail_tells_is_the_day_the_words_go(story):
    told = dict(receipt_rows(view(story), translator_for("en")))["Deleted"]

    let_go(story, days=3)

    assert told == "The transcript on 14 March 2026"
    assert view(story).receipt.deleted_on == story.deps.clock.at.date() == date(2026, 3, 16)


def test_a_later_version_of_a_recap_does_not_move_the_day(story):
    with story.deps.db.tx() as tx:
        tx.add(RecapRecord(session_id=story.held_id, version=2, engine="offline"))

    assert view(story).receipt.deleted_on == date(2026, 3, 14)


def test_the_recap_stays_with_its_quotes_and_the_number_of_those_who_spoke(story):
    shown = view(story)

    let_go(story, days=1)

    kept = view(story)
    assert (kept.recap, kept.speakers) == (shown.recap, 4)
    assert kept.recap.commitments[0].evidence[0].quote


def test_who_was_there_stays_known(story):
    with story.deps.db.tx() as tx:
        facts = load_inputs(tx, tx.get_one(SessionRecord, story.session_id))

    let_go(story, days=1)

    with story.deps.db.tx() as tx:
        after = load_inputs(tx, tx.get_one(SessionRecord, story.session_id))
    assert [c.attended for c in after.candidates] == [c.attended for c in facts.candidates]
    assert {c.name: c.attended for c in after.candidates}["Lee"] == 1


def test_letting_go_twice_leaves_one_receipt_that_says_how_much(story):
    with story.deps.db.tx() as tx:
        tx.add(QuestionRecord(session_id=story.held_id, digest="d", question={"said": SAID}))
    there = turns(story)

    let_go(story, days=1)

    assert delete_transcripts.delete_words(story.held_id, story.deps) == 0
    with story.deps.db.tx() as tx:
        lines = receipt_lines(tx)
    assert [(line.about, dict(line.removed)) for line in lines] == [
        (
            f"what was said in session {story.held_id}",
            {"turns": there, "questions": 1, "platform_summaries": 0, "notes": 0},
        )
    ]


def test_a_draft_that_nobody_approves_counts_as_approved_after_a_while(story):
    with story.deps.db.tx() as tx:
        tx.execute(delete(ReviewRecord))

    assert view(story).receipt.deleted_on == date(2026, 4, 12)  # made on the 3rd, 30 and 10 days


def test_a_session_without_a_recap_keeps_its_words(story):
    with story.deps.db.tx() as tx:
        tx.execute(delete(RecapRecord))

    assert let_go(story, days=100) == []


def test_no_days_at_all_means_the_night_after(story):
    edit_group(GROUP, {"transcript_days": 0}, story.deps.db)

    story.deps.clock.at = MADE + timedelta(hours=1)
    assert let_go(story) == []
    assert len(let_go(story, hours=4)) == 1


def test_the_same_file_by_hand_does_not_bring_the_words_back(story, tmp_path):
    let_go(story, days=1)
    asked = []

    class Watched(OfflineEngine):
        def recap(self, transcript, roster):
            asked.append(transcript)
            return super().recap(transcript, roster)

    with pytest.raises(Refused, match="was deleted on 2026-03-14") as refused:
        process_session(replace(HELD, theme="founders"), Watched(), story.deps.db, tmp_path)

    assert "--no-store" in refused.value.advice
    assert (asked, turns(story)) == ([], 0)


def test_a_tool_that_hands_the_words_in_again_is_not_heard(story):
    let_go(story, days=1)
    sealed = story.deps.seal.close(HELD.files[0]).encode()
    with story.deps.db.tx() as tx:
        tx.execute(update(SessionRecord).values(held_at=datetime(2026, 3, 4, 17, tzinfo=UTC)))
        tx.add(UploadRecord(key="again", sealed=sealed))
    event = Event(
        EventKind.UPLOADED, "group", "again", story.deps.clock.at, room=GROUP, sitting="again",
        started_at=datetime(2026, 3, 4, 17, 5, tzinfo=UTC),
    )  # fmt: skip

    assert import_transcript.import_upload(event, story.deps) is None

    with story.deps.db.tx() as tx:
        assert tx.get(UploadRecord, "again") is None
    assert turns(story) == 0
    assert write_recap.write_recap(story.held_id, story.deps) is None


def test_the_words_do_not_come_back_as_another_session_either(story):
    let_go(story, days=1)
    sealed = story.deps.seal.close(HELD.files[0]).encode()
    with story.deps.db.tx() as tx:
        tx.add(UploadRecord(key="late", sealed=sealed))
    event = Event(
        EventKind.UPLOADED, "group", "late", story.deps.clock.at, room=GROUP, sitting="late",
        started_at=datetime(2026, 6, 1, 17, tzinfo=UTC),
    )  # fmt: skip

    assert import_transcript.import_upload(event, story.deps) is None

    assert turns(story) == 0
    with story.deps.db.tx() as tx:
        assert tx.scalar(select(func.count()).select_from(TranscriptRecord)) == 1


def test_forgetting_somebody_leaves_a_receipt_without_their_name(story):
    gone = forget_person("Dana", story.deps.db)

    with story.deps.db.tx() as tx:
        line = receipt_lines(tx)[0]
    assert line.removed["turns"] == gone.turns > 0
    assert "dana" not in line.about.casefold()
