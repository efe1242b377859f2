"""Guests, on both databases: invited once, welcomed, followed up, and left alone after a no."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.domain.people.person import Role
from facilitator.features.agenda import call_off, prepare_agenda, send_agenda
from facilitator.features.agenda.agendas_due import due as agendas_due
from facilitator.features.delivery import mail_recap
from facilitator.features.erasure import forget_guests
from facilitator.features.guests import follow_up_guests, guest_mails, manage_guests
from facilitator.features.guests.answer_invitation import open_invitation
from facilitator.features.guests.pages.routes import blueprint
from facilitator.features.mail import send_mail
from facilitator.features.privacy.about_person import about_person
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.privacy.receipts import receipt_lines
from facilitator.kit import pending_work
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import PendingWorkRecord
from tests.standins import review
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.clicks import app_of
from tests.standins.databases import ON_SQLITE, rows

GROUP = "Founders North"
NADIA = "nadia@example.org"
PUMPS = "I fit <b>heat pumps</b> with seven people."
YES = {"do": "yes", "consent": "yes", "does": PUMPS, "brings": "How to say no."}


@pytest.fixture
def story(database, tmp_path):
    """Two days before the second session."""
    return before(database, tmp_path)


@pytest.fixture
def browser(story):
    return app_of([blueprint], story.deps).test_client(use_cookies=False)


def invite(story, session=None, email=NADIA, name="Nadia"):
    return manage_guests.invite(email, name, GROUP, session, story.deps)


def mails(story, email=NADIA):
    """The mails to a guest that have not been dropped, by kind."""
    with story.deps.db.tx() as tx:
        rows = tx.scalars(
            select(OutboxRecord).join(PersonRecord, PersonRecord.id == OutboxRecord.person_id)
            .where(PersonRecord.email == email, OutboxRecord.state != "dropped")
            .order_by(OutboxRecord.id)
        )  # fmt: skip
        return [(row.kind, row) for row in rows]


def kinds(story):
    return [kind for kind, _ in mails(story)]


def path(story, kind="guest_invite"):
    text = next(row.text for found, row in reversed(mails(story)) if found == kind)
    return re.search(r"https://facilitator\.example\.org(/guest/\S+)", text)[1]


def standing(story):
    [line] = manage_guests.list_guests(GROUP, story.deps)
    return line.standing


def set_guest(story, **values):
    with story.deps.db.tx() as tx:
        guest = tx.scalars(select(GuestRecord)).one()
        for name, value in values.items():
            setattr(guest, name, value)
        return guest.person_id


def look_after(story):
    return [
        follow_up_guests.process_guest(one, story.deps) for one in follow_up_guests.due(story.deps)
    ]


def see(tx, session_id, *people):
    """These people were in a session, by the platform's list."""
    sitting = SittingRecord(session_id=session_id, platform="zoom", uuid="u")
    tx.add(sitting)
    tx.flush()
    tx.add_all(VisitRecord(sitting_id=sitting.id, visit=str(p), person_id=p) for p in people)


def hold(story, *people):
    """The session was held, these were seen in it, and its recap is that of the first one."""
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        session.held_at = STARTS_AT
        see(tx, session.id, *people)
        tx.add(ReviewRecord(session_id=session.id, sent_version=1, sent_at=STARTS_AT, redo_note=""))
    story.deps.clock.at = STARTS_AT + timedelta(hours=20)


def agenda_goes_out(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.approve(story.session_id, None, None, story.deps)


def test_an_invitation_is_one_mail_with_a_link_and_an_entry_for_the_calendar(story):
    for _ in range(2):
        invite(story)

    [(kind, mail)] = mails(story)
    assert kind == "guest_invite"
    assert "Alice invites you to be a guest of Founders North" in mail.text
    assert "alice@example.org" in mail.text
    [event] = Calendar.from_ical(mail.calendar).walk("VEVENT")
    assert event["dtstart"].dt == STARTS_AT
    with story.deps.db.tx() as tx:
        assert event["uid"] == tx.get_one(SessionRecord, story.session_id).calendar_uid
    assert standing(story) == "invited"


@pytest.mark.parametrize(
    ("email", "name", "told"),
    [
        ("no address", "Nadia", "is no email address"),
        ("x@example.org\nBcc: y@example.org", "Nadia", "is no email address"),
        (NADIA, " ", "needs a name"),
        (NADIA, "Na\x1bdia", "needs a name"),
        ("dana@example.org", "Dana", "Dana is a member"),
        ("kim@example.org", "Kim", "asked to be forgotten"),
    ],
)
def test_who_cannot_be_invited_is_refused(story, email, name, told):
    invite(story, email="kim@example.org", name="Kim")
    forget_person("Kim", story.deps.db)
    there = rows(story)

    with pytest.raises(Refused, match=told):
        invite(story, email=email, name=name)

    assert rows(story) == there


def test_only_a_session_to_come_of_this_group_has_guests(story):
    with pytest.raises(Refused, match="no session 1 to come"):
        invite(story, story.held_id)
    story.deps.clock.at = STARTS_AT
    with pytest.raises(Refused, match="has no session"):
        invite(story)
    with pytest.raises(NotFound):
        manage_guests.invite(NADIA, "Nadia", "Founders South", None, story.deps)


@ON_SQLITE
def test_a_scanner_that_opens_the_link_answers_nothing(story, browser):
    invite(story)
    there = rows(story)

    for method in ("get", "head", "options"):
        assert getattr(browser, method)(path(story)).status_code == 200

    assert rows(story) == there


@ON_SQLITE
def test_nobody_comes_without_the_promise(story, browser):
    invite(story)
    there = rows(story)

    shown = browser.post(path(story), data={**YES, "consent": ""})
    assert shown.status_code == 422
    assert "nobody can come without it" in shown.text
    assert "&lt;b&gt;heat pumps" in shown.text
    assert browser.post(path(story), data={"do": "?"}).status_code == 400
    assert browser.post(path(story)[:-2], data=YES).status_code == 404

    assert rows(story) == there


def test_a_yes_is_kept_with_what_they_wrote_and_can_become_a_no(story, browser):
    invite(story)
    link = path(story)

    for _ in range(2):
        assert browser.post(link, data=YES).status_code == 303
    assert "You are coming" in browser.get(link).text
    assert standing(story) == "coming"
    with story.deps.db.tx() as tx:
        guest = tx.scalars(select(GuestRecord)).one()
        assert (guest.does, guest.brings, guest.accepted_at) == (
            PUMPS, "How to say no.", story.deps.clock.at,
        )  # fmt: skip
        said = [d.what for d in tx.scalars(select(AuditEntryRecord)) if d.by_id == guest.person_id]
        assert len(said) == 1

    browser.post(link, data={"do": "no"})

    assert standing(story) == "declined"
    assert "heat pumps" not in str(rows(story))
    browser.post(link, data=YES)
    assert standing(story) == "coming"


def test_the_agenda_welcomes_a_guest_in_their_own_words(story, browser):
    invite(story)
    browser.post(path(story), data=YES)

    agenda_goes_out(story)

    told = review.mails(story, "agenda")
    assert "OUR GUEST: NADIA" in told["Bob"].text
    assert PUMPS in told["Bob"].text
    assert "&lt;b&gt;heat pumps" in told["Bob"].html
    assert "Would bring: How to say no." in told["Bob"].text
    assert "I will call ten users by Friday." in told["Bob"].text
    assert "ten users" not in told["Nadia"].text + told["Nadia"].html  # of an earlier recap


def test_who_has_not_answered_has_no_agenda_and_the_moderator_is_told(story, browser):
    invite(story)
    agenda_goes_out(story)

    assert kinds(story) == ["guest_invite"]
    notes = send_agenda.open_draft(story.session_id, None, story.deps).view.agenda.notes
    assert "Invited as a guest, and no answer yet: Nadia." in notes

    browser.post(path(story), data=YES)

    changes = send_agenda.open_draft(story.session_id, None, story.deps).changes
    assert changes == ("Nadia comes as a guest.",)
    prepare_agenda.catch_up(story.session_id, None, story.deps)
    send_agenda.approve(story.session_id, None, None, story.deps)
    assert kinds(story) == ["guest_invite", "agenda"]
    browser.post(path(story), data={"do": "no"})
    changes = send_agenda.open_draft(story.session_id, None, story.deps).changes
    assert changes == ("Nadia does not come as a guest any more.",)


@pytest.mark.parametrize("way", ["page", "command"])
def test_nothing_is_sent_to_a_guest_who_said_no(story, browser, way):
    invite(story)
    link = path(story)
    browser.post(link, data=YES)
    if way == "page":
        browser.post(link, data={"do": "no"})
    else:
        manage_guests.decline(NADIA, GROUP, story.deps)
    assert mails(story) == []  # what waited is dropped
    with pytest.raises(Refused, match="said no"):
        invite(story)

    agenda_goes_out(story)
    hold(story, set_guest(story))
    review.set_group(story, guests_see="all")
    review.approve(story)
    assert look_after(story) == []

    assert mails(story) == []
    assert "You said no" in browser.get(link).text


def test_a_no_holds_where_a_member_list_brings_the_guest_back(story, browser):
    invite(story)
    browser.post(path(story), data={"do": "no"})
    with story.deps.db.tx() as tx:
        person_id = tx.scalars(select(GuestRecord.person_id)).one()
        mine = select(MembershipRecord).where(MembershipRecord.person_id == person_id)
        tx.scalars(mine).one().left_at = None

    agenda_goes_out(story)

    assert mails(story) == []


def test_a_mail_that_waits_when_they_say_no_does_not_leave(story, browser):
    invite(story)
    browser.post(path(story), data=YES)
    number = mails(story)[0][1].id
    set_guest(story, declined_at=story.deps.clock.at)

    assert send_mail.begin(number, 0, story.deps) is None
    with story.deps.db.tx() as tx:
        row = tx.get_one(OutboxRecord, number)
        assert (row.state, row.why) == ("dropped", "They said no to being a guest.")


def test_who_came_is_followed_up_once_with_what_they_may_read_and_the_next_step(story, browser):
    invite(story, story.session_id)
    browser.post(path(story), data=YES)
    person_id = set_guest(story, session_id=story.held_id)  # the session with a recap
    review.set_group(story, guests_see="all")
    with story.deps.db.tx() as tx:
        tx.scalars(select(GroupRecord)).one().theme = "founders"
    review.approve(story)
    with story.deps.db.tx() as tx:
        see(tx, story.held_id, person_id)
    look_after(story)
    assert standing(story) == "came"
    assert kinds(story) == ["guest_invite", "recap"]

    for hours in (6, 6, 12):  # nine at night is quiet
        story.deps.clock.pass_by(hours=hours)
        look_after(story)
    story.deps.clock.pass_by(days=3)
    look_after(story)

    assert kinds(story) == ["guest_invite", "recap", "guest_follow_up"]
    told = mails(story)[-1][1].text
    assert "a strategy session of forty-five minutes" in told
    assert f"https://facilitator.example.org/{mail_recap.PURPOSE}/" in told
    assert "ten users" not in told
    assert "trial users" in mail_recap.open_recap(story.held_id, person_id, story.deps)
    assert standing(story) == "followed up"
    browser.post(path(story, "guest_follow_up"), data={"do": "no"})
    assert standing(story) == "declined"
    with pytest.raises(NotFound):
        mail_recap.open_recap(story.held_id, person_id, story.deps)


def test_who_was_not_there_hears_nothing_and_may_be_invited_again(story, browser):
    invite(story)
    browser.post(path(story), data=YES)
    hold(story)
    assert look_after(story) == []
    with story.deps.db.tx() as tx:
        group_id = tx.scalars(select(GroupRecord.id)).one()
        later = STARTS_AT + timedelta(days=28)
        tx.add(SessionRecord(group_id=group_id, title="April", planned_at=later))

    again = invite(story)

    assert (again.standing, again.starts_at) == ("invited", later)
    assert kinds(story) == ["guest_invite", "guest_invite"]


def test_a_guest_is_told_nothing_of_any_other_session(story, browser):
    review.set_group(story, guests_see="all")
    invite(story)
    browser.post(path(story), data=YES)

    review.approve(story)  # of the session before theirs

    assert kinds(story) == ["guest_invite"]
    with pytest.raises(NotFound):
        mail_recap.open_recap(story.held_id, set_guest(story), story.deps)


def test_a_guest_who_joins_is_a_member_and_told_so(story, browser):
    invite(story)
    browser.post(path(story), data=YES)

    for _ in range(2):
        assert manage_guests.make_member(NADIA, GROUP, story.deps).standing == "joined"

    with story.deps.db.tx() as tx:
        person_id = tx.scalars(select(GuestRecord.person_id)).one()
        mine = select(MembershipRecord).where(MembershipRecord.person_id == person_id)
        assert tx.scalars(mine).one().role == Role.MEMBER
    assert "You are a member now" in browser.get(path(story)).text
    assert browser.post(path(story), data={"do": "no"}).status_code == 303  # nothing changes
    assert standing(story) == "joined"
    with pytest.raises(Refused, match="is a member"):
        manage_guests.decline(NADIA, GROUP, story.deps)
    review.approve(story)
    assert "recap" in kinds(story)


def test_a_session_that_moves_or_is_called_off_is_told_to_those_invited_once(story):
    invite(story)
    story.change(planned_at=STARTS_AT + timedelta(days=1))
    for _ in range(2):
        look_after(story)
    story.change(cancelled_at=story.deps.clock.at)
    for _ in range(2):
        look_after(story)

    assert kinds(story) == ["guest_invite", "guest_news", "guest_news"]
    moved, off = (row for kind, row in mails(story) if kind == "guest_news")
    assert "It is now on Thursday 19 March at 17:00" in moved.text
    assert "does not take place" in off.text
    entries = [Calendar.from_ical(row.calendar) for _, row in mails(story)]
    events = [entry.walk("VEVENT")[0] for entry in entries]
    assert [e["sequence"] for e in events] == [0, 1, 2]
    assert len({str(e["uid"]) for e in events}) == 1
    assert str(entries[-1]["method"]) == "CANCEL"


def test_a_guest_with_the_agenda_is_told_of_the_end_as_everybody_is(story, browser):
    invite(story)
    browser.post(path(story), data=YES)
    agenda_goes_out(story)
    review.send_all(story)
    story.change(cancelled_at=story.deps.clock.at)

    assert agendas_due(story.deps)["called_off"] == [story.session_id]
    call_off.call_off(story.session_id, story.deps)
    look_after(story)

    assert kinds(story) == ["guest_invite", "agenda", "called_off"]


@ON_SQLITE
def test_the_page_is_closed_once_the_session_begins_and_a_no_is_still_taken(story, browser):
    invite(story)
    link = path(story)
    story.deps.clock.at = STARTS_AT

    assert "The session has begun, or is over" in browser.get(link).text
    assert browser.post(link, data=YES).status_code == 410
    assert standing(story) == "invited"
    assert browser.post(link, data={"do": "no"}).status_code == 303
    assert standing(story) == "declined"


def test_who_was_taken_out_by_a_list_has_no_page_until_invited_again(story, browser):
    invite(story)
    link = path(story)
    browser.post(link, data=YES)
    with story.deps.db.tx() as tx:
        person_id = tx.scalars(select(GuestRecord.person_id)).one()
        mine = select(MembershipRecord).where(MembershipRecord.person_id == person_id)
        tx.scalars(mine).one().left_at = story.deps.clock.at

    assert browser.get(link).status_code == 404
    assert browser.post(link, data=YES).status_code == 404
    invite(story)
    assert "You are coming" in browser.get(link).text
    assert kinds(story) == ["guest_invite"]


def test_an_invitation_that_was_cut_off_is_as_if_it_was_never_sent(story, monkeypatch):
    def cut_off(*args):
        raise WriteConflict("cut off", "try again")

    there = rows(story)
    monkeypatch.setattr(manage_guests, "record_audit_entry", cut_off)
    with pytest.raises(WriteConflict):
        invite(story)

    assert rows(story) == there


def test_an_invitation_whose_mail_was_cut_off_is_mailed_once_by_whoever_comes_next(
    story, monkeypatch
):
    def cut_off(*args):
        raise WriteConflict("cut off", "try again")

    with monkeypatch.context() as broken, pytest.raises(WriteConflict):
        broken.setattr(guest_mails, "add_mail", cut_off)
        invite(story)
    assert kinds(story) == []

    with story.deps.db.tx() as tx:
        (pending_id,) = tx.scalars(select(PendingWorkRecord.id))
    assert [pending_work.do(pending_id, story.deps) for _ in range(2)] == [True, False]
    assert kinds(story) == ["guest_invite"]


def test_what_a_guest_wrote_goes_with_the_words_of_the_session(story, browser):
    invite(story)
    browser.post(path(story), data=YES)
    review.set_group(story, transcript_days=10)
    story.deps.clock.at = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert forget_guests.delete_expired_guest_texts(story.deps) == 0

    story.deps.clock.pass_by(days=1)

    assert [forget_guests.delete_expired_guest_texts(story.deps) for _ in range(2)] == [1, 0]
    assert "heat pumps" not in str(rows(story))
    with story.deps.db.tx() as tx:
        assert "what guests wrote" in receipt_lines(tx)[0].about


def test_a_guest_gets_everything_about_them_and_can_be_forgotten(story, browser):
    invite(story)
    browser.post(path(story), data={**YES, "brings": "Bob told me to come."})
    about = {s.name: s.entries for s in about_person(NADIA, story.deps.db).sections}
    [told] = about["invitations_as_a_guest"]
    assert (told["does"], told["group"]) == (PUMPS, GROUP)
    link = path(story)

    forget_person("Bob", story.deps.db)
    with story.deps.db.tx() as tx:
        assert "Bob" not in tx.scalars(select(GuestRecord.brings)).one()
    agenda_goes_out(story)
    forget_person(NADIA, story.deps.db)

    assert "Nadia" not in str(rows(story))
    assert "heat pumps" not in str(rows(story))
    assert browser.get(link).status_code == 404


@ON_SQLITE
def test_the_page_speaks_the_groups_language(story, browser):
    review.set_group(story, language="de")
    invite(story)

    page = browser.get(path(story)).text

    assert '<html lang="de">' in page
    assert "Was dort gesagt wird, bleibt dort" in page
    assert "Eine Einladung" in mails(story)[0][1].subject
    assert open_invitation(1, story.deps).standing == "invited"
