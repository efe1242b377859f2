"""Command `facilitator forget`: remove a person's words and name from the records."""

from __future__ import annotations

from typing import Annotated

import typer

from facilitator import config
from facilitator.domain.recaps.view import printable
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.recaps.mail_files import remove_mails
from facilitator.kit import command_deps
from facilitator.records.traces import COMMAND_SECONDS

STILL_READ = (
    "The database is being read, so that its log may still hold removed words: `facilitator serve` "
    "clears it within a minute, or run `facilitator db erase`."
)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(forget)


def forget(
    person: Annotated[str, typer.Argument(help="The email address or the full name")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
) -> None:
    """Remove a person's words and name from the records; the others' stay readable."""
    settings = config.load()
    if not yes and not typer.confirm(
        f"Remove everything {printable(person)} said? It cannot be undone."
    ):
        print("Nothing was removed.")
        return
    database = command_deps.database(settings)
    forgotten = forget_person(person, database)
    is_erased = database.erase_deleted(COMMAND_SECONDS)
    files = remove_mails(settings.outbox, forgotten.session_ids, forgotten.group_ids)
    print(
        f"Removed {forgotten.turns} turns and {forgotten.statements} statements from "
        f"{len(forgotten.session_ids)} sessions, {forgotten.mails} mails that were not sent, "
        f"and {files} files of mails. "
        "Files you exported or kept elsewhere are yours to remove."
    )
    if not is_erased:
        print(STILL_READ)
