"""Text for the terminal: coloured where it can be, plain where it is piped."""

from __future__ import annotations

import io
import sys

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from facilitator.domain.recap import Commitment, Evidence, HotSeat, Solution, Source
from facilitator.domain.view import RecapView, clock, is_spoken, printable

WIDTH = 96


def present(view: RecapView) -> str:
    """The recap to be read in a terminal; names and quotes are never markup."""
    out = Console(
        file=io.StringIO(), width=WIDTH, force_terminal=sys.stdout.isatty(), highlight=False
    )
    out.print(Text(printable(view.title), style="bold"))
    minutes = round(view.seconds / 60)
    heard = f"{minutes} minutes · {view.speakers} speakers · " if view.seconds else ""
    out.print(Text(heard + view.receipt.worked_on, style="dim"))
    for seat in view.recap.hot_seats:
        _seat(out, seat)
    if view.recap.points:
        out.print()
    for point in view.recap.points:
        out.print(Text.assemble((f"{printable(point.speaker)}  ", "bold"), printable(point.text)))
    if view.recap.commitments:
        out.print()
        out.print(Rule("Commitments", align="left", style="green"))
    for commitment in view.recap.commitments:
        out.print(_commitment(commitment))
    if view.recap.warnings:
        out.print()
    for warning in view.recap.warnings:
        out.print(Text(f"! {printable(warning)}", style="yellow"))
    shown = out.file
    assert isinstance(shown, io.StringIO)
    return shown.getvalue()


def _seat(out: Console, seat: HotSeat) -> None:
    out.print()
    span = f", {clock(seat.start)} to {clock(seat.end)}" if seat.end else ""
    heading = f"{printable(seat.member)} in the hot seat{span}"
    out.print(Rule(Text(heading), align="left", style="cyan"))
    brought = _worded(seat.challenge.text, seat.challenge.evidence)
    out.print(Padding(Text(brought, style="bold"), (0, 0, 1, 2)))
    for solution in seat.solutions:
        out.print(Padding(_solution(solution), (0, 0, 0, 2)))


def _solution(solution: Solution) -> Text:
    return Text.assemble(
        (_at(solution.evidence), "dim"),
        (printable(solution.peer), "bold"),
        (f"  {solution.kind.value}  ", "magenta"),
        _worded(solution.text, solution.evidence),
    )


def _commitment(commitment: Commitment) -> Text:
    due = f"  (by {commitment.due.day} {commitment.due:%B})" if commitment.due else ""
    said = printable(commitment.text)
    return Text.assemble((f"{printable(commitment.member)}  ", "bold"), said, (due, "green"))


def _worded(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{printable(text)}”" if is_spoken(text, evidence) else printable(text)


def _at(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    memory = evidence[0].source is Source.MEMORY
    return "from memory  " if memory else f"{clock(evidence[0].start)}  "
