"""Moves a sample session to another date, with the dates that are spoken in it."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from facilitator.demo.captions import to_web_vtt
from facilitator.demo.sample_month_files import Expected, NextSession
from facilitator.demo.sample_months import Month
from facilitator.domain.recaps.due_dates import parse_due_date

_MONTH_NAMES = [name for name in month_name if name]
_MONTH = rf"(?P<month>{'|'.join(_MONTH_NAMES)})\b"
_SPOKEN = re.compile(
    rf"(?P<part>end|middle) of {_MONTH}"
    rf"|(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|first) of {_MONTH.replace('month', 'of')}"
    r"|(?<=\b(?:on|by) the )(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    # At the beginning of a sentence "May" is not a month, unless it has a possessive "'s".
    rf"|(?P<alone>(?:{'|'.join(_MONTH_NAMES)})(?='s)|(?<=[\w,] )(?:{'|'.join(_MONTH_NAMES)}))\b"
)
_SENTENCE = re.compile(r"(?<=[.?!]) ")


def move_month(original: Month, weeks: int) -> Month:
    """A session some weeks later, in which people mention the dates of that year.

    A date keeps its distance in days; "the end" and "the middle" of a month become those of the
    nearest month that is not over yet.
    """
    move_text = partial(
        move_spoken_dates, held_on=original.starts_at.date(), by=timedelta(weeks=weeks)
    )
    turns = tuple((speaker, move_text(text)) for speaker, text in original.turns)
    starts_at = original.starts_at + timedelta(weeks=weeks)  # local time, so the hour stays
    expected = _each(original.expected.model_dump(), move_text)
    for commitment in expected["commitments"]:
        commitment["due"] = _due(commitment["member"], commitment["about"], turns, starts_at.date())
    return replace(
        original, starts_at=starts_at, turns=turns, transcript=to_web_vtt(turns),
        secrets=tuple(map(move_text, original.secrets)), expected=Expected.model_validate(expected),
        next=NextSession.model_validate(_each(original.next.model_dump(), move_text)),
    )  # fmt: skip


def _each(value: Any, convert: Callable[[str], str]) -> Any:
    """Apply ``say`` to every text in a nested value."""
    if isinstance(value, str):
        return convert(value)
    if isinstance(value, dict):
        return {key: _each(item, convert) for key, item in value.items()}
    return [_each(item, convert) for item in value] if isinstance(value, list | tuple) else value


def _due(member: str, about: str, turns: tuple[tuple[str, str], ...], today: date) -> date | None:
    text = next(text for speaker, text in turns if speaker == member and about in text)
    return next(parse_due_date(part, today) for part in _SENTENCE.split(text) if about in part)


def move_spoken_dates(text: str, held_on: date, by: timedelta) -> str:
    """Move the dates in a spoken text by a time span."""
    return _SPOKEN.sub(lambda match: _moved_date(match, held_on, by), text)


def _moved_date(match: re.Match[str], held_on: date, by: timedelta) -> str:
    """The moved form of one spoken date."""
    if part := match["part"]:
        return f"{part} of {_moved_month(part, match['month'], held_on, by)}"
    if nth := match["nth"]:
        day_number = 1 if nth == "first" else int(nth[:-2])
        day = _nearest(held_on, match["of"], day_number) + by
        return f"{_ordinal(day.day)} of {month_name[day.month]}"
    if match["day"]:
        return _ordinal((_next_day(held_on, int(match["day"])) + by).day)
    return month_name[(_nearest(held_on, match["alone"], 15) + by).month]


def _moved_month(part: str, month: str, held_on: date, by: timedelta) -> str:
    """The month whose middle or end is nearest to the moved date, and not over."""
    wanted = _nearest(held_on, month, 31 if part == "end" else 15) + by
    days = [
        _clamped(year, number, 31 if part == "end" else 15)
        for year in (wanted.year - 1, wanted.year, wanted.year + 1)
        for number in range(1, 13)
    ]
    nearest = min((day for day in days if day >= held_on + by), key=lambda day: abs(day - wanted))
    return month_name[nearest.month]


def _nearest(held_on: date, month: str, day: int) -> date:
    """The date of this day and month that is nearest to the session."""
    years = (held_on.year - 1, held_on.year, held_on.year + 1)
    days = [_clamped(year, _MONTH_NAMES.index(month) + 1, day) for year in years]
    return min(days, key=lambda candidate: abs(candidate - held_on))


def _next_day(held_on: date, day: int) -> date:
    """The next date with this day of the month, as in `on the 29th`."""
    return next(
        candidate
        for candidate in (held_on + timedelta(days=n) for n in range(1, 63))
        if candidate.day == day
    )


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
