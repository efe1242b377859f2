"""Writes mails as .eml files to a folder, for installations without a mail server."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from facilitator.domain.errors import ExternalServiceError

LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class FileMailer:
    """See Mailer. Files are written atomically; the same mail overwrites its own file."""

    folder: Path
    sender: str
    is_idempotent: bool = True

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Write the mail. Raises ExternalServiceError."""
        path = self.folder / _name(mail)
        temporary_path = path.with_suffix(".half")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary_path.write_bytes(mail.as_bytes())
            before_data()
            temporary_path.replace(path)
        except OSError as error:
            raise ExternalServiceError(
                f"{path} cannot be written ({error.strerror}).",
                "Check that the disk has space, or set FACILITATOR_SMTP_URL.",
            ) from error
        finally:
            with suppress(OSError):
                temporary_path.unlink()
        return f"written to {path.name}"


def _name(mail: EmailMessage) -> str:
    """The file name: the Message-ID sorts by session, the address makes it readable."""
    message_id = str(mail["Message-ID"]).strip("<>").partition("@")[0]
    to = re.sub(r"[\W_]+", "-", mail["To"].addresses[0].addr_spec.casefold())
    safe = re.sub(r"[^\w.-]+", "-", message_id).lstrip(".-")
    return f"{safe}-{to}"[:LONGEST_NAME] + ".eml"
