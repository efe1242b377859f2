"""One recap with its records in a process of its own: prints seconds and peak memory."""

import json
import resource
import sys
import time
from pathlib import Path

from facilitator.engines.offline import OfflineEngine
from facilitator.records.database import Database
from facilitator.services.make_recap import Handed
from facilitator.services.take_session import take_session

if __name__ == "__main__":
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    db = Database(f"sqlite:///{folder / 'records.db'}")
    db.upgrade()
    handed = Handed([path.read_bytes()])
    at = time.perf_counter()
    take_session(handed, OfflineEngine(), db, folder / "outbox")
    seconds = time.perf_counter() - at
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": peak}))
