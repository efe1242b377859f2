"""A session that is called off after its agenda went out, on both databases: who is told what."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from facilitator.domain.mails import MailState
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.agenda.agendas_due import due
from facilitator.features.agenda.call_off import call_off
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.records.agendas import AgendaRecord
from facilitator.records.outbox import OutboxRecord
from tests.standins.check_ins import STARTS_AT, went_on

OFF = "called_off"


def _go_on(story):
    story.deps.clock.at = STARTS_AT - timedelta(hours=24)
    prepare_agenda.prepare(story.session_id, story.deps)


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


def approve(story, state=MailState.SENT):
    """The agenda goes out; its mails are in this state then."""
    send_agenda.approve(story.session_id, None, None, story.deps)
    with story.deps.db.tx() as tx:
        waits = OutboxRecord.state == MailState.WAITING
        tx.execute(update(OutboxRecord).where(waits).values(state=state))


def cancel(story):
    story.change(cancelled_at=story.deps.clock.now())


def mails(story, kind=OFF):
    with story.deps.db.tx() as tx:
        found = select(OutboxRecord).where(OutboxRecord.kind == kind).order_by(OutboxRecord.id)
        return [(row.person.name, row) for row in tx.scalars(found)]


def entry(row):
    calendar = Calendar.from_ical(row.calendar)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_whoever_has_the_agenda_is_told_once(story):
    submit_check_in(*story.pair("Bob"), {"attending": "no"}, story.deps)
    approve(story)
    assert due(story.deps)[OFF] == []
    cancel(story)
    assert due(story.deps)[OFF] == [story.session_id]

    assert call_off(story.session_id, story.deps)

    assert due(story.deps)[OFF] == []
    assert not call_off(story.session_id, story.deps)
    assert [name for name, _ in mails(story)] == ["Alice", "Dana", "Lee", "Gil"]


def test_the_mail_says_which_session_and_takes_it_out_of_the_calendar(story):
    approve(story)
    cancel(story)
    call_off(story.session_id, story.deps)

    row = dict(mails(story))["Dana"]
    assert row.subject == "Called off: Founders North, 18 March"
    assert "on Wednesday 18 March at 17:00 (UTC) was called off." in row.text
    (calendar, event), (_, first) = entry(row), entry(dict(mails(story, "agenda"))["Dana"])
    assert str(calendar["METHOD"]) == "CANCEL"
    assert str(event["STATUS"]) == "CANCELLED"
    assert event["UID"] == first["UID"]
    assert int(event["SEQUENCE"]) > int(first["SEQUENCE"])
    assert event["DTSTART"].dt == STARTS_AT


def test_an_agenda_that_has_not_left_yet_never_does(story):
    approve(story, MailState.WAITING)
    cancel(story)
    call_off(story.session_id, story.deps)

    assert mails(story) == []
    assert {row.state for _, row in mails(story, "agenda")} == {MailState.DROPPED}


@pytest.mark.parametrize("state", [MailState.SENDING, MailState.DOUBT])
def test_who_may_have_the_agenda_is_told_too(story, state):
    approve(story, state)
    cancel(story)
    call_off(story.session_id, story.deps)

    assert len(mails(story)) == 5


def test_nobody_is_told_of_a_session_whose_agenda_nobody_has(story):
    cancel(story)

    assert due(story.deps)[OFF] == []
    assert not call_off(story.session_id, story.deps)
    assert mails(story) == []


def test_nobody_is_told_once_the_hour_has_passed(story):
    approve(story)
    cancel(story)
    story.deps.clock.at = STARTS_AT

    assert due(story.deps)[OFF] == []


def test_members_are_told_of_the_day_they_know(story):
    approve(story)
    story.change(planned_at=STARTS_AT + timedelta(days=7))
    cancel(story)
    call_off(story.session_id, story.deps)

    row = dict(mails(story))["Bob"]
    assert "Wednesday 18 March at 17:00" in row.text
    assert entry(row)[1]["DTSTART"].dt == STARTS_AT


def test_a_session_that_is_held_after_all_has_its_agenda_sent_again(story):
    approve(story)
    cancel(story)
    call_off(story.session_id, story.deps)
    story.change(cancelled_at=None)

    approve(story)
    cancel(story)
    call_off(story.session_id, story.deps)

    sequences = [
        int(entry(row)[1]["SEQUENCE"])
        for kind in ("agenda", OFF)
        for name, row in mails(story, kind)
        if name == "Dana"
    ]
    assert sequences == [0, 2, 1, 3]


def test_members_hear_nothing_of_a_session_that_moved_until_the_moderator_sends_it(story):
    approve(story)
    story.change(planned_at=STARTS_AT + timedelta(days=7))
    send_agenda.mail_changes(story.session_id, story.deps)

    assert len(mails(story, "agenda")) == 5
    ((name, row),) = mails(story, "agenda_changed")
    assert name == "Alice"
    assert "The session was moved to Wednesday 25 March at 17:00 (UTC)." in row.text


def test_a_moved_session_is_told_in_the_time_of_its_group(story):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(AgendaRecord)).one().session.group
        group.time_zone = "America/New_York"
    story.change(planned_at=STARTS_AT + timedelta(days=7))
    with story.deps.db.tx() as tx:
        told = prepare_agenda.changes_since(tx, tx.scalars(select(AgendaRecord)).one())

    assert told == ("The session was moved to Wednesday 25 March at 13:00 (EDT).",)
