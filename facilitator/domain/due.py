"""Reads a due date out of what somebody said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight".split())}
_NUMBERS |= {"a": 1, "a couple of": 2}
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH = "|".join(f"{m}|{m[:3]}" for m in _MONTHS)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b", re.I)
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b", re.I)
_WEEKDAY = re.compile(
    rf"\b(next |this |coming )?({'|'.join(_DAYS)})\b(?! (?:morning )?meeting)", re.I
)
_SPAN = re.compile(rf"\b(?:in|within) (\d{{1,2}}|{'|'.join(_NUMBERS)}) (day|week|month)s?\b", re.I)


def due_in(text: str, today: date | None) -> date | None:
    """The day by which something is promised, seen from ``today``; None where no day was said.

    A weekday is the next one after today; "next Friday" said on a Wednesday is the Friday of the
    following week. Days that do not exist ("31 June") give None.
    """
    iso = _ISO.search(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if today is None:
        return None
    lower = text.lower()
    return _calendar_day(lower, today) or _relative_day(lower, today)


def _calendar_day(text: str, today: date) -> date | None:
    if found := _DAY_MONTH.search(text):
        day, month = int(found[1]), found[2]
    elif found := _MONTH_DAY.search(text):
        day, month = int(found[2]), found[1]
    else:
        return None
    number = next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(month[:3].lower()))
    said = _day(today.year, number, day)
    if said and said < today:
        return _day(today.year + 1, number, day)
    return said


def _relative_day(text: str, today: date) -> date | None:
    if "day after tomorrow" in text:
        return today + timedelta(days=2)
    if re.search(r"\btomorrow\b", text):
        return today + timedelta(days=1)
    if re.search(r"\b(?:today|tonight)\b", text):
        return today
    if found := _WEEKDAY.search(text):
        ahead = (_DAYS.index(found[2]) - today.weekday()) % 7 or 7
        same_week = today.weekday() + ahead < 7
        later = 7 if (found[1] or "").strip() == "next" and same_week else 0
        return today + timedelta(days=ahead + later)
    if found := _SPAN.search(text):
        count = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
        return today + timedelta(days=count * {"day": 1, "week": 7, "month": 30}[found[2]])
    if re.search(r"\bend of (?:the|this) week\b", text):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if re.search(r"\bend of (?:the|this) month\b", text):
        return date(today.year, today.month, monthrange(today.year, today.month)[1])
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
