"""Zoom's chat: public messages become turns, private ones are dropped and only counted."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from facilitator.domain.turns import Turn
from facilitator.transcripts._heard import Heard, seconds, spoken

_CLOUD = re.compile(r"(?P<at>\d{1,3}:\d\d:\d\d)\t(?P<name>[^\t\n]{1,200}):\t(?P<said>.*)")
_LOCAL = re.compile(
    r"(?P<at>\d{1,2}:\d\d:\d\d)\s+From\s+(?P<name>.{1,200}?)"
    r"(?:\s+to\s+(?P<to>.{1,200}?))?\s*:(?:\s+(?P<said>.*))?"
)
_PRIVATE = re.compile(r"\((?:direct message|privately)\)", re.I)
_EVERYONE = re.compile(r"everyone\b", re.I)
_REACTION = re.compile(r"(?:Reacted to [\"“]|Removed an? .{1,40} reaction from [\"“])")
_REPLY = re.compile(r"^\s*Replying to [\"“].*?[\"”]\s*", re.S)


class _Message(NamedTuple):
    at: float
    name: str
    is_public: bool
    said: str


def recognises(text: str) -> float:
    """Lines of a time, a name and a tab; or of a time and `From … to …`."""
    lines = [line.rstrip() for line in text.split("\n") if len(line) < 2000]
    return 0.95 * any(_CLOUD.fullmatch(line) or _LOCAL.fullmatch(line) for line in lines)


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per public message; reactions say nothing, a reply's citation is not theirs."""
    local = not any(_CLOUD.fullmatch(line.rstrip()) for line in text.split("\n"))
    messages = _messages(text)
    first = min((m.at for m in messages), default=0.0) if local else 0.0
    turns: list[Turn] = []
    for message in messages:
        said = " ".join(_REPLY.sub("", message.said).split())
        if message.is_public and said and not _REACTION.match(said):
            turns.append(spoken(message.name, message.at - first, None, said))
    private = sum(not m.is_public for m in messages)
    return Heard(turns, _warnings(private), is_chat=True, began=first if local else None)


def _warnings(private: int) -> tuple[str, ...]:
    if not private:
        return ()
    count = (
        "1 private chat message was" if private == 1 else f"{private} private chat messages were"
    )
    return (f"{count} left out; nobody but the two of them has seen such a message.",)


def _messages(text: str) -> list[_Message]:
    found: list[_Message] = []
    for line in text.split("\n"):
        match = _CLOUD.fullmatch(line.rstrip()) or _LOCAL.fullmatch(line.rstrip())
        if match:
            to = match.groupdict().get("to")
            heading = f"{match['name']} {to or ''}"
            public = not _PRIVATE.search(heading) and (to is None or bool(_EVERYONE.match(to)))
            at = seconds(match["at"]) or 0.0
            found.append(_Message(at, match["name"].strip(), public, match["said"] or ""))
        elif found:
            found[-1] = found[-1]._replace(said=f"{found[-1].said}\n{line}".strip())
    return found
