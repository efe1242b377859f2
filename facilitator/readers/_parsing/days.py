"""Finds the date of a session in the head of its transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_CLOCK = r",?[ _T]\d{1,2}:?\d\d"  # a date without a time may be part of the title
_DAYS = [
    re.compile(rf"(?<!\d){day}{_CLOCK}", re.I)
    for day in (
        r"(?P<year>20\d\d)(?P<sign>[-/.]?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.? {_MONTH} (?P<year>20\d\d)",
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d)",
    )
]


def find_date(head: Iterable[str]) -> date | None:
    """Return the date that stands with a time in these lines; None unless there is just one."""
    dates = {_day(match) for line in head for day in _DAYS for match in day.finditer(line[:300])}
    return dates.pop() if len(dates) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    values = match.groupdict()
    number = values.get("number") or _MONTHS.index(values["month"].lower()) + 1
    try:
        return date(int(values["year"]), int(number), int(values["day"]))
    except ValueError:
        return None
