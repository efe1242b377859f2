"""The prompt library: themes, prompts and formats, each found by its file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from facilitator.domain.errors import Unknown
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.domain.sessions.formats import Format
from facilitator.prompting.check import check
from facilitator.prompting.format import read_format
from facilitator.prompting.icebreakers import read_icebreakers
from facilitator.prompting.mistake import Mistake, Mistakes, bad_prompt, located
from facilitator.prompting.prompt import Origin, Prompt, cut_front, read_front, version_of
from facilitator.prompting.theme import Theme, read_theme

PACKAGED = Path(__file__).parents[2] / "prompts"  # beside facilitator, installed or not
LARGEST = 200_000  # bytes of one file
BASE = "base"
KEPT = 256  # texts read and judged in this process: a file that did not change is not parsed again
Made = TypeVar("Made")
_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\Z")
_read_format = lru_cache(KEPT)(read_format)
_read_theme = lru_cache(KEPT)(read_theme)
_read_icebreakers = lru_cache(KEPT)(read_icebreakers)
_read_front = lru_cache(KEPT)(read_front)


class Library:
    """The prompts in a folder, with texts of the moderator's own laid over them.

    ``overrides`` maps (theme, prompt) to a text without front matter. A theme's prompt is the
    first there is of: its override, its file, the override of "base", the file of "base".
    Files are read when they are asked for, so that an edited one counts at once.
    """

    def __init__(
        self, root: Path | None = None, overrides: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.root = root or PACKAGED
        self.overrides = dict(overrides or {})
        self._judged: dict[tuple[object, ...], Prompt] = {}

    @classmethod
    def of(cls, theme: str, own: Mapping[str, str]) -> Library:
        """The packaged prompts with those that a group of this theme words itself."""
        return cls(overrides={(theme, name): text for name, text in own.items()})

    def themes(self) -> list[str]:
        """The names of all themes, without "base", which every theme inherits from."""
        return _names(self.root / "themes", "")

    def prompts(self) -> list[str]:
        """The names of all prompts."""
        return _names(self.root / BASE, ".md")

    def formats(self) -> list[str]:
        """The names of all session formats."""
        return _names(self.root / "formats", ".yaml")

    def theme(self, name: str) -> Theme:
        """The theme ``name``, completed from "base". Raises Unknown, BadPrompt."""
        folder = self._folder(name)
        base = self._theme(BASE, self.root / BASE)
        return base if name == BASE else self._theme(name, folder).on(base)

    def icebreakers(self, theme: str) -> tuple[Icebreaker, ...]:
        """The icebreakers for ``theme``: those of "base" and its own, if it has any.

        Raises Unknown, BadPrompt.
        """
        own, base = (
            folder / "icebreakers.yaml" for folder in (self._folder(theme), self.root / BASE)
        )
        files = [base, own] if own.is_file() else [base]
        return tuple({one.text: one for path in files for one in self._pack(path)}.values())

    def format(self, name: str) -> Format:
        """The session format ``name``. Raises Unknown, BadPrompt."""
        _known("format", name, self.formats())
        path = self.root / "formats" / f"{name}.yaml"
        return self._made(path, _read_format, self._read(path), name)

    def prompt(self, theme: str, name: str) -> Prompt:
        """The prompt ``name`` as ``theme`` words it, judged. Raises Unknown, BadPrompt."""
        folder = self._folder(theme)
        base = self.root / BASE / f"{name}.md"
        missing = f" ({self._shown(base)}:1: the file is missing)" if _NAME.match(name) else ""
        _known("prompt", name, self.prompts(), missing)
        raw, text, first_line = self._cut(base)
        front = self._made(base, _read_front, raw)
        file = self._shown(base)
        origin: Origin = "base"
        own = folder / f"{name}.md"
        for place in dict.fromkeys((theme, BASE)):
            if (place, name) in self.overrides:
                text, origin = _tidy(self.overrides[place, name]), "override"
                file, first_line = f"{place}/{name} (own wording)", 1
                break
            if place != BASE and own.is_file():
                text, origin, file, first_line = self._read(own), "theme", self._shown(own), 1
                break
        given = {k: v for k, v in self.theme(theme).variables.items() if k in front.variables}
        version = version_of(raw, text, *map(str, given.items()))
        key = (name, theme, origin, version, file, first_line)
        if key not in self._judged:
            made = Prompt(name, theme, text, origin, front, version, file, first_line, given)
            self._judged[key] = _judged(made)
        return self._judged[key]

    def strays(self) -> list[str]:
        """Files of themes that belong to no prompt, as `file:1: message`."""
        known = self.prompts()
        return [
            f"{self._shown(path)}:1: base has no prompt of this name; it has {', '.join(known)}"
            for theme in self.themes()
            for path in sorted((self.root / "themes" / theme).glob("*.md"))
            if path.stem not in known
        ]

    def _folder(self, theme: str) -> Path:
        if theme == BASE:
            return self.root / BASE
        _known("theme", theme, [BASE, *self.themes()])
        return self.root / "themes" / theme

    def _theme(self, name: str, folder: Path) -> Theme:
        path = folder / "theme.yaml"
        return self._made(path, _read_theme, self._read(path), name)

    def _pack(self, path: Path) -> tuple[Icebreaker, ...]:
        return self._made(path, _read_icebreakers, self._read(path))

    def _cut(self, path: Path) -> tuple[str, str, int]:
        cut = cut_front(self._read(path))
        if cut is None:
            message = "the file begins with front matter, between two lines of ---"
            raise bad_prompt(located(self._shown(path), [Mistake(1, message)]))
        return cut

    def _read(self, path: Path) -> str:
        """The text of a file of ours. Raises BadPrompt for one that is missing or unreadable."""
        message = ""
        try:
            raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
            if raw is not None:
                return _tidy(raw.decode("utf-8-sig"))
            message = f"the file is larger than {LARGEST:,} bytes"
        except FileNotFoundError:
            message = "the file is missing"
        except OSError as exc:
            message = f"the file cannot be read: {exc.strerror}"
        except UnicodeDecodeError:
            message = "the file is not UTF-8 text"
        raise bad_prompt(located(self._shown(path), [Mistake(1, message)]))

    def _made(self, path: Path, read: Callable[..., Made], *given: str) -> Made:
        """What is read from a file's text. Raises BadPrompt that names file and line."""
        try:
            return read(*given)
        except Mistakes as exc:
            raise bad_prompt(located(self._shown(path), exc.mistakes)) from exc

    def _shown(self, path: Path) -> str:
        """A path as it is written in messages: from the library's folder on."""
        return path.relative_to(self.root.parent).as_posix()


def _judged(prompt: Prompt) -> Prompt:
    mistakes = check(prompt.text, prompt.variables)
    if mistakes:
        raise prompt.bad(mistakes)
    return prompt


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _names(folder: Path, suffix: str) -> list[str]:
    """The names in a folder: of folders where there is no suffix, else of its files."""
    if not folder.is_dir():
        return []
    found = (
        path.name.removesuffix(suffix)
        for path in folder.iterdir()
        if (path.is_file() and path.name.endswith(suffix) if suffix else path.is_dir())
    )
    return sorted(name for name in found if _NAME.match(name))


def _known(kind: str, name: str, choices: list[str], why: str = "") -> None:
    if name not in choices:
        raise Unknown(f"There is no {kind} {name!r}{why}.", f"Choose one of: {', '.join(choices)}.")
