"""From the word that a transcript is there to the moderator's draft: how long it takes."""

import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.demo.event_sender import EventSender
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.sample_months import GROUPS, MONTHS, load_month, members
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.people.roster import parse_roster
from facilitator.features.meetings.link_room import link_room
from facilitator.kit.jobs.durable import UNFINISHED, WorkClient
from facilitator.records.database import Database
from tests.standins.service import Serve, free_port, zoom_settings

ROOM, WAIT_SECONDS = "83297362914", 30


def run(short: bool = False) -> None:
    months = [(slug, n) for slug in GROUPS for n in (1, MONTHS)][: 1 if short else None]
    with tempfile.TemporaryDirectory() as folder:
        took = [_one(Path(folder) / slug, slug, n) for slug, n in months]
    print(f"draft mailed {max(took):.1f} s after the word of its transcript (wanted: 5); "
          f"{len(took)} sessions, fastest {min(took):.1f} s")  # fmt: skip


def _one(folder, slug, number):
    folder = folder / str(number)
    folder.mkdir(parents=True)
    port, told = free_port(), load_month(slug, number)
    service = Serve(folder, **zoom_settings(port))
    path = folder / "var" / "facilitator.db"
    db = Database(f"sqlite:///{path}")
    roster = parse_roster(members(slug))[0]
    link_room(db, told.group.name, told.group.theme, roster, "zoom", ROOM)
    db.close()
    ended = datetime.now(UTC) - timedelta(hours=2)
    meeting = Meeting(
        ROOM, told.group.name, ended, [(p.name, p.email) for p in told.there], told.transcript,
        minutes=60, months=1,
    )  # fmt: skip
    work = WorkClient(f"sqlite:///{folder / 'var' / 'work.db'}")
    account = FakeAccount("practice", "practice-client-secret", "practice")
    sender = EventSender(f"{service.url}/webhooks/zoom", "practice-secret-one")
    with FakeZoom(account, port, None):
        for event in zoom_events(meeting, account):
            if event["event"] == "recording.transcript_completed":
                _until_idle(work)  # what came before came long before
                sender.send(event)
                at = time.perf_counter()
                break
            sender.send(event)
        took = _until_sent(path, at)
    service.stop()
    return took


def _until_idle(work):
    while work.items(UNFINISHED):
        time.sleep(0.2)
    work.close()


def _until_sent(path, at):
    while time.perf_counter() - at < WAIT_SECONDS:
        with sqlite3.connect(path, timeout=30) as db:
            sent = "SELECT count(*) FROM outbox WHERE kind = 'recap_draft' AND state = 'sent'"
            if db.execute(sent).fetchone()[0]:
                return time.perf_counter() - at
        time.sleep(0.05)
    raise AssertionError("no draft came")
