"""One process that reads files, as the service sees it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict

from facilitator.domain.errors import ExternalServiceError
from facilitator.reading._answers import Stopped
from facilitator.reading._frames import Ended, receive, send
from facilitator.reading._limits import LARGEST_ANSWER_BYTES, Limits

PROGRAM = "from facilitator.reading.child import main; main()"
_PATHS = "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}  # threads would take memory
EXIT_SECONDS = 5.0


class ReadingProcess:
    """A child process that reads files, one request at a time."""

    def __init__(self, limits: Limits, program: str) -> None:
        """Start it. Raises ExternalServiceError."""
        self._limits = limits
        paths = json.dumps([os.path.abspath(path) for path in sys.path])
        try:
            self._connection, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    [
                        sys.executable, "-I", "-B", "-c", _PATHS + program,
                        paths, json.dumps(asdict(limits)),
                    ],
                    stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    env=_ENVIRONMENT, cwd="/", start_new_session=True,
                )  # fmt: skip
        except OSError as error:
            raise ExternalServiceError(
                f"No process could be started to read the file ({error.strerror}).",
                "Check that the machine has memory to spare.",
            ) from error
        self.id = self._process.pid

    @property
    def is_usable(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, request: bytes) -> bytes:
        """Send a request and return the answer. Raises Stopped, after which it must be ended."""
        until = time.monotonic() + self._limits.start_seconds + self._limits.wall_seconds
        try:
            send(self._connection, request, until)
            return receive(self._connection, LARGEST_ANSWER_BYTES, until)
        except Ended as error:
            left = max(until - time.monotonic(), 0.0)
            raise Stopped(str(error) or self._why_ended(min(left, EXIT_SECONDS))) from error

    def end(self) -> None:
        """End it at once."""
        self._connection.close()
        self._process.kill()
        self._process.wait()

    def disown(self) -> None:
        """Leave it to the process that started it; this one was forked from that."""
        self._connection.close()
        self._process.returncode = 0

    def _why_ended(self, seconds: float) -> str:
        """Return why there is no answer; a process that is still there after that time hangs."""
        code = -signal.SIGALRM
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(seconds)
        if code == -signal.SIGALRM:
            return f"it was not done after {self._limits.wall_seconds:g} seconds"
        if code == -signal.SIGPROF:
            return f"it took more than {self._limits.cpu_seconds:g} seconds of computing"
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"the process that reads files ended ({how})"
