"""The mail server accepts connection, TLS and login; no mail is sent."""

from __future__ import annotations

from facilitator.adapters.mail.smtp import SmtpMailer, SmtpServer
from facilitator.app.checks import not_set_up, passed
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Connect as for sending a mail."""
    if settings.smtp_url is None:
        return not_set_up(f"not set up; mails are written to {settings.outbox}",
                     "Set FACILITATOR_SMTP_URL and FACILITATOR_MAIL_FROM.")  # fmt: skip
    server = SmtpServer.of(settings.smtp_url.get_secret_value())
    return passed(SmtpMailer(server, settings.mail_from).check())
