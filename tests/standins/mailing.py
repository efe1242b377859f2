"""Many mails to a real mail server while the service is killed: what arrived, what is shown."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from facilitator.config import Settings
from facilitator.domain.mails import MailState
from facilitator.domain.people.person import Person, Roster
from facilitator.kit.jobs.durable import WorkClient
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.kit.outgoing import INTERRUPTED
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord
from tests.standins.deps import SENDER
from tests.standins.service import Serve, free_port, zoom_settings
from tests.standins.smtp import MailServer

PEOPLE = 10
STALL_SECONDS = 0.3
MOODS = {"stalls": 25, "not now": 3, "not now, after the mail": 2, "never": 2, "": 68}


@dataclass(frozen=True)
class Tally:
    """What came of the mails, by what the mail server got and by what our records say."""

    states: Counter
    second: int  # mails that arrived again
    lost: int  # called sent, and never arrived
    doubts: int  # by a kill
    hits: int  # kills that came while there were mails nobody had tried to send yet
    seconds: float


def play(folder, mails, kills, seconds, seed=7):
    """Send mails, with kills among it; ``seconds`` is the longest to wait for the rest after it."""
    dice, port = random.Random(seed), free_port()
    began = time.monotonic()
    moods = random.Random(seed + 1)
    with MailServer(lambda: moods.choices(list(MOODS), list(MOODS.values()))[0]) as server:
        server.stall_seconds = STALL_SECONDS
        settings = settings_for(server)
        db = opened(folder)
        fill(db, mails)
        hits = 0
        for _ in range(kills):
            service = Serve(folder, port, **settings)
            tick(folder)
            time.sleep(dice.uniform(0.1, 2.0))
            service.kill()
            hits += _untried(db) is not None
        service = Serve(folder, port, **settings)
        tick(folder)
        until = time.monotonic() + seconds
        while _untried(db) and time.monotonic() < until:
            time.sleep(0.3)
        service.stop()
        tally = _count(db, server, hits, time.monotonic() - began)
        db.close()
    return tally


def settings_for(server, per_minute=6000):
    """Settings of a service that sends its mails to this server."""
    return {**zoom_settings(free_port()), "FACILITATOR_MAIL_FROM": SENDER,
            "FACILITATOR_SMTP_URL": f"smtp://127.0.0.1:{server.port}",
            "FACILITATOR_MAILS_PER_MINUTE": str(per_minute)}  # fmt: skip


def opened(folder):
    """The records of a service that works in this folder."""
    db = Database(Settings(FACILITATOR_VAR=folder / "var", _env_file=None).database)
    db.upgrade()
    return db


def fill(db, mails):
    """Put so many mails into the outbox."""
    with db.tx() as tx:
        group = get_or_create_group(tx, "Founders North", "founders")
        cast = [Person(f"Person {n}", f"person{n}@example.org") for n in range(PEOPLE)]
        people = save_members(tx, group, Roster(tuple(cast)))
        for number in range(mails):
            to = people[f"Person {number % PEOPLE}"]
            content = compose.MailContent("Your recap", f"Mail {number}\n", f"<p>Mail {number}</p>")
            about = MailKey("recap", group.id, to.id, f"mail:{number}")
            assert add_mail(tx, about, content, datetime.now(UTC))


def tick(folder):
    """What the clock starts every 15 seconds, at once."""
    work = WorkClient(Settings(FACILITATOR_VAR=folder / "var", _env_file=None).work_database)
    at = datetime.now(UTC).isoformat()
    work.enqueue("tick", "events", f"tick:{at}", at)
    work.close()


def _untried(db):
    with db.tx() as tx:
        waits = OutboxRecord.state.in_((MailState.WAITING, MailState.SENDING))
        return tx.scalar(select(OutboxRecord.id).where(waits, OutboxRecord.why == "").limit(1))


def _count(db, server, hits, seconds):
    arrived = Counter(mail["Message-ID"].strip("<>").partition("@")[0] for mail in server.mails)
    with db.tx() as tx:
        rows = list(tx.scalars(select(OutboxRecord)))
    return Tally(
        Counter(row.state for row in rows),
        sum(times - 1 for times in arrived.values()),
        sum(row.state == MailState.SENT and not arrived[row.message_id] for row in rows),
        sum(row.why == INTERRUPTED for row in rows),
        hits,
        seconds,
    )
