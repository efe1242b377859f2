"""Each member's own recap as a mail; here they are written, sending them comes later."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path

from facilitator import emails
from facilitator.domain.people import Roster
from facilitator.domain.view import RecapView

SENDER = Address("facilitator", addr_spec="facilitator@localhost")


def write_mails(view: RecapView, roster: Roster, folder: Path) -> list[Path]:
    """Write one .eml file for every member who has an email address.

    Safe to run twice: the same session and member give the same file. Mails of a member
    who is no longer on the list are taken away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    remove_mails(view.session_id or 0, folder)
    written: list[Path] = []
    for person in roster.people:
        if not person.email:
            continue
        content = emails.write("recap", view=view, member=person.name)
        number = view.session_id or 0
        mail = emails.message(
            content,
            sender=SENDER,
            to=person,
            message_id=f"<recap-{number}-{_slug(person.email)}@facilitator>",
            date=datetime.now(UTC),
        )
        path = folder / f"{number:04}-{_slug(person.name)}.eml"
        if path in written:
            path = folder / f"{number:04}-{_slug(person.email)}.eml"
        path.write_bytes(mail.as_bytes())
        written.append(path)
    return written


def remove_mails(session_id: int, folder: Path) -> int:
    """Take away the mails of one session. Gives their number."""
    found = list(folder.glob(f"{session_id:04}-*.eml"))
    for path in found:
        path.unlink()
    return len(found)


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-_")[:80] or "member"
