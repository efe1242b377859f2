"""The processes of a running service: the web process, the worker, or both in one."""

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
from facilitator.app import events, scheduled_work
from facilitator.app.backups.journal import keep_journal
from facilitator.app.backups.make import make_nightly
from facilitator.config import Settings
from facilitator.domain.errors import ExternalServiceError, FacilitatorError
from facilitator.domain.events import Event
from facilitator.features.llm.jobs import model_calls
from facilitator.features.operations import workers
from facilitator.features.operations.jobs import alerts
from facilitator.kit.deps import Deps
from facilitator.kit.jobs import context, durable
from facilitator.kit.web.flask_app import create_app
from facilitator.kit.web.path_prefix import PathPrefix
from facilitator.records.database import (
    NEWEST_SCHEMA,
    Database,
    refuse_newer,
    schema_revision,
)
from facilitator.records.work import UploadRecord
from webhooks.receive import Receiver
from webhooks.routes import webhooks
from webhooks.signature import SigningSecrets

log = structlog.get_logger()
EMBEDDED = "embedded"
JOBS = "facilitator.features.*.jobs"  # in addition to app/events.py and app/scheduled_work.py
PAGES = "facilitator.features.*.pages.routes"


def check_schema(db: Database) -> None:
    """Raise ExternalServiceError unless the tables have the version that this code works with.

    Raises BadSetting or Refused if the data key does not match the encrypted rows.
    """
    with db.tx():
        pass
    version = schema_revision(db.engine)
    refuse_newer(version)
    if version != NEWEST_SCHEMA:
        raise ExternalServiceError(
            f"The database tables have version {version or 'none'}; this program needs "
            f"{NEWEST_SCHEMA}.",
            "Run `facilitator db upgrade` once, with this version of facilitator.",
        )
    db.check_key()


def tune_garbage_collection() -> None:
    """Exclude loaded modules from garbage collection, and run it less often.

    Pages create tens of thousands of short-lived values; otherwise a fifth of a core would go into
    garbage collection.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@dataclass(frozen=True, slots=True)
class WebhookInbox:
    """See webhooks.receive.Inbox: stores transcripts in the database, and starts workflows."""

    db: Database
    work: durable.WorkClient

    def keep(self, key: str, parcel: bytes) -> None:
        """Store an encrypted transcript, once."""
        with self.db.tx() as tx:
            if tx.get(UploadRecord, key) is None:
                tx.add(UploadRecord(key=key, sealed=parcel))

    def take(self, event: Event) -> None:
        """Start processing an event, once."""
        events.enqueue_event(self.work, event)


def app(settings: Settings, deps: Deps) -> Flask:
    """Create the web application. It only stores requests; workers do what takes time."""
    work = durable.WorkClient(settings.work_database)
    inbox = WebhookInbox(deps.db, work)
    window = timedelta(minutes=settings.webhook_window_minutes)
    secrets = {"zoom": settings.zoom_webhook_secrets, "transcripts": settings.intake_secrets}
    doors = {
        name: Receiver(
            SigningSecrets(tuple(s.get_secret_value() for s in values), back=window),
            inbox,
            deps.seal,
        )
        for name, values in secrets.items()
    }
    checks: Sequence[Callable[[], None]] = (
        lambda: check_schema(deps.db),
        deps.db.check_writing,
        work.check,
    )
    flask_app = create_app([*_pages(), webhooks(doors)], checks, replace(deps, work=work))
    flask_app.config["METRICS_TOKEN"] = settings.metrics_token
    flask_app.config["ONLY_TLS"] = settings.address.startswith("https:")
    if settings.path_prefix:
        flask_app.wsgi_app = PathPrefix(flask_app.wsgi_app, settings.path_prefix)  # type: ignore[method-assign]
    if settings.proxies:  # otherwise clients could forge their address
        flask_app.wsgi_app = ProxyFix(flask_app.wsgi_app, x_for=settings.proxies)  # type: ignore[method-assign]
    return flask_app


def _pages() -> list[Blueprint]:
    return [module.blueprint for module in plugins.modules(PAGES)]


class Worker:
    """Runs durable work in this process, and sends heartbeats."""

    def __init__(self, settings: Settings, deps: Deps) -> None:
        self._settings, self._deps = settings, deps
        self._stopped = threading.Event()
        self.name = ""

    def start(self) -> None:
        """Start working. Raises ExternalServiceError if that is not possible."""
        for name in plugins.names(JOBS):
            plugins.load(JOBS, name)
        settings, db = self._settings, self._deps.db
        embedded_name = EMBEDDED if settings.is_embedded else ""  # on SQLite there is only one
        self.name = workers.claim_name(
            db, embedded_name or settings.worker, _now(), is_only=settings.is_embedded
        )
        context.bind(self._deps)
        if self._deps.model is not None:
            model_calls.bind_model(self._deps.model, self._deps.db, self._deps.reader)
        self._work = durable.WorkClient(settings.work_database, asked=False)
        scheduled_work.set_work_client(self._work)
        alerts.watch(self._watched())
        scheduled_work.set_journal(lambda: keep_journal(settings, db))
        if settings.backup_dir is not None and settings.backup_passphrase is not None:
            scheduled_work.set_nightly_backup(self._back_up)
        durable.launch(settings.work_database, self.name, _queues(settings))
        durable.apply_schedules(
            [
                ("tick", scheduled_work.tick, scheduled_work.TICK_CRON),
                ("tidy", scheduled_work.tidy, scheduled_work.NIGHTLY_CRON),
            ]
        )
        threading.Thread(target=self._send_heartbeats, name="heartbeat", daemon=True).start()
        log.info("worker ready", worker=self.name)

    def stop(self) -> NoReturn:
        """End this process; unfinished work continues when it restarts, or in another process.

        It does not wait for steps that wait for their next retry: they are made to be interrupted.
        """
        self._stopped.set()
        durable.stop()
        workers.release_name(self._deps.db, self.name)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def _watched(self) -> alerts.Watched:
        settings = self._settings
        return alerts.Watched(
            settings.var,
            f"{settings.address}/work/",
            lambda: sum(job.is_failed for job in self._work.jobs()),
            settings.backup_dir is not None,
            settings.ping_url or "",
        )

    def _back_up(self, now: datetime) -> str:
        folder, passphrase = self._settings.backup_dir, self._settings.backup_passphrase
        assert folder is not None and passphrase is not None
        secret = passphrase.get_secret_value()
        return make_nightly(self._settings, self._deps.db, folder, secret, now).name

    def _send_heartbeats(self) -> None:
        """Send heartbeats; resume the work of dead workers, and lost work of this one."""
        not_running: set[str] = set()
        works = True
        while not self._stopped.wait(workers.BEAT_SECONDS):
            try:
                for dead in workers.send_heartbeat(self._deps.db, self.name, _now()):
                    unfinished = self._work.started_by(dead)
                    self._work.resume(unfinished)
                    workers.remove_dead_worker(self._deps.db, dead)
                    log.warning("worker taken over", worker=dead, workflows=len(unfinished))
                not_running = self._resume_lost(not_running)
                works = True
            except FacilitatorError as error:
                if works:  # once, and not every few seconds
                    alerts.log_database(error)
                works = False

    def _resume_lost(self, before: set[str]) -> set[str]:
        """Resume work that this process has started by the database but does not run.

        It is resumed when it is seen for the second time. It can be lost when the database goes
        down just as work is taken from it: it has noted the start, but the answer never came.
        """
        not_running = self._work.not_running_here(self.name)
        if lost := not_running & before:
            self._work.resume(lost)
            log.warning("lost work resumed", worker=self.name, workflows=len(lost))
        return not_running - lost


def _queues(settings: Settings) -> list[durable.Queue]:
    """How much work runs at once. In a single process it leaves room for web requests."""
    queues = [
        durable.Queue("events", 2 if settings.is_embedded else 8, poll_seconds=1.0),
        durable.Queue("sessions", settings.sessions_at_once, poll_seconds=1.0),
        _mail_queue(settings),
        durable.Queue("chat", 1, 60),  # Slack's limit: one per second and channel
    ]
    if settings.has_model:
        at_once, in_a_minute = settings.model_calls_at_once, settings.model_calls_per_minute
        queues.append(durable.Queue("model", at_once, in_a_minute, 0.5))
    return queues


def _mail_queue(settings: Settings) -> durable.Queue:
    """One mail at a time, so that a crash leaves at most one in doubt."""
    if settings.smtp_url is None:
        return durable.Queue("mail", 16, poll_seconds=1.0)  # files are never in doubt
    per_minute = settings.mails_per_minute
    return durable.Queue("mail", 1, per_minute, max(0.05, min(1.0, 30 / per_minute)))


def _now() -> datetime:
    return datetime.now(UTC)
