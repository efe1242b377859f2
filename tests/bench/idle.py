"""The service at rest: how soon it answers, how much memory and how much of a core it takes."""

import tempfile
import time
from pathlib import Path

import requests

from tests.bench._load import cpu_seconds
from tests.standins.service import Serve, free_port, zoom_settings

SECONDS, STARTS = 40, 3


def run(short: bool = False) -> None:
    seconds, starts, settles = (2, 1, 1) if short else (SECONDS, STARTS, 5)
    with tempfile.TemporaryDirectory() as folder:
        settings = zoom_settings(free_port())
        Serve(Path(folder), **settings).stop()  # makes the tables
        took = []
        for _ in range(starts):
            port, at = free_port(), time.perf_counter()
            started = _Quick(Path(folder), port, **settings)
            while not _answers(f"http://127.0.0.1:{port}/healthz"):
                time.sleep(0.02)
            took.append(time.perf_counter() - at)
            started.stop()
        serve = Serve(Path(folder), **settings)
        time.sleep(settles)
        pid, before = serve.process.pid, cpu_seconds(serve.process.pid)
        time.sleep(seconds)
        used = cpu_seconds(pid) - before
        print(f"answers {min(took):.2f} s after its start (wanted: 2.5; {starts} starts, "
              f"slowest {max(took):.2f} s)")  # fmt: skip
        print(f"at rest: {_own_mb(pid):.0f} MB of its own (wanted: 130), "
              f"{100 * used / seconds:.1f} % of a core (wanted: 2)")  # fmt: skip
        serve.stop()


class _Quick(Serve):
    """Started without waiting for its word."""

    def wait_for(self, pattern, seconds=40):
        return ["", ""]

    def __init__(self, folder, port, **settings):
        super().__init__(folder, port, **settings)


def _answers(url):
    try:
        return requests.get(url, timeout=1).status_code == 200
    except requests.RequestException:
        return False


def _own_mb(pid):
    """What would be free again without the process (USS)."""
    kinds = ("Private_Clean:", "Private_Dirty:")
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(kinds)) / 1024
