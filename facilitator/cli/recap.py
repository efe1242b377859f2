"""`facilitator recap` and `facilitator demo`: the main job, in the terminal."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from facilitator import config, samples, wiring
from facilitator.domain.errors import Refused, UnreadableTranscript
from facilitator.presenting import formats, present
from facilitator.services.keep_calls import LedgerInRecords
from facilitator.services.make_recap import Handed, make_recap
from facilitator.services.take_session import STEPS, Taken, take_session, view_of

LARGEST_FILE_BYTES = 50 * 1024 * 1024


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command()(recap)
    app.command()(demo)


def recap(
    files: Annotated[list[str], typer.Argument(help="Transcript files of one session; - is stdin")],
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    theme: Annotated[str, typer.Option(help="The group's theme")] = "base",
    engine: Annotated[str | None, typer.Option(help="auto, offline or openai")] = None,
    format: Annotated[str, typer.Option(help="text, json, markdown or html")] = "text",
    output: Annotated[Path | None, typer.Option(help="Write here instead of the terminal")] = None,
    group: Annotated[str, typer.Option(help="The group's name")] = "My group",
    held_on: Annotated[str | None, typer.Option(help="The day of the session, 2026-03-04")] = None,
    session_format: Annotated[str | None, typer.Option(help="The session's format")] = None,
    language: Annotated[str, typer.Option(help="The language a model writes in: en, de …")] = "en",
    store: Annotated[bool, typer.Option(help="Keep records, write the members' mails")] = True,
) -> None:
    """Make the recap of a session from its transcript."""
    if format not in formats():
        raise Refused(f"There is no format {format}.", f"Choose one of {', '.join(formats())}.")
    title = group if files[0] == "-" else f"{group}: {Path(files[0]).stem}"
    handed = Handed(
        files=[read(Path(name)) for name in files],
        members=read(members) if members else None,
        held_on=day(held_on),
        group=group_name(group),
        title=title,
        theme=theme,
        format=session_format,
        language=language,
    )
    taken = _run(handed, engine, store)
    _print(present(format, taken.view), output)
    if format == "text" and output is None:
        _say_where(taken)


def demo() -> None:
    """Play the main job on a sample session: recap, records and mails, without any account."""
    handed = Handed(
        files=[samples.transcript(), samples.chat()],
        members=samples.members(),
        held_on=samples.HELD_ON,
        group=samples.GROUP,
        title=samples.TITLE,
        theme=samples.THEME,
    )
    taken = _run(handed, None, True)
    _print(present("text", taken.view), None)
    _say_where(taken)
    number = taken.kept.session_id if taken.kept else 1
    out = Console(highlight=False)
    out.print("\nTry next", style="bold")
    for command, why in (
        (f"facilitator show {number} --format html > recap.html", "the recap as a page"),
        ("facilitator sessions", "what the records hold"),
        ("facilitator recap YOUR-TRANSCRIPT.vtt --members members.csv", "your own session"),
        ("facilitator debrief", "a recap where recording is forbidden"),
    ):
        out.print(f"  .venv/bin/{command}", style="cyan", markup=False, soft_wrap=True)
        out.print(f"      {why}", style="dim")


def _run(handed: Handed, engine: str | None, store: bool) -> Taken:
    settings = config.load()
    with _progress() as bar:
        if not store:
            chosen = wiring.engine(settings, handed, engine)
            return Taken(view_of(handed, make_recap(handed, chosen, progress=bar)))
        db = wiring.database(settings)
        ledger = LedgerInRecords(db)
        chosen = wiring.engine(settings, handed, engine, ledger)
        taken = take_session(handed, chosen, db, settings.outbox, bar)
        if taken.kept:
            ledger.belongs_to(taken.kept.session_id)
        return taken


def _say_where(taken: Taken) -> None:
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


def group_name(group: str) -> str:
    """A group's name without stray spaces. Raises Refused."""
    name = " ".join(group.split())
    if not name or len(name) > 200 or not name.isprintable():
        raise Refused("A group needs a name of at most 200 letters.", "Give it with --group.")
    return name


def read(path: Path) -> bytes:
    """A file's bytes; `-` is standard input. Raises Refused, UnreadableTranscript if too large."""
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(LARGEST_FILE_BYTES + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).", "Check the path.") from error
    if len(content) > LARGEST_FILE_BYTES:
        raise UnreadableTranscript(
            f"{path} is larger than {LARGEST_FILE_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, TXT, DOCX), not the recording.",
        )
    return content


def day(text: str | None) -> date | None:
    """A day written as 2026-03-04. Raises Refused."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(f"{text} is not a day.", "Write it as 2026-03-04.") from None


def _print(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(
            f"{output} cannot be written ({error.strerror}).", "Check the path."
        ) from error


class _progress:
    """A progress bar on stderr, moved on by each step's name."""

    def __enter__(self) -> _progress:
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
