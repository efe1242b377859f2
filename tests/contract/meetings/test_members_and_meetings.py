"""Members and sessions set by hand, where a platform tells of the same group."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from facilitator.demo import samples
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.zoom_events import zoom_events
from facilitator.features.meetings import planned_sessions
from facilitator.features.meetings.link_room import link_room, room_of_group
from facilitator.kit import queries
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.rooms import VisitRecord
from facilitator.records.sessions import SessionRecord, TurnRecord
from tests.contract.meetings import test_sessions_from_events as story
from tests.contract.webhooks.test_zoom_api import zoom
from tests.standins.deps import deps_of


@pytest.fixture
def standin():
    with FakeZoom(FakeAccount("client", "secret", "acct")) as server:
        yield server


@pytest.fixture
def deps(database, standin, tmp_path):
    link_room(database, samples.GROUP, samples.THEME, story.ROSTER, "zoom", story.ROOM)
    return deps_of(database, tmp_path, zoom(standin))


def hold(deps, standin):
    """A whole meeting, as its platform tells it."""
    for event in story.events(zoom_events(story.meeting(), standin.account), deps):
        story.follow(event, deps)


def leave(deps, name, at):
    with deps.db.tx() as tx:
        one = tx.scalar(
            select(MembershipRecord).join(PersonRecord).where(PersonRecord.name == name)
        )
        one.left_at = at
        return one.person_id


def test_a_session_planned_by_hand_becomes_the_one_its_platform_tells_of(deps, standin):
    with deps.db.tx() as tx:
        group = queries.find_group(tx, samples.GROUP)
        by_hand = planned_sessions.create_session(tx, group, room_of_group(tx, group.id).id)
        by_hand.planned_at, by_hand.planned_minutes = story.BEGAN + timedelta(days=28), 60
        by_hand.topic = "pricing"

    hold(deps, standin)

    planned = [(s.planned_at, s.topic) for s in story.all_of(deps, SessionRecord)]
    assert sorted(planned) == [
        (story.BEGAN + timedelta(days=days), topic)
        for days, topic in ((0, ""), (28, "pricing"), (56, ""))
    ]


def test_who_left_before_is_not_counted_as_there(deps, standin):
    dana = leave(deps, "Dana Ruiz", story.BEGAN - timedelta(days=1))

    hold(deps, standin)

    people = {visit.person_id for visit in story.all_of(deps, VisitRecord)} - {None}
    assert len(people) == len(story.SPOKE) - 1
    assert dana not in people


def test_who_left_afterwards_was_there(deps, standin):
    dana = leave(deps, "Dana Ruiz", story.BEGAN + timedelta(hours=3))

    hold(deps, standin)

    assert dana in {visit.person_id for visit in story.all_of(deps, VisitRecord)}
    session = next(s for s in story.all_of(deps, SessionRecord) if s.held_at)
    with deps.db.tx() as tx:
        seats = queries.get_recap_view(tx, session.id).recap.hot_seats
    assert [seat.member for seat in seats] == ["Dana Ruiz", "Bob Okafor", "Priya Nair"]


def test_who_left_without_agreeing_to_be_recorded_stays_unheard(deps, standin):
    leave(deps, "Dana Ruiz", story.BEGAN - timedelta(days=1))
    with deps.db.tx() as tx:
        dana = select(MembershipRecord).join(PersonRecord).where(PersonRecord.name == "Dana Ruiz")
        tx.scalar(dana).recorded = False

    hold(deps, standin)

    with deps.db.tx() as tx:
        labels = set(tx.scalars(select(TurnRecord.label)))
        said = [text for spans in tx.scalars(select(TurnRecord.spans)) for _, _, text in spans]
    assert "Dana Ruiz" not in labels
    assert said
