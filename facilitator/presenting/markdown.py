"""Markdown: the recap for notes and wikis; speech in it can never become a heading or a link."""

from __future__ import annotations

import re

from facilitator.domain.recap import Commitment, Evidence, HotSeat, Solution, Source
from facilitator.domain.view import RecapView, clock, is_spoken, other_words, printable
from facilitator.presenting._receipt import KINDS, rows

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~=&:.$@])")
_WORDLY = re.compile(r"(?<=\w)(?<!(?i:www))\\([.\-])(?=\w)|\\([.:!)]) |\\([.!])$")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def present(view: RecapView) -> str:
    """The recap in CommonMark."""
    lines = [f"# {_safe(view.title)}", ""]
    facts = [f"{view.held_at.day} {view.held_at:%B %Y}"] if view.held_at else []
    if view.seconds:
        facts += [f"{round(view.seconds / 60)} minutes", f"{view.speakers} speakers"]
    facts.append(view.receipt.worked_on)
    lines += [", ".join(facts), ""]
    for seat in view.recap.hot_seats:
        lines += _seat(seat)
    if view.recap.points:
        lines += ["## Main points", ""]
        for point in view.recap.points:
            at = _at(point.evidence)
            lines.append(f"- {_name(point.speaker)}{at}: {_worded(point.text, point.evidence)}")
        lines.append("")
    if view.recap.commitments:
        lines += ["## Commitments", "", *map(_commitment, view.recap.commitments), ""]
    if view.recap.warnings:
        lines += ["## To look at", "", *(f"- {_safe(w)}" for w in view.recap.warnings), ""]
    told = (f"- {label}: {_safe(words)}" for label, words in rows(view))
    lines += ["## How this was made", "", *told]
    return "\n".join(lines).rstrip() + "\n"


def _seat(seat: HotSeat) -> list[str]:
    span = f" ({clock(seat.start)} to {clock(seat.end)})" if seat.end else ""
    brought = seat.challenge
    lines = [f"## {_safe(seat.member)}{span}", ""]
    lines += [f"> {_worded(brought.text, brought.evidence)}", ""]
    if quote := other_words(brought.text, brought.evidence):
        lines += [f"In their words: “{_safe(quote)}”", ""]
    if not seat.solutions:
        return [*lines, "No solution was noted for this challenge.", ""]
    return [*lines, *(line for given in seat.solutions for line in _solution(given)), ""]


def _solution(given: Solution) -> list[str]:
    worded = _worded(given.text, given.evidence)
    line = f"- {_name(given.peer)}, {KINDS[given.kind]}{_at(given.evidence)}: {worded}"
    quote = other_words(given.text, given.evidence)
    return [line, f"  “{_safe(quote)}”"] if quote else [line]


def _commitment(said: Commitment) -> str:
    due = f" (by {said.due.day} {said.due:%B %Y})" if said.due else ""
    return f"- [ ] {_name(said.member)}: {_safe(said.text)}{due}"


def _worded(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{_safe(text)}”" if is_spoken(text, evidence) else _safe(text)


def _at(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    memory = evidence[0].source is Source.MEMORY
    return " (from memory)" if memory else f" ({clock(evidence[0].start)})"


def _name(name: str) -> str:
    return f"**{_safe(name) or '…'}**"


def _safe(text: str) -> str:
    """Escaped wherever Markdown could see a sign of its own, legible where it could not."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))
    legible = _WORDLY.sub(lambda m: m[1] or (m[2] + " " if m[2] else m[3]), escaped)
    return _NUMBERED.sub(r"\1\\\2", legible)
