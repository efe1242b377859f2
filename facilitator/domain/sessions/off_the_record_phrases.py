"""English phrases that take talk off the record and back on, and those that only mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.domain.sessions.turns import Turn

# Between the words of a phrase: spaces, hyphens, and hesitations.
_GAP = r"(?:[\s\u2010\u2011,…–-]|\b(?:uh|um|er|erm)\b)+"
# "Off record sales" is about business.
_NO_FIGURES = r"(?!\W+(?:\w+-)?(?:sales|highs?|lows?|profits?|revenues?|numbers|years?|quarters?"
_NO_FIGURES += r"|months?|growth|results|orders|demand)\b)"
_THIS = r"(?:this|that|it)"
_NOTES = r"(?:notes?|records?|recap|minutes|summary|transcript)"
_DONT = r"(?:don['’]?t|do not)"
OFF_PHRASE = re.compile(
    rf"\boff{_GAP}the{_GAP}records?\b|\boff{_GAP}record\b{_NO_FIGURES}|\bgo(?:ing)? of the record\b"
    r"|\b(?:stop|pause) (?:the )?recording\b"
    rf"|\b(?:{_DONT}|not) (?:record|write down|note down) {_THIS}\b"
    rf"|\b{_DONT} (?:write|note) {_THIS} down\b"
    rf"|\b{_DONT} (?:put|include|mention|use|keep|write) (?:any of )?{_THIS} (?:in|into|for) "
    rf"(?:the|your|our|any) {_NOTES}\b"
    rf"|\bnot for (?:the|your|our) {_NOTES}\b|\bout of (?:the|your|our) {_NOTES}\b",
    re.I,
)
# Asks to remove only its own turn.
STRIKE_REQUEST = re.compile(
    rf"\b{_DONT} quote me\b"
    rf"|\b(?:strike|scratch|delete|remove) {_THIS}(?: \w+)? from (?:the|your|our) {_NOTES}\b",
    re.I,
)
# What somebody else said off the record is only a story; in doubt it is a request.
_NOT_A_TELLER = (
    "i|we|you|am|was|were|been|have|has|had|once|even|also|just|later|ever|always|only|already"
)
_STORY = re.compile(
    rf"(?<![\w'’])(?!(?:{_NOT_A_TELLER})\b)[\w'’]+ "
    r"(?:(?:has|had|have|once|even|also|just|later|\w+ly) )*(?:told|said|says|tells|mentioned"
    r"|admitted|confessed|hinted|whispered|confirmed|let slip|shared)"
    r"(?: (?:me|us|him|her|them|it|so|to (?:me|us)))*(?: \w+ly)? off the record\b",
    re.I,
)
_BETWEEN_US = re.compile(
    r"\b(?:just|strictly|only) between (?:us|you and me|ourselves)\b|\bbetween us only\b"
    r"|\b(?:this|that)(?: \w+){0,2} stays? (?:strictly )?(?:between us|(?:in|inside) this "
    r"(?:room|group|circle|call))\b"
    r"|\bkeep (?:this|that) (?:\w+ )?(?:between us|in this (?:room|group|circle|call))\b",
    re.I,
)
# A group talking about its rule for every session, which must not remove the session.
_RULE = re.compile(
    r"\b(?:everything|anything|whatever|all|always|rules?|what['’]s said|what is said"
    r"|what (?:we|you|people) (?:say|hear|share))\b",
    re.I,
)
BACK_PHRASE = re.compile(
    rf"\bback{_GAP}on(?:{_GAP}the)?{_GAP}record\b{_NO_FIGURES}"
    rf"|\bon{_GAP}(?:the{_GAP})?record again\b"
    r"|\b(?:can|may|start|resume|to) (?:the )?record(?:ing)? again\b",
    re.I,
)
_ON = re.compile(
    rf"{BACK_PHRASE.pattern}"
    r"|\b(?:we['’]re|we are|we can go|let['’]s go|i['’]m|this is|this can go)"
    r"(?: (?:now|all|going))? on[- ]the[- ]record\b(?! (?:as|saying|with|about|that|for)\b)"
    r"|^\W*(?:(?:ok|okay|so|and|now|right|all right|alright|good|fine|yes)\W+)*on the record\b"
    r"(?! (?:he|she|they|as|saying|with|about|that|for)\b)",
    re.I,
)
NOT_YET = set(
    "not never before until till unless once when whenever if after without isn't aren't don't "
    "won't can't wouldn't".split()
)
_ASKS_WHETHER = re.compile(r"\b(?:are|is|am|was|were) (?:we|this|that|it|i|you)\b", re.I)
_AGREES = re.compile(r"\W*(?:yes|yeah|yep|yup|we are|sure|correct|right|it is|indeed)\b", re.I)
# Explains that one may go off the record; does not start it.
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
_TELLS_TO_SAY = re.compile(rf"(?!said|saying){_SAYS}off\b", re.I)
_NAMES_ON = re.compile(rf"{_SAYS}(?:(?:we are|we['’]re)\W)?(?:back )?on\b", re.I)
_SPEAKS_OF_SELF = re.compile(r"\b(?:i|i['’]\w+|my|we|let['’]s|let me|let us)\b", re.I)
_DECLINES = re.compile(
    r"\W*(?:no|nope|nah|not necessary|no need|it['’]?s (?:fine|ok|okay))\b", re.I
)
# "That was off the record" asks to remove the turn before.
LOOKS_BACK = re.compile(
    r"\b(?:that|this|it|what I (?:just )?said|what I(?: have|['’]ve)? (?:just )?told you"
    rf"|that (?:part|bit|last part|last bit)) (?:was|were)\b[^.?!]{{0,20}}(?:{OFF_PHRASE.pattern})"
    rf"|\bwhat I(?:['’]ve| have)? (?:just )?(?:said|told "
    rf"you)\b[^.?!]{{0,20}}(?:{OFF_PHRASE.pattern})",
    re.I,
)
# Every phrase contains one of these; most turns contain none and can be skipped.
_KEY_WORDS = tuple("record recap note minute write between stay keep quote summary transcr".split())
SENTENCE = re.compile(r"[^.?!]+[.?!]*")


def starts_passage(sentence: str, turn: Turn, after: Turn | None) -> bool:
    """Whether a sentence starts a passage, rather than explaining or declining one."""
    if not OFF_PHRASE.search(sentence):
        return bool(_BETWEEN_US.search(sentence)) and not (
            _RULE.search(sentence) or _EXPLAINS.search(sentence)
        )
    if _ALWAYS_EXPLAINS.search(sentence) or _STORY.search(sentence) or _tells_what_to_say(sentence):
        return False
    if _EXPLAINS.search(sentence) and not _SPEAKS_OF_SELF.search(sentence):
        return False
    asked = sentence.rstrip().endswith("?") and after is not None and after.speaker != turn.speaker
    return not (asked and after is not None and _DECLINES.match(after.text))


def _tells_what_to_say(sentence: str) -> bool:
    """Whether others are told what to say: "you say off the record, and I leave it out"."""
    match = _TELLS_TO_SAY.search(sentence)
    return match is not None and not _SPEAKS_OF_SELF.search(sentence[: match.start()])


def has_key_word(text: str) -> bool:
    """Whether a text contains a word that any such phrase needs; most do not."""
    lower = text.lower()
    return any(word in lower for word in _KEY_WORDS)


def only_explains(text: str) -> bool:
    """Whether a turn only explains the words that start and end a passage, without starting one."""
    opening = [s for s in SENTENCE.findall(text) if OFF_PHRASE.search(s)]
    return (
        bool(opening and BACK_PHRASE.search(text))
        and all(_NAMES_OFF.search(s) for s in opening)
        and not any(re.search(r"\bI\b|\bI['’]", s) for s in opening)
    )


def resume_positions(turn: Turn, after: Turn | None) -> Iterator[int]:
    """Yield the positions in a turn where the record resumes; ``after`` is the next turn."""
    for sentence in SENTENCE.finditer(turn.text):
        for on in _ON.finditer(sentence[0]):
            if _ends_passage(sentence[0], on, turn, after):
                yield sentence.start() + on.end()


def _ends_passage(sentence: str, on: re.Match[str], turn: Turn, after: Turn | None) -> bool:
    """Whether the words end the passage: not "before we are back on", nor a mere question."""
    before = re.findall(r"[\w']+", sentence[: on.start()].lower().replace("’", "'"))[-5:]
    if NOT_YET & set(before) or _NAMES_ON.search(sentence):
        return False  # "say 'back on the record' when you are done" is said within a passage
    if not sentence.rstrip().endswith("?"):
        return True
    reply = after.text if after is not None and after.speaker != turn.speaker else ""
    if _ASKS_WHETHER.search(sentence):
        return bool(_AGREES.match(reply))
    return not _DECLINES.match(reply)
