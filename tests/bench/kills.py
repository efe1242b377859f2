"""Power cuts: the service is killed at random moments of many meetings, and counted after."""

import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from sqlalchemy import create_engine, text

from facilitator.demo import samples
from tests.bench.events import fresh_postgres
from tests.standins.openai import OpenAIStandIn
from tests.standins.service import Serve, Web, Worker, command, free_port, zoom_settings

EMBEDDED, SCALED = 200, 100  # kills; FACILITATOR_BENCH_KILLS=20,10 for a shorter run
VISITS = 9  # of a sample meeting: eight people, one of them twice


def run(short: bool = False) -> None:
    wanted = (
        ["1", "1"]
        if short
        else os.environ.get("FACILITATOR_BENCH_KILLS", f"{EMBEDDED},{SCALED}").split(",")
    )
    with tempfile.TemporaryDirectory() as folder:
        _embedded(Path(folder), int(wanted[0]))
    for url in fresh_postgres():
        with tempfile.TemporaryDirectory() as folder:
            _scaled(Path(folder), url, int(wanted[1]))


def _embedded(folder, kills):
    model, port = OpenAIStandIn(), free_port()
    settings = {**zoom_settings(free_port()), "OPENAI_BASE_URL": model.url}
    running = [Serve(folder, port, **settings)]

    def cut():
        running[0].kill()
        running[0] = Serve(folder, port, **settings)

    played = _play_while(folder, lambda: running[0].url, settings, cut, kills)
    running[0].stop()
    url = f"sqlite:///{folder / 'var' / 'facilitator.db'}"
    _report("SQLite, one process", kills, played, url, model)


def _scaled(folder, url, kills):
    model, dice = OpenAIStandIn(), random.Random(3)
    settings = {**zoom_settings(free_port()), "OPENAI_BASE_URL": model.url,
                "FACILITATOR_DATABASE_URL": url}  # fmt: skip
    command(folder, "db", "upgrade", **settings)
    web = Web(folder, **settings)
    running = [Worker(folder, **settings), Worker(folder, **settings)]

    def cut():
        which = dice.randrange(2)
        running[which].kill()
        running[which] = Worker(folder, **settings)

    played = _play_while(folder, lambda: web.url, settings, cut, kills)
    for process in (web, *running):
        process.stop()
    _report("PostgreSQL, two workers", kills, played, url, model)


def _play_while(folder, url, settings, cut, kills):
    """Play meeting after meeting until the kills are done; gives how each story ended."""
    dice, done, ended = random.Random(7), threading.Event(), []
    rooms = iter(range(10**9, 10**10))

    def stories():
        while not done.is_set():
            told = command(
                folder, "simulate", "--url", url(), "--room", str(next(rooms)), "--wait", "240",
                timeout=400, **settings,
            )  # fmt: skip
            ended.append((told.returncode, told.stdout[-300:] + told.stderr[-300:]))

    thread = threading.Thread(target=stories)
    thread.start()
    for number in range(1, kills + 1):
        time.sleep(dice.uniform(0.2, 3.0))
        cut()
        if number % 20 == 0:
            print(f"  {number} kills, {len(ended)} meetings played", file=sys.stderr)
    done.set()
    thread.join(500)
    return ended


def _report(name, kills, played, url, model):
    failed = [told for code, told in played if code]
    engine = create_engine(url)
    with engine.connect() as connection:

        def count(query):
            return connection.scalar(text(query))

        held = count("SELECT count(*) FROM sessions WHERE held_at IS NOT NULL")
        recaps = count("SELECT count(*) FROM recaps")
        recapped = count("SELECT count(DISTINCT session_id) FROM recaps")
        visits = count("SELECT count(*) FROM visits")
        ledger = count("SELECT count(*) FROM calls")
        mails = {
            kind: count(f"SELECT count(*) FROM outbox WHERE state = 'sent' AND kind = '{kind}'")
            for kind in ("check_in", "agenda", "recap_draft", "recap")
        }
        doubts = count("SELECT count(*) FROM outbox WHERE state = 'doubt'")
    engine.dispose()
    repeated = len(model.asked) - ledger
    model.close()
    stories = len(played)
    members = samples.members().count(b"@example.org")
    print(f"{name}: {kills} kills while {stories} meetings were played")
    print(f"  meetings whose story failed: {len(failed)} {failed[:1]}")
    print(f"  sessions {held} (wanted {stories}), visits {visits} (wanted {VISITS * stories})")
    print(f"  recaps {recaps} of {recapped} sessions (wanted {stories} of {stories})")
    told = ", ".join(f"{kind} {number}" for kind, number in mails.items())
    print(f"  mails: {told} (wanted {members * stories} of each, drafts {stories}), "
          f"{doubts} in doubt")  # fmt: skip
    print(f"  model: {ledger} answers in the ledger, {repeated} paid for twice "
          f"(wanted: at most {kills})")  # fmt: skip
