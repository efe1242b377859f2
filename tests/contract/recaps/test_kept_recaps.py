"""The records, on SQLite and on PostgreSQL: kept once, shown as made, forgotten on request."""

import json
import threading
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from facilitator.domain.errors import ExternalServiceError, NotFound, Refused
from facilitator.domain.notices import notice
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.checks import Check, Doubt, Verdict
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.offline import OfflineEngine
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.output import present
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit import queries
from facilitator.kit.members import forgotten_check
from facilitator.records import database as records_database
from facilitator.records import migrations
from facilitator.records.base import Base
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.prompts import PromptRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.translation import translator_for
from facilitator.translation.recaps import receipt_rows
from tests.people import MEMBERS, zoom_vtt

HANDED = SessionFiles(
    files=[zoom_vtt().encode()], members=MEMBERS, held_on=date(2026, 3, 4), group="Founders North",
    title="March", theme="founders",
)  # fmt: skip
REWORDED = Check(verdict=Verdict.PARTLY, objection='Nobody said "at once".')


def made(handed=HANDED, **given):
    return make_recap(handed, OfflineEngine(), **given)


def count(db, table):
    with db.tx() as tx:
        return tx.scalar(select(func.count()).select_from(table))


def view(db, session_id):
    with db.tx() as tx:
        return queries.get_recap_view(tx, session_id)


def on_disk(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())


def everything(db):
    """All that all tables hold, as one text: what is not in it is nowhere."""
    with db.tx() as tx:
        rows = [tx.execute(table.select()).all() for table in Base.metadata.sorted_tables]
    return json.dumps(rows, default=str, ensure_ascii=False)


def is_not_full_text(name, kind, parents):
    """Each database makes it in its own way, beside the records."""
    return not (kind == "table" and name.startswith("memory_words"))


def test_the_migrations_make_the_tables_that_the_records_describe(database):
    with database.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_not_full_text}
        context = MigrationContext.configure(connection, opts=opts)

        assert compare_metadata(context, Base.metadata) == []


def test_an_upgrade_has_nothing_to_do_the_second_time(database):
    assert database.upgrade() is False


def test_how_a_statement_was_checked_is_kept_with_it(database):
    found = made()
    first, *rest = found.recap.hot_seats
    unsure = replace(first.challenge, check=Check(Doubt.NAME, Verdict.NOT))
    solutions = tuple(replace(s, check=REWORDED, idea=1) for s in first.solutions)
    seats = (replace(first, challenge=unsure, solutions=solutions, summary="A line."), *rest)
    promises = tuple(replace(c, check=Check(Doubt.DAY)) for c in found.recap.commitments)
    recap = replace(found.recap, hot_seats=seats, commitments=promises, summary="One more.")

    kept = store_session(HANDED, replace(found, recap=recap), database)

    assert view(database, kept.session_id).recap == recap
    assert store_session(HANDED, replace(found, recap=recap), database).version == kept.version


def test_an_upgrade_from_the_first_tables_loses_nothing(database):
    kept = store_session(HANDED, made(), database)
    tables = ("turns", "evidence", "solutions", "memberships")
    with database.engine.connect() as connection:
        before = {t: connection.execute(text(f"SELECT * FROM {t}")).all() for t in tables}
    if database.engine.dialect.name == "sqlite":  # as a later table change would, on old data
        with migrations._loose(database.engine) as connection, connection.begin():
            context = MigrationContext.configure(connection, opts={"render_as_batch": True})
            with Operations(context).batch_alter_table("sessions", recreate="always"):
                pass

    with database.engine.connect() as connection:
        after = {t: connection.execute(text(f"SELECT * FROM {t}")).all() for t in tables}
        broken = (
            connection.execute(text("PRAGMA foreign_key_check")).all()
            if database.engine.dialect.name == "sqlite"
            else []
        )
    assert after == before
    assert broken == []
    assert view(database, kept.session_id).recap == made().recap


def test_a_recap_comes_back_as_it_was_made(database):
    kept = store_session(HANDED, made(), database)

    shown = view(database, kept.session_id)

    assert shown.recap == made().recap
    assert (shown.group, shown.title, shown.moderator) == ("Founders North", "March", "Alice")
    assert shown.held_at.date() == date(2026, 3, 4)


def test_the_same_transcript_makes_no_second_session(database):
    first = store_session(HANDED, made(), database)
    turns = count(database, TurnRecord)

    second = store_session(HANDED, made(), database)

    assert second == replace(first, was_known=True)
    assert count(database, SessionRecord) == 1
    assert count(database, RecapRecord) == 1
    assert count(database, TurnRecord) == turns


def test_many_who_write_the_same_at_once_end_with_one(database):
    threads, kept = [], []
    for number in range(6):
        handed = replace(HANDED, group=f"Group {number % 2}")
        given = replace(made(), recap=replace(made().recap, prompts=(("hot_seat", f"v{number}"),)))
        work = partial(kept_prompts, handed, given, database, kept)
        threads.append(threading.Thread(target=work))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(kept) == 6
    assert count(database, SessionRecord) == 2
    assert count(database, PromptRecord) == 1


def kept_prompts(handed, given, database, kept):
    kept.append(store_session(handed, given, database))


def test_the_same_words_with_other_line_ends_are_the_same_transcript(database):
    store_session(HANDED, made(), database)
    crlf = replace(HANDED, files=[zoom_vtt().replace("\n", "\r\n").encode("utf-8-sig")])

    assert store_session(crlf, made(crlf), database).was_known


def test_the_same_words_in_another_group_are_another_session(database):
    first = store_session(HANDED, made(), database)
    other = replace(HANDED, group="Makers South")

    second = store_session(other, made(other), database)

    assert second.session_id != first.session_id
    assert not second.was_known


def test_another_recap_of_the_same_session_is_a_new_version(database):
    first = store_session(HANDED, made(), database)
    again = made()
    fewer = replace(again, recap=replace(again.recap, commitments=()))

    second = store_session(HANDED, fewer, database)

    assert (second.session_id, second.version) == (first.session_id, 2)
    assert view(database, first.session_id).recap.commitments == ()


def test_a_receipt_tells_who_got_the_words_for_this_recap_or_an_earlier_one(database):
    again = made()
    sent = replace(again, recap=replace(again.recap, sent_to="gpt-5-mini"))
    kept = store_session(HANDED, sent, database)
    first = view(database, kept.session_id)

    store_session(HANDED, again, database)

    second = view(database, kept.session_id)
    assert (first.recap, second.recap) == (sent.recap, again.recap)
    told = [
        dict(receipt_rows(shown, translator_for("en")))["Worked on it"] for shown in (first, second)
    ]
    assert "after the model gpt-5-mini could not be used" in told[0]
    assert "was sent to the server of that model" in told[0]
    assert "for an earlier recap what was said was sent to the server of the model gpt-5" in told[1]


def test_a_member_who_gives_an_address_later_stays_one_person(database):
    unnamed = replace(HANDED, members=None)
    store_session(unnamed, made(unnamed), database)

    store_session(HANDED, made(), database)

    with database.tx() as tx:
        people = tx.execute(select(PersonRecord.name, PersonRecord.email)).all()
    assert sorted(people) == [
        (n, f"{n.lower()}@example.org") for n in ("Alice", "Bob", "Dana", "Lee")
    ]


def test_a_forgotten_person_has_said_nothing_and_has_no_name(database):
    kept = store_session(HANDED, made(), database)
    before = view(database, kept.session_id).recap

    gone = forget_person("dana@example.org", database)

    after = view(database, kept.session_id).recap
    assert gone.turns > 0
    assert gone.session_ids == (kept.session_id,)
    assert "dana" not in everything(database).casefold()
    assert [s.member for s in after.hot_seats] == ["A former member", "Bob"]
    assert len(after.hot_seats[0].solutions) == len(before.hot_seats[0].solutions)
    assert {c.member for c in after.commitments} == {c.member for c in before.commitments} - {
        "Dana"
    }
    assert present("json", view(database, kept.session_id))


def test_a_forgotten_person_does_not_come_back_with_the_same_transcript(database):
    store_session(HANDED, made(), database)
    forget_person("Dana", database)

    again = make_recap(HANDED, OfflineEngine(), is_forgotten=forgotten_check(database))
    store_session(HANDED, again, database)

    with database.tx() as tx:
        names = set(tx.scalars(select(PersonRecord.name)))
    assert "Dana" not in names
    assert "Dana" not in again.heard.transcript.speakers


def with_summaries(found):
    seats = tuple(replace(seat, summary="In the first week.") for seat in found.recap.hot_seats)
    return replace(found, recap=replace(found.recap, hot_seats=seats, summary="Users leave."))


def summaries(db, session_id):
    recap = view(db, session_id).recap
    return {recap.summary, *(seat.summary for seat in recap.hot_seats)}


def test_forgetting_somebody_takes_the_summaries_of_their_sessions_away(database):
    kept = store_session(HANDED, with_summaries(made()), database)
    assert summaries(database, kept.session_id) == {"In the first week.", "Users leave."}

    forget_person("Lee", database)

    assert summaries(database, kept.session_id) == {""}


def test_forgetting_takes_the_name_out_of_what_was_doubtful_in_a_transcript(database):
    store_session(HANDED, made(), database)
    with database.tx() as tx:
        heard = tx.scalars(select(TranscriptRecord)).one()
        heard.warnings = [notice("speaker_not_matched", label="Dana's iPad")]

    forget_person("Dana", database)

    assert "Dana" not in everything(database)


def test_forgetting_somebody_nobody_knows_says_so(database):
    with pytest.raises(NotFound, match="Nobody is called Zoe"):
        forget_person("Zoe", database)


def test_forgetting_asks_which_of_two_people_is_meant(database):
    store_session(HANDED, made(), database)
    other = replace(HANDED, group="Makers South", members=MEMBERS.replace(b"dana@", b"dana.b@"))
    store_session(other, made(other), database)

    with pytest.raises(Refused, match="2 people"):
        forget_person("Dana", database)

    forget_person("dana.b@example.org", database)
    assert "dana@example.org" in everything(database)


def test_who_becomes_unrecorded_loses_what_was_kept(database):
    kept = store_session(HANDED, made(), database)
    silent = replace(
        HANDED,
        members=MEMBERS.replace(b"role\n", b"role,recorded\n").replace(
            b"dana@example.org,member", b"dana@example.org,member,no"
        ),
    )

    store_session(silent, made(silent), database)

    with database.tx() as tx:
        dana = tx.scalar(select(PersonRecord.id).where(PersonRecord.name == "Dana"))
        spoken = tx.scalar(select(func.count()).where(TurnRecord.person_id == dana))
    shown = view(database, kept.session_id)
    assert spoken == 0
    assert "Dana" not in [s.member for s in shown.recap.hot_seats]
    assert shown.receipt.not_recorded == 1


def test_the_stretch_of_one_who_is_not_recorded_is_kept(database):
    silent = replace(
        HANDED,
        members=MEMBERS.replace(b"role\n", b"role,recorded\n").replace(
            b"dana@example.org,member", b"dana@example.org,member,no"
        ),
    )
    heard = made(silent).heard

    store_session(silent, made(silent), database)

    with database.tx() as tx:
        closed = tx.scalars(select(TranscriptRecord.closed)).one()
    assert closed == [list(stretch) for stretch in heard.transcript.closed]
    assert len(closed) == 1


def test_forgetting_somebody_closes_where_they_held_the_floor(database):
    store_session(HANDED, made(), database)
    seat = made().recap.hot_seats[0]

    forget_person("Dana", database)

    with database.tx() as tx:
        kept = tx.scalars(select(TranscriptRecord)).one()
        turns = tuple(turn.as_turn() for turn in kept.turns)
        again = Transcript(turns, closed=tuple((a, b) for a, b in kept.closed))
    assert kept.closed == [[seat.start, seat.end]]
    assert [s.member for s in OfflineEngine().recap(again, Roster()).hot_seats] == ["Bob"]


def test_an_unknown_session_is_named(database):
    with pytest.raises(NotFound, match="no session 99"):
        view(database, 99)


def test_a_half_kept_session_is_not_kept_at_all(database):
    broken = made()
    nobody = replace(broken.recap.hot_seats[0], start=None)

    with pytest.raises(Exception, match="start"):
        store_session(
            HANDED, replace(broken, recap=replace(broken.recap, hot_seats=(nobody,))), database
        )

    assert count(database, SessionRecord) == 0
    assert count(database, PersonRecord) == 0


def test_deleted_words_are_overwritten_in_the_file(tmp_path):
    path = tmp_path / "records.db"
    db = Database(f"sqlite:///{path}")
    db.upgrade()
    store_session(HANDED, made(), db)
    db.close()
    spoken = b"One field would be possible for us"
    assert spoken in on_disk(tmp_path)

    forget_person("Dana", db)
    db.close()

    assert b"dana@example.org" not in on_disk(tmp_path)
    assert spoken not in on_disk(tmp_path)


def test_a_database_that_is_not_there_is_said_in_plain_words():
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1")

    with pytest.raises(ExternalServiceError, match="database"), away.tx() as tx:
        tx.execute(text("SELECT 1"))


def test_sqlite_that_somebody_keeps_locked_is_said_in_plain_words(tmp_path, monkeypatch):
    monkeypatch.setattr(records_database, "BUSY_MS", 50)
    held, waiting = (Database(f"sqlite:///{tmp_path / 'records.db'}") for _ in range(2))
    held.upgrade()

    with held.tx() as tx:
        tx.scalar(text("SELECT 1"))
        with (
            pytest.raises(ExternalServiceError, match="is locked by another program") as fault,
            waiting.tx() as other,
        ):
            other.scalar(text("SELECT 1"))

    assert fault.value.retry
    for opened in (held, waiting):
        opened.close()


def test_who_only_reads_waits_for_no_writer_and_writes_nothing(database):
    with database.tx() as tx:
        tx.add(GroupRecord(name="Founders North"))
        tx.flush()
        with database.reading() as other:
            assert other.scalars(select(GroupRecord)).all() == []
    with database.reading() as tx:
        tx.add(GroupRecord(name="Makers South"))
        with pytest.raises(DBAPIError, match=r"read-?only"):
            tx.flush()
        tx.rollback()
    with database.tx() as tx:
        tx.add(GroupRecord(name="Makers South"))
    with database.reading() as tx:
        assert len(tx.scalars(select(GroupRecord)).all()) == 2
