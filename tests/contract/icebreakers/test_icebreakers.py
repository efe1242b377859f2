"""Icebreakers in the records, on SQLite and on PostgreSQL: remembered for groups and people."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.features.icebreakers.choose_icebreaker import (
    AskedIcebreaker,
    RoundOptions,
    choose_icebreaker,
    propose_icebreaker,
    rate_icebreaker,
    record_icebreaker,
)
from facilitator.features.icebreakers.member_icebreakers import add_icebreaker, avoid_topics
from facilitator.features.meetings.link_room import link_room
from facilitator.features.privacy.forget_person import forget_person
from facilitator.prompting.library import PromptLibrary
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.icebreakers import (
    AvoidedTopicsRecord,
    GroupIcebreakerRecord,
    IcebreakerAttendeeRecord,
    IcebreakerUseRecord,
)
from facilitator.records.sessions import SessionRecord
from tests.people import MEMBERS

NORTH, SOUTH = "Founders North", "Makers South"
FIRST = datetime(2026, 3, 4, 18, tzinfo=UTC)
OWN = Icebreaker("Which shed do you like to work in?", 1, 0.5, "question", "sheds", by="Bob")


@pytest.fixture
def db(database):
    """Two groups: Bob is in both."""
    link_room(database, NORTH, "founders", parse_roster(MEMBERS)[0], "zoom", "")
    link_room(database, SOUTH, "founders", Roster((Person("Bob", "bob@example.org"),)), "zoom", "")
    return database


def ids(db):
    with db.tx() as tx:
        return dict(tx.execute(select(PersonRecord.name, PersonRecord.id)).all())


def session(db, group=NORTH, months=0):
    with db.tx() as tx:
        of = tx.scalar(select(GroupRecord.id).where(GroupRecord.name == group))
        at = FIRST + timedelta(weeks=4 * months)
        kept = SessionRecord(group_id=of, title=group, theme="founders", planned_at=at)
        tx.add(kept)
        tx.flush()
        return kept.id


def held(db, months, group=NORTH, attending=None):
    """A session in which the icebreaker that was chosen was asked."""
    attending = attending or list(ids(db).values())
    number = session(db, group, months)
    made = choose_icebreaker(number, attending, db)
    asked = AskedIcebreaker(made.first.text, tuple(attending), made.opener.id, made.second.text)
    record_icebreaker(number, asked, db)
    return made


def test_a_groups_first_session_gets_a_light_one_and_a_second_to_choose_from(db):
    made = choose_icebreaker(session(db), list(ids(db).values()), db)

    assert (made.first.depth, made.second.depth) == (1, 1)
    assert made.reason.startswith("Light, for a first session;")
    assert (made.opener.name, made.opener_reason) == ("Alice", "Alice has not opened yet.")


def test_choosing_twice_gives_the_same_until_something_is_rejected(db):
    number, people = session(db), list(ids(db).values())
    first = choose_icebreaker(number, people, db)

    again = choose_icebreaker(number, people, db)
    other = choose_icebreaker(
        number, people, db, RoundOptions(rejected=frozenset({first.first.text}))
    )

    assert again == first
    assert other.first != first.first


def test_a_year_of_sessions_repeats_nothing_and_everybody_opens(db):
    made = [held(db, month) for month in range(12)]

    assert len({one.first.text for one in made}) == 12
    assert sorted(one.opener.name for one in made) == sorted(["Alice", "Bob", "Dana", "Lee"] * 3)
    assert made[-1].first.depth > 1


def test_who_attends_two_groups_hears_none_twice(db):
    bob, alice = ids(db)["Bob"], ids(db)["Alice"]
    number = session(db, SOUTH, 1)
    with_bob = choose_icebreaker(number, [bob], db)
    asked = session(db, NORTH, 0)
    record_icebreaker(asked, AskedIcebreaker(with_bob.first.text, (bob, alice)), db)

    assert choose_icebreaker(number, [bob], db).first != with_bob.first

    record_icebreaker(asked, AskedIcebreaker(with_bob.first.text, (alice,)), db)
    assert choose_icebreaker(number, [bob], db).first == with_bob.first


def test_what_was_offered_and_not_taken_is_not_offered_again(db):
    seen = [held(db, month) for month in range(12)]

    texts = [one.text for made in seen for one in (made.first, made.second)]

    assert len(set(texts)) == 24


def test_somebody_new_or_a_guest_makes_it_light(db):
    for month in range(9):
        held(db, month)
    zoe = Roster(
        (Person("Zoe", "zoe@example.org"), Person("Gil", "g@example.org", role=Role.GUEST))
    )
    link_room(db, NORTH, "founders", zoe, "zoom", "")
    people, number = ids(db), session(db, NORTH, 9)
    regulars = [people[name] for name in ("Alice", "Bob", "Dana", "Lee")]

    with_zoe = choose_icebreaker(number, [*regulars, people["Zoe"]], db)
    with_gil = choose_icebreaker(number, [*regulars, people["Gil"]], db)
    alone = choose_icebreaker(number, regulars, db)

    assert with_zoe.reason.startswith("Light, because Zoe is new;")
    assert with_gil.reason.startswith("Light, because Gil is a guest;")
    assert alone.first.depth > 1


def test_remembering_again_replaces_what_was_asked(db):
    number, people = session(db), list(ids(db).values())
    one, other = PromptLibrary().icebreakers("founders")[:2]

    record_icebreaker(number, AskedIcebreaker(one.text, tuple(people), people[0]), db)
    rate_icebreaker(number, 1, db)
    record_icebreaker(number, AskedIcebreaker(other.text, tuple(people[:2]), people[1]), db)

    with db.tx() as tx:
        use = tx.scalars(select(IcebreakerUseRecord)).one()
        heard = set(tx.scalars(select(IcebreakerAttendeeRecord.person_id)))
    assert (use.text, use.opener_id, use.thumbs) == (other.text, people[1], 0)
    assert heard == set(people[:2])
    assert use.asked_at == FIRST


def test_memory_outlives_its_session(db):
    asked = held(db, 0).first
    with db.tx() as tx:
        tx.execute(delete(SessionRecord))

    later = [held(db, month).first for month in range(1, 4)]

    assert asked not in later
    with db.tx() as tx:
        assert len(tx.scalars(select(IcebreakerUseRecord)).all()) == 4


def test_a_thumb_is_kept_and_asks_for_an_icebreaker(db):
    held(db, 0)
    with db.tx() as tx:
        number = tx.scalars(select(SessionRecord.id)).one()

    rate_icebreaker(number, -1, db)

    with db.tx() as tx:
        assert tx.scalars(select(IcebreakerUseRecord.thumbs)).one() == -1
    with pytest.raises(NotFound, match="no icebreaker that could be rated"):
        rate_icebreaker(session(db, NORTH, 1), 1, db)


def test_a_members_own_is_asked_in_their_group_alone(db):
    add_icebreaker(NORTH, OWN, db)
    add_icebreaker(NORTH, OWN, db)

    record_icebreaker(session(db), AskedIcebreaker(OWN.text, (ids(db)["Bob"],)), db)

    with db.tx() as tx:
        kept = tx.scalars(select(GroupIcebreakerRecord)).one()
        assert kept.as_icebreaker() == OWN
    with pytest.raises(NotFound, match="no icebreaker with this text"):
        record_icebreaker(session(db, SOUTH), AskedIcebreaker(OWN.text, ()), db)


@pytest.mark.parametrize(
    ("text", "tags", "said"),
    [
        ("What does Dana think of sheds?", {}, "names a member"),
        ("Which shed? Which barn?", {}, "more than one question"),
        ("In which shed do you work with pleasure?", {}, "close to one that is known"),
        ("Which road do you like?", {"depth": 7}, "its depth is 1 to 4"),
        ("Which road do you like?", {"subject": "<b>"}, "its subject is a word or two"),
        ("Which road do you like?", {"by": "Charlie"}, "Charlie is not a member"),
    ],
)
def test_a_poor_one_is_refused_with_the_reasons(db, text, tags, said):
    add_icebreaker(NORTH, OWN, db)
    poor = Icebreaker(**{"text": text, "depth": 2, "minutes": 1.0, "kind": "question",
                         "subject": "roads", "by": "Bob", **tags})  # fmt: skip

    with pytest.raises(Refused, match=said):
        add_icebreaker(NORTH, poor, db)


def test_what_somebody_avoids_is_not_chosen_in_any_of_their_groups(db):
    number, bob = session(db, SOUTH), ids(db)["Bob"]
    chosen = choose_icebreaker(number, [bob], db)

    avoid_topics("bob@example.org", [chosen.first.subject, " "], db)
    avoid_topics("Bob", [chosen.first.subject], db)
    without = choose_icebreaker(number, [bob], db)
    avoid_topics("Bob", [], db)

    assert without.first != chosen.first
    assert choose_icebreaker(number, [bob], db) == chosen


@pytest.mark.parametrize("words", [["what"], ["x" * 61], [f"topic{n}" for n in range(21)]])
def test_what_is_no_topic_is_refused(db, words):
    with pytest.raises(Refused, match="not a topic"):
        avoid_topics("Bob", words, db)


def test_a_proposal_is_for_the_next_planned_session_or_for_now(db):
    without = propose_icebreaker(NORTH, FIRST - timedelta(days=3), db)
    number = session(db)

    planned = propose_icebreaker(NORTH, FIRST - timedelta(days=3), db)

    assert (without.session_id, planned.session_id) == (None, number)
    assert sorted(planned.attending) == sorted(ids(db).values())
    assert planned.pick.first is not None
    with pytest.raises(NotFound, match="no group Nobody"):
        propose_icebreaker("Nobody", FIRST, db)


def test_who_is_forgotten_leaves_no_icebreaker_and_no_topics_behind(db):
    add_icebreaker(NORTH, OWN, db)
    record_icebreaker(session(db), AskedIcebreaker(OWN.text, (ids(db)["Bob"],)), db)
    avoid_topics("Bob", ["travel"], db)

    forget_person("bob@example.org", db)

    with db.tx() as tx:
        assert tx.scalars(select(GroupIcebreakerRecord)).all() == []
        assert tx.scalars(select(AvoidedTopicsRecord)).all() == []
        assert "shed" not in tx.scalars(select(IcebreakerUseRecord.text)).one()
