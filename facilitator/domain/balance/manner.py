"""How much of what was offered was experience and how much advice, by session format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.recaps.recap import Kind
from facilitator.domain.sessions.formats import Format

EXPERIENCE = "experience"  # how a format is worded that asks for no advice


@dataclass(frozen=True, slots=True)
class Offer:
    """One solution as it stands in a recap, with the words it rests on.

    ``format`` is empty where the session had none. ``at`` is in seconds from the start, None where
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
    """One format in numbers; ``reword`` is the advice in a format that asks for experience."""

    format: str
    title: str
    asks_for: str
    experience: int
    advice: int
    others: int
    reword: tuple[Offer, ...] = ()


def manners(offers: Iterable[Offer], formats: Mapping[str, Format]) -> tuple[Manner, ...]:
    """Each format that was used; in what order offers are given does not matter."""
    by_format: dict[str, list[Offer]] = {}
    for offer in offers:
        by_format.setdefault(offer.format, []).append(offer)
    return tuple(_manner(name, own, formats.get(name)) for name, own in sorted(by_format.items()))


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
