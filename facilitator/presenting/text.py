"""Text for the terminal: coloured where it can be, plain where it is piped."""

from __future__ import annotations

import io
import sys

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from facilitator.domain.recap import Commitment, HotSeat, Solution
from facilitator.domain.view import RecapView

WIDTH = 96


def present(view: RecapView) -> str:
    """The recap to be read in a terminal; names and quotes are never markup."""
    out = Console(
        file=io.StringIO(), width=WIDTH, force_terminal=sys.stdout.isatty(), highlight=False
    )
    out.print(Text(_clean(view.title), style="bold"))
    minutes = round(view.seconds / 60)
    out.print(Text(f"{minutes} minutes · {view.speakers} speakers · {view.recap.engine} engine"))
    for seat in view.recap.hot_seats:
        _seat(out, seat)
    for point in view.recap.points:
        out.print(Text.assemble((f"{_clean(point.speaker)}  ", "bold"), _clean(point.text)))
    if view.recap.commitments:
        out.print(Rule("Commitments", align="left", style="green"))
    for commitment in view.recap.commitments:
        out.print(_commitment(commitment))
    for warning in view.recap.warnings:
        out.print(Text(f"! {_clean(warning)}", style="yellow"))
    shown = out.file
    assert isinstance(shown, io.StringIO)
    return shown.getvalue()


def _seat(out: Console, seat: HotSeat) -> None:
    out.print()
    heading = f"{_clean(seat.member)} in the hot seat, {clock(seat.start)} to {clock(seat.end)}"
    out.print(Rule(Text(heading), align="left", style="cyan"))
    out.print(Padding(Text(f"“{_clean(seat.challenge.text)}”", style="bold"), (0, 0, 1, 2)))
    for solution in seat.solutions:
        out.print(Padding(_solution(solution), (0, 0, 0, 2)))


def _solution(solution: Solution) -> Text:
    when = f"{clock(solution.evidence[0].start)}  " if solution.evidence else ""
    return Text.assemble(
        (when, "dim"),
        (_clean(solution.peer), "bold"),
        (f"  {solution.kind.value}  ", "magenta"),
        _clean(solution.text),
    )


def _commitment(commitment: Commitment) -> Text:
    due = f"  (by {commitment.due:%d %B})" if commitment.due else ""
    said = _clean(commitment.text)
    return Text.assemble((f"{_clean(commitment.member)}  ", "bold"), said, (due, "green"))


def clock(seconds: float) -> str:
    """Minutes and seconds, with hours where there are any."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _clean(text: str) -> str:
    """Without control characters: a name must not move the reader's cursor."""
    return "".join(c if c.isprintable() else " " for c in text)
