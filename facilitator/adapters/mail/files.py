"""Mails as .eml files in a folder, for whoever has no mail server yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from facilitator.domain.errors import OutsideFault

LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class FileMailer:
    """See Mailer. A file is there whole or not at all; the same mail is the same file again."""

    folder: Path
    sender: str
    repeats: bool = True

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Write the mail. Raises OutsideFault."""
        path = self.folder / _name(mail)
        half = path.with_suffix(".half")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(mail.as_bytes())
            before_data()
            half.replace(path)
        except OSError as error:
            raise OutsideFault(
                f"{path} cannot be written ({error.strerror}).",
                "Check that the disk has room, or set FACILITATOR_SMTP_URL.",
            ) from error
        finally:
            with suppress(OSError):
                half.unlink()
        return f"written to {path.name}"


def _name(mail: EmailMessage) -> str:
    """What the Message-ID begins with sorts by session; the address makes it readable."""
    own = str(mail["Message-ID"]).strip("<>").partition("@")[0]
    to = re.sub(r"[\W_]+", "-", mail["To"].addresses[0].addr_spec.casefold())
    safe = re.sub(r"[^\w.-]+", "-", own).lstrip(".-")
    return f"{safe}-{to}"[:LONGEST_NAME] + ".eml"
