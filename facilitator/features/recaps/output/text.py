"""Text for the terminal: coloured where it can be, plain where it is piped."""

from __future__ import annotations

import io
import sys

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Solution
from facilitator.domain.recaps.view import RecapView, clock, is_spoken, printable
from facilitator.wording import Words, words, worked_on

WIDTH = 96


def present(view: RecapView) -> str:
    """The recap to be read in a terminal; names and quotes are never markup."""
    out = Console(
        file=io.StringIO(), width=WIDTH, force_terminal=sys.stdout.isatty(), highlight=False
    )
    told, recap = words(view.language), view.recap
    out.print(Text(printable(view.title), style="bold"))
    facts = [worked_on(recap, told)]
    if view.seconds:
        minutes = told.counted("minute", round(view.seconds / 60))
        facts = [minutes, told.counted("speaker", view.speakers), *facts]
    out.print(Text(" · ".join(facts), style="dim"))
    for seat in recap.hot_seats:
        _seat(out, seat, told)
    if recap.points:
        out.print()
    for point in recap.points:
        out.print(Text.assemble((f"{printable(point.speaker)}  ", "bold"), printable(point.text)))
    if recap.commitments:
        out.print()
        out.print(Rule(told.say["commitments"], align="left", style="green"))
    for commitment in recap.commitments:
        out.print(_commitment(commitment, told))
    if recap.warnings:
        out.print()
    for warning in recap.warnings:
        out.print(Text(f"! {printable(told.note(warning))}", style="yellow"))
    shown = out.file
    assert isinstance(shown, io.StringIO)
    return shown.getvalue()


def _seat(out: Console, seat: HotSeat, told: Words) -> None:
    out.print()
    heading = told.say["in_the_hot_seat"].format(member=printable(seat.member))
    if seat.end:
        span = told.say["from_to"].format(start=clock(seat.start), end=clock(seat.end))
        heading += f", {span}"
    out.print(Rule(Text(heading), align="left", style="cyan"))
    brought = _worded(seat.challenge.text, seat.challenge.evidence)
    out.print(Padding(Text(brought, style="bold"), (0, 0, 1, 2)))
    for solution in seat.solutions:
        out.print(Padding(_solution(solution, told), (0, 0, 0, 2)))


def _solution(solution: Solution, told: Words) -> Text:
    return Text.assemble(
        (_at(solution.evidence, told), "dim"),
        (printable(solution.peer), "bold"),
        (f"  {told.kinds[solution.kind]}  ", "magenta"),
        _worded(solution.text, solution.evidence),
    )


def _commitment(commitment: Commitment, told: Words) -> Text:
    due = ""
    if commitment.due:
        due = f"  ({told.say['due'].format(due=told.day(commitment.due, year=False))})"
    said = printable(commitment.text)
    return Text.assemble((f"{printable(commitment.member)}  ", "bold"), said, (due, "green"))


def _worded(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{printable(text)}”" if is_spoken(text, evidence) else printable(text)


def _at(evidence: tuple[Evidence, ...], told: Words) -> str:
    if not evidence:
        return ""
    at = told.source(evidence[0].source) or clock(evidence[0].start)
    return f"{at}  "
