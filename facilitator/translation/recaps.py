"""Texts about recaps, wherever they are shown: kinds, sources, counts and the trust receipt."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.recaps.recap import Evidence, EvidenceSource, Recap, SolutionKind
from facilitator.domain.recaps.view import RecapView
from facilitator.translation._translator import Message, Translator

KINDS = {
    SolutionKind.SUGGESTION: Message("suggestion"),
    SolutionKind.EXPERIENCE: Message("own experience"),
    SolutionKind.RESOURCE: Message("resource"),
    SolutionKind.INTRODUCTION: Message("introduction"),
    SolutionKind.QUESTION: Message("question to think about"),
}
SOURCES = {
    EvidenceSource.MEMORY: Message("from memory"),
    EvidenceSource.MEMBER: Message("reworded by the member"),
}


def kind_of(kind: SolutionKind, translator: Translator) -> str:
    """The name of this kind of solution."""
    return translator.text(KINDS[kind])


def source_of(source: EvidenceSource, translator: Translator) -> str:
    """What is shown instead of a time in the call; empty for quotes from the call."""
    return translator.text(SOURCES[source]) if source in SOURCES else ""


def minutes_of(number: int, translator: Translator) -> str:
    """A duration in minutes."""
    return translator.ngettext("{number} minute", "{number} minutes", number)


def speakers_of(number: int, translator: Translator) -> str:
    """The number of speakers."""
    return translator.ngettext("{number} speaker", "{number} speakers", number)


def solutions_of(number: int, translator: Translator) -> str:
    """The number of solutions."""
    return translator.ngettext("{number} solution", "{number} solutions", number)


def engine_text(recap: Recap, translator: Translator) -> str:
    """Which engine or model made a recap, in a few words."""
    if recap.engine == "debrief":
        return translator.gettext("nobody but the moderator")
    if recap.model:
        return translator.gettext("the model {model}", model=recap.model)
    return translator.gettext("the offline engine")


def receipt_rows(view: RecapView, translator: Translator) -> list[tuple[str, str]]:
    """The trust receipt: (label, sentence without full stop) for each fact."""
    recorded = translator.gettext("The transcript of the call")
    if view.recap.engine == "debrief":
        recorded = translator.gettext(
            "Nothing of the call; the moderator wrote down what they remembered"
        )
    deleted = translator.gettext("When you ask your moderator; no date is set")
    if view.receipt.deleted_on:
        deleted = translator.gettext(
            "The transcript on {day}", day=translator.day(view.receipt.deleted_on)
        )
    rows = [
        (translator.gettext("Recorded"), recorded),
        (translator.gettext("Worked on it"), _where(view, translator)),
        (translator.gettext("Left out on request"), _left_out(view, translator)),
        (
            translator.gettext("Who can see it"),
            translator.gettext("The members of this group, also those who were absent"),
        ),
        (translator.gettext("Deleted"), deleted),
    ]
    if any(e.source is EvidenceSource.MEMORY for e in _evidence(view.recap)):
        rows.append(
            (
                translator.gettext("From memory"),
                translator.gettext(
                    "What is marked so is as your moderator remembers it, and no quote"
                ),
            )
        )
    return [(label, sentence[:1].upper() + sentence[1:]) for label, sentence in rows]


def _where(view: RecapView, translator: Translator) -> str:
    """Who processed the transcript and on whose machine, even if the result was not used."""
    recap, before = view.recap, view.receipt.sent_before
    if recap.engine == "debrief":
        return translator.gettext(
            "Nobody but the moderator, on the machine facilitator runs on; nothing "
            "was sent anywhere"
        )
    if recap.model:
        return translator.gettext(
            "The model {model}, on the server your moderator chose, and the machine "
            "facilitator runs on",
            model=recap.sent_to or recap.model,
        )
    if recap.sent_to:
        return translator.gettext(
            "The offline engine, after the model {model} could not be used, on the "
            "machine facilitator runs on; what was said was sent to the server of "
            "that model",
            model=recap.sent_to,
        )
    if before:
        return translator.gettext(
            "The offline engine, on the machine facilitator runs on; for an earlier "
            "recap what was said was sent to the server of the model {model}",
            model=before,
        )
    return translator.gettext(
        "The offline engine, on the machine facilitator runs on; nothing was sent anywhere"
    )


def _left_out(view: RecapView, translator: Translator) -> str:
    receipt, parts = view.receipt, []
    if receipt.left_out:
        parts.append(
            translator.ngettext(
                "{number} passage said off the record",
                "{number} passages said off the record",
                receipt.left_out,
            )
        )
    if receipt.not_recorded:
        parts.append(
            translator.ngettext(
                "every word of {number} member whom nobody may record",
                "every word of {number} members whom nobody may record",
                receipt.not_recorded,
            )
        )
    return translator.listed(parts) or translator.gettext("Nothing; nobody asked")


def _evidence(recap: Recap) -> Iterator[Evidence]:
    for seat in recap.hot_seats:
        yield from seat.challenge.evidence
        for solution in seat.solutions:
            yield from solution.evidence
    for commitment in recap.commitments:
        yield from commitment.evidence
    for point in recap.points:
        yield from point.evidence
