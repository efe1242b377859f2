"""Read side of the prompt studio: a group's prompts, the editor and the version history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.errors import NotFound
from facilitator.domain.language.text_changes import Line, diff_lines
from facilitator.features.access.group_access import visible_group, visible_groups
from facilitator.features.access.sign_in import Visitor
from facilitator.features.llm.group_prompts import fits, published_text_ids
from facilitator.features.prompts.edit_prompt import PromptRef
from facilitator.features.prompts.validate_prompt import (
    ValidatedText,
    normalise_text,
    validate_text,
)
from facilitator.kit.deps import Deps
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.prompt import Prompt, Variable
from facilitator.records.groups import GroupRecord
from facilitator.records.ledger import CallRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.wordings import WordingRecord, WordingTextRecord

TITLES = {"session": "Short session", "session_map": "Map of a session"}
SOMEBODY = "Somebody"
MOST_VERSIONS = 12  # on a page


@dataclass(frozen=True, slots=True)
class SavedText:
    """A saved or published text; ``text`` None means a return to the inherited prompt.

    ``number`` is None if it was never published. ``at`` is aware, in the group's zone.
    """

    id: int
    number: int | None
    text: str | None
    by: str
    at: datetime
    why: str
    digest: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class PromptState:
    """The state of a group's prompt. ``origin`` is "own", "theme" or "base".

    ``now`` is the published text. ``fits`` is False if that is no longer valid, so not used.
    """

    name: str
    title: str
    purpose: str
    origin: str
    now: SavedText | None = None
    draft: SavedText | None = None
    fits: bool = True
    revision: int = 0


@dataclass(frozen=True, slots=True)
class GroupPrompts:
    """The prompts of one group."""

    group_id: int
    group: str
    theme: str
    heads: tuple[PromptState, ...]

    @property
    def own(self) -> int:
        """The number of prompts the group has written itself."""
        return sum(head.origin == "own" for head in self.heads)


@dataclass(frozen=True, slots=True)
class VariableInfo:
    """A variable; ``snippet`` is the template code for it, ``given`` the theme's value."""

    name: str
    about: str
    snippet: str
    example: str
    given: str
    is_needed: bool
    is_members: bool


@dataclass(frozen=True, slots=True)
class Editor:
    """One prompt of a group in the editor; ``text`` is the content of the editor."""

    group_id: int
    group: str
    theme: str
    head: PromptState
    description: str
    inherited: str
    text: str
    judged: ValidatedText
    variables: tuple[VariableInfo, ...]
    changed: tuple[Line, ...] = ()

    @property
    def current(self) -> str:
        """The text that is in force."""
        own = self.head.now.text if self.head.now and self.head.fits else None
        return own if own is not None else self.inherited


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """A published version; ``recaps`` is the number of sessions it was used for."""

    text: SavedText
    recaps: int
    is_in_force: bool
    changed: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Versions of a prompt, newest first, and the drafts that were never published.

    ``older`` is the number of the oldest version listed if there are more before it, else 0.
    """

    group_id: int
    group: str
    theme: str
    head: PromptState
    versions: tuple[PromptVersion, ...]
    drafts: tuple[SavedText, ...]
    older: int = 0


def prompts_by_group(visitor: Visitor, deps: Deps) -> tuple[GroupPrompts, ...]:
    """The prompts of each of the visitor's groups."""
    library = PromptLibrary()
    with deps.db.reading() as tx:
        groups = visible_groups(tx, visitor)
        heads = _heads(tx, visitor, groups)
        return tuple(
            GroupPrompts(
                group.id, group.name, library.theme(group.theme).title,
                tuple(
                    _head(library.prompt(group.theme, name), heads.get((group.id, name)))
                    for name in library.prompts()
                ),
            )
            for group in groups
        )  # fmt: skip


def open_editor(place: PromptRef, deps: Deps, typed: str | None = None, of: int = 0) -> Editor:
    """A prompt in the editor: with the ``typed`` text, the one with id ``of``, or the newest.

    Raises NotFound.
    """
    with deps.db.reading() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        prompt = PromptLibrary().prompt(group.theme, place.prompt)
        head = _head(prompt, _heads(tx, place.visitor, [group]).get((group.id, place.prompt)))
        earlier = _earlier(tx, group, place, of) if of else None
    newest = head.draft or head.now
    text = typed if typed is not None else earlier
    text = text if text is not None else newest.text if newest else None
    text = normalise_text(prompt.text if text is None else text)
    inherited = normalise_text(prompt.text)
    shown = Editor(
        group.id, group.name, PromptLibrary().theme(group.theme).title, head, prompt.description,
        inherited, text, validate_text(group.theme, place.prompt, text, deps.tokens),
        tuple(_variable(v, prompt) for v in prompt.variables.values()),
    )  # fmt: skip
    return replace(shown, changed=tuple(diff_lines(shown.current, text)))


def version_history(place: PromptRef, deps: Deps, until: int = 0) -> History:
    """The newest versions of a prompt, or those before number ``until``. Raises NotFound."""
    with deps.db.reading() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        prompt = PromptLibrary().prompt(group.theme, place.prompt)
        head = _head(prompt, _heads(tx, place.visitor, [group]).get((group.id, place.prompt)))
        zone = group.as_settings().zone
        rows = [
            _text(row, zone, place.visitor)
            for row in tx.scalars(
                select(WordingTextRecord)
                .join(WordingRecord)
                .where(*_is_prompt(group, place))
                .options(joinedload(WordingTextRecord.by))
                .order_by(WordingTextRecord.id)
            )
        ]
        uses = _uses(tx, group.id, place.prompt, [row.digest for row in rows if row.digest])
    published = [row for row in rows if row.number is not None]
    before = [normalise_text(prompt.text), *(_words(row, prompt) for row in published)]
    steps = [
        (was, row)
        for was, row in zip(before, published, strict=False)
        if not until or (row.number or 0) < until
    ]
    versions = [
        PromptVersion(row, uses.get(row.digest, 0), row is published[-1],
                tuple(diff_lines(was, _words(row, prompt))))
        for was, row in steps[-MOST_VERSIONS:]
    ]  # fmt: skip
    drafts = tuple(row for row in reversed(rows) if row.number is None)[:MOST_VERSIONS]
    older = steps[-MOST_VERSIONS][1].number if len(steps) > MOST_VERSIONS else 0
    return History(
        group.id, group.name, PromptLibrary().theme(group.theme).title, head,
        tuple(reversed(versions)), drafts, older or 0,
    )  # fmt: skip


def _heads(
    tx: Session, visitor: Visitor, groups: Sequence[GroupRecord]
) -> dict[tuple[int, str], PromptState]:
    """The stored state of these groups' prompts by group id and name, in one query."""
    themes = {group.id: (group.theme, group.as_settings().zone) for group in groups}
    newest = select(func.max(WordingTextRecord.id)).group_by(WordingTextRecord.wording_id)
    rows = tx.execute(
        select(WordingRecord, WordingTextRecord)
        .outerjoin(
            WordingTextRecord,
            (WordingTextRecord.wording_id == WordingRecord.id)
            & (WordingTextRecord.id.in_(newest) | WordingTextRecord.id.in_(published_text_ids())),
        )
        .where(WordingRecord.group_id.in_(themes))
        .options(joinedload(WordingTextRecord.by))
        .order_by(WordingTextRecord.id)
    )
    heads: dict[tuple[int, str], PromptState] = {}
    for wording, row in rows:
        theme, zone = themes[wording.group_id]
        if wording.theme != theme:
            continue
        before = heads.get((wording.group_id, wording.prompt))
        text = _text(row, zone, visitor) if row else None
        now = text if text and text.number is not None else before.now if before else None
        draft = text if text and text.number is None else None
        is_fit = now is None or now.text is None or fits(theme, wording.prompt, now.text)
        heads[wording.group_id, wording.prompt] = PromptState(
            wording.prompt, "", "", "", now, draft, is_fit, wording.revision
        )
    return heads


def _head(prompt: Prompt, stored: PromptState | None) -> PromptState:
    title = TITLES.get(prompt.name, prompt.name.replace("_", " ").capitalize())
    stored = stored or PromptState(prompt.name, "", "", "")
    is_own = stored.now is not None and stored.now.text is not None and stored.fits
    return PromptState(
        prompt.name, title, prompt.purpose, "own" if is_own else prompt.origin, stored.now,
        stored.draft, stored.fits, stored.revision,
    )  # fmt: skip


def _text(row: WordingTextRecord, zone: ZoneInfo, visitor: Visitor) -> SavedText:
    return SavedText(
        row.id, row.number, row.text, row.by.name if row.by else SOMEBODY,
        (row.published_at or row.saved_at).astimezone(zone), row.why, row.digest or "",
        row.by_id == visitor.person_id,
    )  # fmt: skip


def _words(row: SavedText, prompt: Prompt) -> str:
    return normalise_text(prompt.text if row.text is None else row.text)


def _is_prompt(group: GroupRecord, place: PromptRef) -> tuple[ColumnElement[bool], ...]:
    return (
        WordingRecord.group_id == group.id, WordingRecord.theme == group.theme,
        WordingRecord.prompt == place.prompt,
    )  # fmt: skip


def _earlier(tx: Session, group: GroupRecord, place: PromptRef, of: int) -> str | None:
    row = tx.scalar(
        select(WordingTextRecord)
        .join(WordingRecord)
        .where(*_is_prompt(group, place), WordingTextRecord.id == of)
    )
    if row is None:
        raise NotFound("There are no such words in the history.", "It shows those there are.")
    return row.text


def _uses(tx: Session, group_id: int, prompt: str, digests: Sequence[str]) -> dict[str, int]:
    """The number of sessions each of these versions was used for, without trials."""
    rows = tx.execute(
        select(CallRecord.prompt_version, func.count(CallRecord.session_id.distinct()))
        .join(SessionRecord, SessionRecord.id == CallRecord.session_id)
        .where(SessionRecord.group_id == group_id, CallRecord.prompt == prompt)
        .where(CallRecord.prompt_version.in_(digests), CallRecord.purpose.not_like("try %"))
        .group_by(CallRecord.prompt_version)
    )
    return {row[0]: row[1] for row in rows}


def _variable(variable: Variable, prompt: Prompt) -> VariableInfo:
    given = prompt.given.get(variable.name, "")
    return VariableInfo(
        variable.name, variable.about, snippet(variable), _plain(variable.example),
        ", ".join(given) if isinstance(given, list) else given, variable.needed,
        variable.trust == "member",
    )  # fmt: skip


def snippet(variable: Variable) -> str:
    """The template code that inserts a variable's value."""
    name, example = variable.name, variable.example
    if not isinstance(example, list):
        return f"{{{{ {name} }}}}"
    if not isinstance(example[0], dict):
        return f'{{{{ {name} | join(", ") }}}}'
    one = name.removesuffix("s")
    parts = " ".join(f"{{{{ {one}.{part} }}}}" for part in example[0])
    return f"{{% for {one} in {name} %}}\n{parts}\n{{% endfor %}}"


def _plain(example: object) -> str:
    if isinstance(example, list):
        return " / ".join(_plain(one) for one in example)
    if isinstance(example, dict):
        return ", ".join(f"{key}: {_plain(value)}" for key, value in example.items())
    return str(example)
