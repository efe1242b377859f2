"""What has changed between two versions of a recap, for those who read the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.recaps.recap import Recap
from facilitator.domain.recaps.statements import Statement, found_again, statements


class News(StrEnum):
    """What happened to a statement."""

    NEW = "new"
    NOW = "now"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change; of what is gone nothing is repeated but who had said it."""

    news: News
    who: str
    text: str = ""


def corrections(before: Recap, after: Recap) -> tuple[Correction, ...]:
    """What a reader of the first version has to know."""
    had, have = statements(before), statements(after)
    where = found_again([p.statement for p in had], have)
    there = {index: key for key, index in where.items()}
    was = {p.statement.key: p.statement for p in had}
    told = []
    for index, placed in enumerate(have):
        now = placed.statement
        if index not in there:
            told.append(Correction(News.NEW, now.speaker, now.text))
        elif _told(was[there[index]]) != _told(now):
            told.append(Correction(News.NOW, now.speaker, now.text))
    gone = _distinct(p.statement for p in had if p.statement.key not in where)
    return (*told, *(Correction(News.GONE, s.speaker) for s in gone))


def _told(statement: Statement) -> tuple[object, ...]:
    return statement.speaker, statement.text, statement.kind, statement.due


def _distinct(found: Iterator[Statement]) -> list[Statement]:
    """One for each speaker: nobody needs to count what was taken out."""
    return list({statement.speaker: statement for statement in found}.values())
