"""The processes of a running service: the web side, the worker, or both in one."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import structlog
from flask import Blueprint, Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator import plugins
from facilitator.app import events, upkeep
from facilitator.config import Settings
from facilitator.domain.errors import FacilitatorError, OutsideFault
from facilitator.domain.events import Event
from facilitator.features.llm.jobs import model_calls
from facilitator.features.operations import workers
from facilitator.kit.deps import Deps
from facilitator.kit.jobs import context, durable
from facilitator.kit.web import create_app
from facilitator.records.database import NEWEST, Database, schema_of
from facilitator.records.work import ParcelRecord
from webhooks.receive import Door
from webhooks.routes import webhooks
from webhooks.signature import Trust

log = structlog.get_logger()
EMBEDDED = "embedded"
JOBS = "facilitator.features.*.jobs"  # with those of the program itself: events and upkeep
PAGES = "facilitator.features.*.pages.routes"


def check_schema(db: Database) -> None:
    """Raise OutsideFault unless the tables are just those this version works with.

    Raises BadSetting or Refused where this process has not the key they are sealed with.
    """
    with db.tx():
        pass
    found = schema_of(db.engine)
    if found != NEWEST:
        raise OutsideFault(
            f"The database's tables are of version {found or 'none'}, and this is {NEWEST}.",
            "Run `facilitator db upgrade` once, with this version of facilitator.",
        )
    db.check_key()


def leave_loaded_alone() -> None:
    """Let the garbage collector pass over what is loaded and stays, and look less often.

    Pages make tens of thousands of short-lived values: else a fifth of a core goes into looking.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Inbox:
    """See webhooks.receive.Inbox: parcels go to the records, events to durable work."""

    db: Database
    work: durable.Work

    def keep(self, key: str, parcel: bytes) -> None:
        """Store a sealed transcript, once."""
        with self.db.tx() as tx:
            if tx.get(ParcelRecord, key) is None:
                tx.add(ParcelRecord(key=key, sealed=parcel))

    def take(self, event: Event) -> None:
        """Start the work on an event, once."""
        events.put(self.work, event)


def app(settings: Settings, deps: Deps) -> Flask:
    """The web side. It only takes in: what takes time is a worker's."""
    work = durable.Work(settings.work_database)
    inbox = Inbox(deps.db, work)
    window = timedelta(minutes=settings.webhook_window_minutes)
    secrets = {"zoom": settings.zoom_webhook_secrets, "transcripts": settings.intake_secrets}
    doors = {
        name: Door(Trust(tuple(s.get_secret_value() for s in own), back=window), inbox, deps.seal)
        for name, own in secrets.items()
    }
    checks: Sequence[Callable[[], None]] = (lambda: check_schema(deps.db), work.check)
    made = create_app([*_pages(), webhooks(doors)], checks, replace(deps, work=work))
    if settings.proxies:  # else whoever visits could say where they are
        made.wsgi_app = ProxyFix(made.wsgi_app, x_for=settings.proxies)  # type: ignore[method-assign]
    return made


def _pages() -> list[Blueprint]:
    return [module.blueprint for module in plugins.modules(PAGES)]


class Worker:
    """Durable work in this process, with a heart that beats."""

    def __init__(self, settings: Settings, deps: Deps) -> None:
        self._settings, self._deps = settings, deps
        self._stopped = threading.Event()
        self.name = ""

    def start(self) -> None:
        """Begin to work. Raises OutsideFault where this cannot be."""
        for name in plugins.names(JOBS):
            plugins.load(JOBS, name)
        settings, db = self._settings, self._deps.db
        alone = EMBEDDED if settings.is_embedded else ""  # on SQLite there is just one
        self.name = workers.claim(db, alone or settings.worker, _now())
        context.bind(self._deps)
        if self._deps.model is not None:
            model_calls.bind_model(self._deps.model, self._deps.db)
        self._work = durable.Work(settings.work_database, asked=False)
        upkeep.bind_work(self._work)
        durable.launch(settings.work_database, self.name, _queues(settings))
        durable.on_schedule([
            ("tick", upkeep.tick, upkeep.EVERY), ("tidy", upkeep.tidy, upkeep.NIGHTLY),
        ])  # fmt: skip
        threading.Thread(target=self._heart, name="heart", daemon=True).start()
        log.info("worker ready", worker=self.name)

    def stop(self) -> NoReturn:
        """End this process; what is unfinished goes on when it starts again, or in another.

        Nobody waits for a step that waits for its next try: ending is what it is made for.
        """
        self._stopped.set()
        durable.stop()
        workers.leave(self._deps.db, self.name)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def _heart(self) -> None:
        """Beat, and see to what others who no longer do have left undone, or this process."""
        lying: set[str] = set()
        while not self._stopped.wait(workers.BEAT_SECONDS):
            try:
                for dead in workers.beat(self._deps.db, self.name, _now()):
                    left = self._work.begun_by(dead)
                    self._work.begin_anew(left)
                    workers.bury(self._deps.db, dead)
                    log.warning("worker taken over", worker=dead, workflows=len(left))
                lying = self._see_to_lost(lying)
            except FacilitatorError as error:
                log.warning("heart missed a beat", why=error.message)

    def _see_to_lost(self, before: set[str]) -> set[str]:
        """What is begun by the records, and does not run: at the second sight it is begun anew.

        A database that goes away while work is taken from it may have noted that, and not said so.
        """
        lying = self._work.lying(self.name)
        if lost := lying & before:
            self._work.begin_anew(lost)
            log.warning("lost work begun anew", worker=self.name, workflows=len(lost))
        return lying - lost


def _queues(settings: Settings) -> list[durable.Queue]:
    """How much at once. In one process the work leaves room for those who wait at the door."""
    queues = [
        durable.Queue("events", 2 if settings.is_embedded else 8, poll_seconds=1.0),
        durable.Queue("sessions", settings.sessions_at_once, poll_seconds=1.0),
        _mails(settings),
        durable.Queue("chat", 1, 60),  # Slack takes one a second in a channel
    ]
    if settings.has_model:
        at_once, in_a_minute = settings.model_calls_at_once, settings.model_calls_per_minute
        queues.append(durable.Queue("model", at_once, in_a_minute, 0.5))
    return queues


def _mails(settings: Settings) -> durable.Queue:
    """One mail at a time: so a crash leaves no more than one in doubt."""
    if settings.smtp_url is None:
        return durable.Queue("mail", 16, poll_seconds=1.0)  # files: none can be in doubt
    per_minute = settings.mails_per_minute
    return durable.Queue("mail", 1, per_minute, max(0.05, min(1.0, 30 / per_minute)))


def _now() -> datetime:
    return datetime.now(UTC)
