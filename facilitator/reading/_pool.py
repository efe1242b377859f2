"""The processes that read files: started on demand, used again, ended when idle."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Collection, Sequence

from facilitator.domain.errors import ReadingStopped, UnreadableTranscript
from facilitator.domain.sessions.turns import Transcript
from facilitator.readers import TranscriptFile
from facilitator.reading._answers import Stopped, transcript_in
from facilitator.reading._frames import request_of
from facilitator.reading._limits import Limits
from facilitator.reading._process import PROGRAM, ReadingProcess

AT_ONCE = 2  # processes; further requests wait for one of them
IDLE_SECONDS = 300.0
ATTEMPTS = 3


class Pool:
    """At most ``AT_ONCE`` processes; each ends after ``idle_seconds`` without a request."""

    def __init__(
        self, limits: Limits | None = None, idle_seconds: float = IDLE_SECONDS,
        program: str = PROGRAM,
    ) -> None:  # fmt: skip
        self._limits, self._program = limits or Limits(), program
        self._idle_seconds = idle_seconds
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._idle: dict[ReadingProcess, threading.Timer] = {}
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._disown)

    def read_all(self, files: Sequence[TranscriptFile], known: Collection[str]) -> Transcript:
        """See ``reading.read_all``."""
        request, why = request_of(files, known), ""
        for _ in range(ATTEMPTS):
            try:
                return self._ask(request)
            except Stopped as stopped:
                why = str(stopped)
        these = "These files were" if len(files) > 1 else "This file was"
        raise ReadingStopped(
            f"{these} given up after {ATTEMPTS} attempts to read: {why}.",
            "A transcript takes a second. Check that it is the right file, and export it again, "
            "as VTT or as text.",
            number=0 if len(files) == 1 else None,
        )

    def idle(self) -> list[int]:
        """Return the ids of the processes that wait for a request."""
        with self._lock:
            return [process.id for process in self._idle]

    def close(self) -> None:
        """End the processes that wait for a request."""
        while (process := self._pop()) is not None:
            process.end()

    def _ask(self, request: bytes) -> Transcript:
        """Return the answer of a free process. Raises Stopped, UnreadableTranscript."""
        with self._places:
            process, is_fit = self._take(), False
            try:
                transcript = transcript_in(process.ask(request))
                is_fit = True
            except UnreadableTranscript:
                is_fit = True
                raise
            finally:
                if is_fit:
                    self._put_back(process)
                else:
                    process.end()
            return transcript

    def _take(self) -> ReadingProcess:
        while (process := self._pop()) is not None:
            if process.is_usable:
                return process
            process.end()
        return ReadingProcess(self._limits, self._program)

    def _pop(self) -> ReadingProcess | None:
        with self._lock:
            if not self._idle:
                return None
            process, timer = self._idle.popitem()
        timer.cancel()
        return process

    def _put_back(self, process: ReadingProcess) -> None:
        timer = threading.Timer(self._idle_seconds, self._end_idle, [process])
        timer.daemon = True
        with self._lock:
            self._idle[process] = timer
        timer.start()

    def _disown(self) -> None:
        """Forget all processes, in a process that was forked: they belong to the other one."""
        for process in self._idle:
            process.disown()
        self._idle = {}
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()

    def _end_idle(self, process: ReadingProcess) -> None:
        with self._lock:
            if self._idle.pop(process, None) is None:
                return  # taken meanwhile
        process.end()
