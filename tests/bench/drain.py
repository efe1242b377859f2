"""Many sessions wait: how much sooner 2 and 4 workers are done with them than one."""

import os
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text

from facilitator.domain.people.person import Roster
from facilitator.features.transcripts.read_transcript import read_transcript
from facilitator.features.transcripts.store_transcript import store_transcript
from facilitator.kit.jobs.durable import UNFINISHED, WorkClient
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.readers import TranscriptFile
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord
from tests.bench.events import fresh_postgres
from tests.people import zoom_vtt
from tests.standins.openai import OpenAIStandIn, slow
from tests.standins.service import Worker, command, zoom_settings

SESSIONS, CALL_SECONDS, AT_ONCE = 500, 1.0, 4
WORKERS = (1, 2, 4)


class SlowModel(OpenAIStandIn):
    """Takes a second for each answer."""

    def __init__(self):
        super().__init__()
        self.next = _Always(slow(CALL_SECONDS))


class _Always:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        return True

    def popleft(self):
        return self.answer


def run(short: bool = False) -> None:
    number = 2 if short else int(os.environ.get("FACILITATOR_BENCH_SESSIONS", SESSIONS))
    rates = {}
    for count in WORKERS[:1] if short else WORKERS:
        for url in fresh_postgres():
            with tempfile.TemporaryDirectory() as folder:
                rates[count] = number / _drained(Path(folder), url, number, count)
        part = rates[count] / (rates[1] * count)
        print(f"{number} sessions, {count} workers of {AT_ONCE} at once: {rates[count]:.2f} a "
              f"second, {part:.2f} of linear (wanted: 0.85)")  # fmt: skip


def _drained(folder, url, number, count):
    model = SlowModel()
    settings = {
        **zoom_settings(9), "FACILITATOR_DATABASE_URL": url, "OPENAI_BASE_URL": model.url,
        "FACILITATOR_SESSIONS_AT_ONCE": str(AT_ONCE), "FACILITATOR_MODEL_CALLS_AT_ONCE": "32",
        "FACILITATOR_MODEL_CALLS_PER_MINUTE": "100000",
    }  # fmt: skip
    command(folder, "db", "upgrade", **settings)
    workers = [Worker(folder, **settings) for _ in range(count)]
    sessions = _sessions(url, number)
    work, at = WorkClient(url, asked=False), time.perf_counter()
    for session_id in sessions:
        work.enqueue("make_recap", "sessions", f"recap:{session_id}:bench", session_id)
    engine = create_engine(url)
    while True:
        with engine.connect() as connection:
            if connection.scalar(text("SELECT count(*) FROM recaps")) >= number:
                break
        assert time.perf_counter() - at < 1800, work.items(UNFINISHED, 5)
        time.sleep(0.2)
    took = time.perf_counter() - at
    for worker in workers:
        worker.stop()
    engine.dispose()
    work.close()
    model.close()
    return took


def _sessions(url, number):
    """So many sessions whose transcript is kept and whose recap is not made."""
    db = Database(url)
    ids = []
    for n in range(number):
        heard = read_transcript(
            [TranscriptFile(zoom_vtt().replace("Friday", f"Friday {n}").encode())], Roster()
        )
        with db.tx() as tx:
            group = get_or_create_group(tx, f"Group {n}", "base")
            people = save_members(tx, group, heard.roster)
            session = SessionRecord(group_id=group.id, title="Bench", theme="base", seconds=0.0)
            tx.add(session)
            tx.flush()
            store_transcript(tx, session, heard, people)
            ids.append(session.id)
    db.close()
    return ids
