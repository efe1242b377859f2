"""Command `facilitator search`: search the recaps that groups were sent."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.view import printable
from facilitator.features.memory.search import Filters, ResultPage, SearchResult
from facilitator.features.memory.search import search as search_records
from facilitator.kit import command_deps
from facilitator.kit.command_arguments import parse_day
from facilitator.kit.queries import get_person


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(search)


def search(
    question: Annotated[str, typer.Argument(help='Such as "a co-founder leaving"')],
    group: Annotated[str, typer.Option(help="Only in this group")] = "",
    theme: Annotated[str, typer.Option(help="Only sessions of this theme")] = "",
    member: Annotated[str, typer.Option(help="Only what they brought, or gave to")] = "",
    since: Annotated[str | None, typer.Option(help="Held on this day or later")] = None,
    until: Annotated[str | None, typer.Option(help="Held on this day or earlier")] = None,
    outcome: Annotated[Outcome | None, typer.Option(help="Only with such an outcome")] = None,
    page: Annotated[int, typer.Option(help="Ten on each")] = 1,
    as_: Annotated[str, typer.Option("--as", help="See only what this member may see")] = "",
) -> None:
    """Find challenges like yours with what peers gave to them, and how it turned out."""
    db = command_deps.database()
    who = None
    if as_:
        with db.tx() as tx:
            who = get_person(tx, as_).id
    filters = Filters(group, theme, member, parse_day(since), parse_day(until), outcome)
    _print(search_records(question, who, filters, page, db))


def _print(page: ResultPage) -> None:
    out = Console(highlight=False)
    lines = [line for one in page.found for line in _lines(one)]
    if page.total:
        lines.append(f"{page.total} found, page {page.number} of {page.pages}.")
    for line in lines or ["Nothing like that is in these records."]:
        out.print(Text(printable(line)), soft_wrap=True)


def _lines(one: SearchResult) -> list[str]:
    lines = [f"{one.held_at:%-d %B %Y}, {one.group} (session {one.session_id}): {one.member}"]
    lines.append(f"  {one.challenge}")
    for solution in one.solutions:
        outcome = f" [{solution.outcome}]" if solution.outcome else ""
        lines.append(f"  - {solution.peer}: {solution.text}{outcome}")
        lines += [f"    {one.member}: {solution.word}"] if solution.word else []
    return [*lines, ""]
