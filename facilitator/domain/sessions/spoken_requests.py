"""Finds the words that take speech off the record and put it back, in all languages at once.

The phrases are data: `packs/LANGUAGE/off_the_record.toml`. Calls mix languages, and a request that
is missed is the worst fault, so nothing relies on the language that was detected for a turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from re import Match, Pattern

from facilitator.domain.language.packs import LANGUAGES
from facilitator.domain.language.phrases import fold
from facilitator.domain.sessions.loose_requests import unwanted_in, wanted_again_in
from facilitator.domain.sessions.pack_phrases import (
    listed,
    spoken_in,
    with_key_words,
)


class About(StrEnum):
    """What a request wants to have left out."""

    NEXT = "next"  # what comes, until it is put back
    EITHER = "either"  # what comes or what was said: the turns around it tell
    REMOVAL = "removal"  # what was said, if there is something; else what comes
    SAID = "said"  # what was said
    BOTH = "both"
    QUOTE = "quote"  # one statement of the speaker


@dataclass(frozen=True, slots=True)
class Request:
    """A request in a turn: from which to which character.

    ``asked`` if it is a question, ``negated`` if its words say themselves what is not to be done,
    ``earlier`` if it is about an earlier turn than its own, ``comes`` if its words say clearly that
    it is about what comes, as a tool that is switched off does.
    """

    about: About
    start: int
    end: int
    asked: bool
    negated: bool
    earlier: bool
    comes: bool


# The lists of requests in a pack, and what they are about without further words.
_LISTS = {
    "said": About.SAID,
    "that": About.REMOVAL,
    "quote": About.QUOTE,
    "off": About.NEXT,
    "it_off": About.NEXT,  # "switch it off", where a tool was named
    "it_out": About.REMOVAL,  # "delete it", where the record was named
    "notes": About.EITHER,
    "room": About.EITHER,
}
_NAMED = {"it_off": "tools", "it_out": "record"}  # what must have been named before
_TOOL_LISTS = ("off", "it_off")
_RULE_LISTS = ("notes", "room", "quote")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_BEFORE, _AFTER = 160, 120  # characters around a request that may belong to it
_WORDS_BETWEEN = 3
_WORDS_BEFORE = 5
_ASKS_ELSE = 4  # words of a question behind a phrase
_SEPARATES = re.compile(r"[,;]")
_SIGNS = str.maketrans(dict.fromkeys("\"„“”«»‹›¿¡()[]*'", " ") | {":": "-"})
_HESITATION = re.compile(
    r"\b(?:u+h+m*|u+mm+|erm+|[aeo]+h+m*|e+u+h+|h+m+|m+h+m*)\b"
    r"|(?<=[,.-] )(?:um|er|em|este|like)(?=[,.-])"
)


def prepared(text: str) -> str:
    """Return a text as ``CallPhrases`` takes it: folded, without quotes and hesitations.

    It keeps its length, so that places in it are places in the text. An apostrophe is a space, so
    that "l'enregistrement" is two words in texts and in phrases.
    """
    return _HESITATION.sub(lambda found: " " * len(found[0]), fold(text).translate(_SIGNS))


def sentence_starts(text: str) -> list[int]:
    """Return the places where the sentences of a text begin."""
    return [sentence.start() for sentence in _SENTENCE.finditer(text)]


class CallPhrases:
    """The phrases to look for in a call: in the languages spoken there, and others by key words.

    All texts are prepared. What was found is remembered, as a redaction looks several times.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        heard = list(texts)
        # In little text key words tell, so that what is left of a call is searched as it was.
        named = frozenset[str]().union(*map(with_key_words, heard))
        self._spoken = spoken_in(heard) or named or frozenset(LANGUAGES)
        self._found: dict[tuple[str, str, bool], list[Request]] = {}

    def requests_in(
        self, plain: str, before: str = "", *, by_moderator: bool = True
    ) -> list[Request]:
        """Return the requests in a turn, without those that only explain, deny or tell of one.

        ``before`` is the turn before it. A moderator's reminder of the standing rule is none; a
        member's is.
        """
        key = (plain, before, by_moderator)
        if key not in self._found:
            self._found[key] = sorted(self._search(*key), key=lambda request: request.start)
        return self._found[key]

    def _search(self, plain: str, before: str, by_moderator: bool) -> Iterator[Request]:
        languages = self._spoken | with_key_words(plain)
        for sentence in _SENTENCE.finditer(plain):
            judged, found = _Sentence(sentence, f"{before} {plain}", languages), False
            for language in languages:
                if _requests(language).search(sentence[0]):
                    for request in judged.requests(language, by_moderator):
                        found = True
                        yield request
            if not found and (loose := judged.loose_request()):
                yield loose

    def places_back_on(
        self, plain: str, answer: str | None, *, loosely: bool = True
    ) -> list[tuple[int, int]]:
        """Return the start and end of words in a turn that put it back on the record.

        ``answer`` is what somebody else says next: a question puts nothing back before a yes,
        which may also follow in the turn itself.
        """
        places = []
        for sentence in _SENTENCE.finditer(plain):
            answers = (plain[sentence.end() :], answer or "")
            for language in self._spoken:
                for match in listed(language, "back", "back").finditer(sentence[0]):
                    is_asked = self._asks_whether(sentence[0], match)
                    if is_asked and not any(map(self.says_yes, answers)):
                        continue
                    if not self._is_not_yet(sentence[0], match, is_asked):
                        start, end = match.span()
                        places.append((sentence.start() + start, sentence.start() + end))
            if loosely and (place := self._loosely_back_on(sentence)):
                places.append(place)
        return places

    def _loosely_back_on(self, sentence: Match[str]) -> tuple[int, int] | None:
        """Return where a clause says that writing goes on, in words that no phrase has."""
        if self.says(sentence[0], "back", "soon"):
            return None
        place = wanted_again_in(sentence[0], self._spoken, self.is_not_yet)
        return place and (sentence.start() + place[0], sentence.start() + place[1])

    def _is_not_yet(self, sentence: str, match: Match[str], is_asked: bool) -> bool:
        """Whether it is not so, or not yet: "before we are back on the record".

        In a question that is answered an "if" is none: "okay if we go back on the record?".
        """
        before = " ".join(re.findall(r"\w+", sentence[: match.start()])[-_WORDS_BEFORE:])
        if is_asked:
            for language in self._spoken:
                before = listed(language, "back", "whether").sub("", before)
        return (
            self.is_not_yet(before)
            or self.says(match[0], "back", "negated")
            or self.says(sentence, "back", "soon")
        )

    def _asks_whether(self, sentence: str, match: Match[str]) -> bool:
        """Whether a question is about these words.

        "Back on the record, how is your father?" and "back on the record, okay?" are not.
        """
        before, after = sentence[: match.start()].split(), sentence[match.end() :].strip()
        asks_else = after.startswith("-") or (len(before) < 2 and len(after.split()) >= _ASKS_ELSE)
        is_tagged = after.startswith(",") and self.says(after, "back", "tag")
        return sentence.rstrip().endswith("?") and not asks_else and not is_tagged

    def is_not_yet(self, plain: str) -> bool:
        """Whether words contain "not", "before", "say" or the like."""
        return self.says(plain, "back", "not_yet")

    def says_yes(self, plain: str) -> bool:
        """Whether an answer begins with a yes."""
        return self._begins(plain, "yes")

    def says_no(self, plain: str) -> bool:
        """Whether an answer begins with a no."""
        return self._begins(plain, "no")

    def _begins(self, plain: str, name: str) -> bool:
        word = re.search(r"\w", plain)
        return word is not None and any(
            listed(language, "back", name).match(plain, word.start()) for language in self._spoken
        )

    def says(self, plain: str, part: str, name: str) -> bool:
        """Whether a text has a phrase of a list of the packs."""
        return self.place_of(plain, part, name) is not None

    def place_of(self, plain: str, part: str, name: str) -> int | None:
        """Return where a phrase of a list of the packs begins in a text; None if it has none."""
        for language in self._spoken:
            if match := listed(language, part, name).search(plain):
                return match.start()
        return None


class _Sentence:
    """A sentence in which something looks like a request; ``heard`` is its turn and the one before.

    What the words mean is told by those around them.
    """

    def __init__(self, sentence: Match[str], heard: str, languages: Iterable[str]) -> None:
        self._text = sentence[0]
        self._at = sentence.start()
        self._heard = heard
        self._languages = languages

    def requests(self, language: str, by_moderator: bool) -> Iterator[Request]:
        """Yield the requests in one language, with what they are about."""
        text, at = self._without_other_senses(self._text), 0
        while match := _requests(language).search(text, at):
            match = _within_its_clause(match, language)
            kind = match.lastgroup or ""
            named = _NAMED.get(kind)
            is_unclear = named is not None and not self._names(named, language)
            if is_unclear or self._is_void(match, kind, by_moderator):
                at = match.start() + 1
                continue
            at = match.end()
            about = self._about(match, kind)
            yield Request(
                about,
                self._at + match.start(),
                self._at + match.end(),
                asked=self._is_question(),
                negated=bool(listed(language, "back", "negated").search(match[0])),
                earlier=self._has_near(match, "context", "earlier"),
                comes=about is About.NEXT
                and (self._has_near(match, "context", "now") or self._is_near_tool(match)),
            )

    def loose_request(self) -> Request | None:
        """Return a request that no phrase of the packs has, by its words alone; None if none is."""
        is_question = self._is_question()
        text = self._without_other_senses(self._text)
        place = unwanted_in(text, self._languages, is_question=is_question)
        if place is None or self._is_explained():
            return None
        return Request(
            About.EITHER, self._at + place[0], self._at + place[1], is_question,
            negated=False, earlier=False, comes=False,
        )  # fmt: skip

    def _is_question(self) -> bool:
        return self._text.rstrip().endswith("?")

    def _without_other_senses(self, text: str) -> str:
        """Return a text of the same length without what others said and what is something else."""
        for name in ("story", "other"):
            for language in self._languages:
                pattern = listed(language, "no_request", name)
                text = pattern.sub(lambda found: ";" * len(found[0]), text)
        return text

    def _names(self, name: str, language: str) -> bool:
        """Whether the record or a tool for it was named: in this call, not on a website."""
        pattern = listed(language, "context", name)
        return bool(
            pattern.search(self._heard) and pattern.search(self._without_other_senses(self._heard))
        )

    def _is_void(self, match: Match[str], kind: str, by_moderator: bool) -> bool:
        """Whether the words explain, deny or remind of something, and ask for nothing."""
        if self._has_near(match, "no_request", "explains"):
            return True
        if kind == "notes" and self._tells_of_the_past():
            return True
        if self._is_question() and self._asks_about_something(match):
            return True
        # "Should we not stop the recording?" denies nothing.
        if not (kind in _TOOL_LISTS and self._is_question()) and self._is_denied(match):
            return True
        if self._has_near(match, "context", "now"):
            return False
        if kind == "room" and self._has_near(match, "no_request", "rule"):
            return True
        is_rule = by_moderator and kind in _RULE_LISTS
        return is_rule and self._has_near(match, "no_request", "reminder")

    def _is_explained(self) -> bool:
        """Whether the sentence only explains or reminds of what can be asked for."""
        return any(
            listed(one, "no_request", name).search(self._text)
            for name in ("explains", "rule", "reminder")
            for one in self._languages
        )

    def _tells_of_the_past(self) -> bool:
        """Whether the sentence tells what somebody does no more, and wishes nothing."""
        return any(
            listed(language, "loose", "no_more").search(self._text)
            and not listed(language, "loose", "asks").search(self._text)
            for language in self._languages
        )

    def _asks_about_something(self, match: Match[str]) -> bool:
        """Whether a question asks "what" or "who", as in "what stays with you?"."""
        return any(
            listed(language, "no_request", "asks").search(self._text, 0, match.end())
            for language in self._languages
        )

    def _about(self, match: Match[str], kind: str) -> About:
        about = _LISTS[kind]
        if about is About.QUOTE:
            return about
        if self._has_near(match, "context", "both"):
            return About.BOTH
        comes = self._has_near(match, "context", "now")
        if about is About.SAID or self._has_near(match, "context", "before"):
            # A tool that is switched off hears nothing of what comes.
            is_tool = kind in _TOOL_LISTS and self._is_near_tool(match)
            return About.BOTH if comes or is_tool else About.SAID
        return About.NEXT if comes else about

    def _is_near_tool(self, match: Match[str]) -> bool:
        return any(
            listed(language, "context", "tools").search(match[0]) for language in self._languages
        )

    def _has_near(self, match: Match[str], part: str, name: str) -> bool:
        """Whether a phrase of this list stands in the sentence near the request."""
        first, last = max(0, match.start() - _BEFORE), match.end() + _AFTER
        return any(
            listed(language, part, name).search(self._text, first, last)
            for language in self._languages
        )

    def _is_denied(self, match: Match[str]) -> bool:
        """Whether the words in the request or right before it say that it is not needed."""
        first, last = max(0, match.start() - _BEFORE), match.end() + _AFTER
        for language in self._languages:
            pattern = listed(language, "no_request", "denied")
            for denied in pattern.finditer(self._text, first, last):
                between = self._text[denied.end() : match.start()]
                if denied.start() < match.end() and (
                    denied.end() > match.start()
                    or (len(between.split()) <= _WORDS_BETWEEN and not _SEPARATES.search(between))
                ):
                    return True
        return False


def _within_its_clause(match: Match[str], language: str) -> Match[str]:
    """Return a request that ends with another one, behind a comma in it; else itself.

    "Pens down, nobody writes this" is said twice, and the words "nobody, nobody writes" are not.
    """
    for comma in range(match.end() - 1, match.start(), -1):
        if match.string[comma] == ",":
            inner = _requests(language).search(match.string, comma, match.end() + 1)
            if inner and inner.end() >= match.end() and inner.lastgroup not in _NAMED:
                return inner
    return match


@cache
def _requests(language: str) -> Pattern[str]:
    """Return the pattern of all requests in a language; its groups are the lists of the pack."""
    either = "|".join(
        f"(?P<{name}>{listed(language, 'requests', name).pattern})" for name in _LISTS
    )
    return re.compile(rf"(?<!\w)(?:{either})")  # looks no further within a word
