"""The review of a recap, on both databases: changed, made anew, and nothing confidential told."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from facilitator.domain.errors import Refused
from facilitator.domain.notices import notice
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.engines.offline import OfflineEngine
from facilitator.features.checkins.open_commitments import commitments_to_ask_about
from facilitator.features.delivery import approval
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps import write_recap
from facilitator.features.review import edit_recap
from facilitator.kit import queries
from facilitator.kit.members import set_email_or_merge
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.sessions import SessionRecord, TurnRecord
from tests.standins.check_ins import before
from tests.standins.review import (
    GIVEN,
    approve,
    edit,
    entries,
    mails,
    one,
    opened,
    redo,
    shown,
)


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def test_edit_is_in_every_mail_and_the_original_stays_with_its_evidence(story):
    before_it = one(story, GIVEN)
    edit(story, before_it, EditKind.TEXT, "Call twelve of them.")
    edit(story, before_it, EditKind.SPEAKER, str(story.people["Lee"]))
    approve(story)

    after = one(story, GIVEN)
    assert after.found == before_it.found
    assert (after.now.text, after.now.speaker) == ("Call twelve of them.", "Lee")
    assert {e.speaker for e in after.now.evidence} == {"Lee"}
    assert "Call twelve of them." in mails(story)["Dana"].text
    with story.deps.db.tx() as tx:
        done = tx.scalars(select(RecapEditRecord).order_by(RecapEditRecord.id)).all()
        assert [(row.change, row.by.name) for row in done] == [
            ("text", "Alice"),
            ("speaker", "Alice"),
        ]
        assert done[0].target["evidence"][0]["quote"] == before_it.found.evidence[0].quote


def test_same_edit_twice_is_one_edit(story):
    for _ in range(2):
        edit(story, one(story, GIVEN), EditKind.TEXT, "Call twelve of them.")
        edit(story, one(story, GIVEN), EditKind.CONFIDENTIAL)

    with story.deps.db.tx() as tx:
        assert len(tx.scalars(select(RecapEditRecord)).all()) == 2


@pytest.mark.parametrize(
    "part", [StatementPart.SOLUTION, StatementPart.CHALLENGE, StatementPart.COMMITMENT]
)
def test_what_is_confidential_is_in_no_mail_no_export_and_no_later_question(story, part):
    said = {
        StatementPart.SOLUTION: GIVEN,
        StatementPart.CHALLENGE: "trial users",
        StatementPart.COMMITMENT: "ten users",
    }[part]
    assert said in shown(story)

    edit(story, one(story, said, part), EditKind.CONFIDENTIAL)
    approval.mail_draft(story.held_id, story.deps)
    approve(story)

    assert said not in shown(story)
    assert one(story, said, part).is_confidential
    with story.deps.db.tx() as tx:
        coming = tx.get_one(SessionRecord, story.session_id)
        asked = commitments_to_ask_about(tx, coming, story.people["Dana"])
    assert ("ten users" in str(asked)) is (part is not StatementPart.COMMITMENT)


def test_solutions_are_left_out_merged_and_added_and_can_be_as_they_were(story):
    first, second = [
        e for e in entries(story) if e.found.part is StatementPart.SOLUTION and e.seat == 0
    ][:2]
    edit_recap.merge_solutions(
        story.held_id, second.target.key, first.target.key, story.people["Alice"], story.deps
    )
    challenge = one(story, "trial users", StatementPart.CHALLENGE)
    for _ in range(2):
        edit_recap.add_solution(
            story.held_id, challenge.target.key, story.people["Alice"], "Read the churn letters.",
            None, story.deps,
        )  # fmt: skip

    with story.deps.db.tx() as tx:
        seat = queries.get_recap_view(tx, story.held_id).recap.hot_seats[0]
    texts = [given.text for given in seat.solutions]
    assert second.found.text not in texts
    assert texts.count("Read the churn letters.") == 1
    kept = next(given for given in seat.solutions if given.text == first.found.text)
    assert {e.quote for e in second.found.evidence} < {e.quote for e in kept.evidence}

    edit_recap.undo_edits(story.held_id, second.target.key, None, story.deps)

    with story.deps.db.tx() as tx:
        seat = queries.get_recap_view(tx, story.held_id).recap.hot_seats[0]
    assert second.found.text in [given.text for given in seat.solutions]


def test_due_day_can_be_set_and_taken_away(story):
    said = one(story, "ten users", StatementPart.COMMITMENT)
    edit(story, said, EditKind.DUE, "2026-03-20")
    assert one(story, "ten users", StatementPart.COMMITMENT).now.due.isoformat() == "2026-03-20"
    edit(story, said, EditKind.DUE, "")
    assert one(story, "ten users", StatementPart.COMMITMENT).now.due is None
    with pytest.raises(Refused):
        edit(story, said, EditKind.DUE, "soon")
    with pytest.raises(Refused):
        edit(story, one(story, GIVEN), EditKind.DUE, "2026-03-20")


def test_edits_survive_a_recap_that_is_made_anew(story):
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call twelve of them.")
    edit(
        story,
        one(story, "trial users", StatementPart.CHALLENGE),
        EditKind.TEXT,
        "Trial users leave.",
    )

    redo(story)

    assert one(story, GIVEN).now.text == "Call twelve of them."
    assert "Trial users leave." in shown(story)
    assert not opened(story).is_redoing


def test_hot_seat_that_is_made_anew_leaves_the_edits_of_the_others(story):
    edit(
        story,
        one(story, "trial users", StatementPart.CHALLENGE),
        EditKind.TEXT,
        "Dana's own words.",
    )
    edit(
        story,
        one(story, "best engineer", StatementPart.CHALLENGE),
        EditKind.TEXT,
        "Bob's own words.",
    )

    redo(story, story.people["Bob"], "Shorter, please.")

    assert "Dana's own words." in shown(story)
    assert "Bob's own words." not in shown(story)


def test_note_reaches_the_engine_once(story):
    wishes = []
    engine = story.deps.engine
    object.__setattr__(
        story.deps, "engine", lambda wish, ledger: wishes.append(wish.note) or engine(wish, ledger)
    )

    redo(story, note="Leave out the small talk.")
    write_recap.write_recap(story.held_id, story.deps)

    assert wishes == ["Leave out the small talk.", ""]
    assert approval.due_redos(story.deps) == []


def test_wish_to_make_it_anew_is_due_until_it_is_done(story):
    edit_recap.request_new_recap(story.held_id, None, "", None, story.deps)

    assert [session for session, _ in approval.due_redos(story.deps)] == [story.held_id]


def test_speaker_nobody_was_found_for_is_assigned_once_and_for_all(story):
    with story.deps.db.tx() as tx:
        for turn in tx.scalars(
            select(TurnRecord).where(TurnRecord.person_id == story.people["Lee"])
        ):
            turn.person_id, turn.label = None, "Galaxy S9"
    write_recap.write_recap(story.held_id, story.deps)
    assert opened(story).labels == ("Galaxy S9",)

    edit_recap.assign_speaker(story.held_id, "Galaxy S9", story.people["Lee"], None, story.deps)
    assert opened(story).is_redoing
    write_recap.write_recap(story.held_id, story.deps)

    assert opened(story).labels == ()
    assert "Lee" in {
        e.now.speaker for e in entries(story) if e.found.part is StatementPart.SOLUTION
    }
    with story.deps.db.tx() as tx:
        lee = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Lee"])
        ).one()
        assert lee.aliases == ["Galaxy S9"]


def test_forgotten_member_is_in_no_edit_any_more_and_nothing_comes_back(story):
    edit(story, one(story, "three things"), EditKind.SPEAKER, str(story.people["Dana"]))
    edit(
        story,
        one(story, "best engineer", StatementPart.CHALLENGE),
        EditKind.TEXT,
        "Dana asked Bob to stay.",
    )
    edit(story, one(story, "ten users", StatementPart.COMMITMENT), EditKind.CONFIDENTIAL)

    forget_person("Dana", story.deps.db)
    story.deps.clock.pass_by(days=1)
    edit(story, entries(story)[0], EditKind.DROP)

    with story.deps.db.tx() as tx:
        kept = "".join(
            f"{row.target}{row.into}{row.value}" for row in tx.scalars(select(RecapEditRecord))
        )
    for words in ("Dana", "three things", "ten users"):
        assert words not in kept
        assert words not in shown(story)


def test_edits_follow_a_person_who_turns_out_to_be_another(story):
    edit(story, one(story, GIVEN), EditKind.SPEAKER, str(story.people["Lee"]))
    with story.deps.db.tx() as tx:
        other = PersonRecord(name="Lee Park", email="park@example.org")
        tx.add(other)
        set_email_or_merge(tx, tx.get_one(PersonRecord, story.people["Lee"]), "park@example.org")

    assert one(story, GIVEN).now.speaker == "Lee Park"
    edit(story, one(story, GIVEN), EditKind.TEXT, "Call twelve of them.")
    assert "Call twelve of them." in shown(story)


class Fickle(OfflineEngine):
    """Says something else each time, as a model does."""

    def __init__(self, number):
        self.number = number

    def recap(self, transcript, roster):
        made = super().recap(transcript, roster)
        return replace(
            made, warnings=(*made.warnings, notice("private_messages_left_out", number=self.number))
        )


def test_work_that_was_cut_off_behind_its_recap_makes_no_other(story):
    heard = []

    def fickle(wish, ledger):
        heard.append(wish)
        return Fickle(len(heard))

    deps = replace(story.deps, engine=fickle)
    made, same = (write_recap.write_recap(story.held_id, deps, "recap:1:words") for _ in range(2))
    again = write_recap.write_recap(story.held_id, deps, "redo:1:later")

    assert same == made
    assert again.version == made.version + 1
    assert len(heard) == 2
