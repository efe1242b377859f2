"""One recap in a process of its own: prints seconds and peak memory."""

import json
import resource
import sys
import time
from pathlib import Path

from facilitator.engines.offline import OfflineEngine
from facilitator.services.make_recap import make_recap

if __name__ == "__main__":
    path = Path(sys.argv[1])
    at = time.perf_counter()
    make_recap([path.read_bytes()], None, OfflineEngine())
    seconds = time.perf_counter() - at
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": peak}))
