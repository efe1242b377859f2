"""What services need of the world outside, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from facilitator.ports import (
    Chat,
    Clock,
    Engine,
    Ledger,
    Links,
    Mailer,
    Model,
    Platform,
    Seal,
    Tokens,
    Work,
    Writer,
)
from facilitator.records.database import Database


@dataclass(frozen=True, slots=True)
class Wish:
    """The engine a session needs: its group's theme, format and language.

    ``note`` is what a moderator who rejected a recap has to say to the model; ``own_prompts`` are
    the prompts its group words itself.
    """

    session_id: int
    theme: str
    format: str | None
    language: str
    note: str = ""
    own_prompts: Mapping[str, str] = field(default_factory=dict)


class Writers(Protocol):
    """Makes who words the agenda of one session; its calls go to the ledger."""

    def __call__(self, wish: Wish, ledger: Ledger) -> Writer: ...


class Engines(Protocol):
    """Makes the engine for one session; its calls go to the ledger."""

    def __call__(self, wish: Wish, ledger: Ledger) -> Engine: ...


@dataclass(frozen=True, slots=True)
class Deps:
    """The ports, and the records. ``platform`` gives None where a platform cannot be asked.

    ``model`` is the one that is asked, if there is one; engines know it already. ``outbox`` is the
    folder where mails lie that are written and not sent. ``work`` is there on the web side.
    """

    db: Database
    clock: Clock
    seal: Seal
    links: Links
    platform: Callable[[str], Platform | None]
    engine: Engines
    writer: Writers
    mailer: Mailer
    chat: Chat
    outbox: Path
    tokens: Tokens
    model: Model | None = None
    work: Work | None = None


class EngineOptions(Protocol):
    """What makes one group's recaps differ from another's."""

    @property
    def theme(self) -> str: ...
    @property
    def format(self) -> str | None: ...
    @property
    def language(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def own_prompts(self) -> Mapping[str, str]: ...
