"""Check the syntax of email addresses; no DNS lookup."""

from __future__ import annotations

import re

import email_validator
from email_validator import ValidatedEmail, validate_email

LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
_SENDER = re.compile(r'"?([^"<>@\r\n]*+)(?:"\s*+)?<([^<>]*+)>')

# Groups may use a mail server inside their own network: name.local, name.test.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


def mail_address(text: str) -> str:
    """Return the address in the form that every mail server accepts.

    A domain with letters beyond ASCII becomes its IDNA name; nothing else is changed. Raises
    ValueError if the text is not an address, or if not every mail server accepts it: quoted, with a
    comment, or with letters beyond ASCII before the @.
    """
    valid = _validate(text, beyond_ascii=False)
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain if domain.isascii() else valid.ascii_domain}"


def is_address(text: str, *, beyond_ascii: bool = False) -> bool:
    """Whether the text is an email address; ``beyond_ascii`` allows any letters before the @."""
    try:
        _validate(text, beyond_ascii=beyond_ascii)
    except ValueError:
        return False
    return True


def read_sender(line: str) -> tuple[str, str]:
    """Return name and address of a line like ``Name <name@example.org>`` or ``name@example.org``.

    The name may be empty. Raises ValueError if there is no address that can send mail.
    """
    match = _SENDER.fullmatch(line.strip())
    name, address = match.groups() if match else ("", line.strip())
    return name.strip(), mail_address(address)


def _validate(text: str, *, beyond_ascii: bool) -> ValidatedEmail:
    if len(text) > LONGEST_ADDRESS:  # checking a million letters takes seconds
        raise ValueError("too long")
    return validate_email(
        text, allow_smtputf8=beyond_ascii, check_deliverability=False, globally_deliverable=False
    )
