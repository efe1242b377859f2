"""Office hours: offered once, with nothing confidential in the mail, and chosen by a button."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.commitments.record_outcome import record_challenge_standing
from facilitator.features.mail import send_mail
from facilitator.features.office_hours import hold_office_hours, offer_office_hours
from facilitator.features.office_hours.pages.routes import blueprint
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.aftercare import OfficeHoursRecord
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord
from tests.standins import review
from tests.standins.check_ins import went_on
from tests.standins.clicks import app_of
from tests.standins.databases import ON_SQLITE, rows

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)  # a Friday
CHALLENGE = "Half of our trial users"


def _go_on(story):
    """Dana says sixteen days after the session that her challenge is still open."""
    story.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    review.approve(story)
    story.change(cancelled_at=story.deps.clock.at)  # no session is planned
    story.deps.clock.at = NOON
    record_challenge_standing(story.people["Dana"], story.held_id, "open", story.deps)


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


@pytest.fixture
def browser(story):
    return app_of([blueprint], story.deps).test_client(use_cookies=False)


def offers(story):
    return [
        offer_office_hours.send_offer(*hot, story.deps)
        for hot in offer_office_hours.due(story.deps)
    ]


def mail_of(story, name="Alice"):
    return review.mails(story, "office_hours")[name]


def path(story):
    return re.search(r"https://facilitator\.example\.org(\S+)", mail_of(story).text)[1]


def kept(story):
    with story.deps.db.tx() as tx:
        return tx.scalars(select(OfficeHoursRecord)).one()


def deeds(story):
    with story.deps.db.tx() as tx:
        return list(tx.scalars(select(AuditEntryRecord.what).order_by(AuditEntryRecord.id)))


def plan(story, at):
    with story.deps.db.tx() as tx:
        session = SessionRecord(group_id=1, title="April", planned_at=at, planned_minutes=60)
        tx.add(session)
        tx.flush()
        return session.id


def starts(page):
    return re.findall(r'name="starts" value="([^"]+)"', page)


def test_an_open_challenge_is_offered_to_the_moderator_once(story):
    assert offers(story) == [True]
    for _ in range(4):
        story.deps.clock.pass_by(hours=9)
        assert not offers(story)

    mail = mail_of(story)
    assert "Dana says that what they brought on 4 March is still open." in mail.text
    assert CHALLENGE in mail.text
    assert CHALLENGE not in mail.subject
    assert list(review.mails(story, "office_hours")) == ["Alice"]
    assert deeds(story).count("offered a talk to the moderators") == 1


@pytest.mark.parametrize(("dropped", "is_offered"), [(0, False), (1, True), (9, True)])
def test_fewer_than_two_solutions_are_offered_once_the_recap_is_a_day_old(
    story, dropped, is_offered
):
    record_challenge_standing(story.people["Dana"], story.held_id, "solved", story.deps)
    entries = [e for e in review.entries(story) if e.now.part is StatementPart.SOLUTION]
    bobs = [e for e in entries if e.now.member == "Bob"]
    assert len(bobs) >= 2
    for entry in bobs[: dropped and max(dropped, len(bobs) - 1)]:
        review.edit(story, entry, EditKind.DROP)
    review.approve(story)

    found = offer_office_hours.due(story.deps)

    assert [(p, r) for _, p, r in found] == ([(story.people["Bob"], "few")] if is_offered else [])
    story.deps.clock.at = datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert offer_office_hours.due(story.deps) == []


@pytest.mark.parametrize("is_sent_first", [False, True])
def test_what_is_confidential_is_offered_without_its_words(story, is_sent_first):
    if is_sent_first:
        offers(story)
    review.edit(story, review.one(story, CHALLENGE, StatementPart.CHALLENGE), EditKind.CONFIDENTIAL)
    if not is_sent_first:
        review.approve(story)
        assert offers(story) == [True]

    row = mail_of(story)
    mail = send_mail.begin(row.id, row.tries, story.deps).get_body().get_content()

    assert CHALLENGE not in mail
    assert "It is not quoted here" in mail


@pytest.mark.parametrize("way", ["solved", "left", "night", "own", "forgotten"])
def test_where_there_is_nothing_to_offer_or_nobody_to_tell_no_mail_goes(story, way):
    dana = story.people["Dana"]
    if way == "solved":
        record_challenge_standing(dana, story.held_id, "solved", story.deps)
    if way == "forgotten":
        forget_person("Dana", story.deps.db)
    with story.deps.db.tx() as tx:
        lead = MembershipRecord.person_id.in_([dana, story.people["Alice"]])
        for member in tx.scalars(select(MembershipRecord).where(lead)):
            is_dana = member.person_id == dana
            if way == "left" and is_dana:
                member.left_at = NOON
            if way == "own":
                member.role = "moderator" if is_dana else "member"
        if way == "night":
            tx.get_one(PersonRecord, story.people["Alice"]).time_zone = "Pacific/Auckland"

    asked = [person_id for _, person_id, _ in offer_office_hours.due(story.deps)]
    assert dana not in asked


@ON_SQLITE
def test_whatever_opens_the_link_changes_nothing(story, browser):
    offers(story)
    before_that = rows(story)

    for method in ("get", "head", "options"):
        assert getattr(browser, method)(path(story)).status_code == 200

    assert rows(story) == before_that


def test_a_time_is_chosen_once_and_both_have_it_in_their_calendars(story, browser):
    with story.deps.db.tx() as tx:
        tx.get_one(PersonRecord, story.people["Dana"]).time_zone = "Europe/Berlin"
    plan(story, datetime(2026, 3, 23, 14, 30, tzinfo=UTC))
    offers(story)
    page = browser.get(path(story)).text
    times = starts(page)
    assert len(times) == 3
    assert "for Dana:" in page
    assert CHALLENGE in page

    for _ in range(2):
        done = browser.post(path(story), data={"do": "session", "starts": times[0]})
        assert done.status_code == 303

    assert "You both have an entry" in browser.get(done.location).text
    assert browser.post(path(story), data={"do": "session", "starts": times[1]}).status_code == 409
    mails = review.mails(story, "strategy_session")
    assert set(mails) == {"Alice", "Dana"}
    for name, mail in mails.items():
        (event,) = Calendar.from_ical(mail.calendar.decode()).walk("VEVENT")
        assert event["dtstart"].dt == datetime.fromisoformat(times[0])
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
        assert f"{name.lower()}@example.org" in str(event["attendee"])
        assert CHALLENGE not in mail.text + mail.calendar.decode()
    assert "alice@example.org" in mails["Dana"].text
    assert deeds(story).count("offered a member a talk") == 1


@ON_SQLITE
@pytest.mark.parametrize("given", ["", "x", "2026-03-24T10:00", "2026-03-24T03:00+00:00",
                                   "2026-03-21T10:00+00:00", "9999-12-31T23:59-23:59"])  # fmt: skip
def test_a_time_that_is_not_offered_is_not_taken(story, browser, given):
    offers(story)
    before_that = rows(story)

    answer = browser.post(path(story), data={"do": "session", "starts": given})

    assert answer.status_code in (400, 409)
    assert rows(story) == before_that


def test_two_talks_are_never_at_the_same_time(story, browser):
    record_challenge_standing(story.people["Bob"], story.held_id, "open", story.deps)
    offers(story)
    with story.deps.db.tx() as tx:
        texts = [m.text for m in tx.scalars(
            select(OutboxRecord).where(OutboxRecord.kind == "office_hours")
        )]  # fmt: skip
    one, other = (re.search(r"example\.org(/office-hours/\S+)", text)[1] for text in texts)
    first = starts(browser.get(one).text)[0]
    browser.post(one, data={"do": "session", "starts": first})

    assert first not in starts(browser.get(other).text)
    assert browser.post(other, data={"do": "session", "starts": first}).status_code == 409


def test_a_hot_seat_is_given_in_the_next_session_once_one_is_planned(story, browser):
    offers(story)
    done = browser.post(path(story), data={"do": "seat"})
    assert "next session that is planned" in browser.get(done.location).text
    assert hold_office_hours.due(story.deps) == []
    april = plan(story, NOON + timedelta(days=10))

    for id in hold_office_hours.due(story.deps):
        hold_office_hours.give_promised_seat(id, story.deps)

    assert hold_office_hours.due(story.deps) == []
    with story.deps.db.tx() as tx:
        (pin,) = tx.scalars(select(SeatPinRecord))
    assert (pin.session_id, pin.person_id, pin.sits) == (april, story.people["Dana"], True)
    assert "Dana has a hot seat:" in browser.get(path(story)).text
    with story.deps.db.tx() as tx:
        tx.get_one(SessionRecord, april).cancelled_at = NOON
    plan(story, NOON + timedelta(days=20))
    assert len(hold_office_hours.due(story.deps)) == 1


def test_not_now_can_still_become_something(story, browser):
    offers(story)
    browser.post(path(story), data={"do": "later"})
    page = browser.get(path(story)).text
    assert "You can still choose" in page

    browser.post(path(story), data={"do": "session", "starts": starts(page)[2]})

    assert kept(story).choice == "session"
    assert deeds(story)[-2:] == ["put off a talk with a member", "offered a member a talk"]


@ON_SQLITE
def test_only_who_moderates_sees_it_and_a_bent_link_opens_nothing(story, browser):
    offers(story)
    link = path(story)
    until = NOON + timedelta(days=1)
    token = story.deps.links.token("office-hours", (1, story.people["Bob"]), until)
    assert browser.get(f"/office-hours/{token}").status_code == 404
    assert browser.get(link[:-1]).status_code == 404
    assert browser.post(link, data={"do": "?"}).status_code == 400
    with story.deps.db.tx() as tx:
        mine = MembershipRecord.person_id == story.people["Alice"]
        tx.scalars(select(MembershipRecord).where(mine)).one().role = "member"

    page = browser.get(link)

    assert page.status_code == 404
    assert "Dana" not in page.text
