"""Members of a group in practice, who read their mails and open the links in them, as people do."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import requests

from facilitator.domain.errors import OutsideFault

TRIES = 60
PAUSE_SECONDS = 0.5
TIMEOUT_SECONDS = 15.0
HIDDEN = re.compile(r'name="(\w+)" value="(\w+)"')

# What each of them writes before the session. Who is not named comes and writes nothing else.
WISHES: Mapping[str, dict[str, str]] = {
    "Dana Ruiz": {
        "sentence": "My best customers pay after ninety days, and I pay for flour every week.",
        "why": "The more they order, the poorer we get.", "tried": "A polite letter.",
        "wanted": "How you were paid sooner without losing the customer.", "share-wish": "yes",
    },
    "Bob Okafor": {
        "sentence": "Do I hire my first salesperson now?",
        "wanted": "When you did it, and what you wished you had known.", "share-wish": "yes",
    },
    "Priya Nair": {
        "sentence": "My co-founder wants to leave.",
        "why": "I do not know how to tell the team.",
        "urgent": "I have to answer him this week.",
    },
}  # fmt: skip
LATE = ("Mia Lindqvist",)  # who answers only when reminded

_ASKED = re.compile(
    r'<legend dir="auto">((?:(?!</legend>).)*)</legend>(?:(?!<legend).)*?name="went-(\d+)"', re.S
)
_NOTED = re.compile(r'id="promise-(\d+)">\s*<h2 dir="auto">(.*?)</h2>', re.S)
_SEAT = re.compile(r'<section class="card" id="seat-(\d+)">(.*?)</section>', re.S)
_GIVEN = re.compile(r'name="solution" value="(\d+)"[^>]*> <span dir="auto">([^<]*)')
_WORD = re.compile(r"\w{3,}")
_TRIED = {"done": "worked", "partly": "partly"}
_LIKE = 2  # words that a commitment shares with the solution it came from


@dataclass(frozen=True, slots=True)
class Went:
    """How a commitment went: some of its words, the answer, and a word on it."""

    about: str
    answer: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """What somebody says between two sessions; who says of nothing how it went has done it all."""

    wish: Mapping[str, str] = field(default_factory=dict)
    went: tuple[Went, ...] = ()

    def of(self, commitment: str) -> Went | None:
        """What they say of a commitment; None where that is nothing."""
        words = set(_WORD.findall(commitment.casefold()))
        shared = [(len(words & set(_WORD.findall(w.about.casefold()))), w) for w in self.went]
        best = max(shared, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] >= 2 else None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as somebody finds it: whom it is to, and its text."""

    name: str
    text: str

    @property
    def link(self) -> str:
        """The first link that has a line of its own."""
        return next(iter(re.findall(r"^https?://\S+", self.text, re.M)), "")


def answer_check_in(mail: Mail, base: str, says: Says) -> None:
    """Open the check-in of a mail and send it; leave it where it is too late.

    Raises OutsideFault.
    """
    page = _asked("GET", _at(base, mail.link))
    if page is None:
        return
    form = dict(says.wish)
    for text, number in _ASKED.findall(page):
        told = says.of(html.unescape(text)) if says.went else Went(text, "done")
        form[f"went-{number}"] = told.answer if told else "partly"
        form[f"word-{number}"] = told.word if told else ""
    _asked("POST", _at(base, mail.link), {
        **form, "do": "send", "attending": "yes", "hot-seat": "yes" if says.wish else "no",
    })  # fmt: skip


def answer_note(mail: Mail, base: str, says: Says) -> int:
    """Open the note between sessions and say of what is over how it went. Gives the answers.

    Then the page asks what was tried, and whether it is still open. Raises OutsideFault.
    """
    page = _asked("GET", _at(base, mail.link)) or ""
    answers, link = 0, _at(base, mail.link.partition("?")[0])
    for number, text in _NOTED.findall(page):
        told = says.of(html.unescape(text))
        if told and told.answer in ("done", "partly"):
            form = {"do": "answer", "promise": number, "went": told.answer, "word": told.word}
            page = _asked("POST", link, form) or page
            _say_tried(page, link, html.unescape(text), told)
            answers += 1
    for number, seat in _SEAT.findall(page):
        if 'name="is"' in seat and 'name="is" value="solved" required checked' not in seat:
            is_over = ">It worked</b>" in seat or _is_done(says)
            standing = "solved" if is_over else "open"
            _asked("POST", link, {"do": "standing", "seat": number, "is": standing})
    return answers


def _say_tried(page: str, link: str, commitment: str, told: Went) -> None:
    """Say which solution a commitment came from, where one is like it, and how it went."""
    words = set(_WORD.findall(commitment.casefold()))
    given = [
        (len(words & set(_WORD.findall(html.unescape(text).casefold()))), number)
        for _, seat in _SEAT.findall(page)
        for number, text in _GIVEN.findall(seat)
    ]
    like, number = max(given, default=(0, ""))
    if like >= _LIKE:
        form = {"do": "tried", "solution": number, "went": _TRIED[told.answer], "tell": "yes"}
        _asked("POST", link, {**form, "word": told.word})


def _is_done(says: Says) -> bool:
    return any(told.answer == "done" for told in says.went)


def answer_invitation(mail: Mail, base: str, form: Mapping[str, str] | None) -> None:
    """Open the invitation of a mail and say yes with what is in the form; no where there is none.

    Raises OutsideFault.
    """
    _asked("GET", _at(base, mail.link))
    yes = {**form, "consent": "yes", "do": "yes"} if form is not None else {"do": "no"}
    _asked("POST", _at(base, mail.link), yes)


def approve(mail: Mail, base: str) -> None:
    """Open the draft of a mail and approve what is seen there. Raises OutsideFault."""
    page = _asked("GET", _at(base, mail.link)) or ""
    seen = {name: n for name, n in HIDDEN.findall(page) if name in ("number", "version")}
    if seen:  # else it was approved already
        _asked("POST", _at(base, mail.link), {"do": "approve", **seen})


def _at(base: str, link: str) -> str:
    """The link at the service that is running, whatever its public address will be."""
    path = re.sub(r"^https?://[^/]+", "", link)
    return f"{base.rstrip('/')}{path}"


def _asked(method: str, url: str, form: Mapping[str, str] | None = None) -> str | None:
    """A page, asked for again while the service is away; None where its time is over."""
    for _ in range(TRIES):
        try:
            answer = requests.request(method, url, data=form, timeout=TIMEOUT_SECONDS)
        except requests.RequestException:
            time.sleep(PAUSE_SECONDS)
            continue
        if answer.status_code < 400:
            return answer.text
        if answer.status_code == 410:
            return None
        if answer.status_code < 500:
            raise OutsideFault(
                f"A page of the service answered {answer.status_code}.",
                "`facilitator work` and the log of the service tell more.",
            )
        time.sleep(PAUSE_SECONDS)
    raise OutsideFault("A page of the service does not answer.", "Is `facilitator serve` running?")
