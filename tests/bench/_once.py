"""One recap with its records in a process of its own: prints seconds, peak memory, file size."""

import json
import resource
import sys
import time
from pathlib import Path

from facilitator.adapters.encryption import FernetCipher
from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.process_session import process_session
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.records.database import Database

if __name__ == "__main__":
    path, folder, keys = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    lock = FernetCipher(*keys, purpose="records") if keys else None
    db = Database(f"sqlite:///{folder / 'records.db'}", lock)
    db.upgrade()
    handed = SessionFiles([path.read_bytes()])
    at = time.perf_counter()
    process_session(handed, OfflineEngine(), db, folder / "outbox")
    seconds = time.perf_counter() - at
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    db.close()
    kept = (folder / "records.db").stat().st_size / 1024**2
    print(json.dumps({"seconds": seconds, "mb": peak, "kept_mb": kept}))
