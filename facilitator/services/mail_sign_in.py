"""The mail with a link to sign in: sent at once, and kept nowhere."""

from __future__ import annotations

import secrets
from datetime import timedelta
from email.utils import parseaddr

from facilitator import emails
from facilitator.domain.people import Person
from facilitator.services.deps import Deps
from facilitator.services.sign_in import LINK_LASTS, Letter


def send(letter: Letter, deps: Deps) -> None:
    """Send it. Raises OutsideFault, Refused; whoever waits for it asks again."""
    minutes = int(LINK_LASTS / timedelta(minutes=1))
    content = emails.write("sign_in", name=letter.name, link=letter.link, minutes=minutes)
    domain = parseaddr(deps.mailer.sender)[1].rpartition("@")[2]
    mail = emails.message(
        content, sender=deps.mailer.sender, to=Person(letter.name, letter.email),
        message_id=f"<sign-in-{secrets.token_hex(12)}@{domain}>", date=deps.clock.now(),
    )  # fmt: skip
    deps.mailer.send(mail, lambda: None)
