"""A transcript handed in for a session of the records: kept there, once, as its group is set."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.person import Role
from facilitator.engines.offline import OfflineEngine
from facilitator.features.groups.import_members import import_members
from facilitator.features.groups.manage_groups import add_group, edit_group, show_group
from facilitator.features.recaps.process_session import process_session
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_defaults import RecapOptions, with_defaults
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord
from tests.contract.recaps.test_kept_recaps import count
from tests.people import MEMBERS, zoom_vtt

NAME = "Founders North"
HELD = datetime(2026, 3, 4, 17, tzinfo=UTC)
FILES = [zoom_vtt().encode()]


@pytest.fixture
def session(database):
    """A session that was planned, and of which no transcript came."""
    add_group(NAME, {"theme": "founders", "language": "de"}, database)
    import_members(NAME, MEMBERS, database)
    with database.tx() as tx:
        group_id = tx.scalar(select(GroupRecord.id))
        planned = SessionRecord(group_id=group_id, title=NAME, planned_at=HELD, planned_minutes=90)
        silent = SittingRecord(session=planned, platform="zoom", uuid="u", ended_at=HELD, files=[],
                               silence="Zoom has no transcript.", next_try_at=HELD)  # fmt: skip
        tx.add(silent)
        tx.flush()
        return planned.id


class Counting:
    """The offline engine, which is asked so many times."""

    def __init__(self):
        self.asked = 0

    def recap(self, transcript, roster):
        self.asked += 1
        return OfflineEngine().recap(transcript, roster)


def hand_in(db, folder, session_id, files=FILES, wanted=None, engine=None, **more):
    handed = with_defaults(
        SessionFiles(files, session_id=session_id, **more), wanted or RecapOptions(), db
    )
    return process_session(handed, engine or OfflineEngine(), db, folder / "outbox")


def test_a_session_gets_the_recap_its_group_is_set_to(database, tmp_path, session):
    taken = hand_in(database, tmp_path, session)

    assert (taken.kept.session_id, taken.kept.version, taken.kept.was_known) == (session, 1, False)
    assert [seat.member for seat in taken.view.recap.hot_seats] == ["Dana", "Bob"]
    assert (taken.view.theme, taken.view.language) == ("founders", "de")
    assert (taken.view.group, taken.view.held_at, taken.view.moderator) == (NAME, HELD, "Alice")
    assert [c.due.isoformat() for c in taken.view.recap.commitments] == ["2026-03-06", "2026-03-05"]
    assert len(taken.mails) == 4
    assert count(database, SessionRecord) == 1
    with database.tx() as tx:
        sitting = tx.scalar(select(SittingRecord))
    assert (sitting.silence, sitting.next_try_at) == ("", None)


def test_the_same_transcript_does_nothing_twice(database, tmp_path, session):
    engine = Counting()
    first = hand_in(database, tmp_path, session, engine=engine)

    again = hand_in(database, tmp_path, session, engine=engine)

    assert engine.asked == 1
    assert (again.kept, again.view) == (replace(first.kept, was_known=True), first.view)
    assert count(database, RecapRecord) == 1


def test_another_wish_for_the_same_transcript_is_another_version(database, tmp_path, session):
    hand_in(database, tmp_path, session)

    english = hand_in(database, tmp_path, session, wanted=RecapOptions(language="en"))

    assert (english.view.language, english.kept.was_known) == ("en", True)
    assert show_group(NAME, database).settings.language == "de"


def test_a_session_with_another_transcript_is_left_alone(database, tmp_path, session):
    hand_in(database, tmp_path, session)
    engine = Counting()

    with pytest.raises(Refused, match="already has a different transcript"):
        hand_in(database, tmp_path, session, [b"Dana: Quite another story.\n"], engine=engine)

    assert engine.asked == 0
    assert count(database, RecapRecord) == 1


def test_the_transcript_of_another_session_is_refused(database, tmp_path, session):
    before = with_defaults(
        SessionFiles(FILES, MEMBERS, HELD.date() - timedelta(days=28), NAME),
        RecapOptions(),
        database,
    )
    process_session(before, OfflineEngine(), database, tmp_path / "outbox")

    with pytest.raises(Refused, match="the transcript of session 2"):
        hand_in(database, tmp_path, session)


def test_what_was_handed_in_without_a_number_before_becomes_part_of_the_session(
    database, tmp_path, session
):
    before = with_defaults(
        SessionFiles(FILES, MEMBERS, HELD.date(), NAME), RecapOptions(), database
    )
    process_session(before, OfflineEngine(), database, tmp_path / "outbox")

    taken = hand_in(database, tmp_path, session)

    assert (taken.kept.session_id, count(database, SessionRecord)) == (session, 1)


def test_who_was_a_member_then_counts(database, tmp_path, session):
    import_members(NAME, MEMBERS.replace(b"Dana,dana@example.org,member\n", b""), database,
                   remove_missing=True)  # fmt: skip

    taken = hand_in(database, tmp_path, session)

    assert [seat.member for seat in taken.view.recap.hot_seats] == ["Dana", "Bob"]


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"members": MEMBERS}, "the members of its group"),
        ({"wanted": RecapOptions(format="balint")}, "have no recap"),
    ],
)
def test_what_a_session_cannot_take_is_refused(database, tmp_path, session, more, wrong):
    with pytest.raises(Refused, match=wrong):
        hand_in(database, tmp_path, session, **more)


def test_a_session_to_come_takes_a_transcript_only_with_its_day(database, tmp_path, session):
    with database.tx() as tx:
        tx.get(SessionRecord, session).planned_at = datetime.now(UTC) + timedelta(days=9)

    with pytest.raises(Refused, match="has not been held"):
        hand_in(database, tmp_path, session)

    taken = hand_in(database, tmp_path, session, held_on=HELD.date())
    assert taken.view.held_at.date() == HELD.date()


def test_a_session_that_is_not_there_is_named(database, tmp_path):
    with pytest.raises(NotFound, match="no session 9"):
        hand_in(database, tmp_path, 9)


def test_a_wish_counts_for_one_session_and_a_new_group_takes_it(database):
    new = with_defaults(
        SessionFiles(FILES, group="New"), RecapOptions("founders", "troika", "de"), database
    )
    assert (new.theme, new.format, new.language) == ("founders", "troika", "de")
    add_group(NAME, {"theme": "founders", "format": "troika", "language": "fr"}, database)

    own = with_defaults(SessionFiles(FILES, group="founders north"), RecapOptions(), database)
    other = with_defaults(
        SessionFiles(FILES, group=NAME), RecapOptions("base", "none", "en"), database
    )

    assert (own.group, own.theme, own.format, own.language) == (NAME, "founders", "troika", "fr")
    assert (other.theme, other.format, other.language) == ("base", None, "en")


def test_a_run_leaves_the_settings_of_its_group_alone(database, tmp_path):
    wish = RecapOptions("founders", None, "de")
    first = with_defaults(SessionFiles(FILES, MEMBERS, group=NAME), wish, database)
    process_session(first, OfflineEngine(), database, tmp_path / "outbox")
    assert show_group(NAME, database).settings.language == "de"
    edit_group(NAME, {"language": "fr"}, database)

    again = with_defaults(
        SessionFiles(FILES, MEMBERS, group=NAME), RecapOptions(language="en"), database
    )
    taken = process_session(again, OfflineEngine(), database, tmp_path / "outbox")

    assert (taken.view.language, taken.view.theme) == ("en", "founders")
    assert show_group(NAME, database).settings.language == "fr"
    with database.tx() as tx:
        assert queries.get_recap_view(tx, taken.kept.session_id).language == "en"
        assert queries.roster_of(tx, 1).people[0].role is Role.MODERATOR
