"""Sentences of our own that a rule must tell apart: `+ ` is what it looks for, `- ` is not."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "samples" / "phrases"


def phrases(name: str) -> pytest.MarkDecorator:
    """The sentences of a file as the parameters ``said`` and ``is_one``."""
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = [(row[2:], row[0] == "+") for row in rows if row[:2] in ("+ ", "- ")]
    return pytest.mark.parametrize(("said", "is_one"), told, ids=[words for words, _ in told])
