"""`facilitator agenda`: draft, show, edit and send the agenda of an upcoming session."""

from __future__ import annotations

from typing import Annotated

import typer

from facilitator.domain.agenda.parts import AgendaPart
from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.view import printable
from facilitator.features.agenda import edit_agenda, prepare_agenda, send_agenda
from facilitator.features.agenda.commands._print import print_agenda
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Number = Annotated[int, typer.Argument(help="The session's number")]
Member = Annotated[str, typer.Argument(help="A member's name")]


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    family = typer.Typer(help="Manage agendas.", no_args_is_help=True)
    for command in (draft, show, redo, catch_up, pin, drop, free, approve):
        family.command()(command)
    app.add_typer(family, name="agenda")


def draft(session: Number) -> None:
    """Draft the agenda now and mail it to the moderators. Safe to run again."""
    deps = _deps()
    is_new = prepare_agenda.prepare(session, deps)
    send_agenda.mail_draft(session, deps)
    if not is_new:
        print("There is a draft already; `facilitator agenda redo` regenerates parts of it.")
    _show(session, deps)


def show(session: Number) -> None:
    """Print the agenda as its moderator sees it."""
    _show(session, _deps())


def redo(
    session: Number, part: Annotated[list[AgendaPart], typer.Argument(help="Parts to regenerate")]
) -> None:
    """Regenerate parts of the agenda; edits in other parts are kept."""
    deps = _deps()
    prepare_agenda.regenerate_parts(session, part, None, deps, again=AgendaPart.ICEBREAKER in part)
    _show(session, deps)


def catch_up(session: Number) -> None:
    """Update the agenda with what has changed since it was made; edited parts are kept."""
    deps = _deps()
    prepare_agenda.catch_up(session, None, deps)
    _show(session, deps)


def pin(session: Number, member: Member) -> None:
    """Give a member a hot seat."""
    _pin(session, member, True)


def drop(session: Number, member: Member) -> None:
    """Give a member no hot seat this time."""
    _pin(session, member, False)


def free(session: Number, member: Member) -> None:
    """Leave it to the rule again whether a member gets a hot seat."""
    _pin(session, member, None)


def approve(session: Number) -> None:
    """Send the agenda to the group. Safe to run again: nothing is sent twice."""
    sent = send_agenda.approve(session, None, None, _deps())
    print("It is in the outbox for everybody." if sent else "The group has this agenda already.")


def _pin(session: int, member: str, sits: bool | None) -> None:
    deps = _deps()
    people = {
        one.name.casefold(): one for one in send_agenda.open_draft(session, None, deps).people
    }
    if member.casefold() not in people:
        names = ", ".join(one.name for one in people.values())
        raise NotFound(f"The group has no member {printable(member)}.", f"Choose from {names}.")
    edit_agenda.pin(session, people[member.casefold()].person_id, sits, None, deps)
    _show(session, deps)


def _show(session: int, deps: Deps) -> None:
    print_agenda(send_agenda.open_draft(session, None, deps))


def _deps() -> Deps:
    deps = command_deps.deps()
    deps.db.upgrade()
    return deps
