"""Our words in one language, and how they are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from facilitator import plugins
from facilitator.domain.notices import Notice
from facilitator.domain.recaps.recap import Kind, Source

PACKAGE = "facilitator.wording"
BETWEEN = f"{PACKAGE}._between"  # files of their own, as the others are long
LOOKING = f"{PACKAGE}._looking"
GUESTS = f"{PACKAGE}._guests"
FIRST = "en"


@dataclass(frozen=True)
class Words:
    """Our words in one language; ``language`` is its two letters."""

    language: str
    name: str
    say: Mapping[str, str]
    kinds: Mapping[Kind, str]
    months: tuple[str, ...]
    days: tuple[str, str]  # without the year, and with it
    first: str  # how the first of a month is written
    notes: Mapping[str, str]
    weekdays: tuple[str, ...]
    when: str  # how a moment is written
    check_in: Mapping[str, str]
    agenda: Mapping[str, str]
    follow_up: Mapping[str, str]
    own_part: Mapping[str, str]
    guest: Mapping[str, str]
    past: Mapping[str, str]
    aftercare: Mapping[str, str]
    office: Mapping[str, str]

    def counted(self, one: str, number: int) -> str:
        """A number of things; ``one`` names the wording for one, and with an s those for more."""
        return self.say[one] if number == 1 else self.say[f"{one}s"].format(number=number)

    def day(self, day: date, *, year: bool = True) -> str:
        """A day as people write it: 4 March 2026."""
        month = self.months[day.month - 1]
        number = self.first if day.day == 1 else str(day.day)
        return self.days[year].format(day=number, month=month, year=day.year)

    def moment(self, at: datetime) -> str:
        """A day and a time with its zone: Wednesday 4 March at 17:00 (London, GMT)."""
        day = self.day(at, year=False)
        time = f"{at:%H:%M} ({_zone(at)})"
        return self.when.format(weekday=self.weekdays[at.weekday()], day=day, time=time)

    def source(self, source: Source) -> str:
        """What stands where else a time of the call does; nothing for the call itself."""
        key = {Source.MEMORY: "from_memory", Source.MEMBER: "from_member"}.get(source)
        return self.say[key] if key else ""

    def note(self, notice: Notice) -> str:
        """A warning in this language; in English where there is no wording for it."""
        return notice.told(self.notes.get(notice.template, notice.template))


def languages() -> list[str]:
    """The languages there are words in, English first."""
    return sorted(plugins.names(PACKAGE), key=lambda language: (language != FIRST, language))


@cache
def words(language: str) -> Words:
    """Our words in a language; in English where there are none."""
    code = language if language in languages() else FIRST
    told = plugins.load(PACKAGE, code)
    return Words(
        code, told.NAME, told.SAY, told.KINDS, tuple(told.MONTHS.split()),
        (told.DAY, told.DAY_OF_YEAR), getattr(told, "FIRST", "1"), told.NOTES,
        tuple(told.WEEKDAYS.split()), told.MOMENT, told.CHECK_IN, told.AGENDA,
        plugins.load(BETWEEN, code).FOLLOW_UP, plugins.load(LOOKING, code).OWN_PART,
        plugins.load(GUESTS, code).GUEST, plugins.load(BETWEEN, code).PAST,
        plugins.load(BETWEEN, code).AFTERCARE, plugins.load(BETWEEN, code).OFFICE,
    )  # fmt: skip


def _zone(at: datetime) -> str:
    """The city a time zone is named after, and what its clocks are called at that time."""
    city = getattr(at.tzinfo, "key", "").rpartition("/")[2].replace("_", " ")
    clocks = at.tzname() or ""
    clocks = f"UTC{clocks}" if clocks[:1] in ("+", "-") else clocks
    return clocks if city in ("", clocks) else f"{city}, {clocks}"
