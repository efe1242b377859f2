"""Sample data of the recap mail: Dana and Bob were in the hot seat, Lee helped without a seat."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.recaps.view import RecapView, Receipt


def sample_values() -> dict[str, Any]:
    """The context arguments of one mail, to Dana."""
    return {"view": _view(), "member": "Dana Ruiz"}


def _evidence(speaker: str, at: float, quote: str) -> tuple[Evidence, ...]:
    return (Evidence(speaker, at, at + 6, quote),)


def _solution(peer: str, kind: SolutionKind, at: float, quote: str, text: str = "") -> Solution:
    return Solution(peer, kind, text or quote, _evidence(peer, at, quote))


def _commitment(member: str, at: float, quote: str, due: date | None = None) -> Commitment:
    return Commitment(member, quote, _evidence(member, at, quote), due)


def _first_seat() -> HotSeat:
    own = "We lose every second bidder because our quote takes nine days."
    return HotSeat(
        "Dana Ruiz",
        600,
        1500,
        Challenge(own, _evidence("Dana Ruiz", 610, own)),
        (
            _solution(
                "Lee Park",
                SolutionKind.EXPERIENCE,
                700,
                "we sent a range on day one, the exact price later",
                "Lee answered with a price range on day one.",
            ),
            _solution(
                "Bob Okafor",
                SolutionKind.SUGGESTION,
                820,
                "You could have two standard offers ready.",
            ),
            _solution(
                "Mei-Ling Chen",
                SolutionKind.QUESTION,
                1010,
                "Who in your house would have to say no to a quote after two days?",
            ),
            _solution(
                "Lee Park",
                SolutionKind.INTRODUCTION,
                1190,
                "I can put you in touch with our pricing lead, she did just that.",
            ),
        ),
    )


def _view() -> RecapView:
    other = "I don't know if I should sell myself or hire somebody for it."
    asked = _evidence("Bob Okafor", 1510, other)
    second = HotSeat("Bob Okafor", 1500, 2400, Challenge(other, asked), (
        _solution("Dana Ruiz", SolutionKind.QUESTION, 1600, "Which part of selling do you like?"),
        _solution("Mei-Ling Chen", SolutionKind.RESOURCE, 1720,
               "There is a short scorecard for first sales hires, I still use it."),
    ))  # fmt: skip
    promises = (
        _commitment(
            "Dana Ruiz", 2500, "I will send the next quote within two days.", date(2026, 3, 20)
        ),
        _commitment("Bob Okafor", 2520, "I'll write down what I sold last year and how."),
        _commitment(
            "Lee Park", 2540, "I will introduce Dana to our pricing lead.", date(2026, 3, 9)
        ),
    )
    return RecapView(
        Recap("offline", (_first_seat(), second), promises),
        "Founders North",
        "Founders North",
        "founders",
        datetime(2026, 3, 4, 17, tzinfo=UTC),
        2700.0,
        5,
        "Alice Moreau",
        1,
        receipt=Receipt(left_out=1),
    )
