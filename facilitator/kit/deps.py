"""What services need of the world outside, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from facilitator.domain.recaps.outcomes import Past
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
from facilitator.records.outbox import OutboxRecord


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


def _says_the_same(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    return ""


def _nothing_more(tx: Session, mail: OutboxRecord) -> tuple[Past, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Refresher:
    """What a kind of mail does just before it is sent; safe to run twice.

    ``rewrite`` lets it say what may be said now, and gives why it is not sent, else nothing.
    ``past`` gives solutions of earlier sessions that are added and never stored with the mail.
    """

    rewrite: Callable[[Session, OutboxRecord, Deps], str] = _says_the_same
    past: Callable[[Session, OutboxRecord], tuple[Past, ...]] = _nothing_more


class About(Protocol):
    """Does something about a session, in the caller's transaction."""

    def __call__(
        self, tx: Session, session_id: int, about: int | None, deps: Deps, /
    ) -> object: ...


@dataclass(frozen=True, slots=True)
class Handler:
    """Carries out what was decided; ``do`` judges anew whether that is still to be done.

    ``prepare`` runs before it, in a transaction that only reads: what takes long and is the same
    then (see pending_work.made_once) is not made again while others wait for the lock.
    """

    do: About
    prepare: About | None = None


@dataclass(frozen=True, slots=True)
class Deps:
    """The ports, and the records. ``platform`` gives None where a platform cannot be asked.

    ``model`` is the one that is asked, if there is one; engines know it already. ``outbox`` is the
    folder where mails lie that are written and not sent. ``refreshers`` are by kind of mail: other
    kinds leave as they were put. ``handlers`` carry out pending work, by its kind. ``work`` is
    there on the web side.
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
    refreshers: Mapping[str, Refresher]
    handlers: Mapping[str, Handler]
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
