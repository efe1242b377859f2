"""What a member struck or reworded is nowhere in the records, on both databases, nor comes back."""

import pytest
from sqlalchemy import select

from facilitator.domain.errors import Refused
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.engines.offline import OfflineEngine
from facilitator.features.agenda import prepare_agenda
from facilitator.features.delivery import approval, mail_recap
from facilitator.features.privacy.about_person import about_person
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.process_session import process_session
from facilitator.features.recaps.store_session import store_session
from facilitator.features.review import edit_recap
from facilitator.features.transcripts.make_recap import make_recap
from facilitator.kit import queries
from facilitator.kit.audit import list_audit_entries
from facilitator.kit.reviews import get_or_create_review
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.recaps import ChallengeRecord, RecapRecord
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.wordings import TrialRecord
from facilitator.records.work import QuestionRecord
from tests.contract.records.test_sealing import everything_raw
from tests.standins.check_ins import HELD, before
from tests.standins.member_review import fine, member_first, part, reword, solution, strike, tick
from tests.standins.review import (
    GIVEN,
    approve,
    edit,
    mails,
    one,
    opened,
    redo,
    send_all,
    set_group,
    shown,
)

CORRECTION = "recap_correction"
BROUGHT = "Half of our trial users leave in the first week"


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    member_first(told)
    return told


def sent(story):
    approve(story)
    fine(story, "Dana", "Bob")
    tick(story)
    send_all(story)


def everywhere(story):
    """All that is kept, and all that lies in files."""
    files = "".join(path.read_text() for path in story.deps.outbox.glob("*"))
    return everything_raw(story.deps.db) + files


def test_a_strike_takes_the_summaries_away_and_asks_nobody_to_look_again(story):
    with story.deps.db.tx() as tx:
        for recap in tx.scalars(select(RecapRecord)):
            recap.summary = "They spoke of users who leave."
            for seat in recap.hot_seats:
                seat.summary = f"{seat.person.name}: call those who left."
    approve(story)
    assert part(story, "Dana").seats[0].summary == "Dana: call those who left."
    fine(story, "Bob", "Dana")

    strike(story, "Dana", solution(story, "Dana", GIVEN))

    assert "Dana: call those" not in everywhere(story)
    assert "They spoke of users" not in everywhere(story)
    approve(story)
    assert tick(story) == [story.held_id]


def test_struck_solution_is_nowhere_and_the_rest_of_its_hot_seat_stays(story):
    edit(story, one(story, GIVEN), EditKind.TEXT, "Ring up a dozen who left.")
    with story.deps.db.tx() as tx:
        get_or_create_review(
            tx, story.held_id
        ).redo_note = "He said: you could call ten of them. Keep it."
        told = {"said": f"you could {GIVEN}"}
        tx.add(QuestionRecord(session_id=story.held_id, digest="d", question=told, reply=told))
        tx.add(
            TrialRecord(
                session_id=story.held_id, prompt="hot_seat", text="t", planned=1, found=told
            )
        )
        tx.add(PostRecord(group_id=1, purpose="p", title="T", lines=["Ring up a dozen who left."]))
        sitting = SittingRecord(session_id=story.held_id, platform="zoom", uuid="u")
        tx.add(sitting)
        tx.flush()
        other = tx.scalars(select(ChallengeRecord).order_by(ChallengeRecord.id)).all()[-1]
        other.objection = "Bob told her to call ten."
        tx.add(PlatformSummaryRecord(sitting_id=sitting.id, text="Bob told her to call ten."))
    story.deps.outbox.mkdir(exist_ok=True)
    (story.deps.outbox / "0001-recap-lee-example-org.eml").write_text(GIVEN)
    prepare_agenda.prepare(story.session_id, story.deps)
    approve(story)
    assert GIVEN in everywhere(story)

    assert strike(story, "Dana", solution(story, "Dana", "Ring up a dozen"))

    there = everywhere(story)
    for words in (GIVEN, "before you touch the code", "Ring up a dozen", "told her to"):
        assert words not in there
    for words in ("cut the import to one field", "afraid of what they say", BROUGHT):
        assert words in there
    assert not strike(story, "Dana", "0" * 16)


def test_reworded_challenge_takes_the_place_of_what_was_said(story):
    assert BROUGHT in everywhere(story)
    approve(story)
    keys = [s.key for s in part(story, "Dana").seats]

    assert reword(story, "Dana", "We lose people <early>.")
    assert not reword(story, "Dana", "We lose people  <early>.")

    assert "Half of our trial users" not in everywhere(story)
    seat = part(story, "Dana").seats[0]
    assert seat.challenge.text == "We lose people <early>."
    assert [s.key for s in part(story, "Dana").seats] != keys
    assert reword(story, "Dana", "People leave early.")
    assert "We lose people" not in everywhere(story)
    with pytest.raises(Refused):
        reword(story, "Dana", " ")


def test_whole_hot_seat_goes_with_its_challenge(story):
    approve(story)

    strike(story, "Dana", part(story, "Dana").seats[0].key)

    there = everywhere(story)
    for words in (BROUGHT, GIVEN, "cut the import to one field"):
        assert words not in there
    assert "best engineer" in there
    assert "I will call ten users by Friday" in there  # her promise rests on other words


@pytest.mark.parametrize("travels", ["full", "link"])
def test_after_sending_a_correction_says_so_and_repeats_nothing(story, travels):
    set_group(story, recap_travels=travels)
    sent(story)

    strike(story, "Dana", solution(story, "Dana", GIVEN))
    reword(story, "Bob", "Somebody may leave.")

    told = mails(story, CORRECTION)
    assert set(told) == {"Alice", "Bob", "Dana", "Lee"}
    assert GIVEN not in everywhere(story)
    assert "My best engineer" not in everywhere(story)
    if travels == "full":
        assert "It now says, from Bob: Somebody may leave." in told["Lee"].text
        with story.deps.db.tx() as tx:
            all_told = [m.text for m in tx.scalars(select(OutboxRecord)) if m.kind == CORRECTION]
        assert any("Something from Bob was taken out." in text for text in all_told)
    page = mail_recap.open_recap(story.held_id, story.people["Lee"], story.deps)
    assert GIVEN not in page
    assert "Somebody may leave." in page
    assert "(struck)" not in page
    assert opened(story).is_sent


def test_what_the_moderator_changed_since_waits_for_them_and_the_page_does_not(story):
    sent(story)
    edit(story, one(story, "three things"), EditKind.TEXT, "Not approved yet.")

    strike(story, "Dana", solution(story, "Dana", GIVEN))

    assert mails(story, CORRECTION) == {}
    assert "Alice" in mails(story, "recap_draft")
    page = mail_recap.open_recap(story.held_id, story.people["Dana"], story.deps)
    assert GIVEN not in page
    assert "(struck)" not in page
    assert "Not approved yet." not in page
    assert part(story, "Bob").is_sent
    approve(story)
    assert not part(story, "Bob").is_sent  # he looks again
    fine(story, "Bob")
    tick(story)
    told = mails(story, CORRECTION)["Lee"].text
    assert "Something from Bob was taken out." in told
    assert "It now says, from Lee: Not approved yet." in told


def test_recap_made_anew_brings_nothing_back(story):
    approve(story)
    strike(story, "Dana", solution(story, "Dana", GIVEN))
    reword(story, "Bob", "Somebody may leave.")

    redo(story)

    assert GIVEN not in everywhere(story)
    assert "My best engineer" not in everywhere(story)
    assert "(struck)" not in shown(story)


def test_recap_that_was_being_made_meanwhile_is_made_anew(story):
    approve(story)
    usual, key = story.deps.engine, solution(story, "Dana", GIVEN)

    class Slow:
        def recap(self, transcript, roster):
            made = OfflineEngine().recap(transcript, roster)
            strike(story, "Dana", key)
            return made

    object.__setattr__(story.deps, "engine", lambda wish, ledger: Slow())
    assert redo(story) is None
    object.__setattr__(story.deps, "engine", usual)

    assert GIVEN not in everywhere(story)
    assert [session for session, _ in approval.due_redos(story.deps)] == [story.held_id]
    assert write_recap.write_recap(story.held_id, story.deps)
    assert GIVEN not in everywhere(story)


def test_transcript_is_not_taken_in_again(story):
    approve(story)
    strike(story, "Dana", solution(story, "Dana", GIVEN))
    db = story.deps.db

    with pytest.raises(Refused, match="struck words of session"):
        process_session(HELD, OfflineEngine(), db, story.deps.outbox)
    with pytest.raises(Refused, match="struck words of session"):
        store_session(HELD, make_recap(HELD, OfflineEngine()), db)

    assert GIVEN not in everywhere(story)


def test_what_the_moderator_did_to_it_before_goes_with_its_words(story):
    first = one(story, GIVEN)
    second = one(story, "one field and it worked")
    edit_recap.merge_solutions(story.held_id, second.target.key, first.target.key, None, story.deps)
    edit(
        story,
        one(story, BROUGHT, StatementPart.CHALLENGE),
        EditKind.TEXT,
        "Trials that leave us early.",
    )
    challenge = one(story, BROUGHT, StatementPart.CHALLENGE).target.key
    alice = story.people["Alice"]
    edit_recap.add_solution(
        story.held_id, challenge, alice, "Read the churn letters.", None, story.deps
    )
    approve(story)

    strike(story, "Dana", solution(story, "Dana", GIVEN))
    strike(story, "Dana", solution(story, "Dana", "churn letters"))
    reword(story, "Dana", "People leave early.")

    there = everywhere(story)
    for words in (GIVEN, "one field and it worked", "churn letters", "Trials that", BROUGHT):
        assert words not in there
    assert [s for _, s in part(story, "Dana").seats[0].solutions if "Lee" in s.speaker] == []
    edit_recap.undo_edits(story.held_id, part(story, "Dana").seats[0].key, None, story.deps)
    assert part(story, "Dana").seats[0].challenge.text == "People leave early."


def test_audit_log_and_own_export_say_that_it_was_done_and_no_word_of_it(story):
    approve(story)
    strike(story, "Dana", solution(story, "Dana", GIVEN))
    reword(story, "Dana", "People leave early.")
    fine(story, "Dana")

    with story.deps.db.tx() as tx:
        done = [line.what for line in list_audit_entries(tx) if line.who == "Dana"]
        rows = tx.scalars(select(RecapEditRecord)).all()
        newest = queries.newest_recap(tx, story.held_id)
        assert [row.change for row in rows] == ["reword"]
        assert "(struck)" not in repr(queries.recap_from_record(newest))
    assert done == [
        "struck a solution given to them", "reworded their challenge",
        "said that their part is fine",
    ]  # fmt: skip
    about = about_person("Dana", story.deps.db)
    (looked,) = next(s.entries for s in about.sections if s.name == "parts_looked_at")
    assert looked["changed_at"]
    assert looked["said_fine_at"]
