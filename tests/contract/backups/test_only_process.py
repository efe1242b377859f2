"""One process works on SQLite, whatever its number is; the lock ends with it."""

import os
import time

from tests.standins.command import facilitator
from tests.standins.service import Serve


def test_a_second_service_is_refused_and_a_killed_one_leaves_no_lock(tmp_path):
    first = Serve(tmp_path)
    try:
        second = facilitator(
            tmp_path, "serve", "--port", "0", FACILITATOR_VAR=str(tmp_path / "var")
        )

        assert second.returncode == 2
        assert "Another process of facilitator works in" in second.stderr
        first.kill()
        began = time.monotonic()
        first = Serve(tmp_path)
        assert time.monotonic() - began < 20  # it does not wait until the other counts as dead
        assert os.listdir(tmp_path / "var")
    finally:
        first.stop()
