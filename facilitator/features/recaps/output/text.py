"""Text output for the terminal: coloured on a TTY, plain in a pipe."""

from __future__ import annotations

import io
import sys

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from facilitator.domain.recaps.ideas import Idea, ideas_of
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat
from facilitator.domain.recaps.view import RecapView, format_duration, is_spoken, printable
from facilitator.translation import Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import engine_text, kind_of, minutes_of, source_of, speakers_of

WIDTH = 96


def present(view: RecapView) -> str:
    """Render the recap for a terminal; names and quotes are never parsed as markup."""
    out = Console(
        file=io.StringIO(), width=WIDTH, force_terminal=sys.stdout.isatty(), highlight=False
    )
    translator, recap = translator_for(view.language), view.recap
    out.print(Text(printable(view.title), style="bold"))
    facts = [engine_text(recap, translator)]
    if view.seconds:
        minutes = minutes_of(round(view.seconds / 60), translator)
        facts = [minutes, speakers_of(view.speakers, translator), *facts]
    out.print(Text(" · ".join(facts), style="dim"))
    if recap.summary:
        out.print(Text(printable(recap.summary)))
    for seat in recap.hot_seats:
        _seat(out, seat, translator)
    if recap.points:
        out.print()
    for point in recap.points:
        out.print(Text.assemble((f"{printable(point.speaker)}  ", "bold"), printable(point.text)))
    if recap.commitments:
        out.print()
        out.print(Rule(translator.gettext("Commitments"), align="left", style="green"))
    for commitment in recap.commitments:
        out.print(_commitment(commitment, translator))
    if recap.warnings:
        out.print()
    for warning in recap.warnings:
        out.print(Text(f"! {printable(notice_text(warning, translator))}", style="yellow"))
    buffer = out.file
    assert isinstance(buffer, io.StringIO)
    return buffer.getvalue()


def _seat(out: Console, seat: HotSeat, translator: Translator) -> None:
    out.print()
    heading = translator.gettext("{member} in the hot seat", member=printable(seat.member))
    if seat.end:
        span = translator.gettext(
            "{start} to {end}", start=format_duration(seat.start), end=format_duration(seat.end)
        )
        heading += f", {span}"
    out.print(Rule(Text(heading), align="left", style="cyan"))
    challenge = _quoted_text(seat.challenge.text, seat.challenge.evidence)
    out.print(Padding(Text(challenge, style="bold"), (0, 0, 1, 2)))
    if seat.summary:
        out.print(Padding(Text(printable(seat.summary)), (0, 0, 1, 2)))
    for idea in ideas_of(seat.solutions):
        out.print(Padding(_idea(idea, translator), (0, 0, 0, 2)))


def _idea(idea: Idea, translator: Translator) -> Text:
    solution = idea.solution
    return Text.assemble(
        (_at(idea.alike[0].evidence, translator), "dim"),
        (printable(translator.listed(idea.peers)), "bold"),
        (f"  {kind_of(solution.kind, translator)}  ", "magenta"),
        _quoted_text(solution.text, solution.evidence),
    )


def _commitment(commitment: Commitment, translator: Translator) -> Text:
    due = ""
    if commitment.due:
        day = translator.day(commitment.due, year=False)
        due = "  (" + translator.pgettext("recap", "by {day}", day=day) + ")"
    text = printable(commitment.text)
    return Text.assemble((f"{printable(commitment.member)}  ", "bold"), text, (due, "green"))


def _quoted_text(text: str, evidence: tuple[Evidence, ...]) -> str:
    return f"“{printable(text)}”" if is_spoken(text, evidence) else printable(text)


def _at(evidence: tuple[Evidence, ...], translator: Translator) -> str:
    if not evidence:
        return ""
    at = source_of(evidence[0].source, translator) or format_duration(evidence[0].start)
    return f"{at}  "
