"""How many solutions were experiences and how many advice, by session format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.recaps.recap import Kind
from facilitator.domain.sessions.formats import Format

EXPERIENCE = "experience"  # wording of a format that asks for no advice


@dataclass(frozen=True, slots=True)
class Offer:
    """One solution in a recap, with the words it is based on.

    ``format`` is empty if the session had none. ``at`` is in seconds from the start, None if
    nothing was recorded.
    """

    session_id: int
    format: str
    kind: Kind
    peer: str
    member: str
    text: str
    quote: str = ""
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """The numbers of one format; ``reword`` is advice in a format that asks for experience."""

    format: str
    title: str
    asks_for: str
    experience: int
    advice: int
    others: int
    reword: tuple[Offer, ...] = ()


def manners(offers: Iterable[Offer], formats: Mapping[str, Format]) -> tuple[Manner, ...]:
    """Return each format used; the order of the offers does not matter."""
    by_format: dict[str, list[Offer]] = {}
    for offer in offers:
        by_format.setdefault(offer.format, []).append(offer)
    return tuple(
        _manner(name, group, formats.get(name)) for name, group in sorted(by_format.items())
    )


def _manner(name: str, offers: list[Offer], format: Format | None) -> Manner:
    asks_for = format.wording if format else "both"
    advice = [offer for offer in offers if offer.kind is Kind.SUGGESTION]
    experience = sum(offer.kind is Kind.EXPERIENCE for offer in offers)
    ordered = sorted(advice, key=lambda o: (o.session_id, o.at or 0.0, o.peer, o.text))
    return Manner(
        name, format.title if format else "No format", asks_for, experience, len(advice),
        len(offers) - experience - len(advice),
        tuple(ordered) if asks_for == EXPERIENCE else (),
    )  # fmt: skip
