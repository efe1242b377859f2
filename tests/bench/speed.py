"""How fast, and in how much memory: ratios and figures of one run on one machine."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import _long

REPEATS = 7
DATA_KEY = "a key for this bench alone"


def run(short: bool = False) -> None:
    lengths = (0.25,) if short else (0.25, 0.5, 1, 3, 6, 12)
    _reading(lengths[0] if short else 3.0, 1 if short else REPEATS)
    for hours in lengths:
        _recap(hours)
    _recap(lengths[0] if short else 3, DATA_KEY)


def _reading(hours: float, repeats: int) -> None:
    import webvtt  # noqa: PLC0415 -- only the bench compares with it

    from facilitator import readers  # noqa: PLC0415 -- not part of the timing

    content = _long.vtt(hours)
    ours, theirs = [], []
    for _ in range(repeats):
        at = time.perf_counter()
        readers.read(content)
        between = time.perf_counter()
        webvtt.from_string(content.decode())
        ours.append(between - at)
        theirs.append(time.perf_counter() - between)
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"reading {hours:g} h, {content.count(b'-->')} cues: {ratio:.1f} x as fast as webvtt-py "
          f"({statistics.median(ours) * 1000:.0f} ms)")  # fmt: skip


def _recap(hours: float, *keys: str) -> None:
    """In a process of its own, so that the memory is this recap's alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.vtt"
        path.write_bytes(_long.vtt(hours))
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench._once", path, folder, *keys],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    figures = json.loads(done.stdout)
    seconds, mb = figures["seconds"], figures["mb"]
    sealed = f", sealed with a data key; {figures['kept_mb']:.1f} MB kept" if keys else ""
    print(f"recap of {hours:5.2f} h: {seconds:.2f} s, {seconds / hours:.2f} s an hour, {mb:.0f} MB"
          f"{sealed}")  # fmt: skip
