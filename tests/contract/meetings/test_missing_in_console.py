"""What a moderator does about a meeting that Zoom does not know, or whose times it does not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.domain.errors import Refused
from facilitator.features.sessions import change_plan
from facilitator.features.sessions.change_plan import load_plan
from facilitator.features.today.today import TodoKind, today
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord
from tests.contract.groups.test_group_pages import alice
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.console import console_app, signed_in
from tests.standins.databases import ON_SQLITE


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(days=3)
    with told.deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, told.session_id)
        room = RoomRecord(group_id=session.group_id, platform="zoom", number="812")
        tx.add(room)
        tx.flush()
        session.room_id, session.occurrence = room.id, "1"
    return told


def set_room(story, **values):
    with story.deps.db.tx() as tx:
        room = tx.scalars(select(RoomRecord)).one()
        for name, value in values.items():
            setattr(room, name, value)


def missing_for(story, **time):
    set_room(story, missing_since=story.deps.clock.now() - timedelta(**time))


def needs(story):
    return [todo.need for todo in today(alice(story), story.deps).todos]


def call_off(story):
    seen = load_plan(alice(story), story.session_id, story.deps).seen
    change_plan.call_off(alice(story), story.session_id, seen, story.deps)


def test_a_moderator_is_asked_after_a_day_and_may_call_it_off(story):
    missing_for(story, hours=23)
    assert TodoKind.MEETING not in needs(story)
    with pytest.raises(Refused):
        call_off(story)

    missing_for(story, hours=25)
    assert TodoKind.MEETING in needs(story)
    call_off(story)

    assert TodoKind.MEETING not in needs(story)
    with story.deps.db.tx() as tx:
        assert tx.get_one(SessionRecord, story.session_id).cancelled_at is not None


@ON_SQLITE
def test_the_pages_say_that_nothing_was_called_off(story):
    missing_for(story, days=2)
    browser = signed_in(console_app(story.deps), story.deps, story.people["Alice"])

    first = browser.get("/").text
    plan = browser.get(f"/sessions/{story.session_id}/plan").text

    assert "Zoom does not know the meeting any more" in first
    for page in (first, plan):
        assert "Nothing was called off, and nobody was told." in page
    assert "Call it off" in plan


def test_a_meeting_without_fixed_times_asks_for_a_plan(story):
    set_room(story, has_times=False)
    assert TodoKind.PLAN not in needs(story)  # one is planned
    with story.deps.db.tx() as tx:
        tx.get_one(SessionRecord, story.session_id).cancelled_at = story.deps.clock.now()
        group = tx.scalars(select(GroupRecord)).first().id

    [todo] = [t for t in today(alice(story), story.deps).todos if t.need is TodoKind.PLAN]

    assert todo.group_id == group
