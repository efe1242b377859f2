"""Sends a mail about alerts, and tells a service that watches this one how it is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import requests
import structlog

from facilitator.domain.addresses import read_sender
from facilitator.domain.people.person import Person
from facilitator.features.operations.alerts import Alert, AlertMail
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose

PING_SECONDS = 10
log = structlog.get_logger()


def send_alert_mail(letter: AlertMail, language: str, link: str, deps: Deps) -> None:
    """Send the mail. Raises ExternalServiceError or Refused."""
    content = compose.render_mail(
        "owner_alerts", language=language, name=letter.name, link=link,
        alerts=[(alert.code.value, alert.number) for alert in letter.alerts],
    )  # fmt: skip
    domain = read_sender(deps.mailer.sender)[1].rpartition("@")[2]
    mail = compose.build_message(
        content, sender=deps.mailer.sender, to=Person(letter.name, letter.email),
        message_id=f"<alert-{secrets.token_hex(12)}@{domain}>", date=deps.clock.now(),
    )  # fmt: skip
    deps.mailer.send(mail, lambda: None)


def ping(url: str, alerts: Sequence[Alert]) -> bool:
    """Say that all is well, or with ``/fail`` and the codes what is not.

    That is the protocol of healthchecks.io (https://healthchecks.io/docs/http_api/). Returns
    whether it was heard; it is said again ten minutes later in any case.
    """
    told = "\n".join(f"{alert.code} {alert.number}" for alert in alerts)
    try:
        answer = requests.post(
            f"{url.rstrip('/')}{'/fail' if alerts else ''}", data=told, timeout=PING_SECONDS,
            allow_redirects=False,
        )  # fmt: skip
    except requests.RequestException as error:
        log.warning("the watching service was not reached", error=type(error).__name__)
        return False
    return answer.ok
