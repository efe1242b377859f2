"""Power cuts while mails are sent: how many arrive twice, are lost, or are left in doubt."""

import os
import tempfile
from pathlib import Path

from tests.standins import mailing

KILLS, MAILS = 200, 1000  # FACILITATOR_BENCH_MAILS=20,100 for a shorter run
REST_SECONDS = 900


def run(short: bool = False) -> None:
    wanted = (
        ["1", "10"]
        if short
        else os.environ.get("FACILITATOR_BENCH_MAILS", f"{KILLS},{MAILS}").split(",")
    )
    kills, mails = int(wanted[0]), int(wanted[1])
    with tempfile.TemporaryDirectory() as folder:
        tally = mailing.play(Path(folder), mails, kills, REST_SECONDS)
    told = ", ".join(f"{number} {state}" for state, number in sorted(tally.states.items()))
    print(f"{mails} mails to a server that stalls or refuses, {kills} kills, {tally.seconds:.0f} s")
    print(f"  {tally.hits} of the kills came while mails were still to be sent")
    print(f"  {told}")
    print(f"  second mails {tally.second} (wanted: 0), lost {tally.lost} (wanted: 0)")
    print(f"  in doubt by a kill {tally.doubts}, {tally.doubts / max(kills, 1):.2f} a kill "
          "(wanted: at most 1)")  # fmt: skip
