"""Members of the sample group, who read their mails and open the links in them, as people do."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

import requests

from facilitator.domain.errors import OutsideFault

TRIES = 60
PAUSE_SECONDS = 0.5
TIMEOUT_SECONDS = 15.0
HIDDEN = re.compile(r'name="(\w+)" value="(\w+)"')

# What each of them writes before the session. Who is not named comes and writes nothing else.
WISHES: Mapping[str, dict[str, str]] = {
    "Dana": {
        "sentence": "My best customers pay after ninety days, and I pay for flour every week.",
        "why": "The more they order, the poorer we get.", "tried": "A polite letter.",
        "wanted": "How you were paid sooner without losing the customer.", "share-wish": "yes",
    },
    "Bob": {
        "sentence": "Do I hire my first salesperson now?",
        "wanted": "When you did it, and what you wished you had known.", "share-wish": "yes",
    },
    "Priya": {
        "sentence": "My co-founder wants to leave.",
        "why": "I do not know how to tell the team.",
        "urgent": "I have to answer him this week.",
    },
}  # fmt: skip
LATE = ("Mia",)  # who answers only when reminded


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as somebody finds it: whom it is to, and its text."""

    name: str
    text: str

    @property
    def link(self) -> str:
        """The first link that has a line of its own."""
        return next(iter(re.findall(r"^https?://\S+", self.text, re.M)), "")


def answer_check_in(mail: Mail, base: str) -> None:
    """Open the check-in of a mail and send it; leave it where it is too late.

    Raises OutsideFault.
    """
    wish = WISHES.get(mail.name.split()[0], {})
    page = _asked("GET", _at(base, mail.link))
    if page is None:
        return
    went = set(re.findall(r'name="(went-\d+)"', page))
    form = dict.fromkeys(went, "done") | wish
    _asked("POST", _at(base, mail.link), {
        **form, "do": "send", "attending": "yes", "hot-seat": "yes" if wish else "no",
    })  # fmt: skip


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
