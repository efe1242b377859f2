"""Print the balance of a group as text tables or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.domain.balance.findings import LEAST_SESSIONS
from facilitator.domain.balance.ledger import GroupRole, Ledger, LedgerLine
from facilitator.domain.balance.solution_kinds import EXPERIENCE, FormatCounts, OfferedSolution
from facilitator.domain.recaps.view import format_duration, printable
from facilitator.features.balance.balance import Balance

HEADS = (
    "", "came", "given", "received", "hot seats", "airtime", "opened", "commitments kept",
)  # fmt: skip
UNKNOWN = "-"


def as_text(balance: Balance) -> list[str]:
    """The lines to print, without control characters."""
    counted = balance.ledger
    lines = [f"{balance.group}: {counted.sessions} sessions. For the moderator's eyes only."]
    if balance.unapproved:
        lines.append(f"Not counted, as their recap is not approved yet: {balance.unapproved}.")
    if counted.lines:
        lines += ["", *_table([HEADS, *(_row(line) for line in counted.lines)])]
    if counted.matrix:
        lines += ["", "Who helped whom (from the left, to the top)", *_table(_matrix(counted))]
    lines += ["", *(finding.text for finding in balance.findings)]
    if not balance.findings:
        lines.append(_nothing(counted))
    if balance.proposal:
        lines += ["", f"One thing for next time: {balance.proposal.text}"]
    for manner in balance.manners:
        lines += ["", *_manner(manner)]
    return [printable(line).rstrip() for line in lines]


def as_json(balance: Balance) -> dict[str, Any]:
    """The same as JSON; airtime is a fraction between 0 and 1, times are in seconds."""
    counted, proposed = balance.ledger, balance.proposal
    names = {line.person.id: line.person.name for line in counted.lines}
    return {
        "group": balance.group,
        "sessions": counted.sessions,
        "unapproved": balance.unapproved,
        "people": [_line_json(line) for line in counted.lines],
        "helped": [
            {"peer": names[peer], "member": names[member], "solutions": number}
            for (peer, member), number in counted.matrix.items()
        ],
        "findings": [
            {"matter": one.matter.value, "people": list(one.names), "text": one.text}
            for one in balance.findings
        ],
        "proposal": {"act": proposed.act.value, "person": names[proposed.person_id],
                     "text": proposed.text} if proposed else None,
        "formats": [_manner_json(manner) for manner in balance.manners],
    }  # fmt: skip


def _row(line: LedgerLine) -> tuple[str, ...]:
    who = line.person
    name = who.name if who.standing is GroupRole.MEMBER else f"{who.name} ({who.standing})"
    return (
        name, f"{line.attended} of {line.possible}", str(line.given), str(line.received),
        str(line.seats), UNKNOWN if line.airtime is None else f"{line.airtime:.0%}",
        f"{line.opened} of {line.openings}" if line.openings else UNKNOWN,
        f"{line.kept} of {line.settled}" if line.settled else UNKNOWN,
    )  # fmt: skip


def _matrix(counted: Ledger) -> list[tuple[str, ...]]:
    people = [line.person for line in counted.lines]
    rows = [("", *(one.name for one in people))]
    for peer in people:
        given = (counted.matrix.get((peer.id, one.id), 0) for one in people)
        cells = (str(n or ".") for n in given)
        rows.append((peer.name, *cells))
    return rows


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align columns to their widest cell; names on the left, numbers on the right."""
    cells = [[printable(cell) for cell in row] for row in rows]
    first, *others = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            [row[0].ljust(first), *(c.rjust(w) for c, w in zip(row[1:], others, strict=True))]
        )
        for row in cells
    ]


def _nothing(counted: Ledger) -> str:
    if counted.sessions < LEAST_SESSIONS:
        return f"Too early to say anything: it takes {LEAST_SESSIONS} sessions."
    return "Nothing stands out."


def _manner(manner: FormatCounts) -> list[str]:
    summary = (
        f"{manner.title}: {manner.experience} experiences, {manner.advice} pieces of advice, "
        f"{manner.others} other solutions."
    )
    if manner.asks_for != EXPERIENCE or not manner.reword:
        return [summary]
    return [
        f"{summary} It asks for experience; these you may want to have reworded:",
        *(line for offer in manner.reword for line in _offer(offer)),
    ]


def _offer(offer: OfferedSolution) -> list[str]:
    at = "from memory" if offer.at is None else f"at {format_duration(offer.at)}"
    lines = [f"  Session {offer.session_id}, {at}, {offer.peer} to {offer.member}: {offer.text}"]
    if offer.quote and offer.quote != offer.text:
        lines.append(f"    In their words: “{offer.quote}”")
    return lines


def _line_json(line: LedgerLine) -> dict[str, Any]:
    return {
        "name": line.person.name, "standing": line.person.standing.value,
        "possible": line.possible, "attended": line.attended, "given": line.given,
        "received": line.received, "hot_seats": line.seats, "seconds": line.seconds,
        "airtime": None if line.airtime is None else round(line.airtime, 3),
        "openings": line.openings, "opened": line.opened, "promised": line.promised,
        "settled": line.settled, "kept": line.kept,
    }  # fmt: skip


def _manner_json(manner: FormatCounts) -> dict[str, Any]:
    return {
        "format": manner.format, "asks_for": manner.asks_for, "experience": manner.experience,
        "advice": manner.advice, "others": manner.others,
        "reword": [
            {"session": o.session_id, "at": o.at, "peer": o.peer, "member": o.member,
             "text": o.text, "quote": o.quote}
            for o in manner.reword
        ],
    }  # fmt: skip
