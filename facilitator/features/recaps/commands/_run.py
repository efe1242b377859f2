"""Run the recap in the terminal with a progress bar, and print where the results are."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from facilitator import config
from facilitator.domain.errors import Refused
from facilitator.features.llm.call_ledger import DatabaseLedger
from facilitator.features.recaps.process_session import (
    STEPS,
    ProcessedSession,
    process_session,
    view_of,
)
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.features.transcripts.upload_defaults import RecapOptions, with_defaults
from facilitator.kit import command_deps


def run_recap(
    handed: SessionFiles, wanted: RecapOptions, engine: str | None, store: bool
) -> ProcessedSession:
    settings = config.load()
    has_records = store or not settings.is_embedded or settings.records_file.exists()
    db = command_deps.database(settings) if has_records else None
    handed = with_defaults(handed, wanted, db)
    with _Progress() as bar:
        if db is None or not store:
            chosen = command_deps.engine(settings, handed, engine)
            return ProcessedSession(view_of(handed, make_recap(handed, chosen, progress=bar)))
        ledger = DatabaseLedger(db)
        chosen = command_deps.engine(settings, handed, engine, ledger)
        taken = process_session(handed, chosen, db, settings.outbox, bar)
        if taken.kept:
            ledger.belongs_to(taken.kept.session_id)
        return taken


def print_location(taken: ProcessedSession) -> None:
    if taken.kept is None:
        return
    again = ", known already" if taken.kept.was_known else ""
    out = Console(highlight=False)
    out.print(
        f"\nKept as session {taken.kept.session_id} (recap version {taken.kept.version}{again}).",
        style="green",
    )
    if taken.mails:
        folder = taken.mails[0].parent
        out.print(
            f"{len(taken.mails)} mails are written to {folder}; nothing was sent.", style="green"
        )
    session_id = taken.kept.session_id
    out.print(
        f"Look at it: facilitator review show {session_id}. Send it: … review approve {session_id}."
    )


def write_output(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(
            f"{output} cannot be written ({error.strerror}).", "Check the path."
        ) from error


class _Progress:
    """A progress bar on stderr; call it with the name of each step."""

    def __enter__(self) -> _Progress:
        self.bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(),
            TextColumn("{task.percentage:.0f}%"),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self.bar.start()
        self.task = self.bar.add_task("Starting", total=STEPS)
        return self

    def __call__(self, step: str) -> None:
        self.bar.update(self.task, description=step, advance=1)

    def __exit__(self, *_: object) -> None:
        self.bar.stop()
