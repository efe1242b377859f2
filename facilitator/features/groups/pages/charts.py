"""Geometry of a group's charts; a template turns it into SVG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.balance.ledger import Ledger, LedgerLine, LedgerPerson
from facilitator.kit.web.texts import console_count, console_text

WIDTH, HEIGHT, RADIUS = 380, 320, 108  # of the circle chart
LONGEST = 10  # characters of a name beside the circle
THINNEST, THICKEST, STRENGTHS = 1.0, 14.0, 4
HALF = 100  # length of one side of a two-sided bar


@dataclass(frozen=True, slots=True)
class Dot:
    """A person on the circle; ``anchor`` is the SVG text-anchor of their name."""

    x: float
    y: float
    name: str
    name_x: float
    name_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Solutions from one person to another: wide at the giver, pointed at the receiver."""

    path: str
    title: str
    strength: int  # from 1 to STRENGTHS


@dataclass(frozen=True, slots=True)
class Circle:
    """Who helped whom, as a circle chart; the strongest ribbon is drawn last, on top."""

    dots: tuple[Dot, ...]
    ribbons: tuple[Ribbon, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The two sides of one person's bar, each from 0 to HALF."""

    line: LedgerLine
    received: float
    given: float


@dataclass(frozen=True, slots=True)
class Share:
    """One person's share of the speaking time, from 0 to 100."""

    line: LedgerLine
    percent: float


def circle(counted: Ledger) -> Circle | None:
    """The circle chart of a ledger; None if nobody has helped anybody."""
    if not counted.matrix:
        return None
    people = [line.person for line in counted.lines]
    places = {one.id: _place(at, len(people)) for at, one in enumerate(people)}
    names, short = {one.id: one.name for one in people}, _short(people)
    most, strong = max(counted.matrix.values()), strengths(counted)
    ordered = sorted(counted.matrix.items(), key=lambda pair: (-pair[1], pair[0]))
    ribbons = tuple(
        Ribbon(
            _ribbon(places[peer], places[member], THINNEST + (THICKEST - THINNEST) * n / most),
            console_text(
                "{peer} to {member}: {solutions}",
                peer=names[peer],
                member=names[member],
                solutions=_solutions(n),
            ),
            strong[(peer, member)],
        )
        for (peer, member), n in reversed(ordered)
    )
    (peer, member), n = ordered[0]
    summary = console_text(
        "{solutions} in {sessions}; most from {peer} to {member}: {number}",
        solutions=_solutions(sum(counted.matrix.values())),
        sessions=console_count("{number} session", "{number} sessions", counted.sessions),
        peer=names[peer],
        member=names[member],
        number=n,
    )
    return Circle(tuple(_dot(short[one.id], *places[one.id]) for one in people), ribbons, summary)


def bars(counted: Ledger) -> tuple[Bar, ...]:
    """What each person received and gave, as bars on one scale; the biggest giver first."""
    most = max((max(line.given, line.received) for line in counted.lines), default=0) or 1
    ordered = sorted(counted.lines, key=lambda line: (-line.given, line.received, line.person.name))
    return tuple(
        Bar(line, round(HALF * line.received / most, 1), round(HALF * line.given / most, 1))
        for line in ordered
    )


def shares(counted: Ledger) -> tuple[Share, ...]:
    """Each person's speaking time, longest first; without those whose times are unknown."""
    known = [Share(line, round(100 * line.airtime, 1)) for line in counted.lines
             if line.airtime is not None]  # fmt: skip
    return tuple(sorted(known, key=lambda share: (-share.percent, share.line.person.name)))


def strengths(counted: Ledger) -> dict[tuple[int, int], int]:
    """The strength of each pair of giver and receiver, from 1 to STRENGTHS."""
    most = max(counted.matrix.values(), default=1)
    return {pair: math.ceil(STRENGTHS * n / most) for pair, n in counted.matrix.items()}


def _place(at: int, of: int) -> tuple[float, float]:
    turn = 2 * math.pi * at / of - math.pi / 2
    return WIDTH / 2 + RADIUS * math.cos(turn), HEIGHT / 2 + RADIUS * math.sin(turn)


def _dot(name: str, x: float, y: float) -> Dot:
    out_x, out_y = (x - WIDTH / 2) / RADIUS, (y - HEIGHT / 2) / RADIUS
    anchor = "middle" if abs(out_x) < 0.3 else "start" if out_x > 0 else "end"
    return Dot(
        round(x, 1), round(y, 1), name, round(x + 15 * out_x, 1), round(y + 20 * out_y + 5, 1),
        anchor,
    )  # fmt: skip


def _ribbon(giver: tuple[float, float], receiver: tuple[float, float], wide: float) -> str:
    """SVG path of a curve through the inside of the circle, bent to its right."""
    (ax, ay), (bx, by) = giver, receiver
    length = math.hypot(bx - ax, by - ay)
    right_x, right_y = -(by - ay) / length, (bx - ax) / length
    middle_x = (ax + bx) / 2 * 0.7 + WIDTH / 2 * 0.3 + 12 * right_x
    middle_y = (ay + by) / 2 * 0.7 + HEIGHT / 2 * 0.3 + 12 * right_y
    half, quarter = wide / 2, wide / 3
    return (
        f"M{ax + half * right_x:.1f} {ay + half * right_y:.1f}"
        f"Q{middle_x + quarter * right_x:.1f} {middle_y + quarter * right_y:.1f} {bx:.1f} {by:.1f}"
        f"Q{middle_x - quarter * right_x:.1f} {middle_y - quarter * right_y:.1f} "
        f"{ax - half * right_x:.1f} {ay - half * right_y:.1f}Z"
    )


def _short(people: Sequence[LedgerPerson]) -> dict[int, str]:
    """First names where they are unique, else as much of the name as fits."""
    times = Counter(one.name.split(" ")[0] for one in people)
    return {
        one.id: _cut(first if times[first := one.name.split(" ")[0]] == 1 else one.name)
        for one in people
    }


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _solutions(number: int) -> str:
    return console_count("{number} solution", "{number} solutions", number)
