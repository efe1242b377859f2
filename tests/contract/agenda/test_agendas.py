"""The agenda, on both databases: drafted, edited, made anew in parts, approved, never twice."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from facilitator.adapters.mail.files import FileMailer
from facilitator.domain.agenda.parts import AgendaPart
from facilitator.domain.errors import CheckInClosed, NotFound, Refused, WriteConflict
from facilitator.domain.mails import MailState
from facilitator.features.agenda import edit_agenda, prepare_agenda, send_agenda
from facilitator.features.agenda.agendas_due import due
from facilitator.features.agenda.call_off import call_off
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.agendas import AgendaRecord, AgendaVersionRecord
from facilitator.records.groups import GroupRecord, MembershipRecord
from facilitator.records.icebreakers import IcebreakerUseRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord
from tests.standins.check_ins import STARTS_AT, before

WISH = {"hot-seat": "yes", "sentence": "Half of our trial users leave in week one."}


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    return told


def say(story, name, **form):
    submit_check_in(*story.pair(name), {"attending": "yes", **form}, story.deps)


def prepared(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    return opened(story)


def opened(story):
    return send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)


def approve(story, number=None):
    return send_agenda.approve(story.session_id, number, story.people["Alice"], story.deps)


def mails(story, kind="agenda"):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(
            select(OutboxRecord).where(OutboxRecord.kind == kind).order_by(OutboxRecord.id)
        )
        return {row.person.name: row for row in rows}


def set_group(story, **values):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        group.store_settings(group.as_settings().changed(values))


def test_who_asked_for_the_hot_seat_has_it_with_what_they_wrote(story):
    say(story, "Lee", **WISH)

    view = prepared(story).view

    assert view.seats[0].name == "Lee"
    assert view.seats[0].wanted.sentence == WISH["sentence"]
    assert "asked for it" in view.seats[0].reasons
    assert view.items[-1].at + timedelta(minutes=view.items[-1].minutes) == STARTS_AT + timedelta(
        minutes=90
    )


def test_draft_asks_about_what_was_promised_last_time(story):
    promised = {(one.name, one.promise.text) for one in prepared(story).view.promises}

    assert ("Dana", "I will call ten users by Friday.") in promised


def test_draft_is_made_once_and_goes_to_the_moderators_alone(story):
    assert prepare_agenda.prepare(story.session_id, story.deps)
    assert not prepare_agenda.prepare(story.session_id, story.deps)
    for _ in range(2):
        send_agenda.mail_draft(story.session_id, story.deps)

    assert set(mails(story, "agenda_draft")) == {"Alice"}
    assert mails(story) == {}
    link = f"https://facilitator.example.org/{send_agenda.PURPOSE}/"
    assert link in mails(story, "agenda_draft")["Alice"].text


def test_group_reads_only_what_a_member_ticked(story):
    say(story, "Lee", **WISH, urgent="The bank called.")
    prepared(story)
    approve(story)

    told = "".join(mail.text + mail.html for mail in mails(story).values())
    assert "Lee" in told
    assert "trial users" not in told
    assert "bank" not in told


def test_group_reads_what_a_member_ticked_and_when_it_was_said(story):
    say(story, "Lee", **WISH, **{"share-wish": "yes"})
    prepared(story)
    approve(story)

    assert f"Said before the session: {WISH['sentence']}" in mails(story)["Bob"].text


def test_approval_mails_everybody_who_comes_once_with_an_entry_for_the_calendar(story):
    say(story, "Bob", attending="no")
    number = prepared(story).number

    assert approve(story, number)
    assert not approve(story, number)

    assert set(mails(story)) == {"Alice", "Dana", "Gil", "Lee"}
    (event,) = Calendar.from_ical(mails(story)["Dana"].calendar).walk("VEVENT")
    assert event["DTSTART"].dt == STARTS_AT
    assert int(event["SEQUENCE"]) == 0
    assert str(UUID(str(event["UID"]))) == event["UID"]
    assert "LOCATION" not in event  # no platform told where to join


def entries(story, who):
    """Every calendar entry of a person, in the order in which they were mailed."""
    with story.deps.db.tx() as tx:
        found = tx.scalars(
            select(OutboxRecord).where(OutboxRecord.person_id == story.people[who])
            .where(OutboxRecord.calendar.is_not(None)).order_by(OutboxRecord.id)
        )  # fmt: skip
        return [Calendar.from_ical(m.calendar).walk("VEVENT")[0] for m in found]


def test_an_entry_that_the_version_before_sent_keeps_its_uid_when_the_sender_changes(
    story, tmp_path
):
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        session.calendar_uid = f"session-{session.id}@"  # as the migration leaves it
    prepared(story)
    approve(story)
    with story.deps.db.tx() as tx:
        tx.execute(update(OutboxRecord).values(state=MailState.SENT))
    elsewhere = replace(story.deps, mailer=FileMailer(tmp_path, "We <we@elsewhere.org>"))
    with elsewhere.db.tx() as tx:
        tx.get_one(SessionRecord, story.session_id).cancelled_at = story.deps.clock.now()
    assert call_off(story.session_id, elsewhere)

    sent, cancelled = entries(story, "Dana")

    assert sent["UID"] == cancelled["UID"] == f"session-{story.session_id}@example.org"
    assert cancelled["SEQUENCE"] > sent["SEQUENCE"]
    assert cancelled["STATUS"] == "CANCELLED"


def test_an_entry_has_the_link_with_which_the_platform_lets_members_join(story):
    link = "https://zoom.example.org/j/812?pwd=Sesame123"
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        room = RoomRecord(
            group_id=session.group_id, platform="zoom", number="812", join_link=link
        )  # fmt: skip
        tx.add(room)
        tx.flush()
        session.room_id, session.occurrence = room.id, "1"
    prepared(story)
    approve(story)

    [entry] = entries(story, "Dana")

    assert (entry["LOCATION"], entry["URL"]) == (link, link)


def test_change_after_the_mail_is_sent_only_when_somebody_sends_it(story):
    prepared(story)
    approve(story)
    edit_agenda.set_words(
        story.session_id, "Welcome.", "What is new?", "Promise.", story.people["Alice"], story.deps
    )
    assert len(mails(story)) == 5
    assert not opened(story).is_sent

    approve(story)

    with story.deps.db.tx() as tx:
        rows = tx.scalars(select(OutboxRecord).where(OutboxRecord.kind == "agenda")).all()
        second = [row for row in rows if row.purpose.endswith(":1")]
    assert (len(rows), len(second)) == (10, 5)
    (event,) = Calendar.from_ical(second[0].calendar).walk("VEVENT")
    assert int(event["SEQUENCE"]) == 1
    assert "This replaces the agenda you already have." in second[0].text


def test_version_nobody_looked_at_is_not_sent(story):
    number = prepared(story).number
    edit_agenda.set_icebreaker(story.session_id, "What is new?", None, story.deps)

    with pytest.raises(WriteConflict):
        approve(story, number)
    assert mails(story) == {}


def test_part_that_is_made_anew_leaves_the_edits_of_the_others(story):
    prepared(story)
    edit_agenda.set_words(story.session_id, "Hello.", "And?", "So.", None, story.deps)
    edit_agenda.set_minutes(story.session_id, 0, 3, None, story.deps)
    first = opened(story).view.agenda.icebreaker.question

    again = prepare_agenda.regenerate_parts(
        story.session_id, [AgendaPart.ICEBREAKER], None, story.deps, again=True
    )

    assert again.icebreaker.question != first
    assert again.words.welcome == "Hello."
    assert again.times.items[0].minutes == 3


def test_late_check_in_is_told_once_and_taken_in_without_losing_edits(story):
    prepared(story)
    edit_agenda.set_words(story.session_id, "Hello.", "And?", "So.", None, story.deps)
    assert due(story.deps)["changed"] == []
    say(story, "Lee", **WISH)
    say(story, "Bob", attending="no")

    assert due(story.deps)["changed"] == [story.session_id]
    assert send_agenda.mail_changes(story.session_id, story.deps)
    assert not send_agenda.mail_changes(story.session_id, story.deps)
    assert due(story.deps)["changed"] == []
    told = mails(story, "agenda_changed")["Alice"].text
    assert "Lee wants the hot seat." in told
    assert "Bob cannot come." in told

    taken = prepare_agenda.catch_up(story.session_id, None, story.deps)

    assert taken.words.welcome == "Hello."
    assert taken.seats[0].person_id == story.people["Lee"]
    assert opened(story).changes == ()


def test_check_in_is_closed_once_the_agenda_is_out(story):
    prepared(story)
    approve(story)

    with pytest.raises(CheckInClosed):
        say(story, "Lee")


def test_pinned_member_sits_and_dropped_one_does_not(story):
    say(story, "Lee", **WISH)
    prepared(story)

    edit_agenda.pin(story.session_id, story.people["Lee"], False, None, story.deps)
    edit_agenda.pin(story.session_id, story.people["Bob"], True, None, story.deps)

    draft = opened(story)
    assert draft.view.seats[0].name == "Bob"
    assert "Lee" not in {seat.name for seat in draft.view.seats}
    assert ("Lee", "was left out by the moderator") in draft.view.passed_over
    edit_agenda.pin(story.session_id, story.people["Lee"], None, None, story.deps)
    assert "Lee" in {seat.name for seat in opened(story).view.seats}


def test_every_version_is_kept_with_who_made_it(story):
    prepared(story)
    edit_agenda.set_icebreaker(story.session_id, "What is new?", story.people["Alice"], story.deps)

    with story.deps.db.tx() as tx:
        versions = tx.scalars(select(AgendaVersionRecord).order_by(AgendaVersionRecord.number))
        kept = [(v.number, v.what, v.by_id) for v in versions]
    assert kept == [
        (1, "drafted", None), (2, "edited the icebreaker", story.people["Alice"]),
    ]  # fmt: skip


def test_icebreaker_that_went_out_is_remembered_before_those_who_come(story):
    question = prepared(story).view.agenda.icebreaker.question
    approve(story)

    with story.deps.db.tx() as tx:
        use = tx.scalars(select(IcebreakerUseRecord)).one()
        assert (use.text, use.session_id) == (question, story.session_id)
        assert {h.person_id for h in use.hearings} == set(story.people.values())


def test_group_that_wants_it_gets_its_agenda_at_the_hour_it_set(story):
    set_group(story, agenda_sends=20)
    assert due(story.deps)["draft"] == [story.session_id]
    prepared(story)
    assert due(story.deps)["send"] == []

    story.deps.clock.pass_by(hours=4)

    assert due(story.deps)["send"] == [story.session_id]
    say(story, "Lee", **WISH)
    assert due(story.deps)["send"] == []  # out of date: a person is asked first


def test_nothing_is_drafted_for_a_session_that_will_not_be(story):
    story.change(cancelled_at=story.deps.clock.now())
    assert due(story.deps)["draft"] == []

    with pytest.raises(Refused):
        prepare_agenda.prepare(story.session_id, story.deps)
    with pytest.raises(NotFound):
        prepare_agenda.prepare(999, story.deps)


def test_agenda_that_was_sent_is_written_into_the_meeting_where_the_group_wants_that(story):
    written = []

    class Meetings:
        def set_agenda(self, room, occurrence, text):
            written.append((room, occurrence, text))

    set_group(story, agenda_in_meeting=True)
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        room = RoomRecord(group_id=session.group_id, platform="zoom", number="832")
        tx.add(room)
        tx.flush()
        session.room_id, session.occurrence = room.id, "1772643600000"
    object.__setattr__(story.deps, "platform", lambda name: Meetings())
    prepared(story)
    assert due(story.deps)["publish"] == []
    approve(story)
    assert due(story.deps)["publish"] == [story.session_id]

    assert send_agenda.publish(story.session_id, story.deps)

    assert due(story.deps)["publish"] == []
    (told,) = written
    assert told[:2] == ("832", "1772643600000")
    assert told[2].startswith("17:00 ")


def test_peer_who_solved_something_alike_is_called_on_first(story):
    with story.deps.db.tx() as tx:
        lee = tx.scalar(
            select(MembershipRecord).where(MembershipRecord.person_id == story.people["Lee"])
        )
        lee.profile = "I brought trial users back who had left in their first week."
    say(story, "Dana", **WISH)
    say(story, "Bob")

    seat = next(s for s in prepared(story).view.seats if s.name == "Dana")

    assert [name for name, _ in seat.callers][:1] == ["Lee"]
    assert "profile" in seat.callers[0][1]


def test_forgotten_member_is_in_no_agenda_any_more(story):
    say(story, "Lee", **WISH)
    prepared(story)

    forget_person("Lee", story.deps.db)

    with story.deps.db.tx() as tx:
        kept = tx.scalars(select(AgendaRecord)).one()
        assert "trial users" not in str(kept.parts)
        assert "Lee" not in str(kept.parts)
    assert "Lee" not in {seat.name for seat in opened(story).view.seats}
