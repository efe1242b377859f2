"""Validation of a group's name and meeting number as people type them."""

from __future__ import annotations

import re

from facilitator.domain.errors import Refused

LONGEST_NAME, MOST_DIGITS = 200, 20
_INVITATION = re.compile(r"https://[\w.-]*zoom\.us/[jsw]/(\d+)")


def group_name(typed: str) -> str:
    """Return a group's name without extra spaces. Raises Refused."""
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(f"A group needs a name of at most {LONGEST_NAME} letters.", "Give it one.")
    return name


def meeting_number(typed: str) -> str:
    """Return a Zoom meeting number without spaces, also from a link; empty for none.

    Raises Refused.
    """
    match = _INVITATION.match(typed.strip())
    number = match[1] if match else "".join(typed.split()).replace("-", "")
    if number and not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        printable = "".join(c for c in typed if c.isprintable())[:60]
        raise Refused(f"{printable} is no meeting's number.", "It has digits only.")
    return number
