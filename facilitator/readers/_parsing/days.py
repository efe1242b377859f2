"""Finds the date of a session in the head of its transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

# The first letters of each month in English, German, Spanish, French, Italian, Dutch, Portuguese.
_MONTHS = tuple(
    month.split()
    for month in (
        "jan ene gen", "feb fév fev", "mar mär mrz maa", "apr abr avr", "may mai mei mag",
        "jun juin giu", "jul juil lug", "aug ago aoû", "sep set", "oct okt ott out", "nov",
        "dec dez dic déc",
    )
)  # fmt: skip
_NAMES = "|".join(sorted((name for names in _MONTHS for name in names), key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\w{{0,7}}\.?"
_CLOCK = r",?[ _T]\d{1,2}:?\d\d"  # a date without a time may be part of the title
_DAYS = [
    re.compile(rf"(?<!\d){day}{_CLOCK}", re.I)
    for day in (
        r"(?P<year>20\d\d)(?P<sign>[-/.]?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:\.|er|º)? (?:de )?{_MONTH} (?:de )?(?P<year>20\d\d)",
        rf"(?<!\w){_MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d)",
    )
]


def find_date(head: Iterable[str]) -> date | None:
    """Return the date that stands with a time in these lines; None unless there is just one."""
    dates = {_day(match) for line in head for day in _DAYS for match in day.finditer(line[:300])}
    return dates.pop() if len(dates) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    values = match.groupdict()
    try:
        number = int(values.get("number") or _month(values["month"].lower()))
        return date(int(values["year"]), number, int(values["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, names in enumerate(_MONTHS, 1) if name in names)
