"""Reads the days that somebody names in a text, in seven languages.

`domain/language/day_phrases.py` finds the phrases; here each kind of phrase becomes a date. A week
ends on its Friday, a weekend on its Sunday, a month on its last day; where a phrase could mean two
days, there is none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from facilitator.domain.language.day_phrases import DayPhrase, day_phrases, replaces

_WEDNESDAY, _THURSDAY, _FRIDAY, _SUNDAY = 2, 3, 4, 6
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_MOST_MONTHS = 36  # "in twenty years" is no day of a commitment

Said = Mapping[str, Any]  # the values of a phrase's slots


@dataclass(frozen=True, slots=True)
class DueDate:
    """A day that somebody named, and the place of the words: characters [start, end) of the text.

    ``is_contradicted`` is true if a weekday was said with the date that it is not, ``is_deadline``
    if "by" or the like was said with it, ``is_vague`` for words that often name no due day: "this
    month", "this year".
    """

    day: date
    start: int
    end: int
    is_contradicted: bool = False
    is_deadline: bool = False
    is_vague: bool = False


def parse_due_date(text: str, today: date | None, language: str = "en") -> date | None:
    """Return the day of ``due_date_in`` alone."""
    found = due_date_in(text, today, language)
    return found.day if found else None


def due_date_in(text: str, today: date | None, language: str = "en") -> DueDate | None:
    """Return the due date named in a text, relative to ``today``; None if there is none.

    The first of ``dates_in``, but a date with its year comes before all others, then one that is
    said as a deadline; what is vague comes last.
    """
    found = dates_in(text, today, language)
    whole = dates_in(text, None, language) if today else []
    return min(
        found, key=lambda one: (one not in whole, not one.is_deadline, one.is_vague), default=None
    )


def dates_in(text: str, today: date | None, language: str = "en") -> list[DueDate]:
    """Return the days named in a text, in order of place; one that was corrected is left out.

    A weekday is the next one after today. Days that do not exist ("31 June"), recurring and past
    days, and what could mean two days, are left out. Only a date with a year can be before today,
    and only such a date is read without ``today``.
    """
    result: list[DueDate] = []
    for phrase in day_phrases(text, language):
        found = _date(phrase, today)
        if found:
            if result and replaces(text[result[-1].end : found.start], language):
                result.pop()
            result.append(found)
    return result


def _date(phrase: DayPhrase, today: date | None) -> DueDate | None:
    said = phrase.values
    try:
        if phrase.kind in ("date", "numeric") and ("year" in said or "y" in said):
            day = _whole_date(said)
        elif today is None or phrase.kind not in _READ:
            return None
        else:
            day = _READ[phrase.kind](said, today)
            day = day if day and day >= today else None
    except (OverflowError, ValueError):  # the calendar ends in the year 9999; no such day
        return None
    if day is None:
        return None
    names_weekday = "weekday" in said and phrase.kind not in _BY_WEEKDAY
    return DueDate(
        day,
        phrase.start,
        phrase.end,
        names_weekday and day.weekday() != said["weekday"],
        phrase.is_deadline,
        _is_vague(phrase),
    )


def _is_vague(phrase: DayPhrase) -> bool:
    said = phrase.values
    return phrase.kind == "period" and said.get("unit") in _MONTHS_OF and "part" not in said


def _whole_date(said: Said) -> date | None:
    """A date with its year, which may be past."""
    if "number" in said:
        return date(_year(said), said["month"], said["number"])
    day_and_month = _numeric_day_and_month(said)
    return date(_year(said), *reversed(day_and_month)) if day_and_month else None


def _year(said: Said) -> int:
    if "year" in said:
        return int(said["year"])
    year = int(said["y"])
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _numeric_day_and_month(said: Said) -> tuple[int, int] | None:
    """Day and month in digits; None where it is not known which is which.

    Languages with one order have the slots ``d`` and ``m``.
    """
    if "d_or_m" in said:
        one, other = said["d_or_m"], said["m_or_d"]
        if one == other or one > 12 >= other:
            return one, other
        return (other, one) if other > 12 >= one else None
    return said["d"], said["m"]


def _numeric(said: Said, today: date) -> date | None:
    day_and_month = _numeric_day_and_month(said)
    if not day_and_month:
        return None
    number, month = day_and_month
    return _date_of_month({**said, "number": number, "month": month}, today)


def _relative(said: Said, today: date) -> date:
    """`tomorrow`, `a week from tomorrow`."""
    return today + timedelta(days=said["relative"] + 7 * said.get("weeks", 0))


def _coming(said: Said, today: date) -> date:
    """The next such weekday after today."""
    return today + timedelta(days=(said["weekday"] - today.weekday()) % 7 or 7)


def _weekday(said: Said, today: date) -> date | None:
    """`Friday`: the next one after today. `A week from Friday`: two days if today is a Friday."""
    weeks = said.get("weeks", 0)
    if weeks and said["weekday"] == today.weekday():
        return None
    return _coming(said, today) + timedelta(days=7 * weeks)


def _weekday_not_this_week(said: Said, today: date) -> date:
    """`next Friday` in English: of the following week, if this week still has one."""
    coming = _coming(said, today)
    return coming if coming >= _monday(today, 1) else coming + timedelta(days=7)


def _weekday_unless_this_week(said: Said, today: date) -> date | None:
    """`nächsten Freitag` in German: two days, unless both readings are of the following week."""
    coming = _coming(said, today)
    return coming if coming >= _monday(today, 1) else None


def _weekday_unless_tomorrow(said: Said, today: date) -> date | None:
    """`vendredi prochain` in French: the coming one; but nobody calls tomorrow so."""
    coming = _coming(said, today)
    return coming if coming > today + timedelta(days=1) else None


def _weekday_of_week(said: Said, today: date) -> date:
    """`Friday of next week`, `in two weeks on Friday`."""
    return _monday(today, said.get("which", said.get("weeks", 0))) + timedelta(days=said["weekday"])


def _date_of_month(said: Said, today: date) -> date | None:
    """`5 March`: this year, or else next year; none if its weekday fits a day that is past."""
    this_year = date(today.year, said["month"], said["number"])
    if this_year >= today:
        return this_year
    if this_year.weekday() == said.get("weekday"):
        return None
    return date(today.year + 1, said["month"], said["number"])


def _day_of_month(said: Said, today: date) -> date | None:
    """`the 14th`: the next month that has such a day, this one included; `the 14th of next month`.

    A month that has no such day is skipped.
    """
    if "which" in said:
        month = _later(today.replace(day=1), said["which"])
        return month.replace(day=said["number"])
    months = [_later(today.replace(day=1), n) for n in range(3)]
    days = [m.replace(day=said["number"]) for m in months if said["number"] <= _length(m)]
    return next((day for day in days if day >= today), None)


def _nth_weekday(said: Said, today: date) -> date | None:
    """`the first Monday of April`, `the last Friday of the month`."""

    def of(first: date) -> date:
        if "last" in said:
            last = first.replace(day=_length(first))
            return last - timedelta(days=(last.weekday() - said["weekday"]) % 7)
        ahead = (said["weekday"] - first.weekday()) % 7
        return first.replace(day=1 + ahead + 7 * (said["number"] - 1))

    return _in_month(said, today, of)


def _week_of_month(said: Said, today: date) -> date | None:
    """`the first week of March`: the Friday of the first week that is mostly in March."""

    def of(first: date) -> date:
        last = first.replace(day=_length(first))
        if "last" in said:
            thursday = last - timedelta(days=(last.weekday() - _THURSDAY) % 7)
        else:
            ahead = (_THURSDAY - first.weekday()) % 7
            thursday = first.replace(day=1 + ahead + 7 * (said["number"] - 1))
        return min(thursday + timedelta(days=1), last)

    return _in_month(said, today, of)


def _in_month(said: Said, today: date, of: Callable[[date], date]) -> date | None:
    """A day of the named month, this year or next; of the next or, if nothing is said, this one."""
    if "month" not in said:
        return of(_later(today.replace(day=1), said.get("which", 0)))
    if "year" in said:
        return of(date(said["year"], said["month"], 1))
    this_year = of(date(today.year, said["month"], 1))
    return this_year if this_year >= today else of(date(today.year + 1, said["month"], 1))


def _month(said: Said, today: date) -> date | None:
    """`in March`, `the end of March`, `mid March`; the start of the running month is past."""
    if "year" in said:
        return _part_of_month(said["year"], said["month"], said)
    if said.get("part") == "start" and said["month"] == today.month and today.day > 1:
        return None
    this_year = _part_of_month(today.year, said["month"], said)
    return this_year if this_year >= today else _part_of_month(today.year + 1, said["month"], said)


def _part_of_month(year: int, month: int, said: Said) -> date:
    day = {"start": 1, "middle": 15}.get(said.get("part", "end"), 31)
    return _clamped(year, month, day)


def _period(said: Said, today: date) -> date | None:
    """`next week`, `the middle of next month`, `the end of the year`; its end, if no part is said.

    The value of the slot ``part_unit`` has both: `Monatsende` is "end_month".
    """
    part, unit = said.get("part", "end"), said.get("unit")
    if "part_unit" in said:
        part, unit = said["part_unit"].split("_", 1)
    which = said.get("which", 0)
    if "year" in said:
        return _part_of_months(date(said["year"], 1, 1), 12, part)
    if unit == "week":
        weekday = {"start": 0, "middle": _WEDNESDAY}.get(part, _FRIDAY)
        return _monday(today, which) + timedelta(days=weekday)
    if unit in ("month", "quarter", "year", "half_year"):
        months = _MONTHS_OF[unit]
        start = date(today.year, (today.month - 1) // months * months + 1, 1)
        return _part_of_months(_later(start, months * which), months, part)
    return today if (part, unit) == ("end", "day") else None


def _part_of_months(first: date, months: int, part: str) -> date:
    if part == "start":
        return first
    if part == "middle":
        half = _later(first, months // 2)
        return half.replace(day=15) if months % 2 else half - timedelta(days=1)
    last = _later(first, months - 1)
    return last.replace(day=_length(last))


def _quarter(said: Said, today: date) -> date | None:
    """`the end of the second quarter`, `in Q2`: its end, this year or next."""
    if not 1 <= said["number"] <= 4:
        return None
    return _in_month(
        {"month": 3 * said["number"]}, today, lambda first: first.replace(day=_length(first))
    )


def _weekend(said: Said, today: date) -> date:
    return _monday(today, said.get("which", 0)) + timedelta(days=_SUNDAY)


def _calendar_week(said: Said, today: date) -> date:
    """`KW 12`: the Friday of the ISO week, this year or next."""
    this_year = date.fromisocalendar(today.year, said["number"], _FRIDAY + 1)
    if this_year >= today:
        return this_year
    return date.fromisocalendar(today.year + 1, said["number"], _FRIDAY + 1)


def _span(said: Said, today: date) -> date | None:
    """`in two weeks`. Where a week is called "eight days", the pack says so in ``days``."""
    number, unit = said.get("number", 1), said["unit"]
    if unit in _MONTHS_OF:
        months = number * _MONTHS_OF[unit]
        return _later(today, months) if months <= _MOST_MONTHS else None
    if unit == "hour":
        return today + timedelta(days=-(-number // 24) if number >= 24 else 0)
    return today + timedelta(days=number * _DAYS_OF[unit])


def _weeks(said: Said, today: date) -> date:
    """`sous huitaine`, `in vierzehn Tagen`: days by which people mean whole weeks."""
    return today + timedelta(days=7 * said["weeks"])


def _named_day(said: Said, today: date) -> date | None:
    """`New Year's Eve`: the value is month and day, "12-31"."""
    month, day = map(int, said["named_day"].split("-"))
    return _date_of_month({"month": month, "number": day}, today)


_READ: Mapping[str, Callable[[Said, date], date | None]] = {
    "numeric": _numeric,
    "date": _date_of_month,
    "relative": _relative,
    "weekday": _weekday,
    "weekday_not_this_week": _weekday_not_this_week,
    "weekday_unless_this_week": _weekday_unless_this_week,
    "weekday_unless_tomorrow": _weekday_unless_tomorrow,
    "weekday_of_week": _weekday_of_week,
    "day_of_month": _day_of_month,
    "nth_weekday": _nth_weekday,
    "week_of_month": _week_of_month,
    "month": _month,
    "period": _period,
    "quarter": _quarter,
    "weekend": _weekend,
    "calendar_week": _calendar_week,
    "span": _span,
    "weeks": _weeks,
    "named_day": _named_day,
}
_BY_WEEKDAY = {
    "weekday", "weekday_not_this_week", "weekday_unless_this_week", "weekday_unless_tomorrow",
    "weekday_of_week", "nth_weekday",
}  # fmt: skip


def _monday(today: date, weeks: int) -> date:
    """The Monday of this week, or that many weeks later."""
    return today + timedelta(days=7 * weeks - today.weekday())


def _later(today: date, months: int) -> date:
    """The same day that many months later, or the last day of that month if it is shorter."""
    years, month = divmod(today.month - 1 + months, 12)
    return _clamped(today.year + years, month + 1, today.day)


def _clamped(year: int, month: int, day: int) -> date:
    first = date(year, month, 1)
    return first.replace(day=min(day, _length(first)))


def _length(month: date) -> int:
    return monthrange(month.year, month.month)[1]
