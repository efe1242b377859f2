"""Export and import a group's own prompts as files like those in `prompts/`."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from facilitator.domain.errors import Refused
from facilitator.features.access.group_access import visible_group
from facilitator.features.access.sign_in import Visitor
from facilitator.features.llm.group_prompts import published_prompts
from facilitator.features.prompts.edit_prompt import PromptRef, add_draft
from facilitator.features.prompts.validate_prompt import normalise_text, validate_text
from facilitator.kit.deps import Deps
from facilitator.prompting.check import LONGEST
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.mistake import bad_prompt, format_mistakes
from facilitator.prompting.prompt import split_front_matter

MOST_FILES = 40
LARGEST = 4 * LONGEST  # bytes of one file
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
LARGEST_IN_ALL = 1024 * 1024  # bytes of a packed archive


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of an import: new drafts, prompts without a change, and files left out."""

    drafts: tuple[str, ...]
    known: tuple[str, ...]
    left_out: tuple[str, ...]


def export_prompt(place: PromptRef, deps: Deps) -> str:
    """The prompt in force as the content of a theme's file. Raises NotFound."""
    with deps.db.tx() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        own = published_prompts(tx, group.id, group.theme)
    return normalise_text(
        own.get(place.prompt) or PromptLibrary().prompt(group.theme, place.prompt).text
    )


def export_prompts(visitor: Visitor, group_id: int, deps: Deps) -> bytes:
    """A zip of the group's own prompts, to be unpacked over `prompts/`. Raises NotFound."""
    with deps.db.tx() as tx:
        group = visible_group(tx, visitor, group_id)
        own = published_prompts(tx, group.id, group.theme)
    folder = "prompts/base" if group.theme == "base" else f"prompts/themes/{group.theme}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(own.items()):
            archive.writestr(f"{folder}/{name}.md", _file_content(group.theme, name, text))
    return packed.getvalue()


def import_files(
    visitor: Visitor, group_id: int, file: tuple[str, bytes], deps: Deps
) -> ImportResult:
    """Make drafts from a prompt's file, or from all those in a zip: all of them, or none.

    Publishes nothing. Each text is checked like a typed one. Raises BadPrompt that names file and
    line, Refused, NotFound.
    """
    texts_by_name, left_out = _unpack(*file)
    with deps.db.tx() as tx:
        group = visible_group(tx, visitor, group_id)
        own = published_prompts(tx, group.id, group.theme)
        library, theme = PromptLibrary(), group.theme
        texts = {name: at for name, at in texts_by_name.items() if name in library.prompts()}
        left_out += [name for name in texts_by_name if name not in texts]
        if not texts:
            raise Refused(
                "There is no prompt in this file.",
                f"Its name says which it is: {', '.join(f'{n}.md' for n in library.prompts())}.",
            )
        wrong: list[str] = []
        for name, (text, first_line) in texts.items():
            mistakes = validate_text(theme, name, text, deps.tokens).mistakes
            wrong += format_mistakes(f"{name}.md", mistakes, first_line)
        if wrong:
            raise bad_prompt(wrong)
        known, drafts = [], []
        for name, (text, _) in texts.items():
            if normalise_text(text) == normalise_text(
                own.get(name) or library.prompt(theme, name).text
            ):
                known.append(name)
                continue
            add_draft(tx, PromptRef(visitor, group_id, name), normalise_text(text), deps)
            drafts.append(name)
    return ImportResult(tuple(drafts), tuple(known), tuple(left_out))


def _file_content(theme: str, name: str, text: str) -> str:
    """The content of a prompt's file: the text, in base after the front matter."""
    if theme != "base":
        return normalise_text(text)
    raw = (PromptLibrary().root / "base" / f"{name}.md").read_text(encoding="utf-8")
    cut = split_front_matter(raw)
    return f"---\n{cut[0]}\n---\n{normalise_text(text)}" if cut else normalise_text(text)


def _unpack(name: str, content: bytes) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """The texts of a file or a zip by prompt name, each with its first line, and files left out."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {_prompt_name(name): _read(name, content)}, []
    texts: dict[str, tuple[str, int]] = {}
    left_out: list[str] = []
    for path, packed in _zip_entries(content):
        if not path.endswith(".md"):
            left_out.append(PurePosixPath(path).name)
        elif _prompt_name(path) in texts:
            raise Refused(
                f"{_prompt_name(path)}.md is in the archive twice.", "Pack the files of one theme."
            )
        else:
            texts[_prompt_name(path)] = _read(path, packed)
    return texts, left_out


def _zip_entries(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Paths and contents of a zip; each file is read up to LARGEST + 1 bytes, against zip bombs."""
    broken = Refused("This archive cannot be read.", "Pack the files into a zip again.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(inside) > MOST_FILES or len(content) > LARGEST_IN_ALL:
                raise Refused(
                    f"An archive holds {MOST_FILES} files at most.", "Pack only the prompts."
                )
            for entry in inside:
                with archive.open(entry) as file:
                    yield entry.filename, file.read(LARGEST + 1)
    except BROKEN as error:
        raise broken from error


def _read(name: str, content: bytes) -> tuple[str, int]:
    """A file's text without front matter, and the number of its first line."""
    shown = PurePosixPath(name).name[:60]
    if len(content) > LARGEST:
        raise Refused(f"{shown} is too large.", "A prompt is a page of text.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{shown} is not UTF-8 text.", "Save it as UTF-8.") from error
    cut = split_front_matter(text)
    return (cut[1], cut[2]) if cut else (text, 1)


def _prompt_name(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.removesuffix(".md")
