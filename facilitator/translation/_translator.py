"""Texts, dates and times in one language."""

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
from babel.numbers import format_percent

from facilitator.domain.language.names import LanguageShare
from facilitator.translation._catalogues import SOURCE, languages, read_catalogue

Domain = Literal["members", "console"]
DATES = {"en": "en_GB"}  # CLDR locales with another date format: 4 March 2026


class Message(NamedTuple):
    """An English text that is translated later, when the reader's language is known.

    ``context`` distinguishes texts that are equal in English and differ in other languages.
    """

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates into one language; ``language`` is its two-letter code.

    Texts may contain names in braces, which are replaced by the keyword arguments. Values are not
    formatted again, and are not escaped: templates do that.
    """

    language: str
    locale: Locale
    catalogue: NullTranslations

    @property
    def name(self) -> str:
        """The English name of the language."""
        return self.locale.get_language_name("en") or self.language

    def gettext(self, message: str, /, **values: Any) -> str:
        """Translate a text."""
        return _formatted(self.catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """Translate a text with a context, as it has several translations."""
        return _formatted(self.catalogue.pgettext(context, message), values)

    def ngettext(self, one: str, more: str, number: int, /, **values: Any) -> str:
        """Translate a text with a plural; it contains the number as ``{number}``."""
        return _formatted(self.catalogue.ngettext(one, more, number), {**values, "number": number})

    def text(self, message: Message, **values: Any) -> str:
        """Translate a Message."""
        if message.context:
            return self.pgettext(message.context, message.text, **values)
        return self.gettext(message.text, **values)

    def day(self, day: date, *, year: bool = True) -> str:
        """A date as people write it: 4 March 2026, or without the year."""
        if year:
            return format_date(day, "long", self.locale)
        return format_skeleton("MMMMd", day, locale=self.locale)

    def weekday(self, day: date) -> str:
        """The name of a day of the week."""
        return format_date(day, "EEEE", self.locale)

    def moment(self, at: datetime) -> str:
        """A date and time with its zone: Wednesday 4 March at 17:00 (London, GMT)."""
        # CLDR has this pattern only with the short weekday; longer fields keep the order (UTS 35)
        pattern = re.sub("E+", "EEEE", self.locale.datetime_skeletons["MMMMEd"].pattern)
        day = format_date(at, pattern, self.locale)
        time = f"{self.time(at)} ({_zone(at)})"
        return self.gettext("{day} at {time}", day=day, time=time)

    def time(self, at: datetime) -> str:
        """A time of day, as in the columns of an agenda: 09:05."""
        return f"{at:%H:%M}"

    def listed(self, parts: Sequence[str]) -> str:
        """A list in a sentence: one, two and three."""
        return format_list(parts, locale=self.locale)

    def languages(self, shares: Sequence[LanguageShare]) -> str:
        """Languages in a sentence: German (88%), English (12%)."""
        names = [self._language(share) for share in shares]
        return ", ".join(names) if shares[0].percent is not None else self.listed(names)

    def _language(self, share: LanguageShare) -> str:
        name = str(self.locale.languages.get(share.code, share.code))
        if share.percent is None:
            return name
        return f"{name} ({format_percent(share.percent / 100, locale=self.locale)})"

    def for_templates(self) -> dict[str, Any]:
        """The functions that Jinja's i18n extension expects in a template's context."""
        return {
            "gettext": self.gettext, "pgettext": self.pgettext, "ngettext": self.ngettext,
        }  # fmt: skip


def translator_for(language: str, domain: Domain = "members") -> Translator:
    """The translator of a language; English for unknown languages."""
    return _translator(language if language in languages() else SOURCE, domain)


@cache
def _translator(language: str, domain: Domain) -> Translator:
    locale = Locale.parse(DATES.get(language, language))
    return Translator(language, locale, read_catalogue(language, domain))


def _formatted(text: str, values: dict[str, Any]) -> str:
    return text.format(**values) if values else text


def _zone(at: datetime) -> str:
    """The city of a time zone and its abbreviation at that time."""
    city = getattr(at.tzinfo, "key", "").rpartition("/")[2].replace("_", " ")
    abbreviation = at.tzname() or ""
    abbreviation = f"UTC{abbreviation}" if abbreviation[:1] in ("+", "-") else abbreviation
    return abbreviation if city in ("", abbreviation) else f"{city}, {abbreviation}"
