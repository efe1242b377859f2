"""What changed between two versions of a recap, for readers of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.recaps.recap import Recap
from facilitator.domain.recaps.statements import Statement, list_statements, match_statements


class CorrectionKind(StrEnum):
    """What happened to a statement."""

    NEW = "new"
    NOW = "now"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change; for a removed statement nothing but its speaker is repeated."""

    news: CorrectionKind
    who: str
    text: str = ""


def list_corrections(before: Recap, after: Recap) -> tuple[Correction, ...]:
    """Return the changes that a reader of the first version has to know."""
    old, new = list_statements(before), list_statements(after)
    where = match_statements([p.statement for p in old], new)
    old_keys = {index: key for key, index in where.items()}
    old_statements = {p.statement.key: p.statement for p in old}
    changes = []
    for index, placed in enumerate(new):
        now = placed.statement
        if index not in old_keys:
            changes.append(Correction(CorrectionKind.NEW, now.speaker, now.text))
        elif _visible(old_statements[old_keys[index]]) != _visible(now):
            changes.append(Correction(CorrectionKind.NOW, now.speaker, now.text))
    gone = _distinct(p.statement for p in old if p.statement.key not in where)
    return (*changes, *(Correction(CorrectionKind.GONE, s.speaker) for s in gone))


def _visible(statement: Statement) -> tuple[object, ...]:
    return statement.speaker, statement.text, statement.kind, statement.due


def _distinct(given: Iterator[Statement]) -> list[Statement]:
    """Return one statement per speaker: nobody needs to count what was removed."""
    return list({statement.speaker: statement for statement in given}.values())
