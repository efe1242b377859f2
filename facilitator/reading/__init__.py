"""Reads transcript files in a child process with limits of time and memory.

Nobody knows what is in a file from outside: it may keep a pattern busy for hours, or unpack to
gigabytes. So it is read by a process that has no secrets and is ended where a file asks too much of
it. The process starts with the first file and ends after five idle minutes, so that a service at
rest is as small as before. Its answers are checked like any input from outside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facilitator.domain.sessions.turns import Transcript
from facilitator.readers import TranscriptFile
from facilitator.reading._pool import Pool

__all__ = ["TranscriptFile", "read", "read_all"]

_pool = Pool()


def read(content: bytes, *, known: Collection[str] = ()) -> Transcript:
    """Read one file, see ``read_all``."""
    return read_all([TranscriptFile(content)], known)


def read_all(files: Sequence[TranscriptFile], known: Collection[str] = ()) -> Transcript:
    """Read the files of one session: speech in order, chat messages inserted by their times.

    ``known`` are the names and aliases of members. Raises UnreadableTranscript with advice;
    ReadingStopped if it took too much, or ended the process, three times; ExternalServiceError if
    no process can be started.
    """
    return _pool.read_all(files, known)
