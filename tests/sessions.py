"""Invented sessions with what their moderator would expect, and how near a recap comes to it.

A session is a script of `Name: text` lines. `; ` opens a remark (`; moderator: Name` gives the
session a member list), `> Name` and `<` stand around a hot seat, and before a name `+` marks a
solution, `!` a commitment, `~` what counts neither way. `built` are the sessions the rules were
made with; `held` were written before and are only for measuring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.recaps.recap import Evidence, Recap
from facilitator.engines.offline import OfflineEngine
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from tests.people import zoom_vtt

FOLDER = Path(__file__).parent / "samples" / "sessions"
KINDS = ("built", "held")
MARKS = "+!~ "


@dataclass(frozen=True)
class Line:
    """One line of a script: who says what and when, whose hot seat it is, and its marks."""

    speaker: str
    text: str
    start: float
    end: float
    marks: str = ""
    seat: str | None = None


@dataclass(frozen=True)
class Session:
    """A script; without a moderator it comes without a member list."""

    name: str
    lines: tuple[Line, ...]
    moderator: str | None = None

    def vtt(self) -> bytes:
        return zoom_vtt("\n".join(f"{s.speaker}: {s.text}" for s in self.lines)).encode()

    def members(self) -> bytes | None:
        if self.moderator is None:
            return None
        rows = ["name,email,role"]
        for name in dict.fromkeys(line.speaker for line in self.lines):
            role = "moderator" if name == self.moderator else "member"
            rows.append(f"{name},{name.split()[0].lower().rstrip('.')}@example.org,{role}")
        return "\n".join(rows).encode()

    def recap(self) -> Recap:
        return make_recap(SessionFiles([self.vtt()], self.members()), OfflineEngine()).recap

    def seats(self) -> list[tuple[str, float, float]]:
        """Member, start and end of each hot seat."""
        found: list[tuple[str, float, float]] = []
        before: Line | None = None
        for line in self.lines:
            if line.seat and before and before.seat == line.seat:
                found[-1] = (line.seat, found[-1][1], line.end)
            elif line.seat:
                found.append((line.seat, line.start, line.end))
            before = line
        return found

    def touched(self, evidence: Iterable[Evidence]) -> set[int]:
        """The numbers of the lines that evidence lies on."""
        spans = [(e.start, e.end) for e in evidence]
        return {
            n
            for n, line in enumerate(self.lines)
            if any(min(line.end, b) - max(line.start, a) > 0.05 for a, b in spans)
        }


def read(path: Path) -> Session:
    lines: list[Line] = []
    moderator: str | None = None
    seat: str | None = None
    at = 0.0
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("; moderator: "):
            moderator = row.removeprefix("; moderator: ")
        elif row.startswith(">"):
            seat = row[1:].strip()
        elif row.startswith("<"):
            seat = None
        elif row and not row.startswith(";"):
            said = row.lstrip(MARKS)
            speaker, _, text = said.partition(": ")
            end = at + len(said.split()) / 2.5
            lines.append(Line(speaker, text, at, end, row[: len(row) - len(said)], seat))
            at = end + 1
    return Session(path.stem, tuple(lines), moderator)


def sessions(kind: str) -> list[Session]:
    return [read(path) for path in sorted((FOLDER / kind).glob("*.txt"))]


def counts(session: Session, recap: Recap) -> Counter[str]:
    """How many were expected, found and right, of each kind."""
    n: Counter[str] = Counter()
    expected = session.seats()
    n["seats_expected"], n["seats_found"] = len(expected), len(recap.hot_seats)
    for member, start, end in expected:
        n["seats_right"] += any(
            s.member == member
            and min(end, s.end) - max(start, s.start) > 0.5 * max(end - start, s.end - s.start)
            for s in recap.hot_seats
        )
    solutions = {i for i, line in enumerate(session.lines) if "+" in line.marks}
    hit: set[int] = set()
    for seat in recap.hot_seats:
        for given in seat.solutions:
            lines = session.touched(given.evidence)
            n["attributed"] += 1
            n["attributed_right"] += all(
                session.lines[i].speaker == given.peer and session.lines[i].seat == seat.member
                for i in lines
            )
            if lines & solutions:
                hit |= lines & solutions
                n["solutions_right"] += 1
                n["solutions_found"] += 1
            else:
                n["solutions_found"] += not any("~" in session.lines[i].marks for i in lines)
    n["solutions_expected"], n["solutions_hit"] = len(solutions), len(hit)
    promised = {(session.lines[i].speaker, i) for i in range(len(session.lines))
                if "!" in session.lines[i].marks}  # fmt: skip
    kept: set[tuple[str, int]] = set()
    for promise in recap.commitments:
        claims = {(promise.member, i) for i in session.touched(promise.evidence)}
        kept |= claims & promised
        n["commitments_found"] += 1
        n["commitments_right"] += bool(claims & promised)
    n["commitments_expected"], n["commitments_hit"] = len(promised), len(kept)
    return n


def figures(n: Counter[str]) -> dict[str, float]:
    """The shares that a floor can be set for, 0 to 1."""
    return {
        "hot_seat_f1": _f1(n["seats_right"], n["seats_found"], n["seats_right"],
                           n["seats_expected"]),
        "solution_f1": _f1(n["solutions_right"], n["solutions_found"], n["solutions_hit"],
                           n["solutions_expected"]),
        "commitment_f1": _f1(n["commitments_right"], n["commitments_found"], n["commitments_hit"],
                             n["commitments_expected"]),
        "attribution": n["attributed_right"] / max(n["attributed"], 1),
    }  # fmt: skip


def _f1(right: int, found: int, hit: int, expected: int) -> float:
    precision, recall = right / max(found, 1), hit / max(expected, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def measured(kind: str, most: int | None = None) -> dict[str, float]:
    """The shares over the sessions of a kind, or over the first of them."""
    total: Counter[str] = Counter()
    for session in sessions(kind)[:most]:
        total += counts(session, session.recap())
    return figures(total)
