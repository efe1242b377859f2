"""Markdown: the recap for notes and wikis; speech in it can never become a heading or a link."""

from __future__ import annotations

import re

from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Solution
from facilitator.domain.recaps.view import RecapView, clock, is_spoken, other_words, printable
from facilitator.wording import Words, receipt, words, worked_on

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~=&:.$@])")
_WORDLY = re.compile(r"(?<=\w)(?<!(?i:www))\\([.\-])(?=\w)|\\([.:!)]) |\\([.!])$")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def present(view: RecapView) -> str:
    """The recap in CommonMark."""
    told, recap = words(view.language), view.recap
    lines = [f"# {_safe(view.title)}", "", ", ".join(map(_safe, _facts(view, told))), ""]
    for seat in recap.hot_seats:
        lines += _seat(seat, told)
    if recap.points:
        lines += [f"## {told.say['points']}", ""]
        for point in recap.points:
            at = _at(point.evidence, told)
            lines.append(f"- {_name(point.speaker)}{at}: {_worded(point.text, point.evidence)}")
        lines.append("")
    if recap.commitments:
        lines += [f"## {told.say['commitments']}", ""]
        lines += [*(_commitment(said, told) for said in recap.commitments), ""]
    if recap.warnings:
        lines += [f"## {told.say['to_look_at']}", ""]
        lines += [*(f"- {_safe(told.note(warning))}" for warning in recap.warnings), ""]
    lines += [f"## {told.say['receipt']}", ""]
    lines += [f"- {label}: {_safe(fact + '.')}" for label, fact in receipt(view, told)]
    return "\n".join(lines).rstrip() + "\n"


def _facts(view: RecapView, told: Words) -> list[str]:
    facts = [told.day(view.held_at)] if view.held_at else []
    if view.seconds:
        minutes = round(view.seconds / 60)
        facts += [told.counted("minute", minutes), told.counted("speaker", view.speakers)]
    return [*facts, worked_on(view.recap, told)]


def _seat(seat: HotSeat, told: Words) -> list[str]:
    say, brought = told.say, seat.challenge
    span = say["from_to"].format(start=clock(seat.start), end=clock(seat.end)) if seat.end else ""
    lines = [f"## {_safe(seat.member)}{f' ({span})' if span else ''}", ""]
    lines += [f"> {_worded(brought.text, brought.evidence)}", ""]
    if quote := other_words(brought.text, brought.evidence):
        lines += [f"{say['their_words']}: “{_safe(quote)}”", ""]
    if not seat.solutions:
        return [*lines, say["no_solution"], ""]
    return [*lines, *(line for given in seat.solutions for line in _solution(given, told)), ""]


def _solution(given: Solution, told: Words) -> list[str]:
    worded = _worded(given.text, given.evidence)
    at = _at(given.evidence, told)
    line = f"- {_name(given.peer)}, {told.kinds[given.kind]}{at}: {worded}"
    quote = other_words(given.text, given.evidence)
    return [line, f"  “{_safe(quote)}”"] if quote else [line]


def _commitment(said: Commitment, told: Words) -> str:
    due = told.say["due"].format(due=told.day(said.due)) if said.due else ""
    return f"- [ ] {_name(said.member)}: {_safe(said.text)}{f' ({due})' if due else ''}"


def _worded(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{_safe(text)}”" if is_spoken(text, evidence) else _safe(text)


def _at(evidence: tuple[Evidence, ...], told: Words) -> str:
    if not evidence:
        return ""
    at = told.source(evidence[0].source) or clock(evidence[0].start)
    return f" ({at})"


def _name(name: str) -> str:
    return f"**{_safe(name) or '…'}**"


def _safe(text: str) -> str:
    """Escaped wherever Markdown could see a sign of its own, legible where it could not."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))
    legible = _WORDLY.sub(lambda m: m[1] or (m[2] + " " if m[2] else m[3]), escaped)
    return _NUMBERED.sub(r"\1\\\2", legible)
