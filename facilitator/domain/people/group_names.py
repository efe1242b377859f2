"""What a group is called and where it meets, as people type it."""

from __future__ import annotations

import re

from facilitator.domain.errors import Refused

LONGEST_NAME, MOST_DIGITS = 200, 20
_INVITATION = re.compile(r"https://[\w.-]*zoom\.us/[jsw]/(\d+)")


def group_name(typed: str) -> str:
    """A group's name without stray spaces. Raises Refused."""
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(f"A group needs a name of at most {LONGEST_NAME} letters.", "Give it one.")
    return name


def meeting_number(typed: str) -> str:
    """A meeting's number as Zoom shows it, without spaces, or from its link; empty for none.

    Raises Refused.
    """
    found = _INVITATION.match(typed.strip())
    number = found[1] if found else "".join(typed.split()).replace("-", "")
    if number and not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        shown = "".join(c for c in typed if c.isprintable())[:60]
        raise Refused(f"{shown} is no meeting's number.", "It has digits only.")
    return number
