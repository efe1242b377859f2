"""The prompt library: finds themes, prompts and formats by the names of their files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from facilitator.domain.errors import NotFound
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.domain.sessions.formats import Format
from facilitator.prompting.check import check_prompt
from facilitator.prompting.format import read_format
from facilitator.prompting.icebreakers import read_icebreakers
from facilitator.prompting.mistake import Mistake, Mistakes, bad_prompt, format_mistakes
from facilitator.prompting.prompt import (
    Origin,
    Prompt,
    read_front_matter,
    split_front_matter,
    version_of,
)
from facilitator.prompting.theme import Theme, read_theme

PACKAGED = Path(__file__).parents[2] / "prompts"  # beside facilitator, installed or not
LARGEST = 200_000  # bytes of one file
BASE = "base"
CACHE_SIZE = (
    256  # parsed texts cached in this process, so that unchanged files are not parsed again
)
Made = TypeVar("Made")
_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\Z")
_read_format = lru_cache(CACHE_SIZE)(read_format)
_read_theme = lru_cache(CACHE_SIZE)(read_theme)
_read_icebreakers = lru_cache(CACHE_SIZE)(read_icebreakers)
_read_front = lru_cache(CACHE_SIZE)(read_front_matter)


class PromptLibrary:
    """The prompts in a folder, with overrides by moderators.

    ``overrides`` maps (theme, prompt) to a text without front matter. A theme's prompt is the first
    that exists of: its override, its file, the override of "base", the file of "base".
    Files are read on each call, so an edit takes effect at once.
    """

    def __init__(
        self, root: Path | None = None, overrides: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.root = root or PACKAGED
        self.overrides = dict(overrides or {})
        self._checked: dict[tuple[object, ...], Prompt] = {}

    @classmethod
    def of(cls, theme: str, own: Mapping[str, str]) -> PromptLibrary:
        """Make a library of the packaged prompts with a group's own wordings for this theme."""
        return cls(overrides={(theme, name): text for name, text in own.items()})

    def themes(self) -> list[str]:
        """Return the names of all themes, without "base", from which they inherit."""
        return _names(self.root / "themes", "")

    def prompts(self) -> list[str]:
        """Return the names of all prompts."""
        return _names(self.root / BASE, ".md")

    def formats(self) -> list[str]:
        """Return the names of all session formats."""
        return _names(self.root / "formats", ".yaml")

    def theme(self, name: str) -> Theme:
        """Return the theme ``name``, completed from "base". Raises NotFound, BadPrompt."""
        folder = self._folder(name)
        base = self._theme(BASE, self.root / BASE)
        return base if name == BASE else self._theme(name, folder).on(base)

    def icebreakers(self, theme: str) -> tuple[Icebreaker, ...]:
        """Return the icebreakers for ``theme``: those of "base" and its own.

        Raises NotFound, BadPrompt.
        """
        own, base = (
            folder / "icebreakers.yaml" for folder in (self._folder(theme), self.root / BASE)
        )
        files = [base, own] if own.is_file() else [base]
        return tuple({one.text: one for path in files for one in self._read_pack(path)}.values())

    def format(self, name: str) -> Format:
        """Return the session format ``name``. Raises NotFound, BadPrompt."""
        _check_known("format", name, self.formats())
        path = self.root / "formats" / f"{name}.yaml"
        return self._parse_file(path, _read_format, self._read(path), name)

    def prompt(self, theme: str, name: str) -> Prompt:
        """Return the prompt ``name`` of ``theme``, checked. Raises NotFound, BadPrompt."""
        folder = self._folder(theme)
        base = self.root / BASE / f"{name}.md"
        missing = f" ({self._display(base)}:1: the file is missing)" if _NAME.match(name) else ""
        _check_known("prompt", name, self.prompts(), missing)
        raw, text, first_line = self._split_front_matter(base)
        front = self._parse_file(base, _read_front, raw)
        file = self._display(base)
        origin: Origin = "base"
        path = folder / f"{name}.md"
        for place in dict.fromkeys((theme, BASE)):
            if (place, name) in self.overrides:
                text, origin = _with_unix_line_ends(self.overrides[place, name]), "override"
                file, first_line = f"{place}/{name} (own wording)", 1
                break
            if place != BASE and path.is_file():
                text, origin, file, first_line = self._read(path), "theme", self._display(path), 1
                break
        given = {k: v for k, v in self.theme(theme).variables.items() if k in front.variables}
        version = version_of(raw, text, *map(str, given.items()))
        key = (name, theme, origin, version, file, first_line)
        if key not in self._checked:
            prompt = Prompt(name, theme, text, origin, front, version, file, first_line, given)
            self._checked[key] = _checked(prompt)
        return self._checked[key]

    def unknown_files(self) -> list[str]:
        """Return a `file:1: message` for each file of a theme that belongs to no prompt."""
        known = self.prompts()
        return [
            f"{self._display(path)}:1: base has no prompt of this name; it has {', '.join(known)}"
            for theme in self.themes()
            for path in sorted((self.root / "themes" / theme).glob("*.md"))
            if path.stem not in known
        ]

    def _folder(self, theme: str) -> Path:
        if theme == BASE:
            return self.root / BASE
        _check_known("theme", theme, [BASE, *self.themes()])
        return self.root / "themes" / theme

    def _theme(self, name: str, folder: Path) -> Theme:
        path = folder / "theme.yaml"
        return self._parse_file(path, _read_theme, self._read(path), name)

    def _read_pack(self, path: Path) -> tuple[Icebreaker, ...]:
        return self._parse_file(path, _read_icebreakers, self._read(path))

    def _split_front_matter(self, path: Path) -> tuple[str, str, int]:
        cut = split_front_matter(self._read(path))
        if cut is None:
            message = "the file begins with front matter, between two lines of ---"
            raise bad_prompt(format_mistakes(self._display(path), [Mistake(1, message)]))
        return cut

    def _read(self, path: Path) -> str:
        """Return the text of a library file. Raises BadPrompt if it is missing or unreadable."""
        message = ""
        try:
            raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
            if raw is not None:
                return _with_unix_line_ends(raw.decode("utf-8-sig"))
            message = f"the file is larger than {LARGEST:,} bytes"
        except FileNotFoundError:
            message = "the file is missing"
        except OSError as exc:
            message = f"the file cannot be read: {exc.strerror}"
        except UnicodeDecodeError:
            message = "the file is not UTF-8 text"
        raise bad_prompt(format_mistakes(self._display(path), [Mistake(1, message)]))

    def _parse_file(self, path: Path, read: Callable[..., Made], *arguments: str) -> Made:
        """Parse a file's text with ``read``. Raises BadPrompt with file and line."""
        try:
            return read(*arguments)
        except Mistakes as exc:
            raise bad_prompt(format_mistakes(self._display(path), exc.mistakes)) from exc

    def _display(self, path: Path) -> str:
        """Return a path as shown in messages, relative to the parent of the library's folder."""
        return path.relative_to(self.root.parent).as_posix()


def _checked(prompt: Prompt) -> Prompt:
    mistakes = check_prompt(prompt.text, prompt.variables)
    if mistakes:
        raise prompt.bad(mistakes)
    return prompt


def _with_unix_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _names(folder: Path, suffix: str) -> list[str]:
    """Return the names in a folder: of its files with this suffix, or of its folders if empty."""
    if not folder.is_dir():
        return []
    names = (
        path.name.removesuffix(suffix)
        for path in folder.iterdir()
        if (path.is_file() and path.name.endswith(suffix) if suffix else path.is_dir())
    )
    return sorted(name for name in names if _NAME.match(name))


def _check_known(kind: str, name: str, choices: list[str], why: str = "") -> None:
    if name not in choices:
        raise NotFound(
            f"There is no {kind} {name!r}{why}.", f"Choose one of: {', '.join(choices)}."
        )
