"""Texts, days and times in one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from typing import Any, Literal, NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from facilitator.translation._catalogues import SOURCE, languages, read_catalogue

Domain = Literal["members", "console"]
DATES = {"en": "en_GB"}  # whose days are written another way: 4 March 2026


class Message(NamedTuple):
    """An English text that is translated later, where the reader's language is known.

    ``context`` tells apart what is one text in English and several in other languages.
    """

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Translator:
    """What readers see in one language; ``language`` is its two letters.

    A text may hold names in braces, which the values of the same names take the place of. A value
    is never read as a text with braces of its own, and is not escaped: templates do that.
    """

    language: str
    locale: Locale
    catalogue: NullTranslations

    @property
    def name(self) -> str:
        """What the language is called in English."""
        return self.locale.get_language_name("en") or self.language

    def gettext(self, message: str, /, **values: Any) -> str:
        """A text in this language."""
        return _filled(self.catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """A text that has several translations, by where it is used."""
        return _filled(self.catalogue.pgettext(context, message), values)

    def ngettext(self, one: str, more: str, number: int, /, **values: Any) -> str:
        """A text about a number of things, which stands in it as ``{number}``."""
        return _filled(self.catalogue.ngettext(one, more, number), {**values, "number": number})

    def text(self, message: Message, **values: Any) -> str:
        """A text that was named before."""
        if message.context:
            return self.pgettext(message.context, message.text, **values)
        return self.gettext(message.text, **values)

    def day(self, day: date, *, year: bool = True) -> str:
        """A day as people write it: 4 March 2026, or without the year."""
        if year:
            return format_date(day, "long", self.locale)
        return format_skeleton("MMMMd", day, locale=self.locale)

    def weekday(self, day: date) -> str:
        """The name of a day of the week."""
        return format_date(day, "EEEE", self.locale)

    def moment(self, at: datetime) -> str:
        """A day and a time with its zone: Wednesday 4 March at 17:00 (London, GMT)."""
        # CLDR has this pattern with the short weekday only; longer fields keep the order (UTS 35)
        pattern = re.sub("E+", "EEEE", self.locale.datetime_skeletons["MMMMEd"].pattern)
        day = format_date(at, pattern, self.locale)
        time = f"{self.time(at)} ({_zone(at)})"
        return self.gettext("{day} at {time}", day=day, time=time)

    def time(self, at: datetime) -> str:
        """A time of day, as it stands in the columns of an agenda: 09:05."""
        return f"{at:%H:%M}"

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in a sentence: one, two and three."""
        return format_list(parts, locale=self.locale)

    def for_templates(self) -> dict[str, Any]:
        """What Jinja's i18n extension looks for in the values of a template."""
        return {
            "gettext": self.gettext, "pgettext": self.pgettext, "ngettext": self.ngettext,
        }  # fmt: skip


def translator_for(language: str, domain: Domain = "members") -> Translator:
    """The translator of a language; of English where there is no such language."""
    return _translator(language if language in languages() else SOURCE, domain)


@cache
def _translator(language: str, domain: Domain) -> Translator:
    locale = Locale.parse(DATES.get(language, language))
    return Translator(language, locale, read_catalogue(language, domain))


def _filled(text: str, values: dict[str, Any]) -> str:
    return text.format(**values) if values else text


def _zone(at: datetime) -> str:
    """The city a time zone is named after, and what its clocks are called at that time."""
    city = getattr(at.tzinfo, "key", "").rpartition("/")[2].replace("_", " ")
    clocks = at.tzname() or ""
    clocks = f"UTC{clocks}" if clocks[:1] in ("+", "-") else clocks
    return clocks if city in ("", clocks) else f"{city}, {clocks}"
