"""Data of each language: phrases and word lists as TOML, a folder per language, a file per part."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")


@cache
def pack_part(language: str, part: str) -> dict[str, Any]:
    """Return the data of one part of a language's pack, as `packs/LANGUAGE/PART.toml` has it.

    Empty for a language, or a part of it, that has no file.
    """
    path = _FOLDER / language / f"{part}.toml"
    if language not in LANGUAGES or not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
