"""Evenings of the next two years at which an invitation shows another hour, in all time zones.

Judged by Microsoft's published rules and by two independent libraries; see `tests/calendars.py`.
"""

from datetime import date, timedelta
from zoneinfo import available_timezones

from tests.calendars import evening, is_right

FIRST, DAYS = date(2026, 12, 1), 731


def run(short: bool = False) -> None:
    """Print how many evenings are wrong."""
    zones = sorted(available_timezones())
    days = [FIRST + timedelta(days=number) for number in range(0, DAYS, 61 if short else 1)]
    wrong = {
        zone: count
        for zone in zones[:: 40 if short else 1]
        if (count := sum(not is_right(evening(day, zone)) for day in days))
    }
    print(
        f"{len(zones)} zones, {len(days)} evenings each: {sum(wrong.values())} wrong",
        *list(wrong)[:10],
    )
