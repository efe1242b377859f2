"""Command `facilitator review`: show, edit, redo and approve the recap of a session."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.review import SWITCHES, YES, EditKind
from facilitator.domain.recaps.view import printable
from facilitator.features.delivery import approval
from facilitator.features.review import edit_recap
from facilitator.features.review.review_recap import Review, ReviewedStatement, open_review
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Number = Annotated[int, typer.Argument(help="The session's number")]
Key = Annotated[str, typer.Argument(help="The statement's key, as `review show` tells it")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    family = typer.Typer(help="Review recaps before they go out.", no_args_is_help=True)
    for command in (show, edit, back, assign, redo, approve):
        family.command()(command)
    app.add_typer(family, name="review")


def show(session: Number) -> None:
    """Print the draft with all that its moderator may know, and how the review stands."""
    _print(open_review(session, None, _deps()))


def edit(
    session: Number,
    key: Key,
    change: Annotated[EditKind, typer.Argument(help="What to change of it")],
    value: Annotated[str, typer.Argument(help="Text, member, day, key to merge into; or no")] = "",
) -> None:
    """Change one statement. drop, confidential and the like need no value; `no` takes them back."""
    deps = _deps()
    if change is EditKind.MERGE:
        edit_recap.merge_solutions(session, key, value, None, deps)
    elif change is EditKind.ADD:
        member, _, text = value.partition(":")
        edit_recap.add_solution(session, key, _person(session, member, deps), text, None, deps)
    else:
        if change is EditKind.SPEAKER:
            value = str(_person(session, value, deps))
        if change in SWITCHES:
            value = "" if value == "no" else YES
        edit_recap.edit_statement(session, key, change, value, None, deps)
    _print(open_review(session, None, deps))


def back(session: Number, key: Key) -> None:
    """Let a statement be again as it was found."""
    deps = _deps()
    edit_recap.undo_edits(session, key, None, deps)
    _print(open_review(session, None, deps))


def assign(
    session: Number,
    label: Annotated[str, typer.Argument(help="A speaker nobody was found for")],
    member: Annotated[str, typer.Argument(help="Who it was")],
) -> None:
    """Say who a speaker was, in the whole session and from now on; the recap is made anew."""
    deps = _deps()
    edit_recap.assign_speaker(session, label, _person(session, member, deps), None, deps)
    print("The recap is made anew by the service.")


def redo(
    session: Number,
    note: Annotated[str, typer.Option(help="What the model should do otherwise")] = "",
    member: Annotated[str | None, typer.Option(help="Only this member's hot seat")] = None,
) -> None:
    """Have the recap made anew by the service; what was changed by hand stays."""
    deps = _deps()
    only = _person(session, member, deps) if member else None
    edit_recap.request_new_recap(session, only, note, None, deps)
    print("The recap is made anew by the service.")


def approve(session: Number) -> None:
    """Send the recap to the group. Safe to run again: what was sent is not sent twice."""
    deps = _deps()
    sent = approval.approve(session, None, None, deps)
    review = open_review(session, None, deps)
    if review.is_looked_at:
        print("Whoever was in the hot seat looks at their part first; then the others get it.")
    else:
        print("It is in the outbox for everybody." if sent else "The group has this recap already.")


def _person(session: int, name: str, deps: Deps) -> int:
    people = {called.casefold(): id for id, called in open_review(session, None, deps).people}
    if name.strip().casefold() not in people:
        raise NotFound(
            f"The group has no member {printable(name)}.", "`facilitator members` lists them."
        )
    return people[name.strip().casefold()]


def _print(review: Review) -> None:
    out = Console(highlight=False)
    state = "the group has it" if review.is_sent else "a draft"
    state = "approved, hot seats look at it first" if review.is_looked_at else state
    out.print(Text(printable(f"{review.title}: recap version {review.version}, {state}"), "bold"))
    for look in review.looks if review.look_version else ():
        until = "it is fine" if look.is_fine else f"looks until {look.until:%Y-%m-%d %H:%M} UTC"
        out.print(Text(f"  {printable(look.name)}: {until}", "dim"))
    if review.look_version and not review.is_looked_at:
        out.print("It was changed since; approve it again.", style="yellow")
    if review.is_redoing:
        out.print("It is being made anew.", style="yellow")
    for warning in review.warnings:
        out.print(Text(f"! {printable(warning.english)}", "yellow"))
    for label in review.labels:
        out.print(Text(f"! Who is {printable(label)}?", "yellow"))
    if review.summary:
        out.print(Text(printable(review.summary)))
    for seat in review.seats:
        out.print()
        for one in (seat.brought, *seat.solutions):
            out.print(_line(one))
        if seat.summary:
            out.print(Text(f"  {printable(seat.summary)}", "dim"))
    out.print()
    for one in (*review.commitments, *review.points):
        out.print(_line(one))


def _line(one: ReviewedStatement) -> Text:
    entry = one.entry
    marks = [
        word
        for word, is_so in (
            ("confidential", entry.is_confidential or entry.is_hidden),
            ("struck by a member", entry.is_struck), ("left out", entry.is_dropped),
            ("merged", bool(entry.joined)), ("look at it", not one.is_sound),
            ("read twice", one.is_read_twice),
        )
        if is_so
    ]  # fmt: skip
    due = f" (by {entry.now.due})" if entry.now.due else ""
    text = f"{entry.now.speaker}: {entry.now.text}{due}"
    reasons = () if one.is_sound else one.doubts
    return Text.assemble(
        (f"{one.key}  ", "dim"), (f"{entry.now.part}  ", "magenta"), printable(text),
        (f"  [{', '.join(marks)}]" if marks else "", "yellow"),
        *((f"\n    {printable(reason)}", "yellow") for reason in reasons),
    )  # fmt: skip


def _deps() -> Deps:
    deps = command_deps.deps()
    deps.db.upgrade()
    return deps
