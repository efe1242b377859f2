"""Counts tokens with tiktoken, whose vocabularies ship with us: no network is ever needed."""

from __future__ import annotations

import hashlib
import lzma
import os
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

DEFAULT = "o200k_base"
# The names are those under which tiktoken looks for a file it has fetched before (the SHA-1 of
# its address), the sums are those tiktoken itself checks (tiktoken_ext/openai_public.py).
VOCABULARIES = {
    "o200k_base": (
        "fb374d419588a4632f3f557e76b4b70aebbca790",
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "cl100k_base": (
        "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}
_PIECE = 20_000  # characters; a longer run without a space can overflow tiktoken's matcher
_loading = Lock()


class TokenCounter:
    """Counts as the model's own server would; a model tiktoken does not know as gpt-5 does."""

    def __init__(self, model: str = "", folder: Path | None = None) -> None:
        self.model = model
        self.folder = folder

    def count(self, text: str) -> int:
        """The number of tokens of ``text``; words like <|endoftext|> count as plain text."""
        encoding = encoding_for(self.model, self.folder)
        pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
        return sum(len(encoding.encode_ordinary(piece)) for piece in pieces)


def encoding_for(model: str, folder: Path | None = None) -> Encoding:
    """The encoding of ``model``; o200k_base for models that tiktoken does not know."""
    from tiktoken.model import encoding_name_for_model  # noqa: PLC0415 -- costs 0.1 s

    try:
        name = encoding_name_for_model(model)
    except KeyError:
        name = DEFAULT
    return _loaded(name if name in VOCABULARIES else DEFAULT, folder)


def unpacked(name: str, folder: Path | None = None) -> Path:
    """The folder with the vocabulary ``name`` in it, made whole where it is missing or damaged."""
    for place in [folder] if folder else _places():
        try:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            _unpack(name, place)
        except OSError:
            continue
        return place
    fresh = Path(tempfile.mkdtemp(prefix="facilitator-"))
    _unpack(name, fresh)
    return fresh


@cache
def _loaded(name: str, folder: Path | None) -> Encoding:
    import tiktoken  # noqa: PLC0415 -- costs 0.1 s, and only a model needs it

    with _loading:
        before = os.environ.get("TIKTOKEN_CACHE_DIR")
        os.environ["TIKTOKEN_CACHE_DIR"] = str(unpacked(name, folder))
        try:
            return tiktoken.get_encoding(name)
        finally:
            if before is None:
                del os.environ["TIKTOKEN_CACHE_DIR"]
            else:
                os.environ["TIKTOKEN_CACHE_DIR"] = before


def _places() -> list[Path]:
    """Where unpacked files may lie: the user's cache, else a folder of theirs in /tmp."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    cache_home = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(cache_home) if cache_home.startswith("/") else _home_cache()
    temporary = Path(tempfile.gettempdir()) / f"facilitator-{user}"
    return [*([home / "facilitator" / "tiktoken"] if home else []), temporary]


def _home_cache() -> Path | None:
    try:
        return Path.home() / ".cache"
    except RuntimeError:  # a user without a home
        return None


def _unpack(name: str, folder: Path) -> None:
    """Put the vocabulary there in one move, unless a whole one is there already."""
    file_name, digest = VOCABULARIES[name]
    target = folder / file_name
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
        return
    packed = resources.files("facilitator.adapters") / "tiktoken_cache" / f"{name}.tiktoken.xz"
    content = lzma.decompress(packed.read_bytes())
    handle, made = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(made).replace(target)
    finally:
        Path(made).unlink(missing_ok=True)
