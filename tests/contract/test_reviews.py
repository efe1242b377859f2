"""The review of a recap, on both databases: a draft first, changed, approved, corrected."""

import pytest
from sqlalchemy import select

from facilitator.domain.errors import Refused, Tie, Unknown
from facilitator.domain.review import YES, Change
from facilitator.domain.statements import Part
from facilitator.presenting import formats, present
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import RecapEditRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord, TurnRecord
from facilitator.services import edit_recap, mail_recap, queries, send_recap, write_recap
from facilitator.services.forget_person import forget_person
from facilitator.services.promised import promised_before
from facilitator.services.review_recap import PURPOSE, open_review
from tests.standins.before import before

GIVEN = "call ten of them"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def opened(story):
    return open_review(story.held_id, story.people["Alice"], story.deps)


def entries(story):
    review = opened(story)
    seats = [one for seat in review.seats for one in (seat.brought, *seat.solutions)]
    return [one.entry for one in (*seats, *review.commitments, *review.points)]


def one(story, holds, part=Part.SOLUTION):
    """The statement in which these words are."""
    (found,) = [e for e in entries(story) if e.found.part is part and holds in e.found.text]
    return found


def edit(story, entry, change, value=YES):
    edit_recap.edit(
        story.held_id, entry.target.key, change, value, story.people["Alice"], story.deps
    )


def approve(story, version=None):
    return send_recap.approve(story.held_id, version, story.people["Alice"], story.deps)


def redo(story, member=None, note=""):
    edit_recap.ask_anew(story.held_id, member, note, story.people["Alice"], story.deps)
    return write_recap.write_recap(story.held_id, story.deps)


def mails(story, kind="recap"):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(
            select(OutboxRecord).where(OutboxRecord.kind == kind).order_by(OutboxRecord.id)
        )
        return {row.person.name: row for row in rows}


def set_group(story, **values):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        group.take_settings(group.as_settings().changed(values))


def shown(story):
    """All that anybody but the moderator may read."""
    with story.deps.db.tx() as tx:
        view = queries.view_of(tx, story.held_id)
        sent = [f"{m.subject}{m.text}{m.html}" for m in tx.scalars(select(OutboxRecord))]
    return "".join([*(present(format, view) for format in formats()), *sent])


def test_recap_is_shown_to_the_moderators_and_waits_for_them(story):
    for _ in range(2):
        assert not send_recap.share(story.held_id, story.deps)

    assert mails(story) == {}
    assert set(mails(story, "recap_draft")) == {"Alice"}
    told = mails(story, "recap_draft")["Alice"].text
    assert f"https://facilitator.example.org/{PURPOSE}/" in told
    assert "I will call ten users by Friday." in told


def test_approval_mails_everybody_once_and_says_who_did_it(story):
    version = opened(story).version

    assert approve(story, version)
    assert not approve(story, version)

    assert set(mails(story)) == {"Alice", "Bob", "Dana", "Lee"}  # Gil, a guest, had no hot seat
    with story.deps.db.tx() as tx:
        state = tx.scalars(select(ReviewRecord)).one()
        assert (state.sent_version, state.sent_by_id) == (version, story.people["Alice"])


def test_group_that_wants_it_gets_its_recap_at_once_unless_there_is_a_warning(story):
    set_group(story, recap_sends="automatic")
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = ["Look at this."]
    assert not send_recap.share(story.held_id, story.deps)
    assert mails(story) == {}
    with story.deps.db.tx() as tx:
        tx.scalars(select(RecapRecord)).one().warnings = []

    assert send_recap.share(story.held_id, story.deps)

    assert set(mails(story)) == {"Alice", "Bob", "Dana", "Lee"}


def test_version_nobody_looked_at_is_not_sent(story):
    version = opened(story).version
    edit(story, one(story, GIVEN), Change.TEXT, "Call all of them.")

    with pytest.raises(Tie):
        approve(story, version)
    assert mails(story) == {}


def test_edit_is_in_every_mail_and_the_original_stays_with_its_evidence(story):
    before_it = one(story, GIVEN)
    edit(story, before_it, Change.TEXT, "Call twelve of them.")
    edit(story, before_it, Change.SPEAKER, str(story.people["Lee"]))
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
        edit(story, one(story, GIVEN), Change.TEXT, "Call twelve of them.")
        edit(story, one(story, GIVEN), Change.CONFIDENTIAL)

    with story.deps.db.tx() as tx:
        assert len(tx.scalars(select(RecapEditRecord)).all()) == 2


@pytest.mark.parametrize("part", [Part.SOLUTION, Part.CHALLENGE, Part.COMMITMENT])
def test_what_is_confidential_is_in_no_mail_no_export_and_no_later_question(story, part):
    said = {Part.SOLUTION: GIVEN, Part.CHALLENGE: "trial users", Part.COMMITMENT: "ten users"}[part]
    assert said in shown(story)

    edit(story, one(story, said, part), Change.CONFIDENTIAL)
    send_recap.show_moderators(story.held_id, story.deps)
    approve(story)

    assert said not in shown(story)
    assert one(story, said, part).is_confidential
    with story.deps.db.tx() as tx:
        coming = tx.get_one(SessionRecord, story.session_id)
        asked = promised_before(tx, coming, story.people["Dana"])
    assert ("ten users" in str(asked)) is (part is not Part.COMMITMENT)


def test_solutions_are_left_out_merged_and_added_and_can_be_as_they_were(story):
    first, second = [e for e in entries(story) if e.found.part is Part.SOLUTION and e.seat == 0][:2]
    edit_recap.merge(
        story.held_id, second.target.key, first.target.key, story.people["Alice"], story.deps
    )
    challenge = one(story, "trial users", Part.CHALLENGE)
    for _ in range(2):
        edit_recap.add(
            story.held_id, challenge.target.key, story.people["Alice"], "Read the churn letters.",
            None, story.deps,
        )  # fmt: skip

    with story.deps.db.tx() as tx:
        seat = queries.view_of(tx, story.held_id).recap.hot_seats[0]
    texts = [given.text for given in seat.solutions]
    assert second.found.text not in texts
    assert texts.count("Read the churn letters.") == 1
    kept = next(given for given in seat.solutions if given.text == first.found.text)
    assert {e.quote for e in second.found.evidence} < {e.quote for e in kept.evidence}

    edit_recap.take_back(story.held_id, second.target.key, None, story.deps)

    with story.deps.db.tx() as tx:
        seat = queries.view_of(tx, story.held_id).recap.hot_seats[0]
    assert second.found.text in [given.text for given in seat.solutions]


def test_due_day_can_be_set_and_taken_away(story):
    said = one(story, "ten users", Part.COMMITMENT)
    edit(story, said, Change.DUE, "2026-03-20")
    assert one(story, "ten users", Part.COMMITMENT).now.due.isoformat() == "2026-03-20"
    edit(story, said, Change.DUE, "")
    assert one(story, "ten users", Part.COMMITMENT).now.due is None
    with pytest.raises(Refused):
        edit(story, said, Change.DUE, "soon")
    with pytest.raises(Refused):
        edit(story, one(story, GIVEN), Change.DUE, "2026-03-20")


def test_edits_survive_a_recap_that_is_made_anew(story):
    edit(story, one(story, GIVEN), Change.TEXT, "Call twelve of them.")
    edit(story, one(story, "trial users", Part.CHALLENGE), Change.TEXT, "Trial users leave.")

    redo(story)

    assert one(story, GIVEN).now.text == "Call twelve of them."
    assert "Trial users leave." in shown(story)
    assert not opened(story).is_redoing


def test_hot_seat_that_is_made_anew_leaves_the_edits_of_the_others(story):
    edit(story, one(story, "trial users", Part.CHALLENGE), Change.TEXT, "Dana's own words.")
    edit(story, one(story, "best engineer", Part.CHALLENGE), Change.TEXT, "Bob's own words.")

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
    assert send_recap.redos_due(story.deps) == []


def test_wish_to_make_it_anew_is_due_until_it_is_done(story):
    edit_recap.ask_anew(story.held_id, None, "", None, story.deps)

    assert [session for session, _ in send_recap.redos_due(story.deps)] == [story.held_id]


def test_speaker_nobody_was_found_for_is_assigned_once_and_for_all(story):
    with story.deps.db.tx() as tx:
        for turn in tx.scalars(
            select(TurnRecord).where(TurnRecord.person_id == story.people["Lee"])
        ):
            turn.person_id, turn.label = None, "Galaxy S9"
    write_recap.write_recap(story.held_id, story.deps)
    assert opened(story).labels == ("Galaxy S9",)

    edit_recap.assign(
        story.held_id, "Galaxy S9", story.people["Lee"], story.people["Alice"], story.deps
    )
    assert opened(story).is_redoing
    write_recap.write_recap(story.held_id, story.deps)

    assert opened(story).labels == ()
    assert "Lee" in {e.now.speaker for e in entries(story) if e.found.part is Part.SOLUTION}
    with story.deps.db.tx() as tx:
        lee = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Lee"])
        ).one()
        assert lee.aliases == ["Galaxy S9"]


def test_change_after_sending_goes_out_as_a_correction_that_says_what_changed(story):
    approve(story)
    edit(story, one(story, GIVEN), Change.TEXT, "Call twelve of them.")
    send_all(story)
    edit(story, one(story, "three things"), Change.CONFIDENTIAL)
    assert not opened(story).is_sent
    assert mails(story, "recap_correction") == {}

    approve(story)

    told = mails(story, "recap_correction")
    assert set(told) == {"Alice", "Bob", "Dana", "Lee"}
    assert "It now says, from Bob: Call twelve of them." in told["Lee"].text
    assert "Something from Lee was taken out." in told["Bob"].text
    assert "three things" not in told["Bob"].text
    assert not approve(story)


def send_all(story):
    with story.deps.db.tx() as tx:
        for row in tx.scalars(select(OutboxRecord)):
            row.state = "sent"


def test_who_was_not_there_is_told_what_they_missed(story):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        mia = PersonRecord(name="Mia", email="mia@example.org")
        tx.add(MembershipRecord(group_id=group.id, person=mia))

    approve(story)

    assert "this is what you missed" in mails(story)["Mia"].text
    assert "this is what you missed" not in mails(story)["Lee"].text


@pytest.mark.parametrize(
    ("sees", "has_mail", "knows_all"),
    [("nothing", False, False), ("own", True, False), ("all", True, True)],
)
def test_guests_get_only_what_their_group_allows(story, sees, has_mail, knows_all):
    set_group(story, guests_see=sees)
    with story.deps.db.tx() as tx:
        dana = tx.scalars(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Dana"])
        ).one()
        dana.role = "guest"

    approve(story)

    told = mails(story)
    assert ("Dana" in told) is has_mail
    if has_mail:
        assert "trial users" in told["Dana"].text
        assert ("best engineer" in told["Dana"].text) is knows_all
    assert ("Gil" in told) is knows_all


def test_recap_may_travel_as_commitments_only(story):
    set_group(story, recap_travels="commitments")

    approve(story)

    told = mails(story)["Dana"]
    assert "I will call ten users by Friday." in told.text
    assert "trial users" not in told.text + told.html


def test_recap_may_travel_as_a_link_that_opens_what_was_sent(story):
    set_group(story, recap_travels="link")
    approve(story)
    told = mails(story)["Dana"]
    assert "ten users" not in told.text + told.html
    assert f"https://facilitator.example.org/{mail_recap.PURPOSE}/" in told.text

    edit(story, one(story, GIVEN), Change.TEXT, "Not approved yet.")

    page = mail_recap.open_recap(story.held_id, story.people["Dana"], story.deps)
    assert "trial users" in page
    assert "Not approved yet." not in page


def test_link_opens_nothing_before_the_approval_nor_for_others(story):
    for name in ("Dana", "Alice"):
        with pytest.raises(Unknown):
            mail_recap.open_recap(story.held_id, story.people[name], story.deps)
    with pytest.raises(Unknown):
        open_review(story.held_id, story.people["Dana"], story.deps)
    with pytest.raises(Unknown):
        open_review(story.session_id, None, story.deps)


def test_forgotten_member_is_in_no_edit_any_more_and_nothing_comes_back(story):
    edit(story, one(story, "three things"), Change.SPEAKER, str(story.people["Dana"]))
    edit(story, one(story, "best engineer", Part.CHALLENGE), Change.TEXT, "Dana asked Bob to stay.")
    edit(story, one(story, "ten users", Part.COMMITMENT), Change.CONFIDENTIAL)

    forget_person("Dana", story.deps.db)
    story.deps.clock.pass_by(days=1)
    edit(story, entries(story)[0], Change.DROP)

    with story.deps.db.tx() as tx:
        kept = "".join(
            f"{row.target}{row.into}{row.value}" for row in tx.scalars(select(RecapEditRecord))
        )
    for words in ("Dana", "three things", "ten users"):
        assert words not in kept
        assert words not in shown(story)
