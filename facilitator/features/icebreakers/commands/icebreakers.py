"""`facilitator icebreakers`: pick, add and rate the opening question of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from facilitator.domain.errors import Refused
from facilitator.domain.icebreakers.icebreaker import ENERGIES, Icebreaker
from facilitator.domain.people.group_names import group_name
from facilitator.domain.recaps.view import printable
from facilitator.features.icebreakers.choose_icebreaker import (
    AskedIcebreaker,
    Proposal,
    RoundOptions,
    propose_icebreaker,
    rate_icebreaker,
    record_icebreaker,
)
from facilitator.features.icebreakers.member_icebreakers import add_icebreaker, avoid_topics
from facilitator.kit import command_deps
from facilitator.records.database import Database

MOST_AGAIN = 50
THUMBS = {"up": 1, "down": -1}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    family = typer.Typer(help="Open a session with a question.", no_args_is_help=True)
    for command in (pick, add, avoid, rate):
        family.command()(command)
    family.callback()(lambda: None)
    app.add_typer(family, name="icebreakers")


def pick(
    group: Annotated[str, typer.Argument(help="The group's name")],
    minutes: Annotated[float | None, typer.Option(help="Time for the whole round")] = None,
    energy: Annotated[str, typer.Option(help="calm or lively")] = "",
    cameras: Annotated[bool, typer.Option(help="Whether people can show things")] = True,
    another: Annotated[int, typer.Option(help="Pass over this many proposals")] = 0,
    take: Annotated[int, typer.Option(help="Remember the first (1) or second (2) as asked")] = 0,
) -> None:
    """Propose an icebreaker for the group's next session, and who opens, with the reasons."""
    if energy not in ("", *ENERGIES) or not 0 <= another <= MOST_AGAIN or take not in (0, 1, 2):
        raise Refused(
            "Energy is calm or lively, --another 0 to 50, --take 1 or 2.", "Change the option."
        )
    db = command_deps.database()
    wanted = RoundOptions(minutes, energy, cameras)
    for _ in range(another):
        seen = _propose(db, group, wanted).pick
        texts = {one.text for one in (seen.first, seen.second) if one}
        wanted = replace(wanted, rejected=wanted.rejected | texts)
    proposal = _propose(db, group, wanted)
    _show(proposal)
    if take:
        _take(db, proposal, take)


def add(
    group: Annotated[str, typer.Argument(help="The group's name")],
    text: Annotated[str, typer.Argument(help="The question")],
    about: Annotated[str, typer.Option(help="Its subject, in a word or two")],
    by: Annotated[str, typer.Option(help="The member it comes from")],
    depth: Annotated[int, typer.Option(help="1 light, 2 reflective, 3 personal, 4 deep")] = 2,
    minutes: Annotated[float, typer.Option(help="The time one person needs")] = 1.0,
    kind: Annotated[
        str, typer.Option(help="question, story, choice, show, imagine or game")
    ] = "question",
) -> None:
    """Add a member's own icebreaker to a group. Safe to run again."""
    line = " ".join(text.split())
    one = Icebreaker(line, depth, minutes, kind, " ".join(about.split()), by=by.strip())
    add_icebreaker(group_name(group), one, command_deps.database())
    print("It is in the group's icebreakers.")


def avoid(
    person: Annotated[str, typer.Argument(help="The email address or the full name")],
    words: Annotated[str, typer.Argument(help='Topics with commas between them; "" for none')],
) -> None:
    """Keep the topics somebody will not be asked about, in place of those said before."""
    avoid_topics(person, words.split(","), command_deps.database())
    print("It is kept. Nobody else is shown it.")


def rate(
    session: Annotated[int, typer.Argument(help="The session's number")],
    thumb: Annotated[str, typer.Argument(help="up or down")],
) -> None:
    """Say whether a session's icebreaker was a good one; later choices learn from it."""
    if thumb not in THUMBS:
        raise Refused(f"A thumb is up or down, not {thumb}.", "Say up or down.")
    rate_icebreaker(session, THUMBS[thumb], command_deps.database())
    print("Thank you. The next choices take it into account.")


def _propose(db: Database, group: str, wanted: RoundOptions) -> Proposal:
    return propose_icebreaker(group_name(group), datetime.now(UTC), db, wanted)


def _show(proposal: Proposal) -> None:
    made = proposal.pick
    lines = [made.said, f"Why: {made.reason}"]
    if made.opener:
        lines.append(f"Opens: {made.opener.name}. {made.opener_reason}")
    for line in filter(None, lines):
        print(printable(line))


def _take(db: Database, proposal: Proposal, number: int) -> None:
    made = proposal.pick
    one, other = (made.first, made.second) if number == 1 else (made.second, made.first)
    if one is None or proposal.session_id is None:
        raise Refused(
            "There is no session planned that it could be remembered for."
            if one
            else "There is no such choice.",
            "Sessions are planned in the group's Zoom meeting.",
        )
    opener = made.opener.id if made.opener else None
    asked = AskedIcebreaker(one.text, proposal.attending, opener, other.text if other else None)
    record_icebreaker(proposal.session_id, asked, db)
    print(f"Taken for session {proposal.session_id}.")
