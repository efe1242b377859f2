"""The recap for one member: their own challenge first, the others at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from facilitator.domain.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Kind,
    Recap,
    Solution,
    Source,
)
from facilitator.domain.view import RecapView, Receipt, clock, is_spoken

KINDS = {
    Kind.SUGGESTION: "suggestion",
    Kind.EXPERIENCE: "own experience",
    Kind.RESOURCE: "resource",
    Kind.INTRODUCTION: "introduction",
    Kind.QUESTION: "question to think about",
}
GLANCE_LETTERS = 160
MOST_AT_A_GLANCE = 20


def context(view: RecapView, member: str) -> dict[str, Any]:
    """What the templates say to this member. Nothing in it that the view does not hold."""
    recap = view.recap
    own = [seat for seat in recap.hot_seats if seat.member == member]
    others = [seat for seat in recap.hot_seats if seat.member != member]
    return {
        "language": view.language,
        "group": view.group or view.title,
        "day": f"{view.held_at.day} {view.held_at:%B %Y}" if view.held_at else "",
        "short_day": f"{view.held_at.day} {view.held_at:%B}" if view.held_at else "",
        "minutes": round(view.seconds / 60),
        "first_name": member.split()[0] if member.split() else member,
        "own": [_seat(seat) for seat in own],
        "own_promises": _promises(recap, member, own=True),
        "given": [
            {"member": seat.member, **_solution(given)}
            for seat in others
            for given in seat.solutions
            if given.peer == member
        ],
        "others": [_glance(seat) for seat in others[:MOST_AT_A_GLANCE]],
        "others_promises": _promises(recap, member, own=False)[:MOST_AT_A_GLANCE],
        "points": [
            {"speaker": p.speaker, "text": p.text, "at": _at(p.evidence)}
            for p in recap.points[:MOST_AT_A_GLANCE]
        ],
        "receipt": _receipt(view.receipt),
    }


def _seat(seat: HotSeat) -> dict[str, Any]:
    brought = seat.challenge
    return {
        "challenge": brought.text,
        "spoken": is_spoken(brought.text, brought.evidence),
        "quote": _quote(brought.text, brought.evidence),
        "at": _at(brought.evidence),
        "solutions": [_solution(given) for given in seat.solutions],
    }


def _solution(given: Solution) -> dict[str, Any]:
    return {
        "peer": given.peer,
        "kind": KINDS[given.kind],
        "text": given.text,
        "spoken": is_spoken(given.text, given.evidence),
        "quote": _quote(given.text, given.evidence),
        "at": _at(given.evidence),
    }


def _quote(text: str, evidence: Iterable[Evidence]) -> str:
    """The first words said that are not the statement itself; none from memory."""
    said = (e.quote for e in evidence if e.source is Source.TRANSCRIPT)
    return next((quote for quote in said if quote not in text), "")


def _at(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    return "from memory" if evidence[0].source is Source.MEMORY else clock(evidence[0].start)


def _promises(recap: Recap, member: str, *, own: bool) -> list[dict[str, str]]:
    return [
        {
            "member": said.member,
            "text": said.text,
            "at": _at(said.evidence),
            "due": f"{said.due.day} {said.due:%B}" if said.due else "",
        }
        for said in recap.commitments
        if (said.member == member) is own
    ]


def _glance(seat: HotSeat) -> dict[str, Any]:
    peers = list(dict.fromkeys(given.peer for given in seat.solutions))
    return {
        "member": seat.member,
        "challenge": _clipped(seat.challenge.text),
        "solutions": len(seat.solutions),
        "peers": ", ".join(peers[:12]),
    }


def _clipped(text: str) -> str:
    return text if len(text) <= GLANCE_LETTERS else text[:GLANCE_LETTERS].rsplit(" ", 1)[0] + " …"


def _receipt(receipt: Receipt) -> list[tuple[str, str]]:
    left_out = []
    if receipt.left_out:
        left_out.append(_counted(receipt.left_out, "passage") + " said off the record")
    if receipt.not_recorded:
        left_out.append(
            f"every word of {_counted(receipt.not_recorded, 'member')} whom nobody may record"
        )
    gone = f"{receipt.deleted_on.day} {receipt.deleted_on:%B %Y}" if receipt.deleted_on else ""
    return [
        ("Recorded", receipt.recorded),
        ("Worked on it", f"{receipt.worked_on}, {receipt.where}"),
        ("Left out on request", " and ".join(left_out) or "nothing; nobody asked"),
        ("Who can see it", receipt.seen_by),
        ("Deleted", f"the transcript on {gone}" if gone else "as soon as you ask your moderator"),
    ]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _sample() -> dict[str, Any]:
    def said(speaker: str, at: float, quote: str) -> tuple[Evidence, ...]:
        return (Evidence(speaker, at, at + 6, quote),)

    def given(peer: str, kind: Kind, at: float, quote: str, text: str = "") -> Solution:
        return Solution(peer, kind, text or quote, said(peer, at, quote))

    def promised(member: str, at: float, quote: str, due: date | None = None) -> Commitment:
        return Commitment(member, quote, said(member, at, quote), due)

    own = "We lose every second bidder because our quote takes nine days."
    other = "I don't know if I should sell myself or hire somebody for it."
    first = HotSeat("Dana Ruiz", 600, 1500, Challenge(own, said("Dana Ruiz", 610, own)), (
        given("Lee Park", Kind.EXPERIENCE, 700, "we sent a range on day one, the exact price later",
              "Lee answered with a price range on day one."),
        given("Bob Okafor", Kind.SUGGESTION, 820, "You could have two standard offers ready."),
    ))  # fmt: skip
    second = HotSeat("Bob Okafor", 1500, 2400, Challenge(other, said("Bob Okafor", 1510, other)), (
        given("Dana Ruiz", Kind.QUESTION, 1600, "Which part of selling do you like?"),
    ))  # fmt: skip
    promises = (
        promised(
            "Dana Ruiz", 2500, "I will send the next quote within two days.", date(2026, 3, 20)
        ),
        promised("Bob Okafor", 2520, "I'll write down what I sold last year and how."),
    )
    view = RecapView(
        Recap("offline", (first, second), promises),
        "Founders North",
        "Founders North",
        "founders",
        datetime(2026, 3, 4, 17, tzinfo=UTC),
        2700.0,
        6,
        "Alice Moreau",
        1,
        receipt=Receipt(left_out=1),
    )
    return {"view": view, "member": "Dana Ruiz"}


SAMPLE = _sample()
