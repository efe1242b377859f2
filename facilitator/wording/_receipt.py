"""The trust receipt in words: what happened to what was said, where, and who can see it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.recaps.recap import Evidence, Recap, Source
from facilitator.domain.recaps.view import RecapView
from facilitator.wording._words import Words


def worked_on(recap: Recap, words: Words) -> str:
    """Which engine or model made a recap, in a few words."""
    if recap.engine == "debrief":
        return words.say["engine_memory"]
    model = recap.model
    return words.say["engine_model"].format(model=model) if model else words.say["engine_offline"]


def receipt(view: RecapView, words: Words) -> list[tuple[str, str]]:
    """A label and a sentence, without its full stop, for each fact a member is told."""
    say, told = words.say, view.receipt
    from_memory = view.recap.engine == "debrief"
    gone = say["deleted_on_request"]
    if told.deleted_on:
        gone = say["deleted_on"].format(day=words.day(told.deleted_on))
    rows = [
        (say["recorded"], say["recorded_memory" if from_memory else "recorded_call"]),
        (say["worked_on"], _where(view, words)),
        (say["left_out"], _left_out(view, words)),
        (say["seen_by"], say["seen_by_members"]),
        (say["deleted"], gone),
    ]
    if any(e.source is Source.MEMORY for e in _evidence(view.recap)):
        rows.append((say["memory"], say["memory_some"]))
    return [(label, sentence[:1].upper() + sentence[1:]) for label, sentence in rows]


def _where(view: RecapView, words: Words) -> str:
    """Who worked on it, and whose machine got the words; also where it was of no use."""
    recap, before = view.recap, view.receipt.sent_before
    if recap.engine == "debrief":
        return words.say["where_memory"]
    if recap.model:
        return words.say["where_model"].format(model=recap.model)
    if recap.sent_to:
        return words.say["where_after"].format(model=recap.sent_to)
    return words.say["where_before" if before else "where_offline"].format(model=before)


def _left_out(view: RecapView, words: Words) -> str:
    told, parts = view.receipt, []
    if told.left_out:
        parts.append(words.counted("passage", told.left_out))
    if told.not_recorded:
        parts.append(words.counted("unrecorded", told.not_recorded))
    return words.say["and"].join(parts) or words.say["left_out_none"]


def _evidence(recap: Recap) -> Iterator[Evidence]:
    for seat in recap.hot_seats:
        yield from seat.challenge.evidence
        for given in seat.solutions:
            yield from given.evidence
    for said in recap.commitments:
        yield from said.evidence
    for point in recap.points:
        yield from point.evidence
