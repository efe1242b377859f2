"""Recap mails as .eml files, for recaps made on the command line; nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path

from facilitator.domain.people.person import Person, Roster
from facilitator.domain.recaps.view import RecapView
from facilitator.kit.mail import compose

SENDER = Address("facilitator", addr_spec="facilitator@localhost")


def write_mails(view: RecapView, roster: Roster, folder: Path) -> list[Path]:
    """Write one .eml file for every member who has an email address.

    Safe to run twice: the same session and member give the same file. Files of members who are
    no longer in the roster are removed.
    """
    _remove(folder, f"{view.session_id or 0:04}-*.eml")
    return [_write(view, person, folder) for person in roster.people if person.email]


def remove_mails(folder: Path, sessions: Iterable[int], groups: Iterable[int] = ()) -> int:
    """Remove all mail files of sessions and groups, including those of the outbox."""
    prefixes = [*(f"{number:04}" for number in sessions), *(f"g{number:04}" for number in groups)]
    return sum(_remove(folder, f"{prefix}[-.]*.eml") for prefix in prefixes)


def remove_files(folder: Path, beginnings: Iterable[str]) -> int:
    """Remove the mail files whose names have these prefixes."""
    return sum(_remove(folder, f"{begin}*.eml") for begin in beginnings)


def _remove(folder: Path, pattern: str) -> int:
    found = list(folder.glob(pattern))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _write(view: RecapView, to: Person, folder: Path) -> Path:
    """Write one mail; its file name has the address, as two members may have the same name."""
    number = view.session_id or 0
    mail = compose.build_message(
        compose.render_mail("recap", view=view, member=to.name),
        sender=SENDER,
        to=to,
        message_id=f"<recap-{number}-{_slug(to.email)}@facilitator>",
        date=datetime.now(UTC),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number:04}-recap-{_slug(to.email)}.eml"
    partial = path.with_suffix(".half")
    partial.write_bytes(mail.as_bytes())
    partial.replace(path)
    return path


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-_")[:80] or "member"
