"""Before a session, on both databases: who is asked, what is kept, who sees it, what goes."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import CheckInClosed, NotFound
from facilitator.domain.notices import notice
from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.domain.sessions.check_ins import (
    Attending,
    CheckInAnswers,
    CommitmentAnswer,
    HotSeatAnswer,
)
from facilitator.engines.offline import OfflineEngine
from facilitator.features.checkins.answer_check_in import (
    open_check_in,
    save_draft,
    submit_check_in,
    submitted_check_ins,
)
from facilitator.features.checkins.ask_check_in import ask_member, due, remind_member
from facilitator.features.checkins.open_commitments import commitments_to_ask_about
from facilitator.features.delivery import approval
from facilitator.features.privacy.delete_on_platform_request import delete_account
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.output import present
from facilitator.features.recaps.store_recap import store_recap
from facilitator.features.transcripts.make_recap import make_recap
from facilitator.kit import queries
from facilitator.records.base import Base
from facilitator.records.check_ins import CheckInRecord, CommitmentStatusRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import CommitmentRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord
from tests.standins import review
from tests.standins.check_ins import HELD, STARTS_AT, before

SEAT = {"hot-seat": "yes", "sentence": "Bob's team and my release", "why": "Bob knows why"}


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def at(story, **hours):
    story.deps.clock.at = STARTS_AT - timedelta(**hours)


def ask_all(story):
    before = len(mails(story))
    found = due(story.deps)
    for pair in found.ask:
        ask_member(*pair, story.deps)
    for pair in found.remind:
        remind_member(*pair, story.deps)
    return [(mail.kind, mail.person_id) for mail in mails(story)[before:]]


def mails(story):
    """What is in the outbox, in the order it came."""
    with story.deps.db.tx() as tx:
        return list(tx.scalars(select(OutboxRecord).order_by(OutboxRecord.id)))


def promise(story, name="Dana"):
    sheet = open_check_in(*story.pair(name), story.deps)
    return sheet.promised[0]


def send(story, name="Dana", **form):
    return submit_check_in(*story.pair(name), {"attending": "yes", **form}, story.deps)


def answered(story):
    with story.deps.db.tx() as tx:
        return submitted_check_ins(tx, story.session_id)


def count(story, table):
    with story.deps.db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(table))


def test_members_are_asked_three_days_before_and_guests_are_not(story):
    at(story, hours=73)
    assert ask_all(story) == []

    at(story, hours=72)

    asked = {"Alice", "Bob", "Dana", "Lee"}
    assert ask_all(story) == [("check_in", story.people[n]) for n in sorted(asked)]
    assert ask_all(story) == []


def test_one_reminder_goes_to_those_who_did_not_answer(story):
    at(story, hours=72)
    ask_all(story)
    send(story, "Dana")
    save_draft(*story.pair("Bob"), {"urgent": "Wait"}, story.deps)
    at(story, hours=37)
    assert ask_all(story) == []

    at(story, hours=36)

    reminded = [("check_in_reminder", story.people[n]) for n in ("Alice", "Bob", "Lee")]
    assert ask_all(story) == reminded
    assert ask_all(story) == []


@pytest.mark.parametrize("changes", [{"cancelled_at": STARTS_AT}, {"held_at": STARTS_AT}])
def test_nothing_is_asked_about_a_session_that_will_not_be(story, changes):
    at(story, hours=48)
    story.change(**changes)

    assert ask_all(story) == []
    assert not ask_member(*story.pair("Dana"), story.deps)


def test_a_session_planned_late_is_asked_about_at_once_and_not_twice_in_a_row(story):
    at(story, hours=20)
    assert len(ask_all(story)) == 4

    at(story, hours=9)
    assert ask_all(story) == []
    at(story, hours=8)
    assert {kind for kind, _ in ask_all(story)} == {"check_in_reminder"}


def test_nobody_is_asked_when_it_is_too_late_to_prepare(story):
    at(story, hours=3)

    assert ask_all(story) == []


def test_who_cannot_be_mailed_is_not_tried_again_and_again(story):
    at(story, hours=70)
    with story.deps.db.tx() as tx:
        tx.get_one(PersonRecord, story.people["Lee"]).email = None

    assert len(ask_all(story)) == 3
    assert due(story.deps).ask == ()


def test_the_mail_asks_about_the_commitments_and_its_link_opens_the_sheet(story):
    at(story, hours=72)

    ask_member(*story.pair("Dana"), story.deps)

    (content,) = mails(story)
    assert (content.kind, content.purpose) == ("check_in", f"session:{story.session_id}")
    assert "I will call ten users by Friday." in content.text
    link = next(line for line in content.text.splitlines() if line.startswith("https://"))
    ids = story.deps.links.ids("check-in", link.rpartition("/")[2], STARTS_AT)
    assert ids == story.pair("Dana")
    assert "Wednesday 18 March at 17:00 (UTC)" in content.text


def test_a_draft_is_the_members_alone_until_it_is_sent(story):
    save_draft(*story.pair("Dana"), {"sentence": "Not yet", "went-99": "done"}, story.deps)

    sheet = open_check_in(*story.pair("Dana"), story.deps)

    assert sheet.is_draft
    assert sheet.fields == {"sentence": "Not yet"}
    assert answered(story) == []


def test_what_was_sent_is_seen_by_the_moderator_and_the_ticked_by_the_group(story):
    asked = promise(story)

    send(story, **SEAT, **{f"went-{asked.id}": "partly", f"word-{asked.id}": "Six",
                           "urgent": "I leave early", "share-wish": "yes"})  # fmt: skip

    [dana] = answered(story)
    told = CommitmentAnswer(asked.id, CommitmentState.PARTLY, "Six")
    wish = HotSeatAnswer(SEAT["sentence"], SEAT["why"])
    assert (dana.name, dana.check_in.attending) == ("Dana", Attending.YES)
    assert dana.check_in.said == CheckInAnswers((told,), wish, "I leave early")
    assert dana.check_in.for_group() == CheckInAnswers(wish=wish)
    assert [p.text for p in dana.promised] == ["I will call ten users by Friday."]
    assert dana.changed_at is None


def test_an_incomplete_form_is_not_taken_and_changes_nothing(story):
    given = submit_check_in(*story.pair("Dana"), {"hot-seat": "yes"}, story.deps)

    assert set(given.problems) == {"attending", "sentence"}
    assert count(story, CheckInRecord) == 0


def test_a_later_change_is_marked_and_the_same_again_is_not(story):
    send(story, urgent="One")
    story.deps.clock.pass_by(hours=1)
    send(story, urgent="One")
    assert answered(story)[0].changed_at is None

    send(story, urgent="Two")

    assert answered(story)[0].changed_at == story.deps.clock.now()
    assert answered(story)[0].check_in.said.urgent == "Two"


def test_how_it_went_is_a_history_in_which_the_newest_counts(story):
    asked = promise(story)
    for word in ("not", "not", "done"):
        send(story, **{f"went-{asked.id}": word})

    with story.deps.db.tx() as tx:
        states = tx.scalars(
            select(CommitmentStatusRecord.state).order_by(CommitmentStatusRecord.id)
        ).all()
    assert states == ["not", "done"]
    assert answered(story)[0].check_in.said.commitments[0].state is CommitmentState.DONE

    send(story)
    assert answered(story)[0].check_in.said.commitments == ()


def test_a_commitment_that_was_answered_is_asked_about_once_unless_it_is_carried_on(story):
    asked = promise(story)
    send(story, **{f"went-{asked.id}": "not"})
    assert promise(story) == asked  # it can still be changed
    with story.deps.db.tx() as tx:
        first = tx.get_one(SessionRecord, story.session_id)
        later = SessionRecord(group_id=first.group_id, title="April")
        later.planned_at = STARTS_AT + timedelta(days=14)
        tx.add(later)
        tx.flush()
        story.session_id, at_first = later.id, first.id

    assert open_check_in(*story.pair("Dana"), story.deps).promised == ()

    with story.deps.db.tx() as tx:
        tx.add(
            CommitmentStatusRecord(
                commitment_id=asked.id, session_id=at_first, person_id=story.people["Alice"],
                state="carried", word="", said_in="session", said_at=STARTS_AT,
            )
        )  # fmt: skip
    assert promise(story) == asked


def test_answers_outlive_a_new_version_of_the_recap(story):
    asked = promise(story)
    send(story, **{f"went-{asked.id}": "done"})
    made = make_recap(HELD, OfflineEngine()).recap
    with story.deps.db.tx() as tx:
        people = {p.name: p for p in tx.scalars(select(PersonRecord))}
        held = tx.get_one(SessionRecord, story.held_id)
        assert (
            store_recap(tx, held, replace(made, warnings=(notice("same_file_twice"),)), people) == 2
        )

    sheet = open_check_in(*story.pair("Dana"), story.deps)

    assert sheet.promised[0].id != asked.id
    assert sheet.sent.said.commitments == (
        CommitmentAnswer(sheet.promised[0].id, CommitmentState.DONE),
    )


def test_only_the_newest_commitments_are_asked_about(story):
    with story.deps.db.tx() as tx:
        recap_id = tx.scalars(select(CommitmentRecord.recap_id)).first()
        for number in range(9):
            tx.add(
                CommitmentRecord(
                    recap_id=recap_id, person_id=story.people["Dana"], text=f"I will do {number}."
                )
            )
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        assert len(commitments_to_ask_about(tx, session, story.people["Dana"])) == 5


def test_nobody_is_asked_about_what_a_moderator_has_not_approved(story):
    def asked():
        with story.deps.db.tx() as tx:
            session = tx.get_one(SessionRecord, story.session_id)
            return [p.text for p in commitments_to_ask_about(tx, session, story.people["Dana"])]

    made_by_hand = asked()
    assert made_by_hand
    approval.send_or_show_draft(story.held_id, story.deps)
    assert asked() == []
    review.approve(story)
    assert asked() == made_by_hand
    mine = review.one(story, made_by_hand[0], StatementPart.COMMITMENT)
    review.edit(story, mine, EditKind.CONFIDENTIAL)
    assert asked() == made_by_hand[1:]


@pytest.mark.parametrize(
    "changes",
    [
        {"cancelled_at": STARTS_AT},
        {"held_at": STARTS_AT},
        {"planned_at": datetime(2026, 3, 15, tzinfo=UTC)},
    ],
)
def test_a_closed_check_in_takes_nothing_and_tells_nothing(story, changes):
    send(story, urgent="I leave early")
    story.change(**changes)

    sheet = open_check_in(*story.pair("Dana"), story.deps)

    assert sheet.closed
    assert (sheet.sent, sheet.fields, sheet.promised) == (None, None, ())
    with pytest.raises(CheckInClosed):
        send(story, urgent="Too late")
    with pytest.raises(CheckInClosed):
        save_draft(*story.pair("Dana"), {}, story.deps)


def test_a_session_that_is_moved_opens_its_check_in_again(story):
    at(story, hours=-1)
    assert open_check_in(*story.pair("Dana"), story.deps).closed

    story.change(planned_at=STARTS_AT + timedelta(days=7))

    assert not open_check_in(*story.pair("Dana"), story.deps).closed


@pytest.mark.parametrize("who", ["guest", "left", "nobody"])
def test_a_check_in_is_only_for_members(story, who):
    name = "Gil" if who == "guest" else "Dana"
    if who == "left":
        with story.deps.db.tx() as tx:
            tx.delete(
                tx.scalars(
                    select(MembershipRecord).where(
                        MembershipRecord.person_id == story.people["Dana"]
                    )
                ).one()
            )
    pair = (story.session_id, 999) if who == "nobody" else story.pair(name)

    with pytest.raises(NotFound):
        open_check_in(*pair, story.deps)
    with pytest.raises(NotFound):
        submit_check_in(*pair, {"attending": "yes"}, story.deps)


def test_two_who_send_at_once_leave_one_check_in(story):
    asked = promise(story)
    threads = [
        threading.Thread(target=send, args=(story,), kwargs={f"went-{asked.id}": "done"})
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert count(story, CheckInRecord) == 1
    assert count(story, CommitmentStatusRecord) == 1


def test_what_was_written_before_a_session_is_in_no_recap(story):
    send(story, **SEAT, **{"urgent": "xylophone"})
    story.change(held_at=STARTS_AT)
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        people = {p.name: p for p in tx.scalars(select(PersonRecord))}
        store_recap(tx, session, make_recap(HELD, OfflineEngine()).recap, people)

    with story.deps.db.tx() as tx:
        view = queries.get_recap_view(tx, story.session_id)
    for shape in ("json", "text", "html", "markdown"):
        page = present(shape, view)
        assert "xylophone" not in page
        assert SEAT["sentence"] not in page


def test_who_is_forgotten_leaves_no_check_in_and_no_name_in_those_of_others(story):
    asked = promise(story, "Bob")
    send(story, "Bob", urgent="xylophone", **{f"went-{asked.id}": "done"})
    save_draft(*story.pair("Bob"), {"urgent": "xylophone two"}, story.deps)
    send(story, "Dana", **SEAT)
    save_draft(*story.pair("Dana"), {"urgent": "Bob again"}, story.deps)

    forget_person("bob@example.org", story.deps.db)

    assert [one.name for one in answered(story)] == ["Dana"]
    with story.deps.db.tx() as tx:
        rows = [tx.execute(table.select()).all() for table in Base.metadata.sorted_tables]
    everything = json.dumps(rows, default=str)
    assert "xylophone" not in everything
    assert "Bob" not in everything
    assert "my release" in everything


def test_an_account_that_leaves_takes_its_check_ins_along(story):
    asked = promise(story)
    send(story, **{f"went-{asked.id}": "done"})
    with story.deps.db.tx() as tx:
        group_id = tx.get_one(SessionRecord, story.session_id).group_id
        tx.add(RoomRecord(group_id=group_id, platform="zoom", number="1", account="acme"))

    delete_account("zoom", "acme", story.deps)

    assert count(story, CheckInRecord) == 0
    assert count(story, CommitmentStatusRecord) == 0
    assert count(story, PersonRecord) == 0
