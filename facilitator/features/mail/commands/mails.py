"""Command `facilitator mails`: list mails that were not delivered, send them again or drop them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from facilitator.domain.mails import MailState
from facilitator.domain.recaps.view import printable
from facilitator.features.mail import manage_mails
from facilitator.features.mail.manage_mails import UNDELIVERED_STATES, MailLine
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Number = Annotated[int, typer.Argument(help="The mail's number in the list")]
COLOURS = {MailState.DOUBT: "yellow", MailState.REFUSED: "red", MailState.DROPPED: "dim"}
STATE_NOTES = {MailState.DOUBT: "Maybe sent: send again?"}


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    family = typer.Typer(help="Look after mails.")
    family.callback(invoke_without_command=True)(mails)
    family.command("send-again")(send_again)
    family.command()(drop)
    app.add_typer(family, name="mails")


def mails(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those sent and dropped")] = False,
) -> None:
    """List the mails that are not through yet: to whom, what kind, and why."""
    if context.invoked_subcommand:
        return
    with command_deps.database().tx() as tx:
        lines = manage_mails.mail_lines(tx, tuple(MailState) if every else UNDELIVERED_STATES)
        numbers = manage_mails.counts(tx)
    out = Console(highlight=False)
    for line in lines:
        out.print(_format_line(line), soft_wrap=True)
    summary = ", ".join(f"{number} {state}" for state, number in sorted(numbers.items()))
    out.print(f"Mails: {summary}." if summary else "No mails yet.", soft_wrap=True)
    doubtful = [line.id for line in lines if line.state is MailState.DOUBT]
    if doubtful:
        out.print(f"Ask whether it came, then: facilitator mails send-again {doubtful[0]}, "
                  f"or facilitator mails drop {doubtful[0]}.", soft_wrap=True)  # fmt: skip


def send_again(mail: Number) -> None:
    """Send a mail again. One that is in doubt may then arrive twice."""
    was = manage_mails.send_again(mail, _deps())
    twice = " It may arrive twice." if was is MailState.DOUBT else ""
    print(f"Mail {mail} leaves within half a minute, while the service runs.{twice}")


def drop(mail: Number) -> None:
    """Never send a mail."""
    manage_mails.drop(mail, _deps())
    print(f"Mail {mail} is dropped.")


def _deps() -> Deps:
    return command_deps.deps()


def _format_line(line: MailLine) -> Text:
    """Format a mail as two lines: who and what, then its state."""
    colour = COLOURS.get(line.state, "green")
    text = Text.assemble(f"{line.id:5}  ", (f"{line.state:8}", colour), f" {printable(line.to)}")
    text.append(f"  {line.kind}, {printable(line.group)}, since {_format_time(line.since)}", "dim")
    why = f"{STATE_NOTES.get(line.state, '')} {printable(line.why)}".strip()
    if line.next_try_at and line.state is MailState.WAITING:
        why += f" Next try: {_format_time(line.next_try_at)}."
    return text.append(f"\n{'':7}{why}") if why else text


def _format_time(at: datetime) -> str:
    return f"{at:%d %b %H:%M} UTC"
