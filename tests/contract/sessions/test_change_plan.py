"""Sessions planned, moved and called off in the console, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.domain.mails import MailState
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import call_off, prepare_agenda, send_agenda
from facilitator.features.agenda.agenda_inputs import load_inputs
from facilitator.features.agenda.agendas_due import due
from facilitator.features.live.live_board import open_board
from facilitator.features.sessions import change_plan
from facilitator.features.sessions.change_plan import PlanValues, load_plan, load_planning_group
from facilitator.kit import queries
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord
from tests.contract.groups.test_group_pages import alice, group_id, mara
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_SQLITE
from tests.standins.review import set_group

EVENING = datetime(2026, 4, 15, 18)


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    set_group(told, time_zone="Europe/Berlin")
    return told


def plan(story, at=EVENING, minutes=90, **more):
    wish = PlanValues(at, minutes, **more)
    return change_plan.plan_new_session(alice(story), group_id(story), wish, story.deps)


def change(story, wish, session_id=None, seen=None):
    session_id = session_id or story.session_id
    seen = seen or load_plan(alice(story), session_id, story.deps).seen
    change_plan.change(alice(story), session_id, wish, seen, story.deps)


def off(story, seen=None):
    seen = seen or load_plan(alice(story), story.session_id, story.deps).seen
    change_plan.call_off(alice(story), story.session_id, seen, story.deps)


def row(story, session_id=None):
    with story.deps.db.tx() as tx:
        return tx.get_one(SessionRecord, session_id or story.session_id)


def deeds(story):
    with story.deps.db.tx() as tx:
        return [
            (d.what, d.by_id)
            for d in tx.scalars(select(AuditEntryRecord).order_by(AuditEntryRecord.id))
        ]


def send_agenda_now(story):
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.approve(story.session_id, None, None, story.deps)
    with story.deps.db.tx() as tx:
        for mail in tx.scalars(select(OutboxRecord)):
            mail.state = MailState.SENT


def mails(story):
    with story.deps.db.tx() as tx:
        return len(tx.scalars(select(OutboxRecord)).all())


def test_a_session_is_planned_in_the_time_of_its_group_once(story):
    first = plan(story, topic="  first  sales hire ")
    again = plan(story, topic="first sales hire")

    assert first == again
    kept = row(story, first)
    assert kept.planned_at == datetime(2026, 4, 15, 16, tzinfo=UTC)
    assert (kept.planned_minutes, kept.topic) == (90, "first sales hire")
    assert deeds(story).count(("planned a session", story.people["Alice"])) == 1
    place = load_planning_group(alice(story), group_id(story), story.deps)
    assert [one.id for one in place.coming] == [story.session_id, first]
    assert place.usual_time == "18:00"


@ON_SQLITE
@pytest.mark.parametrize(
    ("at", "minutes", "wrong"),
    [
        (datetime(2026, 3, 16, 9, 59), 90, "is in the past"),
        (datetime(2027, 3, 28, 2, 30), 90, "clocks go forward"),
        (datetime(2029, 3, 28, 12, 30), 90, "too far in the future"),
        (datetime(9999, 12, 31, 23, 59), 90, "is too far in the future|not a possible day"),
        (EVENING, 14, "cannot be 14 minutes"),
        (None, 90, "missing"),
        (datetime(2026, 3, 18, 19, 29), 90, "already meets at that time"),
        (datetime(2026, 3, 18, 16, 31), 90, "already meets at that time"),
        (datetime(2026, 3, 18, 18), 60, "already a session planned"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_planned(story, at, minutes, wrong):
    with pytest.raises(Refused, match=wrong):
        plan(story, at, minutes)

    assert len(load_planning_group(alice(story), group_id(story), story.deps).coming) == 1


def test_one_session_may_begin_when_another_ends(story):
    assert plan(story, datetime(2026, 3, 18, 19, 30)) and plan(story, datetime(2026, 3, 18, 16, 30))


def test_what_is_anothers_is_not_there(story):
    other = mara(story)
    for do in (
        lambda: load_plan(other, story.session_id, story.deps),
        lambda: load_planning_group(other, group_id(story), story.deps),
        lambda: change_plan.plan_new_session(
            other, group_id(story), PlanValues(EVENING, 90), story.deps
        ),
        lambda: change_plan.change(
            other, story.session_id, PlanValues(EVENING, 90), "", story.deps
        ),
        lambda: change_plan.call_off(other, story.session_id, "", story.deps),
    ):
        with pytest.raises(NotFound):
            do()


def test_a_session_may_have_a_theme_and_a_format_of_its_own(story):
    change(story, PlanValues(None, None, format="balint", theme="founders"))

    with story.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, story.session_id)
        assert session.recap_settings() == ("founders", "balint", "en")
        assert load_inputs(tx, session).settings.format == "balint"
        assert not queries.session_has_recap(session)
    assert not open_board(alice(story), story.session_id, story.deps).writes
    found = load_plan(alice(story), story.session_id, story.deps).wish
    assert (found.theme, found.format) == ("founders", "balint")

    change(story, PlanValues(None, None))
    set_group(story, language="de", format="troika")

    with story.deps.db.tx() as tx:
        recap_settings = tx.get_one(SessionRecord, story.session_id).recap_settings()
    assert recap_settings == ("base", "troika", "de")
    with pytest.raises(NotFound):
        change(story, PlanValues(None, None, theme="of nobody"))


def test_a_moved_session_keeps_what_was_sent_until_its_moderator_sends_it_anew(story):
    send_agenda_now(story)
    sent = mails(story)

    change(story, PlanValues(datetime(2026, 3, 19, 20), 60, "prices"))

    moved = row(story)
    assert moved.planned_at == datetime(2026, 3, 19, 19, tzinfo=UTC)
    assert (moved.planned_minutes, moved.topic) == (60, "prices")
    assert mails(story) == sent
    assert due(story.deps)["changed"] == [story.session_id]
    assert deeds(story)[-1] == ("moved a session", story.people["Alice"])
    before = len(deeds(story))
    change(story, PlanValues(datetime(2026, 3, 19, 20), 60, "prices"))
    assert len(deeds(story)) == before


def test_who_saw_something_else_changes_nothing(story):
    seen = load_plan(alice(story), story.session_id, story.deps).seen
    change(story, PlanValues(None, None, "prices"))

    with pytest.raises(WriteConflict):
        change(story, PlanValues(EVENING, 90), seen=seen)
    with pytest.raises(WriteConflict):
        off(story, seen)

    assert (row(story).planned_at, row(story).cancelled_at) == (STARTS_AT, None)


def test_what_stands_in_zooms_calendar_is_moved_there_alone(story):
    story.change(occurrence="1773853200000")

    change(story, PlanValues(EVENING, 30, "prices"))
    with pytest.raises(Refused, match="scheduled in Zoom"):
        off(story)

    kept = row(story)
    assert (kept.planned_at, kept.cancelled_at, kept.topic) == (STARTS_AT, None, "prices")


def test_whoever_has_the_agenda_is_told_that_it_is_called_off_and_nobody_twice(story):
    send_agenda_now(story)
    seen = load_plan(alice(story), story.session_id, story.deps)
    assert seen.agenda_recipients == 5

    off(story, seen.seen)
    off(story, seen.seen)

    assert due(story.deps)["called_off"] == [story.session_id]
    assert call_off.call_off(story.session_id, story.deps)
    assert due(story.deps)["called_off"] == []
    assert deeds(story).count(("called off a session", story.people["Alice"])) == 1
    with pytest.raises(Refused, match="was called off"):
        change(story, PlanValues(EVENING, 90))
    assert plan(story, datetime(2026, 3, 18, 18)) == story.session_id
    assert row(story).cancelled_at is None


@ON_SQLITE
@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"planned_at": datetime(2026, 3, 16, 8, 59, tzinfo=UTC)}, "has begun"),
        ({"held_at": STARTS_AT}, "was held"),
        ({"planned_at": None}, "Nobody planned"),
    ],
)
def test_what_has_begun_stays_as_it_is(story, values, why):
    story.change(**values)

    with pytest.raises(Refused, match=why):
        change(story, PlanValues(EVENING, 90))
    with pytest.raises(Refused, match=why):
        off(story)


@ON_SQLITE
def test_the_pages_plan_move_and_call_off_and_tell_kindly_what_cannot_be(story):
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])
    page = browser.get("/sessions/plan")
    assert "Founders North" in page.text and "Europe/Berlin" in page.text
    form = {"token": token_in(page), "group": group_id(story), "date": "2026-03-18",
            "time": "18:30", "minutes": "90", "topic": "<b>prices</b>"}  # fmt: skip

    wrong = browser.post("/sessions/plan", data=form)
    assert wrong.status_code == 422
    assert "already meets at that time" in wrong.text
    assert 'value="&lt;b&gt;prices&lt;/b&gt;"' in wrong.text and 'value="18:30"' in wrong.text
    for time in ("25:00", "18:30+02:00", "", "<b>"):
        told = browser.post("/sessions/plan", data={**form, "time": time})
        assert (told.status_code, "Day and time are required" in told.text) == (422, True)
    there = browser.post("/sessions/plan", data={**form, "date": "2026-04-15"})
    assert there.status_code == 303
    url = there.headers["Location"].replace("/before", "/plan")
    shown = browser.get(url)
    assert 'value="2026-04-15"' in shown.text and "Call it off" in shown.text
    form["seen"] = shown.text.partition('name="seen" value="')[2][:16]
    moved = browser.post(url, data={**form, "date": "2026-04-16"})
    assert browser.get(moved.headers["Location"]).text.count("16 April") > 0
    tie = browser.post(url, data=form)
    assert tie.status_code == 409 and 'value="2026-04-16"' in tie.text
    form["seen"] = browser.get(url).text.partition('name="seen" value="')[2][:16]
    assert browser.post(f"{url}/off", data=form).status_code == 303
    assert "was called off" in browser.get(url).text


@ON_SQLITE
def test_who_moderates_several_groups_says_which(story):
    with story.deps.db.tx() as tx:
        tx.add(GroupRecord(name="Makers South"))
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])
    owner = Visitor(story.people["Alice"], "Alice", "alice@example.org", is_owner=True)

    assert [name for _, name in change_plan.planning_groups(owner, story.deps)] == [
        "Founders North", "Makers South",
    ]  # fmt: skip
    assert browser.get("/sessions/plan?group=99").status_code == 404
    assert browser.get("/sessions/plan?group=9999999999999999999999").status_code == 400
