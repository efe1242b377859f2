"""Groups on both databases: set in parts, their members from lists, their sessions planned."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from facilitator.domain.errors import BadSetting, NotFound, Refused
from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.people.person import Role
from facilitator.features.delivery import approval
from facilitator.features.groups.import_members import import_members
from facilitator.features.groups.manage_groups import add_group, edit_group, list_groups, show_group
from facilitator.features.meetings.plan_session import plan_session, set_topic
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.kit import queries
from facilitator.kit.members import hidden_check
from facilitator.records import migrations
from facilitator.records.base import Base
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord, TurnRecord
from tests.contract.recaps.test_kept_recaps import HANDED, everything, made
from tests.people import MEMBERS
from tests.standins.deps import deps_of

NAME = "Founders North"
SOON = (datetime.now(UTC) + timedelta(days=30)).replace(hour=17, minute=0, second=0, microsecond=0)


def names(db, group=NAME):
    return [m.person.name for m in show_group(group, db).members]


def test_a_group_keeps_what_it_was_set_to(database):
    given = {
        "theme": "founders",
        "format": "troika",
        "cadence": "weekly",
        "check_in_hours": "48",
        "time_zone": "Europe/Berlin",
        "agenda_sends": "6",
        "consent": "We record.",
    }

    add_group(NAME, given, database, room="123")

    shown = show_group("founders north", database)
    assert shown.settings == GroupSettings.from_dict(given)
    assert (shown.name, shown.room, shown.members) == (NAME, "123", ())
    with database.tx() as tx:
        assert tx.scalar(select(GroupRecord.settings)) == {
            "check_in_hours": 48, "agenda_sends": 6, "consent": "We record.",
        }  # fmt: skip


def test_an_edit_changes_what_is_given_and_nothing_else(database):
    add_group(NAME, {"theme": "founders", "check_in_hours": "48"}, database)

    edited = edit_group(NAME, {"language": "de", "check_in_hours": "72"}, database)

    assert edited.settings == GroupSettings(theme="founders", language="de")
    assert add_group(NAME, {"minutes": "60"}, database).settings.theme == "founders"


def test_a_wrong_edit_changes_nothing_and_says_all(database):
    add_group(NAME, {}, database)

    with pytest.raises(BadSetting) as wrong:
        edit_group(NAME, {"theme": "gardening", "format": "waltz", "language": "xx"}, database)

    assert all(word in wrong.value.message for word in ("founders", "troika", "en, de"))
    assert show_group(NAME, database).settings == GroupSettings()


def test_a_group_that_is_not_there_is_named(database):
    for work in (lambda: show_group("Nobody", database), lambda: edit_group("No", {}, database),
                 lambda: import_members("Nope", MEMBERS, database)):  # fmt: skip
        with pytest.raises(NotFound, match="There is no group"):
            work()


def test_a_group_may_be_called_something_else_but_not_like_another(database):
    add_group(NAME, {}, database)
    add_group("Makers South", {}, database)

    with pytest.raises(Refused, match="Makers South already"):
        edit_group(NAME, {}, database, new_name="makers south")

    assert edit_group(NAME, {}, database, new_name="Founders").name == "Founders"
    assert [line.name for line in list_groups(database)] == ["Founders", "Makers South"]


def test_a_group_that_moves_keeps_one_room_and_its_sessions(database):
    add_group(NAME, {}, database)
    planned = plan_session(NAME, SOON, database)
    add_group(NAME, {}, database, room="123")

    edit_group(NAME, {}, database, room="456")

    with database.tx() as tx:
        assert list(tx.scalars(select(RoomRecord.number))) == ["456"]
        assert tx.get(SessionRecord, planned.id).room_id == tx.scalar(select(RoomRecord.id))
    add_group("Makers South", {}, database, room="123")
    with pytest.raises(Refused, match="meets in 123"):
        edit_group(NAME, {}, database, room="123")


def test_a_dry_run_tells_what_an_import_then_does(database):
    add_group(NAME, {}, database)

    would = import_members(NAME, MEMBERS, database, dry_run=True)

    assert names(database) == []
    assert import_members(NAME, MEMBERS, database) == would
    assert names(database) == ["Alice", "Bob", "Dana", "Lee"]
    assert import_members(NAME, MEMBERS, database).is_nothing


def test_an_import_writes_every_field(database):
    add_group(NAME, {}, database)
    import_members(NAME, MEMBERS, database)

    import_members(
        NAME,
        b"name,email,aliases,role,recorded,profile,time_zone\n"
        b"Robert,bob@example.org,Bobby,guest,no,Knows prices,asia/tokyo\n",
        database,
    )

    bob = show_group(NAME, database).members[1].person
    assert (bob.name, bob.aliases, bob.role, bob.recorded) == (
        "Robert", ("Bobby",), Role.GUEST, False,
    )  # fmt: skip
    assert (bob.profile, bob.time_zone) == ("Knows prices", "Asia/Tokyo")


def test_addresses_can_be_exchanged(database):
    add_group(NAME, {}, database)
    import_members(NAME, MEMBERS, database)
    other = b"name,email\nAlice,bob@example.org\nBob,alice@example.org\n"

    import_members(NAME, other, database)

    found = {m.person.name: m.person.email for m in show_group(NAME, database).members}
    assert (found["Alice"], found["Bob"]) == ("bob@example.org", "alice@example.org")
    assert import_members(NAME, other, database).is_nothing


def test_somebody_named_in_a_call_and_known_elsewhere_becomes_one_person(database):
    unlisted = SessionFiles(HANDED.files, group="Makers South", held_on=HANDED.held_on)
    kept = store_session(unlisted, made(unlisted), database)
    add_group(NAME, {}, database)
    import_members(NAME, MEMBERS, database)
    import_members(NAME, b"name,time_zone\nDana,Asia/Tokyo\n", database)

    import_members("Makers South", MEMBERS, database)

    assert show_group("Makers South", database).members[2].person.time_zone == "Asia/Tokyo"

    with database.tx() as tx:
        assert len(list(tx.scalars(select(PersonRecord)))) == 4
        spoke = select(TurnRecord.person_id).where(TurnRecord.person_id.is_not(None))
        assert set(tx.scalars(spoke)) == set(tx.scalars(select(PersonRecord.id)))
        assert queries.get_recap_view(tx, kept.session_id).recap == made(unlisted).recap
    forget_person("dana@example.org", database)
    assert "Dana" not in everything(database)


def test_a_recap_without_a_list_makes_nobody_a_member_again_or_recorded(database):
    add_group(NAME, {}, database)
    import_members(NAME, MEMBERS.replace(b"role\n", b"role,recorded\n").replace(
        b"lee@example.org,member", b"lee@example.org,guest,no"), database)  # fmt: skip
    unlisted = SessionFiles(HANDED.files, group=NAME)

    store_session(unlisted, made(unlisted), database)

    by_name = {m.person.name: m.person for m in show_group(NAME, database).members}
    assert by_name["Alice"].role is Role.MODERATOR
    assert (by_name["Lee"].role, by_name["Lee"].recorded) == (Role.GUEST, False)


def test_who_left_keeps_what_they_said_and_gets_nothing_more(database, tmp_path):
    kept = store_session(HANDED, made(), database)
    deps = deps_of(database, tmp_path)

    left = import_members(NAME, MEMBERS.replace(b"Dana,dana@example.org,member\n", b""), database,
                          remove_missing=True)  # fmt: skip

    assert [one.before.person.name for one in left.left] == ["Dana"]
    assert names(database) == ["Alice", "Bob", "Lee"]
    assert [m.person.name for m in show_group(NAME, database).former] == ["Dana"]
    with database.tx() as tx:
        dana = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Dana"))
        group_id = tx.scalar(select(GroupRecord.id))
        assert queries.get_recap_view(tx, kept.session_id).recap == made().recap
        assert queries.find_member_by_name(tx, group_id, "Dana") is None
        held_at = tx.get(SessionRecord, kept.session_id).held_at
        assert queries.roster_of(tx, group_id, held_at).named("Dana") is not None
    assert approval.approve(kept.session_id, None, None, deps)
    with database.tx() as tx:
        assert dana not in set(tx.scalars(select(OutboxRecord.person_id)))
        assert tx.scalar(select(func.count()).select_from(OutboxRecord)) > 0


def test_a_no_to_recording_holds_after_its_member_left(database):
    add_group(NAME, {}, database)
    import_members(NAME, b"name,recorded,aliases\nAlice,yes,\nTom,no,Tommy\n", database)
    import_members(NAME, b"name\nAlice\n", database, remove_missing=True)
    group_id = show_group(NAME, database).id

    is_hidden = hidden_check(database, group_id)

    assert (is_hidden("tom"), is_hidden("Tommy"), is_hidden("Alice")) == (True, True, False)


def test_the_forgotten_do_not_come_back_with_a_list(database):
    store_session(HANDED, made(), database)
    forget_person("Dana", database)

    changes = import_members(NAME, MEMBERS, database)

    assert any("Dana asked to be forgotten" in warning.english for warning in changes.warnings)
    assert names(database) == ["Alice", "Bob", "Lee"]
    assert "dana" not in everything(database).casefold()


def test_forgetting_takes_a_person_out_of_profiles_and_topics(database):
    add_group(NAME, {}, database)
    import_members(NAME, b"name,email,profile\nBob,bob@example.org,Taught Dana to sell\n"
                   b"Dana,dana@example.org,Sells bread\n", database)  # fmt: skip
    plan_session(NAME, SOON, database, topic="Dana's prices")

    forget_person("Dana", database)

    assert "Dana" not in everything(database)
    assert "bread" not in everything(database)
    assert "Taught [name removed] to sell" in everything(database)


def test_a_session_is_planned_in_the_time_of_its_group_and_once(database):
    add_group(NAME, {"time_zone": "America/New_York", "minutes": "60"}, database)
    evening = datetime(SOON.year + 1, 1, 15, 17, 0)

    planned = plan_session(NAME, evening, database, topic="pricing")
    again = plan_session(NAME, evening.replace(tzinfo=None), database, minutes=75)

    assert planned.at == datetime(SOON.year + 1, 1, 15, 22, 0, tzinfo=UTC)
    assert (planned.minutes, again.minutes, again.topic) == (60, 75, "pricing")
    assert again.id == planned.id
    assert [c.id for c in show_group(NAME, database).coming] == [planned.id]


@pytest.mark.parametrize(
    ("at", "minutes", "topic", "wrong"),
    [
        (datetime(2020, 1, 1, 17), None, "", "is in the past"),
        (datetime(2040, 3, 25, 2, 30), None, "", "clocks go forward"),
        (SOON, 5, "", "cannot be 5 minutes"),
        (SOON, None, "x" * 201, "at most 200 letters"),
    ],
)
def test_a_session_that_cannot_be_is_refused(database, at, minutes, topic, wrong):
    add_group(NAME, {"time_zone": "Europe/Berlin"}, database)

    with pytest.raises(Refused, match=wrong):
        plan_session(NAME, at, database, minutes=minutes, topic=topic)

    assert show_group(NAME, database).coming == ()


def test_a_topic_is_set_and_taken_back(database):
    add_group(NAME, {}, database)
    number = plan_session(NAME, SOON, database).id

    set_topic(number, " first  sales hire ", database)
    assert show_group(NAME, database).coming[0].topic == "first sales hire"

    set_topic(number, "", database)
    assert show_group(NAME, database).coming[0].topic == ""
    with pytest.raises(NotFound, match="no session 99"):
        set_topic(99, "pricing", database)


def test_a_recap_keeps_the_language_it_was_made_in(database):
    german = SessionFiles(HANDED.files, HANDED.members, group=NAME, language="de")
    first = store_session(german, made(german), database)
    edit_group(NAME, {"language": "fr"}, database)

    with database.tx() as tx:
        assert queries.get_recap_view(tx, first.session_id).language == "de"


def test_an_upgrade_keeps_recaps_as_they_were_made(database):
    now = "'2026-03-04 17:00:00'"
    with database.engine.begin() as connection:
        connection.execute(
            text("DROP TABLE memory_words")
        )  # each database's own, beside the records
    Base.metadata.drop_all(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    migrations.upgrade(database.engine, "0002")
    with database.engine.begin() as connection:
        for row in (
            f"groups (id, name, theme, format, language, created_at) "
            f"VALUES (1, '{NAME}', 'founders', 'troika', 'de', {now})",
            f"sessions (id, group_id, title, theme, seconds, created_at) "
            f"VALUES (1, 1, 'March', 'base', 60, {now}), (2, 1, 'April', 'base', 0, {now})",
            f"recaps (session_id, version, engine, prompts, warnings, made_at) "
            f"VALUES (1, 1, 'offline', '{{}}', '[]', {now})",
        ):
            connection.execute(text(f"INSERT INTO {row}"))

    assert database.upgrade()

    edit_group(NAME, {"language": "fr", "theme": "base", "format": "none"}, database)
    with database.tx() as tx:
        assert tx.get(SessionRecord, 1).recap_settings() == ("base", "troika", "de")
        assert tx.get(SessionRecord, 2).recap_settings() == ("base", None, "fr")


def test_memberships_tell_since_when(database):
    add_group(NAME, {}, database)
    import_members(NAME, MEMBERS, database)

    with database.tx() as tx:
        joined = list(tx.scalars(select(MembershipRecord.joined_at)))
    assert all(at is not None for at in joined)
