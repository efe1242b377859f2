"""Send the sign-in link by mail, at once and without storing the mail.

This is the only mail that is rendered during a request: a worker would have to read the link from
the database, which only holds its digest so that nobody who reads it can sign in.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from facilitator.domain.addresses import read_sender
from facilitator.domain.people.person import Person
from facilitator.features.access.sign_in import LINK_LIFETIME, SignInLink
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose


def send_link(letter: SignInLink, deps: Deps) -> None:
    """Send the mail. Raises ExternalServiceError or Refused; no retry, the person can ask again."""
    minutes = int(LINK_LIFETIME / timedelta(minutes=1))
    content = compose.render_mail(
        "sign_in", language=letter.language, name=letter.name, link=letter.link, minutes=minutes
    )
    domain = read_sender(deps.mailer.sender)[1].rpartition("@")[2]
    mail = compose.build_message(
        content, sender=deps.mailer.sender, to=Person(letter.name, letter.email),
        message_id=f"<sign-in-{secrets.token_hex(12)}@{domain}>", date=deps.clock.now(),
    )  # fmt: skip
    deps.mailer.send(mail, lambda: None)
