"""Simulated members, who read their mails, open the links in them and fill in the forms."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import requests

from facilitator.domain.errors import ExternalServiceError

TRIES = 60
PAUSE_SECONDS = 0.5
TIMEOUT_SECONDS = 15.0
HIDDEN = re.compile(r'name="(\w+)" value="(\w+)"')

# Each one's answers before the session. All others attend and answer nothing else.
HOT_SEAT_REQUESTS: Mapping[str, dict[str, str]] = {
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
ANSWER_WHEN_REMINDED = ("Mia Lindqvist",)  # only answer when reminded

_ASKED = re.compile(
    r'<legend dir="auto">((?:(?!</legend>).)*)</legend>(?:(?!<legend).)*?name="went-(\d+)"', re.S
)
_NOTED = re.compile(r'id="promise-(\d+)">\s*<h2 dir="auto">(.*?)</h2>', re.S)
_SEAT = re.compile(r'<section class="card" id="seat-(\d+)">(.*?)</section>', re.S)
_GIVEN = re.compile(r'name="solution" value="(\d+)"[^>]*> <span dir="auto">([^<]*)')
_WORD = re.compile(r"\w{3,}")
_TRIED = {"done": "worked", "partly": "partly"}
_LIKE = 2  # least number of words that a commitment shares with its solution


@dataclass(frozen=True, slots=True)
class CommitmentReport:
    """How a commitment went: some of its words, the answer, and a comment."""

    about: str
    answer: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class MemberAnswers:
    """What a member answers between two sessions; without ``went``, all commitments are done."""

    wish: Mapping[str, str] = field(default_factory=dict)
    went: tuple[CommitmentReport, ...] = ()

    def of(self, commitment: str) -> CommitmentReport | None:
        """The answer about a commitment, or None."""
        words = set(_WORD.findall(commitment.casefold()))
        shared = [(len(words & set(_WORD.findall(w.about.casefold()))), w) for w in self.went]
        best = max(shared, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] >= 2 else None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with its recipient's name and its text."""

    name: str
    text: str

    @property
    def link(self) -> str:
        """The first link on a line of its own."""
        return next(iter(re.findall(r"^https?://\S+", self.text, re.M)), "")


def answer_check_in(mail: Mail, base: str, says: MemberAnswers) -> None:
    """Open the check-in in a mail and submit it, unless it has expired.

    Raises ExternalServiceError.
    """
    page = _request("GET", _url(base, mail.link))
    if page is None:
        return
    form = dict(says.wish)
    for text, number in _ASKED.findall(page):
        answer = says.of(html.unescape(text)) if says.went else CommitmentReport(text, "done")
        form[f"went-{number}"] = answer.answer if answer else "partly"
        form[f"word-{number}"] = answer.word if answer else ""
    _request("POST", _url(base, mail.link), {
        **form, "do": "send", "attending": "yes", "hot-seat": "yes" if says.wish else "no",
    })  # fmt: skip


def answer_follow_up(mail: Mail, base: str, says: MemberAnswers) -> int:
    """Open a note between sessions and report on due commitments. Returns how many.

    Then the page asks which solution was tried, and whether the challenge is still open. Raises
    ExternalServiceError.
    """
    page = _request("GET", _url(base, mail.link)) or ""
    answers, link = 0, _url(base, mail.link.partition("?")[0])
    for number, text in _NOTED.findall(page):
        answer = says.of(html.unescape(text))
        if answer and answer.answer in ("done", "partly"):
            form = {"do": "answer", "promise": number, "went": answer.answer, "word": answer.word}
            page = _request("POST", link, form) or page
            _report_solution(page, link, html.unescape(text), answer)
            answers += 1
    for number, seat in _SEAT.findall(page):
        if 'name="is"' in seat and 'name="is" value="solved" required checked' not in seat:
            is_over = ">It worked</b>" in seat or _is_done(says)
            standing = "solved" if is_over else "open"
            _request("POST", link, {"do": "standing", "seat": number, "is": standing})
    return answers


def _report_solution(page: str, link: str, commitment: str, answer: CommitmentReport) -> None:
    """Report the solution that a commitment came from, if one is similar, and how it went."""
    words = set(_WORD.findall(commitment.casefold()))
    matches = [
        (len(words & set(_WORD.findall(html.unescape(text).casefold()))), number)
        for _, seat in _SEAT.findall(page)
        for number, text in _GIVEN.findall(seat)
    ]
    shared_words, number = max(matches, default=(0, ""))
    if shared_words >= _LIKE:
        form = {"do": "tried", "solution": number, "went": _TRIED[answer.answer], "tell": "yes"}
        _request("POST", link, {**form, "word": answer.word})


def _is_done(says: MemberAnswers) -> bool:
    return any(answer.answer == "done" for answer in says.went)


def answer_invitation(mail: Mail, base: str, form: Mapping[str, str] | None) -> None:
    """Open the invitation in a mail; accept with ``form``, or decline if it is None.

    Raises ExternalServiceError.
    """
    _request("GET", _url(base, mail.link))
    form_data = {**form, "consent": "yes", "do": "yes"} if form is not None else {"do": "no"}
    _request("POST", _url(base, mail.link), form_data)


def approve(mail: Mail, base: str) -> None:
    """Open the draft in a mail and approve the version shown. Raises ExternalServiceError."""
    page = _request("GET", _url(base, mail.link)) or ""
    shown = {name: n for name, n in HIDDEN.findall(page) if name in ("number", "version")}
    if shown:  # otherwise it was approved already
        _request("POST", _url(base, mail.link), {"do": "approve", **shown})


def _url(base: str, link: str) -> str:
    """The link on the running service, whatever its public address is."""
    path = re.sub(r"^https?://[^/]+", "", link)
    return f"{base.rstrip('/')}{path}"


def _request(method: str, url: str, form: Mapping[str, str] | None = None) -> str | None:
    """Request a page, and retry while the service is down; None if the link has expired."""
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
            raise ExternalServiceError(
                f"A page of the service answered {answer.status_code}.",
                "See `facilitator work` and the log of the service.",
            )
        time.sleep(PAUSE_SECONDS)
    raise ExternalServiceError(
        "A page of the service does not answer.", "Is `facilitator serve` running?"
    )
