"""Leaves out what was said off the record, and everything of those not to be recorded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from facilitator.domain.turns import Span, Transcript, Turn

_OFF = re.compile(
    r"\boff[- ]the[- ]record\b|\boff record\b|\b(?:stop|pause) (?:the )?recording\b"
    r"|\b(?:don['’]?t|do not|not) record (?:this|that|it)\b"
    r"|\bnot for the (?:notes|record|recap|minutes)\b"
    r"|\bout of the (?:notes|record|recap|minutes)\b",
    re.I,
)
_ON = re.compile(
    r"\bback on(?: the)?[- ]record\b|\bon[- ]the[- ]record\b|\bon record again\b"
    r"|\b(?:can|may|start|resume|to) (?:the )?record(?:ing)? again\b",
    re.I,
)
# How a group is told that there is such a thing; not the start of one.
_EXPLAINS = re.compile(
    r"\b(?:if|when|whenever|as soon as|unless) (?:you|anyone|anybody|anything|someone|somebody"
    r"|something) (?:ever )?(?:needs?|wants?|would|prefers?|says?|should|has|have|is)\b"
    r"|\bnothing (?:here |said )?is\b|\byou (?:can|may|could) always\b|\b(?:isn['’]?t|not) off\b",
    re.I,
)
_SPEAKS_OF_SELF = re.compile(r"\bI\b|\bI['’]\w+|\b[Mm]y\b|\b[Ww]e\b|\b[Ll]et['’]s\b")
_DECLINES = re.compile(
    r"\W*(?:no|nope|nah|not necessary|no need|it['’]?s (?:fine|ok|okay))\b", re.I
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
SPLIT_WORDS = 4  # a phrase of four words may be cut anywhere between two turns
NEAR_TURNS = 4


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the passages; their number, and never their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[str, ...] = ()


def redact(
    transcript: Transcript, *, hidden: Collection[str] = (), ends: Collection[float] = ()
) -> Redacted:
    """Cut from a turn that goes off the record to the words "back on the record".

    Where nobody says them, the passage ends with the hot seat (``ends``: seconds from the start
    at which one is over), else with the transcript. In doubt the whole turn goes. All turns of
    those in ``hidden`` go. Safe to run twice: the second time finds nothing.
    """
    turns = tuple(turn for turn in transcript.turns if turn.speaker not in hidden)
    passages, unclosed = 0, False
    while True:
        kept, found, open_ended = _cut(turns, sorted(ends))
        passages, unclosed = passages + found, unclosed or open_ended
        if kept == turns:
            break
        turns = kept  # what stands beside each other now may hold the words again
    warning = (
        "A passage went off the record and nobody said 'back on the record'; "
        "it was left out up to the end of that hot seat, or of the session."
    )
    cut = replace(transcript, turns=turns)
    return Redacted(cut, passages, (warning,) if unclosed else ())


def _cut(turns: tuple[Turn, ...], ends: list[float]) -> tuple[tuple[Turn, ...], int, bool]:
    """One pass: the turns that stay, the passages found, whether one had no end."""
    starts = _starts(turns)
    kept: list[Turn] = []
    passages, off, until, unclosed = 0, False, float("inf"), False
    for number, turn in enumerate(turns):
        if off and turn.start >= until:
            off, unclosed = False, True
        if number in starts and not off:
            off, passages = True, passages + 1
            until = next((end for end in ends if end > turn.start), float("inf"))
        if not off:
            kept.append(turn)
            continue
        came_back = _came_back(turns, number)
        if came_back is not None:
            off = False
            rest = _after(turn, came_back)
            kept += [rest] if rest else []
    return tuple(kept), passages, unclosed or off


def _starts(turns: tuple[Turn, ...]) -> set[int]:
    """The numbers of the turns with which a passage begins."""
    found = set()
    for number, turn in enumerate(turns):
        after = turns[number + 1] if number + 1 < len(turns) else None
        if any(_opens(sentence, turn, after) for sentence in _SENTENCE.findall(turn.text)):
            found.add(number)
        found |= set(_split(_OFF, turns, number))
    return found


def _opens(sentence: str, turn: Turn, after: Turn | None) -> bool:
    """Whether a sentence starts a passage, rather than explaining or declining one."""
    if not _OFF.search(sentence):
        return False
    if _EXPLAINS.search(sentence) and not _SPEAKS_OF_SELF.search(sentence):
        return False
    asked = sentence.rstrip().endswith("?") and after is not None and after.speaker != turn.speaker
    return not (asked and after is not None and _DECLINES.match(after.text))


def _split(phrase: re.Pattern[str], turns: tuple[Turn, ...], number: int) -> Iterator[int]:
    """The speaker's turns shortly before, where the phrase begins that ends in this one."""
    head = " ".join(turns[number].text.split()[: SPLIT_WORDS - 1])
    for before in range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1):
        if turns[before].speaker == turns[number].speaker:
            tail = " ".join(turns[before].text.split()[1 - SPLIT_WORDS :])
            whole = phrase.search(f"{tail} {head}")
            if whole and whole.start() < len(tail) < whole.end():
                yield before


def _came_back(turns: tuple[Turn, ...], number: int) -> int | None:
    """Where in this turn the record begins again; None if it does not."""
    text = turns[number].text
    ons = [m.end() for m in _ON.finditer(text)]
    offs = [m.end() for m in _OFF.finditer(text)]
    if ons and (not offs or ons[-1] > offs[-1]):
        return ons[-1]
    if not offs and next(_split(_ON, turns, number), None) is not None:
        return _first_words(text)
    return None


def _first_words(text: str) -> int:
    """The end of the words that may belong to a phrase which began in an earlier turn."""
    words = list(re.finditer(r"\S+", text))[: SPLIT_WORDS - 1]
    return words[-1].end() if words else 0


def _after(turn: Turn, character: int) -> Turn | None:
    """The turn from this character on; its times are those of the spans it still touches."""
    spans, at = [], 0
    for span in turn.spans:
        rest = span.text[max(character - at, 0) :].lstrip(" .,;:!?-–—'\"”’")
        if rest:
            spans.append(Span(span.start, span.end, rest))
        at += len(span.text) + 1
    return Turn(turn.speaker, tuple(spans)) if spans else None
