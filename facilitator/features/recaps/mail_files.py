"""Recaps as files for the moderator to read, where the command line makes them: nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path

from facilitator.domain.people.people import Person, Roster
from facilitator.domain.recaps.view import RecapView
from facilitator.kit.mail import compose

SENDER = Address("facilitator", addr_spec="facilitator@localhost")


def write_mails(view: RecapView, roster: Roster, folder: Path) -> list[Path]:
    """Write one .eml file for every member who has an email address.

    Safe to run twice: the same session and member give the same file. Mails of a member
    who is no longer on the list are taken away.
    """
    _remove(folder, f"{view.session_id or 0:04}-*.eml")
    return [_write(view, person, folder) for person in roster.people if person.email]


def remove_mails(folder: Path, sessions: Iterable[int], groups: Iterable[int] = ()) -> int:
    """Take away all files of mails of sessions and groups, also those the outbox wrote."""
    begins = [*(f"{number:04}" for number in sessions), *(f"g{number:04}" for number in groups)]
    return sum(_remove(folder, f"{begin}[-.]*.eml") for begin in begins)


def remove_files(folder: Path, beginnings: Iterable[str]) -> int:
    """Take away the files of mails whose names begin so."""
    return sum(_remove(folder, f"{begin}*.eml") for begin in beginnings)


def _remove(folder: Path, pattern: str) -> int:
    found = list(folder.glob(pattern))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _write(view: RecapView, to: Person, folder: Path) -> Path:
    """The file's name holds the address: two members may have one name."""
    number = view.session_id or 0
    mail = compose.message(
        compose.write("recap", view=view, member=to.name),
        sender=SENDER,
        to=to,
        message_id=f"<recap-{number}-{_slug(to.email)}@facilitator>",
        date=datetime.now(UTC),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number:04}-recap-{_slug(to.email)}.eml"
    half = path.with_suffix(".half")
    half.write_bytes(mail.as_bytes())
    half.replace(path)
    return path


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-_")[:80] or "member"
