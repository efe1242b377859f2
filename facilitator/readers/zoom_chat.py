"""Reads Zoom's chat: public messages become turns, private ones are dropped and only counted.

Zoom writes a chat in the language of the person who saves it. A message counts as private unless it
is clearly to everyone: in unknown languages and layouts this cannot be decided.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Turn
from facilitator.readers._parsing import advice
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.parsed import ParsedFile, make_turn

ADVICE = advice.ZOOM

_LINE = re.compile(r"(?P<at>\d{1,3}:\d\d:\d\d(?: ?[AP]M)?)(?P<gap>\s+)(?P<rest>\S.*)", re.I)
_CLOUD = re.compile(r"(?P<name>[^\t]{1,200}):(?:\t(?P<said>.*))?")
_LOCAL = re.compile(
    r"(?P<from>From|Von|De|Da|Van|Från|Fra|Od)\s+(?P<who>[^\s:][^:]{0,399}):(?:\s+(?P<said>.*))?",
    re.I,
)
_TO = r"(?:to|an|à|a|para|pour|aan|naar|till|til|do)\s+"
_TO_SOMEBODY = re.compile(rf"\s{_TO}", re.I)
_TO_EVERYONE = re.compile(
    rf"(?P<name>.*\S)\s+{_TO}"
    r"(?:everyone|alle|tous|tout le monde|todos|todas|tutti|iedereen|alla|wszyscy)",
    re.I,
)
# "(Direct Message)", "(Direktnachricht)", "(Privately)", but not "(Director)".
_MARK = re.compile(
    r"[(（](?:[^()（）]{0,80}\bdire(?:[ck]t|tt?)(?:[aeo]|nachricht|meddelande|melding|besked)?\b"
    r"[^()（）]{0,80}"
    r"|(?:e[mn] |in )?(?:priv(?:at|ad|é)\w{0,20}|particular)"
    r"|[^()（）]{0,80}ダイレクト[^()（）]{0,80})[)）]",
    re.I,
)
_IN_BRACKETS_TO = re.compile(rf"[(（]{_TO}", re.I)
_REACTION = re.compile(r"(?:Reacted to [\"“]|Removed an? .{1,40} reaction from [\"“])")
_REPLY = re.compile(r"^\s*Replying to [\"“].*?[\"”]\s*", re.S)


class _Message(NamedTuple):
    at: float
    name: str
    is_public: bool
    said: str


def confidence(text: str) -> float:
    """Look for lines of a time, a name and a tab, or of a time and a translated `From … to …`."""
    return 0.95 * any(map(_is_heading, text.split("\n")))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per public message, without reactions and the quotes in replies."""
    local = not any(_is_heading(line, in_cloud=True) for line in text.split("\n"))
    messages = _messages(text)
    first = min((m.at for m in messages), default=0.0) if local else 0.0
    turns: list[Turn] = []
    for message in messages:
        said = " ".join(_REPLY.sub("", message.said).split())
        if message.is_public and said and not _REACTION.match(said):
            turns.append(make_turn(message.name, message.at - first, None, said))
    private = sum(not m.is_public for m in messages)
    return ParsedFile(turns, _warnings(private), is_chat=True, began=first if local else None)


def _warnings(private: int) -> tuple[Notice, ...]:
    if not private:
        return ()
    if private == 1:
        return (notice("private_message_left_out"),)
    return (notice("private_messages_left_out", number=private),)


def _messages(text: str) -> list[_Message]:
    messages: list[_Message] = []
    more: dict[int, list[str]] = {}  # further lines, by the number of their message
    for line in text.split("\n"):
        message = _message_in(line.rstrip())
        if message:
            messages.append(message)
        elif messages:
            more.setdefault(len(messages) - 1, []).append(line)
    for number, lines in more.items():
        said = "\n".join([messages[number].said, *lines]).strip()
        messages[number] = messages[number]._replace(said=said)
    return messages


def _is_heading(line: str, *, in_cloud: bool = False) -> bool:
    """Whether the line can only be from a chat: `De Vries: hello` alone is not enough."""
    match = _LINE.fullmatch(line.rstrip()) if len(line) < 2000 else None
    if not match:
        return False
    if match["gap"] == "\t" and _CLOUD.fullmatch(match["rest"]):
        return True
    local = None if in_cloud else _LOCAL.fullmatch(match["rest"])
    if not local:
        return not in_cloud and bool(_MARK.search(match["rest"].partition(":")[0]))
    is_addressed = _TO_SOMEBODY.search(local["who"]) or _MARK.search(match["rest"])
    return local["from"].casefold() == "from" or bool(is_addressed)


def _message_in(line: str) -> _Message | None:
    """Return the message that begins with this line; None unless it begins with a time."""
    match = _LINE.fullmatch(line)
    if not match:
        return None
    at, rest = parse_clock(match["at"]) or 0.0, match["rest"]
    cloud = _CLOUD.fullmatch(rest) if match["gap"] == "\t" else None
    if cloud:
        is_public = not _is_private(cloud["name"])
        return _Message(at, cloud["name"].strip(), is_public, cloud["said"] or "")
    local = _LOCAL.fullmatch(rest)
    if not local:
        return _Message(at, "", False, rest)
    who, said = local["who"].rstrip(), local["said"] or ""
    if everyone := _TO_EVERYONE.fullmatch(who):
        return _Message(at, everyone["name"], not _MARK.search(who), said)
    is_unaddressed = local["from"].casefold() == "from" and not _is_private(who)
    return _Message(at, who, is_unaddressed and not said.startswith(("(", "（")), said)


def _is_private(name: str) -> bool:
    """Whether a name contains a recipient or a mark of a private message."""
    return bool(_MARK.search(name) or _IN_BRACKETS_TO.search(name) or " to " in name)
