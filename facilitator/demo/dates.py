"""A written session on another day: the dates that are spoken in it move along."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from facilitator.demo.captions import web_vtt
from facilitator.demo.stories import Month
from facilitator.demo.story_files import Expected, Next
from facilitator.domain.recaps.due import due_in

_NAMES = [name for name in month_name if name]
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})\b"
_SPOKEN = re.compile(
    rf"(?P<part>end|middle) of {_MONTH}"
    rf"|(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|first) of {_MONTH.replace('month', 'of')}"
    r"|(?<=\b(?:on|by) the )(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    # At the beginning of a sentence May is no month, unless something belongs to it.
    rf"|(?P<alone>(?:{'|'.join(_NAMES)})(?='s)|(?<=[\w,] )(?:{'|'.join(_NAMES)}))\b"
)
_SENTENCE = re.compile(r"(?<=[.?!]) ")


def moved(one: Month, weeks: int) -> Month:
    """A session so many weeks later, in which everybody speaks of the dates of that year.

    A date stays as far away as it was, to the day; the end and the middle of a month become those
    of the month that is nearest to it, and not over yet.
    """
    say = partial(spoken, held_on=one.starts_at.date(), by=timedelta(weeks=weeks))
    turns = tuple((speaker, say(text)) for speaker, text in one.turns)
    starts_at = one.starts_at + timedelta(weeks=weeks)  # in its zone, so that it keeps its hour
    expected = _each(one.expected.model_dump(), say)
    for promise in expected["commitments"]:
        promise["due"] = _due(promise["member"], promise["about"], turns, starts_at.date())
    return replace(
        one, starts_at=starts_at, turns=turns, transcript=web_vtt(turns),
        secrets=tuple(map(say, one.secrets)), expected=Expected.model_validate(expected),
        next=Next.model_validate(_each(one.next.model_dump(), say)),
    )  # fmt: skip


def _each(value: Any, say: Callable[[str], str]) -> Any:
    """Whatever a sheet holds, with every text in it said anew."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, dict):
        return {key: _each(held, say) for key, held in value.items()}
    return [_each(held, say) for held in value] if isinstance(value, list | tuple) else value


def _due(member: str, about: str, turns: tuple[tuple[str, str], ...], today: date) -> date | None:
    text = next(text for speaker, text in turns if speaker == member and about in text)
    return next(due_in(part, today) for part in _SENTENCE.split(text) if about in part)


def spoken(text: str, held_on: date, by: timedelta) -> str:
    """Words that were said on a day, as they are said so much later."""
    return _SPOKEN.sub(lambda found: _anew(found, held_on, by), text)


def _anew(found: re.Match[str], held_on: date, by: timedelta) -> str:
    """One spoken date, as it is said on a day so much later than ``held_on``."""
    if part := found["part"]:
        return f"{part} of {_turning(part, found['month'], held_on, by)}"
    if nth := found["nth"]:
        said = 1 if nth == "first" else int(nth[:-2])
        day = _near(held_on, found["of"], said) + by
        return f"{_ordinal(day.day)} of {month_name[day.month]}"
    if found["day"]:
        return _ordinal((_ahead(held_on, int(found["day"])) + by).day)
    return month_name[(_near(held_on, found["alone"], 15) + by).month]


def _turning(part: str, month: str, held_on: date, by: timedelta) -> str:
    """The month whose end or middle is nearest to where it would be, and not over."""
    wanted = _near(held_on, month, 31 if part == "end" else 15) + by
    days = [
        _clamped(year, number, 31 if part == "end" else 15)
        for year in (wanted.year - 1, wanted.year, wanted.year + 1)
        for number in range(1, 13)
    ]
    nearest = min((day for day in days if day >= held_on + by), key=lambda day: abs(day - wanted))
    return month_name[nearest.month]


def _near(held_on: date, month: str, day: int) -> date:
    """The day of that month that is nearest to a session."""
    years = (held_on.year - 1, held_on.year, held_on.year + 1)
    days = [_clamped(year, _NAMES.index(month) + 1, day) for year in years]
    return min(days, key=lambda one: abs(one - held_on))


def _ahead(held_on: date, day: int) -> date:
    """The next day with that number, as `on the 29th` means it."""
    return next(
        one for one in (held_on + timedelta(days=n) for n in range(1, 63)) if one.day == day
    )


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
