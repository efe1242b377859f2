"""The day of a session, where the head of its transcript tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_CLOCK = r",?[ _T]\d{1,2}:?\d\d"  # a day without it may be one that the title speaks of
_DAYS = [
    re.compile(rf"(?<!\d){day}{_CLOCK}", re.I)
    for day in (
        r"(?P<year>20\d\d)(?P<sign>[-/.]?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.? {_MONTH} (?P<year>20\d\d)",
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d)",
    )
]


def day_in(head: Iterable[str]) -> date | None:
    """The one day that these lines tell together with a time; None where there are two."""
    found = {_day(match) for line in head for day in _DAYS for match in day.finditer(line[:300])}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    number = told.get("number") or _MONTHS.index(told["month"].lower()) + 1
    try:
        return date(int(told["year"]), int(number), int(told["day"]))
    except ValueError:
        return None
