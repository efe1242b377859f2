"""Counts tokens with tiktoken. Its vocabularies are packaged, so no network is needed."""

from __future__ import annotations

import hashlib
import lzma
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tiktoken

PACKED = Path(__file__).parent / "tiktoken_cache"
UNKNOWN_MODEL = "o200k_base"


class _Vocabulary(NamedTuple):
    cache_name: str  # SHA-1 of the URL that tiktoken would download
    sha256: str  # checksum that tiktoken verifies


_VOCABULARIES = {
    "o200k_base": _Vocabulary(
        "fb374d419588a4632f3f557e76b4b70aebbca790",
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "cl100k_base": _Vocabulary(
        "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}


class TiktokenCounter:
    """Counts tokens as the given model does; unknown models count like the newest."""

    def __init__(self, model: str) -> None:
        self._encoding = encoding(encoding_name(model))

    def count(self, text: str) -> int:
        """The number of tokens in a text; special tokens in it count as plain text."""
        return len(self._encoding.encode(text, disallowed_special=()))


def encoding_name(model: str) -> str:
    """The packaged vocabulary of a model, or the newest one."""
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return UNKNOWN_MODEL
    return name if name in _VOCABULARIES else UNKNOWN_MODEL


@cache
def encoding(name: str) -> tiktoken.Encoding:
    """Load an encoding without network access."""
    if "TIKTOKEN_CACHE_DIR" not in os.environ:
        os.environ["TIKTOKEN_CACHE_DIR"] = str(_folder())
    _unpack(name, Path(os.environ["TIKTOKEN_CACHE_DIR"]))
    return tiktoken.get_encoding(name)


def _folder() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = Path(home) / "facilitator" / "tiktoken"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="tiktoken-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="tiktoken-"))


def _unpack(name: str, folder: Path) -> None:
    """Unpack the vocabulary unless it is there; replaces a damaged file, atomically."""
    vocabulary = _VOCABULARIES[name]
    path = folder / vocabulary.cache_name
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == vocabulary.sha256:
        return
    content = lzma.decompress((PACKED / f"{name}.tiktoken.xz").read_bytes())
    descriptor, temporary_path = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    os.replace(temporary_path, path)
