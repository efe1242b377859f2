"""Looks every ten minutes for failures that need a person, and tells of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from facilitator.domain.errors import ExternalServiceError, FacilitatorError
from facilitator.features.operations import alerts
from facilitator.features.operations.alert_mail import ping, send_alert_mail
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import step, workflow

QUEUE = "events"
LANGUAGE = "en"  # of owners, who may belong to no group
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at: the disk of ``folder``, whether backups are expected, and who watches.

    ``work_page`` is the address of the page that shows it, ``failed_work`` counts failed jobs.
    """

    folder: Path
    work_page: str
    failed_work: Callable[[], int] = lambda: 0
    expects_backups: bool = False
    ping_url: str = ""


_watched: list[Watched] = []


def watch(watched: Watched) -> None:
    """Set what is looked at; without it nothing is."""
    _watched[:] = [watched]


def log_database(error: FacilitatorError) -> None:
    """Log, with its code, that the database does not answer; nobody can be mailed then."""
    log.error("needs a person", code="database", why=error.message)


@workflow(QUEUE)
def look_for_failures() -> int:
    """Find, log and tell failures that need a person. Returns how many there are."""
    return look()


@step
def look() -> int:
    """See alerts and alert_mail."""
    if not _watched:
        return 0
    watched = _watched[0]
    try:
        found = alerts.find_alerts(
            deps(),
            watched.folder,
            failed_work=watched.failed_work(),
            expects_backups=watched.expects_backups,
        )
    except ExternalServiceError as error:
        log_database(error)
        raise
    alerts.note_alerts(found, deps())
    for letter in alerts.mails_to_send(deps()):
        try:
            send_alert_mail(letter, LANGUAGE, watched.work_page, deps())
        except FacilitatorError as error:
            log.error("the owner could not be told", why=error.message)
            alerts.forget_telling(deps())
    if watched.ping_url:
        ping(watched.ping_url, found)
    return len(found)
