"""The limits of the process that reads files, and of what it may answer."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_ANSWER_BYTES = 8 * 1024 * 1024  # a session of 12 h has 1.3 MB
MOST_SPANS = 100_000  # and 16,000 spans
LONGEST_NAME = 1_000  # characters of a speaker's name


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take; a session of 12 h takes one second.

    ``memory_mb`` is address space, of which 200 are taken before a file is read; a process that was
    just started may take ``start_seconds`` longer.
    """

    cpu_seconds: float = 10.0
    wall_seconds: float = 30.0
    memory_mb: int = 1024
    start_seconds: float = 30.0
