"""Command `facilitator debrief`: make a recap from questions if the call was not recorded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from facilitator import config
from facilitator.domain.errors import Refused
from facilitator.domain.people.group_names import group_name
from facilitator.domain.people.person import Person, Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.domain.people.speakers import find_member
from facilitator.features.recaps.debrief import RememberedSeat, RememberedSession, recap_from_memory
from facilitator.features.recaps.output import present
from facilitator.features.recaps.process_session import store_and_mail
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.features.transcripts.upload_defaults import RecapOptions, with_defaults
from facilitator.kit import command_deps
from facilitator.kit.command_arguments import NEW_GROUP, parse_day, read_file
from facilitator.prompting.library import PromptLibrary
from facilitator.translation import languages

LONGEST = 2000


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(debrief)


def debrief(
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    group: Annotated[str, typer.Option(help="The group's name")] = NEW_GROUP,
    theme: Annotated[str | None, typer.Option(help="Another theme than the group's")] = None,
    held_on: Annotated[str | None, typer.Option(help="The day of the session, 2026-03-04")] = None,
    language: Annotated[
        str | None, typer.Option(help="Another language than the group's: en, de …")
    ] = None,
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
) -> None:
    """Make the recap from memory, by answering a few questions."""
    given_members = read_file(members) if members else None
    roster, warnings = (Roster(), ()) if given_members is None else parse_roster(given_members)
    for warning in warnings:
        typer.echo(warning.english, err=True)
    name = group_name(group)
    if language is not None and language not in languages():
        raise Refused(f"There is no language {language}.", f"Choose from {', '.join(languages())}.")
    if theme is not None:
        PromptLibrary().theme(theme)
    settings = config.load()
    db = command_deps.database(settings)
    given = SessionFiles((), given_members, parse_day(held_on), name, name)
    handed = with_defaults(given, RecapOptions(theme, language=language), db)
    try:
        memory = _ask_all(roster)
    except (typer.Abort, EOFError):
        raise Refused("The debrief was stopped; nothing was stored.", "Start it again.") from None
    if not memory.seats and not memory.promises:
        raise Refused("There is nothing to store.", "Name at least one hot seat or one promise.")
    made = recap_from_memory(memory, handed, roster if roster.people else _roster_from(memory))
    taken = store_and_mail(handed, made, db, settings.outbox)
    sys.stdout.write(present(format, taken.view).rstrip("\n") + "\n")


def _ask_all(roster: Roster) -> RememberedSession:
    """Ask the questions in the order of a session."""
    typer.echo("Answer in your own words; an empty line goes on to the next question.", err=True)
    memory = RememberedSession()
    while member := _ask_member("Who was in the hot seat?", roster):
        challenge = _ask_line(f"What was {member}'s challenge, in their words?")
        if not challenge:
            continue
        seat = RememberedSeat(member, challenge)
        while peer := _ask_member(f"Who offered {member} something?", roster):
            if offer := _ask_line(f"What did {peer} offer?"):
                seat.offers.append((peer, offer))
        memory.seats.append(seat)
    while member := _ask_member("Who promised something?", roster):
        if promise := _ask_line(f"What did {member} promise, and by when?"):
            memory.promises.append((member, promise))
    return memory


def _ask_member(question: str, roster: Roster) -> str:
    """Ask for a member's name until it matches exactly one member."""
    while answer := _ask_line(question):
        if not roster.people:
            return answer
        if name := find_member(answer, roster):
            return name
        names = ", ".join(p.name for p in roster.people)
        typer.echo(f"  That is not one member. The members are: {names}.", err=True)
    return ""


def _ask_line(question: str) -> str:
    answer = str(
        typer.prompt(question, default="", show_default=False, err=True, prompt_suffix=" ")
    )
    printable_text = "".join(c if c.isprintable() else " " for c in answer)
    return " ".join(printable_text.split())[:LONGEST]


def _roster_from(memory: RememberedSession) -> Roster:
    names = [s.member for s in memory.seats] + [p for s in memory.seats for p, _ in s.offers]
    names += [member for member, _ in memory.promises]
    return Roster(tuple(Person(name) for name in dict.fromkeys(names)))
