"""Sends webhooks as Zoom does: signed and retried; with --chaos also duplicated and reordered."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import requests

from facilitator.domain.errors import ExternalServiceError
from webhooks.signature import sign

MAX_ATTEMPTS = 40
PAUSE_SECONDS = 0.5
TIMEOUT_SECONDS = 3.0  # Zoom's own time-out


@dataclass(frozen=True, slots=True)
class EventSender:
    """Posts events to one URL, signed with one secret."""

    url: str
    secret: str
    on_answer: Callable[[str, int], None] = lambda _name, _status: None

    def send(self, event: dict[str, Any]) -> int:
        """Post one event; retried while the service is down or busy, as Zoom does.

        Raises ExternalServiceError if the service stays down, or refuses a signed event.
        """
        body = json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode()
        for _ in range(MAX_ATTEMPTS):
            status = self._post(body)
            if status and status < 500:
                self.on_answer(str(event["event"]), status)
                if status >= 400:
                    raise ExternalServiceError(
                        f"The service refused {event['event']} ({status}).",
                        "Run `serve` and `simulate` in the same folder, with the same settings.",
                    )
                return status
            time.sleep(PAUSE_SECONDS)
        raise ExternalServiceError(
            f"Nothing answers at {self.url}.", "Start `facilitator serve` first."
        )

    def _post(self, body: bytes) -> int:
        at = str(int(time.time()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Zoom Marketplace/1.0a",
            "x-zm-request-timestamp": at,
            "x-zm-signature": sign(body, at, self.secret),
        }
        try:
            return requests.post(
                self.url, data=body, headers=headers, timeout=TIMEOUT_SECONDS
            ).status_code
        except requests.RequestException:
            return 0


def shuffle_events(
    events: Iterable[dict[str, Any]], dice: random.Random
) -> Iterator[dict[str, Any]]:
    """The same events, some twice, some late, and some old ones again at the end."""
    held: list[dict[str, Any]] = []
    sent: list[dict[str, Any]] = []
    for event in events:
        if dice.random() < 0.3:
            held.append(event)
            continue
        yield event
        sent.append(event)
        if dice.random() < 0.3:
            yield _again(event, dice)
        if held and dice.random() < 0.4:
            late = held.pop(dice.randrange(len(held)))
            yield late
            sent.append(late)
    dice.shuffle(held)
    yield from held
    for event in dice.sample([*sent, *held], k=min(5, len(sent) + len(held))):
        yield _again(event, dice)


def _again(event: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """The same event delivered again: with different bytes, and an expired token."""
    copy = {**event, "event_ts": event["event_ts"], "payload": {**event["payload"]}}
    if "download_token" in copy:
        copy["download_token"] = f"expired-{dice.getrandbits(64):x}"
    return copy
