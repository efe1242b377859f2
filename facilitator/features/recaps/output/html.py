"""HTML output: a self-contained page, also for print and PDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from facilitator.domain.recaps.ideas import ideas_of
from facilitator.domain.recaps.recap import EvidenceSource
from facilitator.domain.recaps.view import (
    RecapView,
    format_duration,
    is_spoken,
    printable,
    quote_if_different,
)
from facilitator.translation import Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import kind_of, minutes_of, receipt_rows, speakers_of


def present(view: RecapView) -> str:
    """Render the recap as a page without scripts; every name and quote is escaped."""
    total = max([view.seconds, *(seat.end for seat in view.recap.hot_seats), 1.0])
    bands = [
        {
            "left": round(100 * max(seat.start, 0) / total, 2),
            "width": round(100 * (seat.end - max(seat.start, 0)) / total, 2),
            "name": seat.member.split()[0] if seat.member.split() else seat.member,
            "gifts": [
                round(100 * given.evidence[0].start / total, 2)
                for given in seat.solutions
                if given.evidence and given.evidence[0].source is EvidenceSource.TRANSCRIPT
            ],
        }
        for seat in view.recap.hot_seats
        if seat.end > seat.start
    ]
    translator = translator_for(view.language)
    return _template().render(
        view=view, recap=view.recap, bands=bands, total=total, translator=translator,
        warnings=[notice_text(warning, translator) for warning in view.recap.warnings],
        minutes=minutes_of(round(view.seconds / 60), translator),
        speakers=speakers_of(view.speakers, translator), receipt=receipt_rows(view, translator),
        seats=_spans(view, translator), **translator.for_templates(),
    )  # fmt: skip


@cache
def _template() -> Template:
    def without_control_characters(value: Any) -> Any:
        is_plain = isinstance(value, str) and not isinstance(value, Markup)
        return printable(value) if is_plain else value

    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=without_control_characters,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals |= {
        "is_spoken": is_spoken,
        "other_words": quote_if_different,
        "kind_of": kind_of,
        "ideas_of": ideas_of,
    }
    pages.filters |= {"clock": format_duration, "initials": _initials}
    return pages.get_template("_recap.html")


def _spans(view: RecapView, translator: Translator) -> str:
    """Return the times of the hot seats as text, for screen readers."""
    return ", ".join(
        translator.gettext(
            "{member} from {start} to {end}",
            member=printable(seat.member),
            start=format_duration(seat.start),
            end=format_duration(seat.end),
        )
        for seat in view.recap.hot_seats
    )


def _initials(name: str) -> str:
    letters = [part[0].upper() for part in printable(name).split() if part[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])[:4]
