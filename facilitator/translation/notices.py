"""Translates warnings: ``domain.notices`` has their English sentences."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.notices import IN_ENGLISH, TEMPLATES, Notice
from facilitator.translation._translator import Translator


def notice_text(notice: Notice, translator: Translator) -> str:
    """A warning in this language; some are in English everywhere."""
    return notice.told(translator.gettext(notice.template), translator.languages)


def extract(*_: object, **options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Extractor of warnings' sentences for `pybabel extract`; see locale/members.toml."""
    for code, template in TEMPLATES.items():
        if code not in IN_ENGLISH:
            yield 1, None, template, []
