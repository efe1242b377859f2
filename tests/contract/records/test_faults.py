"""What happens to a database for real is told as one of our errors, and is tried again."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from facilitator.domain.errors import ExternalServiceError, WriteConflict
from facilitator.records.database import NEWEST_SCHEMA, Database
from tests.standins.databases import new_database

WRITE = text("UPDATE alembic_version SET version_num = version_num")


@pytest.fixture
def db(tmp_path):
    made = Database(f"sqlite:///{tmp_path / 'records.db'}")
    made.upgrade()
    yield made
    made.close()


@pytest.fixture
def served(postgres):
    made = Database(new_database(postgres))
    made.upgrade()
    yield made
    made.close()


def said_of(db, what=WRITE):
    with pytest.raises(ExternalServiceError) as error, db.tx() as tx:
        tx.execute(what)
    assert error.value.retry
    return str(error.value)


def test_a_lock_that_another_program_holds(db, monkeypatch):
    monkeypatch.setattr("facilitator.records.database.BUSY_MS", 50)
    other = sqlite3.connect(db.engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    db.engine.dispose()

    assert "is locked by another program" in said_of(db)
    with pytest.raises(ExternalServiceError):
        db.check_writing()
    other.execute("ROLLBACK")
    other.close()
    db.check_writing()


def test_a_full_disk(db):
    with db.tx() as tx:
        pages = tx.execute(text("PRAGMA page_count")).scalar()
        pages += 2
        tx.execute(text(f"PRAGMA max_page_count = {pages}"))  # for this connection, of which it is
        tx.execute(text("CREATE TABLE filled (words TEXT)"))  # SQLite's own answer to no room
    with pytest.raises(ExternalServiceError, match="has no room left"), db.tx() as tx:
        tx.execute(text(f"PRAGMA max_page_count = {pages}"))
        tx.execute(text("INSERT INTO filled VALUES (:words)"), {"words": "x" * 10**7})


def test_a_file_that_may_only_be_read(tmp_path, db):
    db.close()
    url = f"sqlite:///file:{db.engine.url.database}?mode=ro&uri=true"

    assert "can only be read" in said_of(Database(url))


def test_a_damaged_file(tmp_path, db):
    path = Path(db.engine.url.database)
    db.close()
    path.write_bytes(path.read_bytes()[:100] + os.urandom(len(path.read_bytes()) - 100))

    assert "is damaged" in said_of(Database(f"sqlite:///{path}"))
    path.write_bytes(b"no database at all, " * 500)
    assert "is damaged" in said_of(Database(f"sqlite:///{path}"))


def test_a_folder_that_is_gone(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'there' / 'records.db'}")
    (tmp_path / "there").rmdir()

    assert "cannot be reached" in said_of(db)


def test_a_server_that_does_not_answer(served):
    nobody = Database("postgresql+psycopg://facilitator@127.0.0.1:1/records")

    assert "cannot be reached" in said_of(nobody)


def test_connections_that_the_server_ends(served):
    with pytest.raises(ExternalServiceError, match="cannot be reached"), served.tx() as tx:
        tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    served.check_writing()  # the next one works


def test_a_server_that_can_only_be_read(served):
    with served.tx() as tx:
        name = tx.scalar(text("SELECT current_database()"))
        tx.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    served.close()

    assert "can only be read" in said_of(served)
    with pytest.raises(ExternalServiceError):
        served.check_writing()


def test_an_order_that_takes_too_long_is_ended(served):
    with pytest.raises(ExternalServiceError, match="too much to do"), served.tx() as tx:
        tx.execute(text("SET LOCAL statement_timeout = 50"))
        tx.execute(text("SELECT pg_sleep(5)"))


def test_too_many_connections(served):
    with served.tx() as tx:
        name = tx.scalar(text("SELECT current_database()"))
        tx.execute(text(f"ALTER DATABASE {name} CONNECTION LIMIT 1"))
        tx.execute(text("DROP ROLE IF EXISTS visitor"))
        tx.execute(text("CREATE ROLE visitor LOGIN"))
    served.close()
    url = served.engine.url.set(username="visitor").render_as_string(hide_password=False)
    first = create_engine(url).connect()

    assert "cannot be reached" in said_of(Database(url))  # the server gives no code at the door
    first.close()
    first.engine.dispose()


def test_two_who_wait_for_each_other(served):
    with served.tx() as tx:
        tx.execute(text("CREATE TABLE pairs (id int primary key, n int)"))
        tx.execute(text("INSERT INTO pairs VALUES (1, 0), (2, 0)"))
    met, ended = threading.Barrier(2), []

    def change(first, second):
        try:
            with served.tx() as tx:
                tx.execute(text("UPDATE pairs SET n = n + 1 WHERE id = :id"), {"id": first})
                met.wait(10)
                tx.execute(text("UPDATE pairs SET n = n + 1 WHERE id = :id"), {"id": second})
        except WriteConflict as error:
            ended.append(error)

    both = [threading.Thread(target=change, args=pair) for pair in ((1, 2), (2, 1))]
    for one in both:
        one.start()
    for one in both:
        one.join(20)

    assert len(ended) == 1


def test_a_pool_that_mixes_sessions_meets_no_prepared_statement(served):
    with served.tx() as tx:
        for _ in range(20):  # psycopg prepares what is asked five times
            tx.execute(WRITE)
        assert tx.scalar(text("SELECT count(*) FROM pg_prepared_statements")) == 0


def test_tables_of_an_earlier_version(db):
    with db.tx() as tx:
        tx.execute(text("ALTER TABLE people RENAME TO others"))

    assert "facilitator db upgrade" in said_of(db, text("SELECT * FROM people"))


def test_tables_of_a_later_version_are_refused_in_one_sentence(db):
    with db.tx() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ExternalServiceError, match="newer than this program") as error:
        db.upgrade()

    assert NEWEST_SCHEMA in error.value.message
    assert "restore the backup" in error.value.advice


def test_a_mistake_of_ours_is_no_fault_that_passes(served):
    with pytest.raises(ProgrammingError), served.tx() as tx:
        tx.execute(text("SELEKT 1"))
