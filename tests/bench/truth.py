"""How true the offline recaps are: labelled sessions in ../shared/evaluation, if they are there.

They belong to no checkout: without them the bench says so and measures nothing. LABELLED_SESSIONS
names more folders of the same form, separated by colons: sessions that are kept closed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.output import present
from facilitator.features.recaps.process_session import view_of
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap

LABELLED = Path(__file__).parents[3] / "shared" / "evaluation"
SHOWN = {
    "score.py": ("hot_seat_f1", "solution_f1", "attribution", "verbatim"),
    "score_more.py": ("com_f1", "due_acc", "due_invented", "must_not_violations"),
}


def run(short: bool = False) -> None:
    if not LABELLED.is_dir():
        print("no labelled sessions beside the checkout; skipped")
        return
    more = [Path(folder) for folder in os.environ.get("LABELLED_SESSIONS", "").split(":") if folder]
    for gold in (LABELLED / "dev", LABELLED / "sessions", *more):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as some:
            _measure(_first(gold, Path(some)) if short else gold, Path(folder))


def _measure(gold: Path, made: Path) -> None:
    for transcript in sorted(gold.glob("*.vtt")):
        label = json.loads((gold / f"{transcript.stem}.gold.json").read_text())
        handed = SessionFiles(
            [transcript.read_bytes()],
            (gold / f"{transcript.stem}.members.csv").read_bytes(),
            held_on=date.fromisoformat(label["held_on"]) if "held_on" in label else None,
            title=transcript.stem,
        )
        view = view_of(handed, make_recap(handed, OfflineEngine()))
        (made / f"{transcript.stem}.json").write_text(present("json", view))
    print(f"{gold.name}, {len(list(gold.glob('*.vtt')))} sessions")
    scored = {group: dict(figures) for group, figures in _scored("score.py", gold, made).items()}
    if any("language" in p.read_text() for p in gold.glob("*.gold.json")):
        for group, figures in _scored("sessions/score_more.py", gold, made).items():
            scored.setdefault(group, {}).update(figures)
    for group, figures in sorted(scored.items()):
        told = [
            f"{n} {_told(figures[n])}" for names in SHOWN.values() for n in names if n in figures
        ]
        print(f"  {group:7s}", ", ".join(told))


def _scored(script: str, gold: Path, made: Path) -> dict[str, dict[str, object]]:
    command = [sys.executable, LABELLED / script, gold, made, "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def _told(figure: object) -> str:
    value = figure[0] if isinstance(figure, list) else figure  # the ends of an interval follow
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _first(gold: Path, folder: Path) -> Path:
    """A folder with the first of the labelled sessions alone."""
    name = min(path.stem for path in gold.glob("*.vtt"))
    for path in gold.glob(f"{name}.*"):
        shutil.copy(path, folder)
    return folder
