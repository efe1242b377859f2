"""What the rest of the program asks of engines and of the world outside, as protocols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Protocol

from facilitator.domain.errors import BadAnswer, FacilitatorError, OutsideFault, Refused
from facilitator.domain.events import File, Schedule, Visit
from facilitator.domain.jobs import Job
from facilitator.domain.notices import Notice
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript


class Engine(Protocol):
    """Turns what was said into a recap with evidence; speakers are already resolved."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap: ...


@dataclass(frozen=True, slots=True)
class SeatBrief:
    """A hot seat to come, as its opening question may speak of it; texts as their member wrote."""

    member: str
    challenge: str = ""
    why: str = ""
    tried: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class AgendaBrief:
    """All that the words of an agenda may rest on. ``turn`` counts a group's agendas from 0."""

    group: str
    topic: str
    minutes: int
    people: tuple[str, ...]
    seats: tuple[SeatBrief, ...]
    icebreaker: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """The words of an agenda; ``questions`` opens each hot seat, in order.

    ``by`` is the model that wrote them, ``warnings`` is what was not used of what it said.
    """

    welcome: str
    question: str
    closing: str
    questions: tuple[str, ...]
    by: str = ""
    warnings: tuple[Notice, ...] = ()


class Writer(Protocol):
    """Words an agenda from facts; adds none of its own."""

    def agenda(self, brief: AgendaBrief) -> AgendaWords: ...


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt to a model: the answer is JSON of ``schema``, at most ``max_tokens`` long."""

    system: str
    user: str
    schema: dict[str, Any]
    schema_name: str
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, unchecked; ``cost_usd`` is None where its price is not known.

    ``key`` names an answer that is kept: however often it is read, it was paid for once.
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
        """What the operator calls this model."""
        ...

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """What so many tokens cost, in US dollars; None where the price is not known."""
        ...

    def ask(self, question: Question) -> Reply:
        """Ask once, with retries of what may pass by itself.

        Raises OutsideFault (nobody answered), BadAnswer (refused, cut off, empty) and
        BadSetting (key, model or address are wrong).
        """
        ...


class Tokens(Protocol):
    """Counts the tokens a model is charged for."""

    def count(self, text: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a model as the ledger keeps it; never what was said.

    ``outcome`` is ok, repaired (a second answer mended it), refused (the model would not),
    bad (not usable), failed (nobody answered) or away (never reached, so nothing was sent).
    ``key`` is that of the answer, where it is kept: it is written down once.
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
    """Tells the time; a story that is played tells another."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        ...


class Seal(Protocol):
    """Closes what must not lie open in a database, with a key that is not in it."""

    def close(self, content: bytes) -> str: ...

    def open(self, sealed: str) -> bytes:
        """Raises Refused where it was closed with another key."""
        ...


class Links(Protocol):
    """Personal links: whoever has one may do the one thing it is for, until a certain time."""

    def url(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """The whole address: ``<public url>/<purpose>/<token>``."""
        ...

    def page(self, path: str) -> str:
        """The whole address of a page that is nobody's own."""
        ...

    def ids(self, purpose: str, token: str, now: datetime) -> tuple[int, ...]:
        """Whom and what a token is about. Raises BadLink, and LinkTooOld after its time."""
        ...


class Platform(Protocol):
    """Where a group meets: asked about what its messages do not tell, or tell too late.

    Everything raises OutsideFault for what may pass, BadSetting for what an operator must mend.
    """

    def schedule(self, room: str) -> Schedule | None:
        """What is planned in a room; None where there is no such room any more."""
        ...

    def visits(self, sitting: str) -> list[Visit]: ...

    def files(self, sitting: str) -> list[File]:
        """What can be read of a sitting. Raises NotHeard where there is nothing, or not yet."""
        ...

    def content(self, sitting: str, file: File, ticket: str = "") -> bytes:
        """One file's bytes; ``ticket`` is what came with the event, as JSON. Raises NotHeard."""
        ...

    def summary(self, sitting: str) -> str | None:
        """The platform's own summary; None where it made none."""
        ...

    def set_agenda(self, room: str, occurrence: str, text: str) -> None:
        """Write the agenda where those who join can read it, as much of it as the platform takes.

        ``occurrence`` is what it calls this one gathering; empty where there is just one.
        """
        ...


class Mailer(Protocol):
    """Hands mails to whoever delivers them; called from several threads."""

    @property
    def sender(self) -> str:
        """Whom our mails are from: ``Name <name@example.org>``."""
        ...

    @property
    def repeats(self) -> bool:
        """Whether the same mail, handed over twice, is one mail all the same."""
        ...

    def send(self, mail: EmailMessage, before_data: Callable[[], None]) -> str:
        """Hand over one mail, addressed to one person. Gives the server's answer.

        ``before_data`` is called once the recipient is accepted, just before the mail itself goes
        out; what it raises ends the attempt, and nothing was sent. Raises MailRefused (for good),
        InDoubt, and OutsideFault or BadSetting where nothing was sent and a later try may work.
        """
        ...


@dataclass(frozen=True, slots=True)
class Post:
    """What a group is told where it chats: plain text, whatever members wrote in it."""

    title: str
    lines: tuple[str, ...]


class Chat(Protocol):
    """Where a group chats. Each group has an address there, which nobody else may read."""

    def judge(self, to: str) -> None:
        """Raise Refused unless this is an address that can be posted to. Asks nobody."""
        ...

    def post(self, to: str, post: Post) -> str:
        """Post once. Gives the answer.

        Raises PostRefused (for good), InDoubt, and OutsideFault or BadSetting where nothing was
        posted and a later try may work.
        """
        ...


class Ledger(Protocol):
    """Where calls to a model are written down; called from several threads."""

    def note(self, call: Call) -> None: ...


class Work(Protocol):
    """Durable work, seen by whoever does none. Everything raises OutsideFault."""

    def start_soon(self, name: str, queue: str, key: str, *args: Any) -> None:
        """Start a workflow, once for each key; raises nothing, and nobody waits for it.

        It may never start: for what the clock finds, too.
        """
        ...

    def jobs(self, limit: int = 200) -> list[Job]:
        """What runs and waits, and all that failed, the newest first; so many of each."""
        ...

    def retry(self, key: str) -> None:
        """Do a failed piece of work again. Raises Unknown."""
        ...


class Unreached(OutsideFault):
    """The model's server could not be reached at all, so no word was sent to it."""


class Unusable(BadAnswer):
    """An answer that cannot be used although it was paid for; ``reply`` says what it cost."""

    def __init__(self, message: str, reply: Reply, *, refused: bool = False) -> None:
        super().__init__(message)
        self.reply = reply
        self.refused = refused


class MailRefused(Refused):
    """The mail server will never take this mail; nothing was sent."""


class PostRefused(Refused):
    """The chat will never take this post; nothing was posted."""


class InDoubt(FacilitatorError):
    """A mail or a post was handed over and no answer came: it may arrive."""
