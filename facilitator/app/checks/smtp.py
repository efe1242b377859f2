"""The mail server accepts connection, TLS and login; no mail is sent."""

from __future__ import annotations

from facilitator.adapters.mail.smtp import Server, SmtpMailer
from facilitator.app.checks import unset, well
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Connect as for sending a mail."""
    if settings.smtp_url is None:
        return unset(f"not set up; mails are written to {settings.outbox}",
                     "Set FACILITATOR_SMTP_URL and FACILITATOR_MAIL_FROM.")  # fmt: skip
    server = Server.of(settings.smtp_url.get_secret_value())
    return well(SmtpMailer(server, settings.mail_from).check())
