"""The mail with a link to sign in: sent at once, and kept nowhere.

The only mail that is rendered while somebody waits: a worker would need the link, of which just a
digest is stored, and who reads the database could sign in by it.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from email.utils import parseaddr

from facilitator.domain.people.people import Person
from facilitator.features.access.sign_in import LINK_LASTS, Letter
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose


def send(letter: Letter, deps: Deps) -> None:
    """Send it. Raises OutsideFault, Refused; whoever waits for it asks again."""
    minutes = int(LINK_LASTS / timedelta(minutes=1))
    content = compose.write("sign_in", name=letter.name, link=letter.link, minutes=minutes)
    domain = parseaddr(deps.mailer.sender)[1].rpartition("@")[2]
    mail = compose.message(
        content, sender=deps.mailer.sender, to=Person(letter.name, letter.email),
        message_id=f"<sign-in-{secrets.token_hex(12)}@{domain}>", date=deps.clock.now(),
    )  # fmt: skip
    deps.mailer.send(mail, lambda: None)
