"""Extract a due date from what somebody said."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "half a": 0}
_FRIDAY, _SUNDAY = 4, 6
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS if len(m) > 4), "sept"])
_ALSO_A_VERB = {"may", "march", "mar"}  # "I may", "march on": a month only in a clear context
_BEFORE_A_DATE = re.compile(
    r"(?:\b(?:by|on|before|until|till|the|for|from|due|is|around|about|to|in|of)|^|[,(:;–-]) ?$"
)
_ENDS_HERE = r"(?= ?(?:$|[.,;:!?)…]|(?:and|or|at|so|then|i|we|latest|if|because|as|with|to)\b))"
# A past or a recurring day is not a due date.
_NOT_DUE = re.compile(r"(?:\b(?:last|past|previous|since|every|each|most|yesterday) |['’]s )$")

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]


def parse_due_date(text: str, today: date | None) -> date | None:
    """Return the due date named in a text, relative to ``today``; None if there is none.

    A weekday is the next one after today; "next Friday" said on a Wednesday is the Friday of the
    following week; a week ends on its Friday. Days that do not exist ("31 June") give None. Only a
    date with a year can be before today, and only such a date is read without ``today``.
    """
    lower = " ".join(text.lower().split())
    exact = next((day for day in map(_written, _WRITTEN.finditer(lower)) if day), None)
    if exact or today is None:
        return exact
    for pattern, read in _RULES:
        for match in pattern.finditer(lower):
            if _NOT_DUE.search(lower[: match.start()][-12:]):
                continue
            try:
                day = read(match, today)
            except OverflowError:  # the calendar ends in the year 9999
                day = None
            return day if day and day >= today else None
    return None


_WRITTEN = re.compile(
    rf"\b(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\.?,? (?P<y2>\d{{4}})\b"
    rf"|\b(?P<m3>{_MONTH})\.? (?:the )?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>\d{{4}})\b"
)


def _written(match: re.Match[str]) -> date | None:
    """A date with a year, as somebody wrote it."""
    if match["y"]:
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if match["y2"]:
        return _day(int(match["y2"]), _month(match["m2"]), int(match["d2"]))
    return _day(int(match["y3"]), _month(match["m3"]), int(match["d3"]))


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    month, day = _month(match["month"]), int(match["day"])
    day_this_year = _day(today.year, month, day)
    return (
        _day(today.year + 1, month, day)
        if day_this_year and day_this_year < today
        else day_this_year
    )


def _month_alone(match: re.Match[str], today: date) -> date | None:
    """`mid March` is its 15th; `in March` and `the end of March` are its last day."""
    month = _month(match["month"])
    middle = match["part"].startswith("mid")
    day = 15 if middle else 31
    this_year = _clamped(today.year, month, day)
    return this_year if this_year >= today else _clamped(today.year + 1, month, day)


def _ordinal(match: re.Match[str], today: date) -> date | None:
    """`on the 14th`: the next month that has such a day, this one included."""
    year, month = today.year, today.month
    for _ in range(3):
        candidate = _day(year, month, int(match["day"]))
        if candidate and candidate >= today:
            return candidate
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None


def _weekday(match: re.Match[str], today: date) -> date:
    ahead = (_DAYS.index(match["day"]) - today.weekday()) % 7 or 7
    if match["after"]:  # "Tuesday of next week"
        return _monday(today) + timedelta(days=7 + _DAYS.index(match["day"]))
    same_week = today.weekday() + ahead < 7
    later = 7 if match["which"] == "next " and same_week else 0
    return today + timedelta(days=ahead + later + (7 if match["week"] else 0))


def _span(match: re.Match[str], today: date) -> date | None:
    count = int(match["n"]) if match["n"].isdecimal() else _NUMBERS[match["n"]]
    unit = match["unit"]
    if match["n"] == "half a":
        return _later(today, 6) if unit == "year" else None
    if unit in ("month", "year"):
        return _later(today, count * (12 if unit == "year" else 1))
    days = -(-count // 24) if unit == "hour" and count >= 24 else 0
    return today + timedelta(
        days={"day": count, "week": 7 * count, "fortnight": 14}.get(unit, days)
    )


def _end_of(match: re.Match[str], today: date) -> date:
    unit, following = match["unit"], (match["which"] or "").strip() == "next"
    if unit == "week":
        ahead = (_FRIDAY - today.weekday()) % 7
        return _next_week(_FRIDAY, today) if following else today + timedelta(days=ahead)
    if unit == "month":
        last = _later(today.replace(day=1), int(following))
        return _clamped(last.year, last.month, 31)
    if unit == "quarter":
        last = _later(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 5 if following else 2)
        return _clamped(last.year, last.month, 31)
    return _clamped(today.year + int(following), 12, 31) if unit == "year" else today


def _start_of_next(match: re.Match[str], today: date) -> date:
    if match["unit"] == "week":
        return _next_week(0, today)
    return _later(today.replace(day=1), 1)


def _weekend(match: re.Match[str], today: date) -> date:
    sunday = _monday(today) + timedelta(days=_SUNDAY)
    return sunday + timedelta(days=7 if match["which"] == "next " else 0)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _next_week(weekday: int, today: date) -> date:
    return _monday(today) + timedelta(days=7 + weekday)


def _later(today: date, months: int) -> date:
    """The same day that many months later, or the last day of that month if it is shorter."""
    years, month = divmod(today.month - 1 + months, 12)
    return _clamped(today.year + years, month + 1, today.day)


def _clamped(year: int, month: int, day: int) -> date:
    if year > date.max.year:
        raise OverflowError
    return date(year, month, min(day, monthrange(year, month)[1]))


def _month(name: str) -> int:
    return next(number for number, m in enumerate(_MONTHS, 1) if m.startswith(name[:3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_ahead(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda _, today: today + timedelta(days=days)


def _months(names: str) -> str:
    return rf"(?P<month>{names})\b\.?"


_SURE = "|".join(m for m in _MONTH.split("|") if m not in _ALSO_A_VERB)
_VERBS = "|".join(sorted(_ALSO_A_VERB, key=len, reverse=True))
_LEAD = (
    r"(?:(?<=\bby )|(?<=\bon )|(?<=\bbefore )|(?<=\buntil )|(?<=\btill )|(?<=\bthe )|(?<=\bfor )|^)"
)
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_N = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![.:]\d|%)"
_COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>hour|day|fortnight|week|month|year)"

# In order: the more exact rules first.
_RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_months(_SURE)}", _day_of_month),
        (rf"\b{_NTH}(?: of)? {_months(_VERBS)}", _day_of_month),
        (rf"\b(?P<day>\d{{1,2}}) of {_months(_VERBS)}", _day_of_month),
        (rf"{_LEAD}(?P<day>\d{{1,2}}) {_months(_VERBS)}{_ENDS_HERE}", _day_of_month),
        (rf"\b{_months(_SURE)} (?:the )?{_N}", _day_of_month),
        (rf"\b{_months(_VERBS)} (?:the )?{_NTH}\b", _day_of_month),
        (rf"{_LEAD}{_months(_VERBS)} {_N}", _day_of_month),
        (
            rf"\b(?P<part>end of|mid|middle of|in|during|within|in late)[ -]{_months(_MONTH)}"
            r"(?! \d)",
            _month_alone,
        ),
        (
            r"\b(?:by|on|before|until|till|for|no later than) the "
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th){_ENDS_HERE}",
            _ordinal,
        ),
        (r"\bday after tomorrow\b", _days_ahead(2)),
        (r"\btomorrow\b", _days_ahead(1)),
        (r"\b(?:today(?!['’]s)|tonight|this (?:afternoon|evening)|end of (?:the )?day)\b",
         _days_ahead(0)),
        (
            r"\b(?P<week>(?:in )?a week (?:from|on) )?(?P<which>next |this |coming )?"
            rf"(?P<day>{'|'.join(_DAYS)})\b(?P<after>(?: of)? next week)?"
            r"(?!(?: morning)? meeting|['’]s)",
            _weekday,
        ),
        (rf"\b(?:in|within) (?:the next |about )?{_COUNT} {_UNIT}s?\b", _span),
        (rf"\bover the (?:next|coming) {_COUNT} {_UNIT}s?\b", _span),
        (rf"\b{_COUNT} {_UNIT}s? from (?:now|today)\b", _span),
        (r"\b(?:start|beginning) of next (?P<unit>week|month)\b", _start_of_next),
        (r"\bend of (?:the |this )?(?P<which>next )?(?P<unit>week|month|quarter|year)\b", _end_of),
        (r"\b(?P<which>next |this |the )weekend\b", _weekend),
        (r"\b(?P<which>next|this) (?P<unit>week|month|quarter|year)\b(?! end|['’]s)", _end_of),
    )
)  # fmt: skip
