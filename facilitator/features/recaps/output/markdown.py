"""Markdown output, escaped so that speech never becomes a heading or a link."""

from __future__ import annotations

import re

from facilitator.domain.recaps.ideas import Idea, ideas_of
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat
from facilitator.domain.recaps.view import (
    RecapView,
    format_duration,
    is_spoken,
    printable,
    quote_if_different,
)
from facilitator.translation import Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import (
    engine_text,
    kind_of,
    minutes_of,
    receipt_rows,
    source_of,
    speakers_of,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~=&:.$@])")
_NEEDLESS_ESCAPE = re.compile(r"(?<=\w)(?<!(?i:www))\\([.\-])(?=\w)|\\([.:!)]) |\\([.!])$")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def present(view: RecapView) -> str:
    """Render the recap in CommonMark."""
    translator, recap = translator_for(view.language), view.recap
    lines = [f"# {_safe(view.title)}", "", ", ".join(map(_safe, _facts(view, translator))), ""]
    lines += [_safe(recap.summary), ""] if recap.summary else []
    for seat in recap.hot_seats:
        lines += _seat(seat, translator)
    if recap.points:
        lines += ["## " + translator.gettext("Main points"), ""]
        for point in recap.points:
            at = _at(point.evidence, translator)
            lines.append(
                f"- {_name(point.speaker)}{at}: {_quoted_text(point.text, point.evidence)}"
            )
        lines.append("")
    if recap.commitments:
        lines += ["## " + translator.gettext("Commitments"), ""]
        lines += [*(_commitment(said, translator) for said in recap.commitments), ""]
    if recap.warnings:
        lines += ["## " + translator.gettext("To look at"), ""]
        lines += [
            *(f"- {_safe(notice_text(warning, translator))}" for warning in recap.warnings),
            "",
        ]
    lines += ["## " + translator.gettext("How this was made"), ""]
    lines += [f"- {label}: {_safe(fact + '.')}" for label, fact in receipt_rows(view, translator)]
    return "\n".join(lines).rstrip() + "\n"


def _facts(view: RecapView, translator: Translator) -> list[str]:
    facts = [translator.day(view.held_at)] if view.held_at else []
    if view.seconds:
        minutes = round(view.seconds / 60)
        facts += [minutes_of(minutes, translator), speakers_of(view.speakers, translator)]
    return [*facts, engine_text(view.recap, translator)]


def _seat(seat: HotSeat, translator: Translator) -> list[str]:
    challenge = seat.challenge
    span = (
        translator.gettext(
            "{start} to {end}", start=format_duration(seat.start), end=format_duration(seat.end)
        )
        if seat.end
        else ""
    )
    lines = [f"## {_safe(seat.member)}{f' ({span})' if span else ''}", ""]
    lines += [f"> {_quoted_text(challenge.text, challenge.evidence)}", ""]
    if quote := quote_if_different(challenge.text, challenge.evidence):
        lines += [translator.gettext("In their words") + f": “{_safe(quote)}”", ""]
    lines += [_safe(seat.summary), ""] if seat.summary else []
    if not seat.solutions:
        return [*lines, translator.gettext("No solution was noted for this challenge."), ""]
    return [
        *lines,
        *(line for idea in ideas_of(seat.solutions) for line in _idea(idea, translator)),
        "",
    ]


def _idea(idea: Idea, translator: Translator) -> list[str]:
    given = idea.solution
    text = _quoted_text(given.text, given.evidence)
    at = _at(idea.alike[0].evidence, translator)
    givers = translator.listed([_name(peer) for peer in idea.peers])
    lines = [f"- {givers}, {kind_of(given.kind, translator)}{at}: {text}"]
    for quote in idea.quotes:
        by = f"{_name(quote.peer)}: " if quote.peer else ""
        lines.append(f"  {by}“{_safe(quote.words)}”")
    return lines


def _commitment(said: Commitment, translator: Translator) -> str:
    due = translator.pgettext("recap", "by {day}", day=translator.day(said.due)) if said.due else ""
    return f"- [ ] {_name(said.member)}: {_safe(said.text)}{f' ({due})' if due else ''}"


def _quoted_text(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{_safe(text)}”" if is_spoken(text, evidence) else _safe(text)


def _at(evidence: tuple[Evidence, ...], translator: Translator) -> str:
    if not evidence:
        return ""
    at = source_of(evidence[0].source, translator) or format_duration(evidence[0].start)
    return f" ({at})"


def _name(name: str) -> str:
    return f"**{_safe(name) or '…'}**"


def _safe(text: str) -> str:
    """Escape Markdown characters, except where they cannot have a meaning."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))
    legible = _NEEDLESS_ESCAPE.sub(lambda m: m[1] or (m[2] + " " if m[2] else m[3]), escaped)
    return _NUMBERED.sub(r"\1\\\2", legible)
