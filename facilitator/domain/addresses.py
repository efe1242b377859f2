"""Judges email addresses by their form alone: nobody asks the DNS whether there is such a host."""

from __future__ import annotations

import re

import email_validator
from email_validator import ValidatedEmail, validate_email

LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
_SENDER = re.compile(r'\s*"?([^"<>@\r\n]*?)"?\s*<([^<>]*)>\s*')

# Some groups have a mail server that only their own network knows: name.local, name.test.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


def mail_address(text: str) -> str:
    """The address as every mail server takes it: a domain beyond ASCII as its IDNA name.

    Nothing else of it is changed. Raises ValueError for what is no address, and for one that not
    every mail server takes: quoted, commented, or with letters beyond ASCII before the @.
    """
    found = _checked(text, beyond_ascii=False)
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain if domain.isascii() else found.ascii_domain}"


def is_address(text: str, *, beyond_ascii: bool = False) -> bool:
    """Whether mails can be sent there; ``beyond_ascii`` allows any letters before the @, too."""
    try:
        _checked(text, beyond_ascii=beyond_ascii)
    except ValueError:
        return False
    return True


def read_sender(line: str) -> tuple[str, str]:
    """Name and address of a line like ``Name <name@example.org>`` or ``name@example.org``.

    The name may be empty. Raises ValueError where there is no address that mails can come from.
    """
    named = _SENDER.fullmatch(line)
    name, address = named.groups() if named else ("", line.strip())
    return name, mail_address(address)


def _checked(text: str, *, beyond_ascii: bool) -> ValidatedEmail:
    if len(text) > LONGEST_ADDRESS:  # it takes seconds to judge a million letters
        raise ValueError("too long")
    return validate_email(
        text, allow_smtputf8=beyond_ascii, check_deliverability=False, globally_deliverable=False
    )
