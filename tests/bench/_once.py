"""One recap with its records, in a process of its own: prints seconds and peak memory."""

import json
import resource
import sys
import time
from pathlib import Path

from facilitator.engines.offline import OfflineEngine
from facilitator.records.database import Database
from facilitator.services.make_recap import make_recap
from facilitator.services.publish import publish

if __name__ == "__main__":
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    db = Database(f"sqlite:///{folder / 'bench.db'}")
    db.upgrade()
    at = time.perf_counter()
    made = make_recap([path.read_bytes()], None, OfflineEngine())
    publish(db, made, "Bench", path.stem, "base")
    seconds = time.perf_counter() - at
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": peak}))
