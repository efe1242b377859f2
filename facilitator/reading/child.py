"""The process that reads files. It knows no secret, and may use only so much time and memory."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import resource
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.sessions.turns import Transcript
from facilitator.reading._frames import Ended, frame, receive_request, send
from facilitator.reading._languages import load, with_languages
from facilitator.reading._limits import LARGEST_ANSWER_BYTES, LONGEST_NAME, MOST_SPANS, Limits

MOST_OPEN_FILES = 64
DEADLY = (signal.SIGPROF, signal.SIGALRM, signal.SIGIO)
TOO_LONG = UnreadableTranscript(
    "There is more in this file than is said in any session.", "Is it the right file?"
)


def main(prepare: Callable[[], None] = lambda: None) -> None:
    """Answer requests on standard input, a socket, until the service closes it or ends.

    The last argument of the command line are the limits, as JSON; ``prepare`` runs before they
    hold.
    """
    load()
    prepare()
    limits = Limits(**json.loads(sys.argv[-1]))
    _limit(limits.memory_mb)
    for number in DEADLY:  # without handlers: Python would run none before a pattern has finished
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    with contextlib.suppress(Ended), socket.socket(fileno=0) as connection:
        while True:
            files, known = receive_request(connection)
            with _time_limits(limits), _ends_with(connection):
                answer = _answer(files, known, limits)
            send(connection, frame(answer))


def _limit(memory_mb: int) -> None:
    """Limit memory, and write nothing: also no core dump, which would hold what was said."""
    with contextlib.suppress(ValueError):  # macOS knows no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024**2,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))


@contextlib.contextmanager
def _time_limits(limits: Limits) -> Iterator[None]:
    """End this process, by SIGPROF or SIGALRM, if the work takes too long."""
    signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


@contextlib.contextmanager
def _ends_with(connection: socket.socket) -> Iterator[None]:
    """End this process as soon as the service closes the connection or ends, by SIGIO."""
    plain = fcntl.fcntl(connection, fcntl.F_GETFL)
    fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(connection, fcntl.F_SETFL, plain | os.O_ASYNC)
    if select.select([connection], [], [], 0)[0]:
        raise Ended  # before the signal was set
    yield
    fcntl.fcntl(connection, fcntl.F_SETFL, plain)


def _answer(
    files: Sequence[readers.TranscriptFile], known: Collection[str], limits: Limits
) -> bytes:
    """Return the answer; an error that is no UnreadableTranscript is told by its place alone."""
    try:
        answer = _encoded(_as_json(with_languages(readers.read_all(files, known), known)))
        if len(answer) > LARGEST_ANSWER_BYTES:
            raise TOO_LONG
        return answer
    except UnreadableTranscript as error:
        number = _unreadable(files) if len(files) > 1 else 0
        return _encoded({"unreadable": [error.message, error.advice, number]})
    except MemoryError:
        return _encoded({"stopped": f"it needed more than {limits.memory_mb} MB of memory"})
    except Exception as error:  # noqa: BLE001 -- its text may hold what was said
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return _encoded({"stopped": f"it led to an error ({type(error).__name__} in {where})"})


def _as_json(transcript: Transcript) -> dict[str, Any]:
    if sum(len(turn.spans) for turn in transcript.turns) > MOST_SPANS:
        raise TOO_LONG
    return {
        "turns": [
            [turn.speaker[:LONGEST_NAME], turn.language, turn.spans] for turn in transcript.turns
        ],
        "source": transcript.source,
        "warnings": [warning.as_json() for warning in transcript.warnings],
        "held_on": transcript.held_on and transcript.held_on.isoformat(),
    }


def _unreadable(files: Sequence[readers.TranscriptFile]) -> int | None:
    """Return the place of the first file that cannot be read."""
    for number, file in enumerate(files):
        try:
            readers.read_all([file])
        except UnreadableTranscript:
            return number
    return None


def _encoded(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
