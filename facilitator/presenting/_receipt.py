"""The trust receipt and the kinds of solutions in words, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.recap import Evidence, Kind, Recap, Source
from facilitator.domain.view import RecapView

KINDS = {
    Kind.SUGGESTION: "suggestion",
    Kind.EXPERIENCE: "own experience",
    Kind.RESOURCE: "resource",
    Kind.INTRODUCTION: "introduction",
    Kind.QUESTION: "question to think about",
}


def rows(view: RecapView) -> list[tuple[str, str]]:
    """What happened to the words: a label and a sentence for each fact."""
    told = view.receipt
    left_out = []
    if told.left_out:
        left_out.append(f"{_counted(told.left_out, 'passage')} said off the record")
    if told.not_recorded:
        left_out.append(f"every word of {_counted(told.not_recorded, 'member')} not to be recorded")
    found = [
        ("Recorded", told.recorded),
        ("Worked on it", f"{told.worked_on}, {told.where}"),
        ("Left out on request", " and ".join(left_out) or "nothing; nobody asked"),
        ("Who can see it", told.seen_by),
    ]
    if told.deleted_on:
        gone = f"the transcript on {told.deleted_on.day} {told.deleted_on:%B %Y}"
        found.append(("Deleted", gone))
    else:
        found.append(("Deleted", "on request; no date is set"))
    if any(e.source is Source.MEMORY for e in _evidence(view.recap)):
        found.append(("From memory", "what is marked so is remembered, and no quote"))
    return [(label, words[:1].upper() + words[1:].rstrip(".") + ".") for label, words in found]


def _evidence(recap: Recap) -> Iterator[Evidence]:
    for seat in recap.hot_seats:
        yield from seat.challenge.evidence
        for given in seat.solutions:
            yield from given.evidence
    for said in recap.commitments:
        yield from said.evidence
    for point in recap.points:
        yield from point.evidence


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
