"""Mails as files: here they are written, sending them comes later."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path

from sqlalchemy.orm import Session

from facilitator import emails
from facilitator.domain.people import Person, Roster
from facilitator.domain.view import RecapView
from facilitator.records.groups import PersonRecord
from facilitator.services.ask_check_in import Addressed

SENDER = Address("facilitator", addr_spec="facilitator@localhost")


def write_mails(view: RecapView, roster: Roster, folder: Path) -> list[Path]:
    """Write one .eml file for every member who has an email address.

    Safe to run twice: the same session and member give the same file. Mails of a member
    who is no longer on the list are taken away.
    """
    remove_mails(view.session_id or 0, folder)
    return [write_recap_mail(view, person, folder) for person in roster.people if person.email]


def write_recap_mail(view: RecapView, person: Person, folder: Path) -> Path:
    """Write one member's recap. Safe to run twice."""
    content = emails.write("recap", view=view, member=person.name)
    return _write(content, person, f"{view.session_id or 0:04}", "recap", folder)


def write_notice(kind: str, session_id: int, to: Person, folder: Path, **values: object) -> Path:
    """Write a mail about a session to one person. Safe to run twice."""
    return _write(emails.write(kind, **values), to, f"{session_id:04}", kind, folder)


def put_file(tx: Session, to: Addressed, content: emails.Content, folder: Path) -> bool:
    """Write a mail to one person; False where they have no address. Safe to run twice."""
    person = tx.get_one(PersonRecord, to.person_id)
    if not person.email:
        return False
    addressee = Person(person.name, person.email)
    _write(content, addressee, f"{to.session_id or 0:04}", to.kind, folder)
    return True


def remove_mails(session_id: int, folder: Path) -> int:
    """Take away the mails of one session. Gives their number."""
    found = list(folder.glob(f"{session_id:04}-*.eml"))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _write(content: emails.Content, to: Person, number: str, kind: str, folder: Path) -> Path:
    """The file's name holds the address: two members may have one name."""
    mail = emails.message(
        content,
        sender=SENDER,
        to=to,
        message_id=f"<{kind}-{int(number)}-{_slug(to.email)}@facilitator>",
        date=datetime.now(UTC),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}-{_slug(kind)}-{_slug(to.email)}.eml"
    half = path.with_suffix(".half")
    half.write_bytes(mail.as_bytes())
    half.replace(path)
    return path


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-_")[:80] or "member"
