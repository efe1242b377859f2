"""`facilitator recap`: the main job, in the terminal."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from facilitator import config, wiring
from facilitator.domain.errors import Refused, UnreadableTranscript
from facilitator.presenting import RecapView, present
from facilitator.services.make_recap import Made, make_recap

LARGEST_FILE_BYTES = 50 * 1024 * 1024
STEPS = 4


def register(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command()(recap)


def recap(
    files: Annotated[list[str], typer.Argument(help="Transcript files of one session; - is stdin")],
    members: Annotated[Path | None, typer.Option(help="CSV: name,email,aliases,role")] = None,
    theme: Annotated[str, typer.Option(help="The group's theme")] = "base",
    engine: Annotated[str | None, typer.Option(help="auto, offline or openai")] = None,
    format: Annotated[str, typer.Option(help="text or json")] = "text",
    output: Annotated[Path | None, typer.Option(help="Write here instead of the terminal")] = None,
    group: Annotated[str, typer.Option(help="The group's name")] = "My group",
    held_on: Annotated[str | None, typer.Option(help="The day of the session, 2026-03-04")] = None,
) -> None:
    """Make the recap of a session from its transcript."""
    day = _day(held_on)
    settings = config.load()
    contents = [_bytes(name) for name in files]
    roster = members.read_bytes() if members and _there(members) else None
    title = group if files[0] == "-" else f"{group}: {Path(files[0]).stem}"
    with _progress() as bar:
        chosen = wiring.engine(settings, engine)
        made = make_recap(contents, roster, chosen, held_on=day, progress=bar)
    view = _view(made, title, theme, day)
    _print(present(format, view), output)


def _view(made: Made, title: str, theme: str, day: date | None) -> RecapView:
    return RecapView(
        recap=made.recap,
        title=title,
        theme=theme,
        held_at=datetime(day.year, day.month, day.day) if day else None,
        seconds=made.transcript.seconds,
        speakers=len(made.transcript.speakers),
        moderator=next(iter(sorted(made.roster.moderators)), None),
    )


def _bytes(name: str) -> bytes:
    if name == "-":
        content = sys.stdin.buffer.read(LARGEST_FILE_BYTES + 1)
    else:
        path = Path(name)
        if not _there(path):
            raise Refused(f"{name} is not a file.", "Give the path of a transcript.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    if len(content) > LARGEST_FILE_BYTES:
        raise UnreadableTranscript(
            f"{name} is larger than {LARGEST_FILE_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, TXT, DOCX), not the recording.",
        )
    return content


def _there(path: Path) -> bool:
    if not path.is_file():
        raise Refused(f"There is no file {path}.", "Check the path.")
    return True


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(f"{text} is not a day.", "Write it as 2026-03-04.") from None


def _print(text: str, output: Path | None) -> None:
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


class _progress:
    """A progress bar on stderr, moved on by each step's name."""

    def __enter__(self) -> _progress:
        self.bar = Progress(
            SpinnerColumn(), *Progress.get_default_columns()[:2], TextColumn("{task.percentage:.0f}%"),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self.bar.start()
        self.task = self.bar.add_task("Starting", total=STEPS)
        return self

    def __call__(self, step: str) -> None:
        self.bar.update(self.task, description=step, advance=1)

    def __exit__(self, *_: object) -> None:
        self.bar.stop()
