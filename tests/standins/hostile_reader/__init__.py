"""A process that reads files, and has a reader that does what hostile files could."""

from pathlib import Path

from facilitator.reading._process import PROGRAM

_FOLDER = str(Path(__file__).parent)
HOSTILE = f"from facilitator import readers; readers.__path__.append({_FOLDER!r}); {PROGRAM}"
