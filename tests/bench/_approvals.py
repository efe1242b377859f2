"""Approvals of recaps with a year of data: how long each click takes, and how far its way is."""

import hashlib
import http.client
import random
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from sqlalchemy import func, select

import facilitator
from facilitator.app import dependencies, processes
from facilitator.config import Settings
from facilitator.records.database import Database
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord
from tests.bench.events import gunicorn

OURS = str(Path(facilitator.__file__).parent)
THINK = (0.5, 1.5)
QUIET = 40  # looks in a row, two in a second
TRACED, FIRST = 12, 2  # drafts left for the traced count; those that load what stays
FILES, CALLS, P95_MS = 25, 10_000, 150  # wanted at most


def timed(folder, url, kept):
    """Approve draft after draft as moderators do, a bare handler's commit beside each."""
    _wait_until_quiet(folder)
    drafts = _drafts(folder, kept)[TRACED:]
    bare = gunicorn(folder, "tests.bench._bare:app", BARE_URL=f"sqlite:///{folder / 'bare.db'}")
    clicks = {"approve": [], "bare": []}
    dice, failed = random.Random(5), 0
    try:
        for number, (key, session_id, version) in enumerate(drafts):
            time.sleep(dice.uniform(*THINK))
            took, status = _post(bare.url, "/webhooks/zoom", b"x" * 200)
            assert status == 204, status
            body = urlencode(_form(key, version)).encode()
            more, status = _post(url, f"/sessions/{session_id}/after", body, key)
            failed += status != 303
            if number >= len(drafts) // 10:  # what comes first loads what stays
                clicks["bare"].append(took)
                clicks["approve"].append(more)
    finally:
        bare.stop()
    print(
        f"  {len(clicks['approve'])} approvals of drafts, one after the other: "
        f"{failed} failed; p50, p95 in ms"
    )
    for name, seconds in clicks.items():
        print(f"    {name}: {_at(seconds, 0.5):.0f}, {_at(seconds, 0.95):.0f}"
              + (f" (wanted: p95 {P95_MS})" if name == "approve" else ""))  # fmt: skip


def _wait_until_quiet(folder, seconds=600):
    """Until the first ticks have done what a year left to do: then writers hardly wait."""
    quiet, until = 0, time.monotonic() + seconds
    with closing(sqlite3.connect(folder / "var" / "facilitator.db", timeout=60)) as db:
        db.isolation_level = None
        while quiet < QUIET and time.monotonic() < until:
            at = time.perf_counter()
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
            quiet = quiet + 1 if time.perf_counter() - at < 0.1 else 0
            time.sleep(0.5)


def traced(folder, kept, drafts_used=TRACED):
    """Count the calls of one approval, in this process, and the files of ours on its way."""
    settings = Settings(FACILITATOR_VAR=str(folder / "var"), _env_file=None)
    deps = dependencies.deps(settings)
    app = processes.app(settings, deps)
    *drafts, last = _drafts(folder, kept)[:drafts_used]
    seconds = []
    for draft in drafts:
        at = time.thread_time()
        assert _clicked(app, *draft).status_code == 303
        seconds.append(time.thread_time() - at)
    calls, files = _counted(lambda: _clicked(app, *last))
    deps.db.close()
    print(f"  its CPU time, also on a busy machine: p50, p95 in ms: "
          f"{_at(seconds[FIRST:], 0.5):.0f}, {_at(seconds[FIRST:], 0.95):.0f}")  # fmt: skip
    print(f"  one approval: {len(files)} files of ours (wanted: {FILES}), "
          f"{calls:,} calls of Python functions (wanted: {CALLS:,})")  # fmt: skip
    print("    " + ", ".join(sorted(files)))


def _clicked(app, key, session_id, version):
    browser = app.test_client()
    browser.set_cookie("facilitator", key)
    return browser.post(f"/sessions/{session_id}/after", data=_form(key, version))


def _counted(click):
    """The calls of Python functions until a click is answered, and whose files they are in."""
    calls, files = 0, set()

    def note(frame, event, _):
        nonlocal calls
        if event == "call":
            calls += 1
            name = frame.f_code.co_filename
            if name.startswith(OURS):
                files.add(name.removeprefix(f"{OURS}/"))

    sys.setprofile(note)
    try:
        answer = click()
    finally:
        sys.setprofile(None)
    assert answer.status_code == 303, answer.status_code
    return calls, files


def _drafts(folder, kept):
    """What can be approved: a moderator's key, a session and its newest version."""
    db = Database(f"sqlite:///{folder / 'var' / 'facilitator.db'}")
    keys = {places["group"]: key for key, places in kept.moderators}
    with closing(db), db.reading() as tx:
        approved = select(ReviewRecord.session_id).where(ReviewRecord.sent_version.is_not(None))
        found = tx.execute(
            select(SessionRecord.group_id, SessionRecord.id, func.max(RecapRecord.version))
            .join(RecapRecord, RecapRecord.session_id == SessionRecord.id)
            .where(SessionRecord.id.not_in(approved))
            .group_by(SessionRecord.group_id, SessionRecord.id)
            .order_by(SessionRecord.id)
        )
        return [(keys[group_id], session_id, version) for group_id, session_id, version in found]


def _form(key, version):
    token = hashlib.sha256(f"form:{key}".encode()).hexdigest()[:32]
    return {"do": "approve", "version": version, "token": token}


def _post(url, path, body, key=""):
    """Seconds until the answer is there, and its status."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"facilitator={key}"}
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    with closing(connection):
        connection.connect()
        at = time.perf_counter()
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return time.perf_counter() - at, answer.status


def _at(took, part):
    """The milliseconds that this part of all does not exceed."""
    return 1000 * sorted(took)[int(len(took) * part) - 1]
