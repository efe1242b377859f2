"""Times as transcripts write them: from the start of the call, or of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

LONGEST_SECONDS = 3_600_000.0  # 1,000 hours: a later time means that the file is damaged
DAY_SECONDS = 86_400.0
LATEST_BEGIN_SECONDS = 3 * 3600.0  # a first time after it is one of the day
CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,6})?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
ISO = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
_CLOCK = re.compile(
    r"(-)?(?:(\d{1,4}):)?(\d{1,4}):(\d{1,4})(?:[.,](\d{1,6}))?(?:\s?([ap])\.?\s?m\.?)?$", re.I
)
_ISO = re.compile(ISO)
_INSIDE = re.compile(rf"\[\s?({CLOCK})\s?\]|\(\s?(\d{{1,3}}:\d\d:\d\d)\s?\)")


def parse_clock(clock: str) -> float | None:
    """Parse `1:02:03.400`, `2:03`, `0:0:3.1` or `1:02 PM` as seconds; None for other texts."""
    match = _CLOCK.match(clock.strip())
    if not match:
        return None
    minus, hours, minutes, whole, fraction, half = match.groups()
    if half and hours is None:
        hours, minutes, whole = minutes, whole, "0"
    hour = int(hours or 0) % 12 + 12 * (half in "pP") if half else int(hours or 0)
    at = hour * 3600 + int(minutes) * 60 + int(whole)
    at += int(fraction) / 10 ** len(fraction) if fraction else 0
    return 0.0 if minus else min(float(at), LONGEST_SECONDS)


def parse_iso(text: str) -> float | None:
    """Parse `2026-03-04T17:00:00.163Z` as seconds since 1970; None for other texts."""
    if not _ISO.fullmatch(text.strip()):
        return None
    whole = re.sub(r"[.,](\d{1,6})\d*", r".\1", text.strip())
    try:
        moment = datetime.fromisoformat(whole)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def is_time_of_day(clock: str) -> bool:
    """Whether a time tells the half of the day (`5:01 PM`) or the date."""
    return clock.strip()[-1:] in "mM." or bool(_ISO.fullmatch(clock.strip()))


def has_minutes_only(clock: str) -> bool:
    """Whether a time of day tells no seconds, so that several turns have the same."""
    return is_time_of_day(clock) and clock.count(":") == 1


def from_first(times: Iterable[float]) -> list[float]:
    """Return the seconds from the first of these times of day; a session may pass midnight."""
    result: list[float] = []
    days, first, before = 0.0, 0.0, 0.0
    for number, time in enumerate(times):
        if not number:
            first = before = time
        if before - time > DAY_SECONDS / 2:
            days += DAY_SECONDS
        before = time
        result.append(min(max(time + days - first, 0.0), LONGEST_SECONDS))
    return result


def split_at_times(said: str, start: float) -> list[tuple[float, str]]:
    """Split a text at times in brackets, which are times and no words; ``start`` is its own."""
    if not _INSIDE.search(said):
        return [(start, said)]
    text, *rest = _INSIDE.split(said)
    parts = [(start, text.strip())]
    for square, round_, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        start = max(parse_clock(square or round_) or 0.0, start)
        parts.append((start, text.strip()))
    return [part for part in parts if part[1]]
