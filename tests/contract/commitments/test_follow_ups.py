"""Notes between sessions: one a week, never at night, and answered by the member alone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from facilitator.domain.errors import NotFound, WriteConflict
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins.answer_check_in import open_check_in
from facilitator.features.commitments import follow_up
from facilitator.features.commitments.answer_follow_up import open_follow_up, save_report
from facilitator.features.commitments.list_commitments import list_commitments
from facilitator.features.commitments.pages.routes import blueprint
from facilitator.features.commitments.record_outcome import record_challenge_standing
from facilitator.features.privacy.about_person import about_person
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord
from tests.standins import review
from tests.standins.check_ins import went_on
from tests.standins.clicks import app_of
from tests.standins.databases import ON_SQLITE, rows

HALF_TIME = datetime(2026, 3, 19, 10, tzinfo=UTC)


def _go_on(story):
    """The recap of 4 March has gone out; nothing in it has a day, the group meets each month.

    What was brought to the hot seats is solved, so that only promises are asked about.
    """
    story.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    review.approve(story)
    review.edit(
        story, review.one(story, "ten users", StatementPart.COMMITMENT), EditKind.DUE, "2026-04-03"
    )
    review.approve(story)
    story.deps.clock.at = HALF_TIME
    for name in ("Dana", "Bob"):
        record_challenge_standing(story.people[name], story.held_id, "solved", story.deps)


@pytest.fixture
def story(database, tmp_path):
    return went_on(database, tmp_path, _go_on)


@pytest.fixture
def browser(story):
    return app_of([blueprint], story.deps).test_client(use_cookies=False)


def path(story, name="Dana"):
    until = story.deps.clock.at + timedelta(days=1)
    return "/follow-up/" + story.deps.links.token("follow-up", (story.people[name],), until)


def ask_all(story):
    return [follow_up.send_note(person_id, story.deps) for person_id in follow_up.due(story.deps)]


def number(story, name="Dana"):
    return open_follow_up(story.people[name], story.deps).promises[0].id


def notes(story):
    return review.mails(story, "follow_up")


def test_one_mail_at_half_time_with_an_answer_a_click_away(story):
    assert ask_all(story)

    mail = notes(story)["Dana"]
    assert "I will call ten users by Friday." in mail.text
    assert "by 3 April" in mail.text
    assert len(re.findall(r"\?promise=\d+&went=(done|partly|carried|dropped)", mail.text)) == 4
    assert "talk to her" not in mail.text


def test_however_often_it_is_looked_nobody_gets_two_mails_in_a_week(story):
    for _ in range(24 * 26 // 5):  # every hour of a day comes by in five of them
        ask_all(story)
        story.deps.clock.pass_by(hours=5)

    with story.deps.db.tx() as tx:
        sent = tx.execute(
            select(OutboxRecord.person_id, OutboxRecord.created_at)
            .where(OutboxRecord.kind == "follow_up")
            .order_by(OutboxRecord.created_at)
        ).all()
    dana = [at for person_id, at in sent if person_id == story.people["Dana"]]
    assert len(dana) == 2
    assert dana[1] - dana[0] >= timedelta(days=7)


def test_nobody_is_asked_before_half_time_or_without_an_approved_recap(story):
    story.deps.clock.at = datetime(2026, 3, 12, 10, tzinfo=UTC)
    assert follow_up.due(story.deps) == []
    story.deps.clock.at = HALF_TIME
    with story.deps.db.tx() as tx:
        tx.scalars(select(ReviewRecord)).one().sent_version = None

    assert follow_up.due(story.deps) == []


def test_at_night_in_the_zone_of_the_member_nobody_is_asked(story):
    with story.deps.db.tx() as tx:
        tx.get_one(PersonRecord, story.people["Dana"]).time_zone = "Pacific/Auckland"

    assert story.people["Dana"] not in follow_up.due(story.deps)  # 23:00 there
    story.deps.clock.pass_by(hours=9)
    assert story.people["Dana"] in follow_up.due(story.deps)


@pytest.mark.parametrize("way", ["group", "unsubscribed", "left", "confidential"])
def test_who_is_not_to_be_asked_is_not(story, way):
    dana = story.people["Dana"]
    if way == "group":
        review.set_group(story, follow_up_notes="off")
    elif way == "confidential":
        promised = review.one(story, "ten users", StatementPart.COMMITMENT)
        review.edit(story, promised, EditKind.CONFIDENTIAL)  # not even approved again
    with story.deps.db.tx() as tx:
        if way == "unsubscribed":
            tx.add(UnsubscribeRecord(person_id=dana, group_id=1, kind="follow_up"))
        if way == "left":
            mine = select(MembershipRecord).where(MembershipRecord.person_id == dana)
            tx.scalars(mine).one().left_at = story.deps.clock.at

    assert dana not in follow_up.due(story.deps)
    assert not follow_up.send_note(dana, story.deps)


def test_a_mail_that_was_cut_off_is_as_if_it_was_never_asked(story, monkeypatch):
    real = follow_up.add_mail

    def cut_off(tx, *args):
        real(tx, *args)
        raise WriteConflict("cut off", "try again")

    monkeypatch.setattr(follow_up, "add_mail", cut_off)
    before_that = rows(story)
    with pytest.raises(WriteConflict):
        follow_up.send_note(story.people["Dana"], story.deps)
    assert rows(story) == before_that

    monkeypatch.undo()
    assert follow_up.send_note(story.people["Dana"], story.deps)
    assert not follow_up.send_note(story.people["Dana"], story.deps)


@ON_SQLITE
def test_a_scanner_that_opens_every_link_of_the_mail_changes_nothing(story, browser):
    ask_all(story)
    links = re.findall(r"https://facilitator\.example\.org(\S+)", notes(story)["Dana"].text)
    before_that = rows(story)

    for link in links:
        for method in ("get", "head", "options"):
            assert getattr(browser, method)(link).status_code == 200

    assert len(links) == 6
    assert rows(story) == before_that


def test_the_answer_of_the_link_is_chosen_and_given_by_the_button(story, browser):
    link = f"{path(story)}?promise={number(story)}&went=done"
    page = browser.get(link).text
    assert re.search(r'value="done" required checked', page)

    done = browser.post(path(story), data={
        "do": "answer", "promise": number(story), "went": "partly", "word": "<b>Six"})  # fmt: skip

    assert done.status_code == 303
    page = browser.get(done.location).text
    assert "your answer is kept" in page
    assert "Partly. &lt;b&gt;Six" in page
    with story.deps.db.tx() as tx:
        [status] = tx.scalars(select(CommitmentStatusRecord))
    assert (status.state, status.said_in, status.word) == ("partly", "note", "<b>Six")


def test_what_is_partly_done_is_asked_again_before_the_session_and_what_is_done_is_not(story):
    dana, made = story.people["Dana"], number(story)
    save_report(dana, made, "partly", "", story.deps)
    story.deps.clock.at = datetime(2026, 3, 16, 9, tzinfo=UTC)
    assert open_check_in(*story.pair("Dana"), story.deps).promised

    save_report(dana, made, "done", "", story.deps)

    assert not open_check_in(*story.pair("Dana"), story.deps).promised
    sheet = open_follow_up(dana, story.deps)
    assert (sheet.promises, sheet.streak) == ((), 1)


@ON_SQLITE
def test_nobody_answers_for_another(story, browser):
    before_that = rows(story)
    form = {"do": "answer", "promise": number(story), "went": "done"}

    assert browser.post(path(story, "Bob"), data=form).status_code == 404
    assert browser.post(path(story)[:-1], data=form).status_code == 404
    with pytest.raises(NotFound):
        save_report(story.people["Bob"], number(story), "done", "", story.deps)
    assert "ten users" not in browser.get(path(story, "Bob")).text
    assert rows(story) == before_that


@ON_SQLITE
@pytest.mark.parametrize("form", [
    {"do": "answer", "went": "done"}, {"do": "answer", "promise": "x", "went": "done"}, {"do": "?"},
    {"do": "answer", "promise": "1", "went": "open"},
    {"do": "answer", "promise": "1", "went": "done", "word": "w" * 601},
])  # fmt: skip
def test_what_is_no_answer_changes_nothing(story, browser, form):
    before_that = rows(story)

    assert browser.post(path(story), data=form).status_code in (400, 422)

    assert rows(story) == before_that


def test_the_same_answer_twice_is_said_once(story):
    for _ in range(2):
        save_report(story.people["Dana"], number(story), "carried", "next month", story.deps)

    with story.deps.db.tx() as tx:
        assert tx.scalar(select(func.count(CommitmentStatusRecord.id))) == 1
    told = list_commitments("Founders North", "Dana", story.deps.db)
    assert "carried. next month" in told[1]


def test_less_of_this_is_half_as_often_then_nothing_and_back(story, browser):
    dana = story.people["Dana"]
    browser.post(path(story), data={"do": "less"})
    assert dana not in follow_up.due(story.deps)
    story.deps.clock.at = datetime(2026, 4, 1, 10, tzinfo=UTC)
    assert dana in follow_up.due(story.deps)

    browser.post(path(story), data={"do": "less"})
    assert dana not in follow_up.due(story.deps)
    about = {s.name: s.entries for s in about_person("Dana", story.deps.db).sections}
    assert about["notes_between_sessions"][0]["notes"] == "none"

    browser.post(path(story), data={"do": "more"})
    assert dana in follow_up.due(story.deps)


def test_who_was_forgotten_is_gone_from_what_was_said_in_between(story, browser):
    browser.post(path(story), data={"do": "less"})
    bobs = open_follow_up(story.people["Bob"], story.deps).promises[0].id
    save_report(story.people["Bob"], bobs, "partly", "Dana helped me", story.deps)

    forget_person("Dana", story.deps.db)

    assert "Dana" not in str(rows(story))
    assert browser.get(path(story)).status_code == 404
    assert not follow_up.send_note(story.people["Dana"], story.deps)


def test_the_same_three_times_in_other_words_is_told_to_the_moderator_and_not_asked_again(story):
    texts = ("I will phone ten users", "I will call the ten users at last")
    with story.deps.db.tx() as tx:
        for number, text in enumerate(texts, 1):
            at = datetime(2026, 3, 4, tzinfo=UTC) - timedelta(days=28 * number)
            session = SessionRecord(group_id=1, title="Before", held_at=at, language="en")
            tx.add(session)
            tx.flush()
            recap = RecapRecord(session_id=session.id, version=1, engine="offline")
            recap.commitments = [CommitmentRecord(person_id=story.people["Dana"], text=text)]
            tx.add_all([
                recap, ReviewRecord(session_id=session.id, sent_version=1, sent_at=at, redo_note="")
            ])  # fmt: skip

    told = list_commitments("Founders North", "Dana", story.deps.db)
    assert "Dana has said this 3 times" in told[-1]
    assert story.people["Dana"] not in follow_up.due(story.deps)
    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        session.planned_at = HALF_TIME + timedelta(days=2)
    prepare_agenda.prepare(story.session_id, story.deps)
    notes = send_agenda.open_draft(story.session_id, None, story.deps).view.agenda.notes
    assert told[-1] in notes
