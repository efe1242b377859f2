"""How many solutions were experiences and how many advice, by session format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.sessions.formats import Format

EXPERIENCE = "experience"  # wording of a format that asks for no advice


@dataclass(frozen=True, slots=True)
class OfferedSolution:
    """One solution in a recap, with the words it is based on.

    ``format`` is empty if the session had none. ``at`` is in seconds from the start, None if
    nothing was recorded.
    """

    session_id: int
    format: str
    kind: SolutionKind
    peer: str
    member: str
    text: str
    quote: str = ""
    at: float | None = None


@dataclass(frozen=True, slots=True)
class FormatCounts:
    """The numbers of one format; ``reword`` is advice in a format that asks for experience."""

    format: str
    title: str
    asks_for: str
    experience: int
    advice: int
    others: int
    reword: tuple[OfferedSolution, ...] = ()


def count_by_format(
    offers: Iterable[OfferedSolution], formats: Mapping[str, Format]
) -> tuple[FormatCounts, ...]:
    """Return each format used; the order of the offers does not matter."""
    by_format: dict[str, list[OfferedSolution]] = {}
    for offer in offers:
        by_format.setdefault(offer.format, []).append(offer)
    return tuple(
        _manner(name, group, formats.get(name)) for name, group in sorted(by_format.items())
    )


def _manner(name: str, offers: list[OfferedSolution], format: Format | None) -> FormatCounts:
    asks_for = format.wording if format else "both"
    advice = [offer for offer in offers if offer.kind is SolutionKind.SUGGESTION]
    experience = sum(offer.kind is SolutionKind.EXPERIENCE for offer in offers)
    ordered = sorted(advice, key=lambda o: (o.session_id, o.at or 0.0, o.peer, o.text))
    return FormatCounts(
        name, format.title if format else "No format", asks_for, experience, len(advice),
        len(offers) - experience - len(advice),
        tuple(ordered) if asks_for == EXPERIENCE else (),
    )  # fmt: skip
