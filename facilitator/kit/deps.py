"""The dependencies of services: database, clock, mailer, model and other ports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from facilitator.domain.recaps.outcomes import PastSolution
from facilitator.ports import (
    AgendaWriter,
    CallLedger,
    Chat,
    Cipher,
    Clock,
    Engine,
    Links,
    Mailer,
    Model,
    Platform,
    TokenCounter,
    WorkQueue,
)
from facilitator.records.database import Database
from facilitator.records.outbox import OutboxRecord


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """The engine that a session needs: its group's theme, format and language.

    ``note`` is a moderator's instruction to the model after rejecting a recap; ``own_prompts`` are
    the prompts that the group has overridden.
    """

    session_id: int
    theme: str
    format: str | None
    language: str
    note: str = ""
    own_prompts: Mapping[str, str] = field(default_factory=dict)


class WriterFactory(Protocol):
    """Creates the agenda writer for one session; its model calls go to the ledger."""

    def __call__(self, wish: EngineRequest, ledger: CallLedger) -> AgendaWriter: ...


class EngineFactory(Protocol):
    """Creates the engine for one session; its model calls go to the ledger."""

    def __call__(self, wish: EngineRequest, ledger: CallLedger) -> Engine: ...


def _no_rewrite(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    return ""


def _no_past(tx: Session, mail: OutboxRecord) -> tuple[PastSolution, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class MailRefresher:
    """What a kind of mail does just before it is sent; safe to run twice.

    ``rewrite`` brings the mail up to date, and returns why it must not be sent, or an empty text.
    ``past`` returns solutions of earlier sessions that are added when sending and never stored with
    the mail.
    """

    rewrite: Callable[[Session, OutboxRecord, Deps], str] = _no_rewrite
    past: Callable[[Session, OutboxRecord], tuple[PastSolution, ...]] = _no_past


class SessionTask(Protocol):
    """A task for one session, run in the caller's transaction."""

    def __call__(
        self, tx: Session, session_id: int, about: int | None, deps: Deps, /
    ) -> object: ...


@dataclass(frozen=True, slots=True)
class PendingWorkHandler:
    """Carries out a decision; ``do`` checks again whether that is still to be done.

    ``prepare`` runs first, in a read-only transaction. Slow values computed there (see
    ``pending_work.compute_once``) are reused by ``do``, so that other writers do not wait for them.
    """

    do: SessionTask
    prepare: SessionTask | None = None


@dataclass(frozen=True, slots=True)
class Deps:
    """The ports, and the database.

    ``platform`` returns None for a platform that cannot be asked. ``model`` is the model in use, if
    any, and ``reader`` the one that reads recaps a second time; engines have them already.
    ``outbox`` is the folder for mails that are written to files instead of sent. ``refreshers`` are
    keyed by kind of mail; other kinds are sent as stored. ``handlers`` carry out pending work,
    keyed by its kind. ``work`` is only set in the web process.
    """

    db: Database
    clock: Clock
    seal: Cipher
    links: Links
    platform: Callable[[str], Platform | None]
    engine: EngineFactory
    writer: WriterFactory
    mailer: Mailer
    chat: Chat
    outbox: Path
    tokens: TokenCounter
    refreshers: Mapping[str, MailRefresher]
    handlers: Mapping[str, PendingWorkHandler]
    model: Model | None = None
    reader: Model | None = None
    work: WorkQueue | None = None


class EngineOptions(Protocol):
    """The settings of a group that its recaps depend on."""

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
