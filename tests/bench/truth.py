"""How true the offline recaps are: labelled sessions in ../shared/evaluation, if they are there.

They belong to no checkout: without them the bench says so and measures nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.output import present
from facilitator.features.recaps.process_session import view_of
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap

LABELLED = Path(__file__).parents[3] / "shared" / "evaluation"


def run(short: bool = False) -> None:
    if not LABELLED.is_dir():
        print("no labelled sessions beside the checkout; skipped")
        return
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as some:
        gold = LABELLED / "dev"
        if short:
            gold = _first(gold, Path(some))
        for transcript in sorted(gold.glob("*.vtt")):
            members = gold / f"{transcript.stem}.members.csv"
            handed = SessionFiles(
                [transcript.read_bytes()], members.read_bytes(), title=transcript.stem
            )
            view = view_of(handed, make_recap(handed, OfflineEngine()))
            (Path(folder) / f"{transcript.stem}.json").write_text(present("json", view))
        subprocess.run([sys.executable, LABELLED / "score.py", gold, folder], check=True)


def _first(gold: Path, folder: Path) -> Path:
    """A folder with the first of the labelled sessions alone."""
    name = min(path.stem for path in gold.glob("*.vtt"))
    for path in gold.glob(f"{name}.*"):
        shutil.copy(path, folder)
    return folder
