"""Leaves out what was said off the record, and everything of those not to be recorded."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitator.domain.turns import Span, Transcript, Turn

# Between the words of a phrase: spaces, hyphens, and the hesitation of whoever says it.
_GAP = r"(?:[\s\u2010\u2011,…–-]|\b(?:uh|um|er|erm)\b)+"
# "Off record sales" is about business.
_NO_FIGURES = r"(?!\W+(?:\w+-)?(?:sales|highs?|lows?|profits?|revenues?|numbers|years?|quarters?"
_NO_FIGURES += r"|months?|growth|results|orders|demand)\b)"
_THIS = r"(?:this|that|it)"
_OFF = re.compile(
    rf"\boff{_GAP}the{_GAP}record\b|\boff{_GAP}record\b{_NO_FIGURES}|\bgo(?:ing)? of the record\b"
    r"|\b(?:stop|pause) (?:the )?recording\b"
    rf"|\b(?:don['’]?t|do not|not) (?:record|write down|note down) {_THIS}\b"
    rf"|\b(?:don['’]?t|do not) (?:write|note) {_THIS} down\b"
    r"|\bnot for the (?:notes|record|recap|minutes)\b"
    r"|\bout of the (?:notes|record|recap|minutes)\b",
    re.I,
)
_BETWEEN_US = re.compile(
    r"\b(?:just|strictly|only) between (?:us|you and me|ourselves)\b|\bbetween us only\b"
    r"|\b(?:this|that)(?: \w+){0,2} stays? (?:strictly )?(?:between us|(?:in|inside) this "
    r"(?:room|group|circle|call))\b"
    r"|\bkeep (?:this|that) (?:\w+ )?(?:between us|in this (?:room|group|circle|call))\b",
    re.I,
)
# How a group speaks of its rule for every session, which must not cost it the session.
_RULE = re.compile(
    r"\b(?:everything|anything|whatever|all|always|rules?|what['’]s said|what is said"
    r"|what (?:we|you|people) (?:say|hear|share))\b",
    re.I,
)
_BACK = re.compile(
    rf"\bback{_GAP}on(?:{_GAP}the)?{_GAP}record\b{_NO_FIGURES}"
    rf"|\bon{_GAP}(?:the{_GAP})?record again\b"
    r"|\b(?:can|may|start|resume|to) (?:the )?record(?:ing)? again\b",
    re.I,
)
_ON = re.compile(
    rf"{_BACK.pattern}"
    r"|\b(?:we['’]re|we are|we can go|let['’]s go|i['’]m|this is|this can go)"
    r"(?: (?:now|all|going))? on[- ]the[- ]record\b(?! (?:as|saying|with|about|that|for)\b)"
    r"|^\W*(?:(?:ok|okay|so|and|now|right|all right|alright|good|fine|yes)\W+)*on the record\b"
    r"(?! (?:he|she|they|as|saying|with|about|that|for)\b)",
    re.I,
)
_NOT_YET = set(
    "not never before until till unless once when whenever if after without isn't aren't don't "
    "won't can't wouldn't".split()
)
_ASKS_WHETHER = re.compile(r"\b(?:are|is|am|was|were) (?:we|this|that|it|i|you)\b", re.I)
_AGREES = re.compile(r"\W*(?:yes|yeah|yep|yup|we are|sure|correct|right|it is|indeed)\b", re.I)
# How a group is told that there is such a thing; not the start of one.
_EXPLAINS = re.compile(
    r"\b(?:if|when|whenever|as soon as|unless) (?:you|anyone|anybody|anything|someone|somebody"
    r"|something) (?:ever )?(?:needs?|wants?|would|prefers?|says?|should|has|have|is)\b"
    r"|\bnothing (?:here |said )?is\b|\byou (?:can|may|could) always\b|\b(?:isn['’]?t|not) off\b"
    r"|\b(?:feel )?free to\b|\b(?:any|every)(?:one|body) (?:can|may|could)\b",
    re.I,
)
_ALWAYS_EXPLAINS = re.compile(
    r"\b(?:if|when|whenever|as soon as|unless|once|every time) (?:you|anyone|anybody|someone"
    r"|somebody|a member|people) (?:ever |wants? to |would like to )?says?\b"
    r"|\b(?:can|may|could|free to)\b[^.?!]{0,30}\boff\b[^.?!]{0,30}"
    r"\b(?:any ?time|at any (?:time|point|moment))\b",
    re.I,
)
_SAYS = r"\b(?:say|says|saying|said|words?|phrase|hear|hears)\W{1,3}(?:the words\W{1,3})?"
_NAMES_OFF = re.compile(rf"{_SAYS}off\b", re.I)
_NAMES_ON = re.compile(rf"{_SAYS}(?:(?:we are|we['’]re)\W)?(?:back )?on\b", re.I)
_SPEAKS_OF_SELF = re.compile(r"\bI\b|\bI['’]\w+|\b[Mm]y\b|\b[Ww]e\b|\b[Ll]et['’]s\b")
_DECLINES = re.compile(
    r"\W*(?:no|nope|nah|not necessary|no need|it['’]?s (?:fine|ok|okay))\b", re.I
)
# "That was off the record" asks for what came before.
_LOOKS_BACK = re.compile(
    r"\b(?:that|this|it|what I (?:just )?said|what I(?: have|['’]ve)? (?:just )?told you"
    rf"|that (?:part|bit|last part|last bit)) (?:was|were)\b[^.?!]{{0,20}}(?:{_OFF.pattern})"
    rf"|\bwhat I(?:['’]ve| have)? (?:just )?(?:said|told you)\b[^.?!]{{0,20}}(?:{_OFF.pattern})",
    re.I,
)
# Every phrase has one of these; most turns have none, and need no closer look.
_KEY_WORDS = tuple("record recap note minute write between stay keep".split())
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
SPLIT_WORDS = 4  # a phrase of four words may be cut anywhere between turns
NEAR_TURNS = 4

UNCLOSED = (
    "A passage went off the record and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session."
)
PERHAPS = (
    "What was said under a name that could be somebody who is not to be recorded was left out; "
    "an alias in the member list tells who it is."
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the passages; their number, and never their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[str, ...] = ()


def goes_off_the_record(transcript: Transcript) -> bool:
    """Whether anything in it asks to be left out."""
    return bool(_starts(transcript.turns))


def redact(
    transcript: Transcript,
    *,
    hidden: Collection[str] = (),
    ends: Collection[float] = (),
    perhaps: Collection[str] = (),
) -> Redacted:
    """Cut from a turn that goes off the record to the words "back on the record".

    Where nobody says them, the passage ends with the hot seat (``ends``: seconds from the start
    at which one is over), else with the transcript. In doubt the whole turn goes. All turns of
    those in ``hidden`` go, and of the labels in ``perhaps``, which may be one of them; what they
    asked for off the record goes all the same. Safe to run twice: the second time finds nothing.
    """
    over = sorted(ends)
    # Before the hidden go: it may be one of them who takes everybody off the record.
    turns, passages, unclosed = _without_passages(transcript.turns, over)
    seen = tuple(t for t in turns if t.speaker not in hidden)
    named = tuple(t for t in seen if t.speaker not in perhaps)
    more = 0
    if len(named) < len(turns):
        turns, more, still_unclosed = _without_passages(named, over)
        unclosed = unclosed or still_unclosed
    warnings = [UNCLOSED] if unclosed else []
    if len(named) < len(seen):
        warnings.append(PERHAPS)
    return Redacted(replace(transcript, turns=turns), passages + more, tuple(warnings))


def _without_passages(
    turns: tuple[Turn, ...], ends: list[float]
) -> tuple[tuple[Turn, ...], int, bool]:
    """The turns that stay, the passages found, and whether one of them had no end."""
    passages, unclosed = 0, False
    while True:
        kept, found, open_ended = _cut(turns, ends)
        passages, unclosed = passages + found, unclosed or open_ended
        if kept == turns:
            return kept, passages, unclosed
        turns = kept  # what stands beside each other now may hold the words again


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
        if (split := _split(_OFF, turns, number)) is not None:
            found.add(split)
        if not _speaks_of_it(turn.text):
            continue
        after = turns[number + 1] if number + 1 < len(turns) else None
        if any(_opens(sentence, turn, after) for sentence in _SENTENCE.findall(turn.text)):
            found.add(number)
            if _LOOKS_BACK.search(turn.text):
                found.add(_last_of(turn.speaker, turns, number))
    return found


def _speaks_of_it(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _KEY_WORDS)


def _last_of(speaker: str, turns: tuple[Turn, ...], number: int) -> int:
    """The number of the speaker's turn shortly before this one; this one if there is none."""
    before = range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1)
    return next((at for at in before if turns[at].speaker == speaker), number)


def _opens(sentence: str, turn: Turn, after: Turn | None) -> bool:
    """Whether a sentence starts a passage, rather than explaining or declining one."""
    if not _OFF.search(sentence):
        return bool(_BETWEEN_US.search(sentence)) and not (
            _RULE.search(sentence) or _EXPLAINS.search(sentence)
        )
    if _ALWAYS_EXPLAINS.search(sentence):
        return False
    if _EXPLAINS.search(sentence) and not _SPEAKS_OF_SELF.search(sentence):
        return False
    asked = sentence.rstrip().endswith("?") and after is not None and after.speaker != turn.speaker
    return not (asked and after is not None and _DECLINES.match(after.text))


def _split(phrase: re.Pattern[str], turns: tuple[Turn, ...], number: int) -> int | None:
    """The speaker's turn shortly before, where the phrase begins that ends in this one."""
    speaker = turns[number].speaker
    head = " ".join(turns[number].text.split()[: SPLIT_WORDS - 1])
    tail, begin = "", number
    for before in range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1):
        if turns[before].speaker != speaker:
            continue
        words = turns[before].text.split()[1 - SPLIT_WORDS :]
        tail, begin = " ".join([*words, tail] if tail else words), before
        whole = phrase.search(f"{tail} {head}") if _speaks_of_it(f"{tail} {head}") else None
        if whole and whole.start() < len(tail) < whole.end():
            return begin
    return None


def _came_back(turns: tuple[Turn, ...], number: int) -> int | None:
    """Where in this turn the record begins again; None if it does not."""
    turn = turns[number]
    after = turns[number + 1] if number + 1 < len(turns) else None
    offs = [m.end() for m in _OFF.finditer(turn.text)]
    ons = [
        sentence.start() + on.end()
        for sentence in _SENTENCE.finditer(turn.text)
        for on in _ON.finditer(sentence[0])
        if _means_it(sentence[0], on, turn, after)
    ]
    if ons and (not offs or ons[-1] > offs[-1]):
        return ons[-1]
    if _explains_both(turn.text):
        return max(m.end() for p in (_OFF, _BACK) for m in p.finditer(turn.text))
    begin = None if offs else _split(_BACK, turns, number)
    if begin is not None and not _NOT_YET & set(turns[begin].text.lower().split()[-8:]):
        return _first_words(turn.text)
    return None


def _explains_both(text: str) -> bool:
    """Whether a turn only tells which words open and close a passage, and opens none."""
    opening = [s for s in _SENTENCE.findall(text) if _OFF.search(s)]
    return (
        bool(opening and _BACK.search(text))
        and all(_NAMES_OFF.search(s) for s in opening)
        and not any(re.search(r"\bI\b|\bI['’]", s) for s in opening)
    )


def _means_it(sentence: str, on: re.Match[str], turn: Turn, after: Turn | None) -> bool:
    """Whether the words end the passage: not "before we are back on", nor a mere question."""
    before = re.findall(r"[\w']+", sentence[: on.start()].lower().replace("’", "'"))[-5:]
    if _NOT_YET & set(before) or _NAMES_ON.search(sentence):
        return False  # "say 'back on the record' when you are done" is said within a passage
    if not sentence.rstrip().endswith("?"):
        return True
    reply = after.text if after is not None and after.speaker != turn.speaker else ""
    if _ASKS_WHETHER.search(sentence):
        return bool(_AGREES.match(reply))
    return not _DECLINES.match(reply)


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
