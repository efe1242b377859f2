"""Protocols for engines and external services that the rest of the program uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Protocol

from facilitator.domain.errors import (
    BadModelAnswer,
    ExternalServiceError,
    FacilitatorError,
    Refused,
)
from facilitator.domain.events import File, Schedule, Visit
from facilitator.domain.jobs import Job, JobCount
from facilitator.domain.notices import Notice
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript


class Engine(Protocol):
    """Makes a recap with evidence from a transcript whose speakers are resolved."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap: ...


@dataclass(frozen=True, slots=True)
class HotSeatBrief:
    """A coming hot seat, for its opening question; texts as written by its member."""

    member: str
    challenge: str = ""
    why: str = ""
    tried: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class AgendaBrief:
    """The facts that an agenda's texts may use. ``turn`` counts a group's agendas from 0."""

    group: str
    topic: str
    minutes: int
    people: tuple[str, ...]
    seats: tuple[HotSeatBrief, ...]
    icebreaker: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class WrittenAgenda:
    """The texts of an agenda; ``questions`` are the opening questions of its hot seats, in order.

    ``by`` is the model that wrote them; ``warnings`` say which parts of its answer were not used.
    """

    welcome: str
    question: str
    closing: str
    questions: tuple[str, ...]
    by: str = ""
    warnings: tuple[Notice, ...] = ()


class AgendaWriter(Protocol):
    """Writes the texts of an agenda from given facts, and adds none."""

    def agenda(self, brief: AgendaBrief) -> WrittenAgenda: ...


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """A prompt to a model; the answer is JSON of ``schema``, of at most ``max_tokens``."""

    system: str
    user: str
    schema: dict[str, Any]
    schema_name: str
    max_tokens: int


@dataclass(frozen=True, slots=True)
class ModelReply:
    """A model's answer, unchecked; ``cost_usd`` is None if its price is not known.

    ``key`` identifies a stored answer: it was paid for once, however often it is read.
    """

    text: str
    tokens_in: int
    tokens_cached: int
    tokens_out: int
    seconds: float
    cost_usd: float | None
    model: str
    key: str = ""


class Model(Protocol):
    """A language model that answers in JSON."""

    @property
    def name(self) -> str:
        """The name of this model in the settings."""
        ...

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """The cost of these tokens in US dollars; None if the price is not known."""
        ...

    def ask(self, question: ModelRequest) -> ModelReply:
        """Ask once, and retry temporary errors.

        Raises ExternalServiceError (no answer), BadModelAnswer (refused, cut off, empty) and
        BadSetting (wrong key, model or address).
        """
        ...


class TokenCounter(Protocol):
    """Counts the tokens that a model charges for."""

    def count(self, text: str) -> int: ...


@dataclass(frozen=True, slots=True)
class ModelCall:
    """A call to a model as the ledger stores it; never what was said.

    ``outcome`` is ok, repaired (a second answer corrected it), refused (by the model), bad (not
    usable), failed (no answer) or away (not reached, so nothing was sent). ``key`` is that of a
    stored answer, which is recorded once.
    """

    purpose: str
    model: str
    prompt: str
    prompt_version: str
    tokens_in: int
    tokens_cached: int
    tokens_out: int
    cost_usd: float | None
    seconds: float
    outcome: str
    key: str = ""


class Clock(Protocol):
    """Tells the time; in practice mode, a simulated one."""

    def now(self) -> datetime:
        """The current time, aware, in UTC."""
        ...


class Cipher(Protocol):
    """Encrypts values for the database, with a key that is not in it."""

    def close(self, content: bytes) -> str: ...

    def open(self, sealed: str) -> bytes:
        """Decrypt. Raises Refused if it was encrypted with another key."""
        ...


class Links(Protocol):
    """Personal links: whoever has one may do the one thing it is for, until it expires."""

    def url(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """The full address: ``<public url>/<purpose>/<token>``."""
        ...

    def page(self, path: str) -> str:
        """The full address of a page that is not personal."""
        ...

    def ids(self, purpose: str, token: str, now: datetime) -> tuple[int, ...]:
        """The ids in a token. Raises BadLink, and LinkExpired after its expiry."""
        ...


class Platform(Protocol):
    """A meeting platform; asked for what its webhooks do not contain, or deliver too late.

    All methods raise ExternalServiceError for temporary errors, BadSetting for what an operator
    must fix.
    """

    def schedule(self, room: str) -> Schedule | None:
        """What is planned in a room; None if the room no longer exists."""
        ...

    def visits(self, sitting: str) -> list[Visit]: ...

    def files(self, sitting: str) -> list[File]:
        """The readable files of a sitting. Raises TranscriptMissing if there are none, or none
        yet.
        """
        ...

    def content(self, sitting: str, file: File, ticket: str = "") -> bytes:
        """The bytes of a file; ``ticket`` is the event's download data as JSON. Raises
        TranscriptMissing.
        """
        ...

    def summary(self, sitting: str) -> str | None:
        """The platform's own summary; None if there is none."""
        ...

    def set_agenda(self, room: str, occurrence: str, text: str) -> None:
        """Write the agenda where participants can read it, shortened to the platform's limit.

        ``occurrence`` is the platform's id of one meeting in a series; empty if there is only one.
        """
        ...


class Mailer(Protocol):
    """Hands mails over for delivery; called from several threads."""

    @property
    def sender(self) -> str:
        """The sender of our mails: ``Name <name@example.org>``."""
        ...

    @property
    def is_idempotent(self) -> bool:
        """Whether handing over the same mail twice still delivers it once."""
        ...

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Hand over one mail, addressed to one person. Returns the server's answer.

        ``before_data`` is called once the recipient is accepted, just before the mail itself is
        sent; if it raises, nothing was sent. Raises MailRefused (permanent), InDoubt, and
        ExternalServiceError or BadSetting if nothing was sent and a later attempt may work.
        """
        ...


@dataclass(frozen=True, slots=True)
class ChatPost:
    """A post to a group's chat: plain text, whatever members wrote in it."""

    title: str
    lines: tuple[str, ...]


class Chat(Protocol):
    """A chat service. Each group has an address there, which is a secret."""

    def judge(self, to: str) -> None:
        """Raise Refused unless posts can be sent to this address. Makes no request."""
        ...

    def post(self, to: str, post: ChatPost) -> str:
        """Post once. Returns the answer.

        Raises PostRefused (permanent), InDoubt, and ExternalServiceError or BadSetting if nothing
        was posted and a later attempt may work.
        """
        ...


class CallLedger(Protocol):
    """Records calls to a model; called from several threads."""

    def note(self, call: ModelCall) -> None: ...


class WorkQueue(Protocol):
    """Durable work, as seen by code that runs none. All methods raise ExternalServiceError."""

    def start_soon(self, name: str, queue: str, key: str, *args: Any) -> None:
        """Start a workflow in the background, once per key; raises nothing.

        It may fail silently, so use it only for work that the tick also finds.
        """
        ...

    def jobs(self, limit: int = 200) -> list[Job]:
        """Unfinished and failed work, newest first; at most ``limit`` of each."""
        ...

    def counts(self) -> list[JobCount]:
        """All work by kind and stage, with what was finished in the last week."""
        ...

    def retry(self, key: str) -> None:
        """Run failed work again. Raises NotFound."""
        ...


class ModelUnreachable(ExternalServiceError):
    """The model's server was not reached at all, so nothing was sent to it."""


class UnusableReply(BadModelAnswer):
    """An answer that was paid for but cannot be used; ``reply`` has its cost."""

    def __init__(self, message: str, reply: ModelReply, *, refused: bool = False) -> None:
        super().__init__(message)
        self.reply = reply
        self.refused = refused


class MailRefused(Refused):
    """The mail server will never accept this mail; nothing was sent."""


class PostRefused(Refused):
    """The chat will never accept this post; nothing was posted."""


class DeliveryUncertain(FacilitatorError):
    """A mail or a post was handed over and no answer came: it may arrive."""
