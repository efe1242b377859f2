"""Splits a text into facts: each content word with its person, negation, mood and condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from facilitator.domain.language.english import form_of, stem
from facilitator.engines.model.english_words import (
    FILLER_WORDS,
    MARKS,
    NEGATING_WORDS,
    REPORTS,
    spelled_out,
)

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]*)?|[.?!…;:,()–—]")
_SENTENCE = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+|\n+")

# The marks of english.py, grouped by their effect.
PEOPLE = frozenset({"me", "you", "they"})
OWNERS = frozenset({"mine", "yours", "theirs"})
OPEN = frozenset({"will", "must", "soft", "asked", "to"})  # not a fact, or not yet
DENIED = frozenset({"not", "unsure"})
CONDITIONS = frozenset({"if", "unless", "before", "until", "instead", "than"})
REASONS = frozenset({"because", "so", "when", "while", "after", "since", "although"})
PLACES = frozenset({"about", "at", "with", "for", "from", "into", "by"})

_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})  # "you" and "it" may be objects
_OBJECTS = frozenset({"me", "us", "myself"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_JOINTS = frozenset({"and", "but", "or", "then"})
_OTHERS = frozenset({"her", "him", "them", "it"})
_ADDRESSED = frozenset({"asks", "asked", "tells", "told"})
_ASKED_ABOUT = frozenset({"if", "which", "about"})
_MAYBE = re.compile(r"\bmaybe\b", re.I)
_NOUN_AHEAD = frozenset("a an the this that these those my our your his her their its".split())
_VERBS = frozenset(word for word, mark in MARKS.items() if mark in OPEN | {"be", "have"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A content word with what its sentence says about it.

    ``previous`` is the content word before it in its clause; ``links`` are the marks between the
    two, ``holds`` those that apply to the clause. ``opens`` is true for the first fact of a
    sentence, ``stands_alone`` for the first of a clause without a tie to another by reason or
    condition.
    """

    stem: str
    form: str
    sentence: int
    clause: int
    previous: str | None
    opens: bool
    stands_alone: bool
    links: frozenset[str]
    holds: frozenset[str]

    @property
    def is_verb(self) -> bool:
        """Whether it follows its subject directly, so that it says what the person does."""
        return self.previous is None and self.links == {"and", "subject"}


@dataclass(frozen=True, slots=True)
class SpeakerPair:
    """Who speaks, and to whom: they say I and you, a statement uses their names."""

    speaker: str
    addressee: str = ""

    def person(self, word: str) -> str | None:
        """Return "me" or "you" if the word is part of exactly one of the two names."""
        is_me, is_you = word in self.speaker.split(), word in self.addressee.split()
        if is_me == is_you:
            return None
        return "me" if is_me else "you"


def facts(text: str, talk: SpeakerPair, *, reports: bool = False) -> list[Fact]:
    """Return the facts of a text; set ``reports`` if the text reports what somebody said."""
    result: list[Fact] = []
    for number, sentence in enumerate(_SENTENCE.split(text)):
        result += _Sentence(number, spelled_out(sentence), talk, reports).facts
    return result


class _Sentence:
    """Walks through one sentence and collects its facts."""

    def __init__(self, number: int, text: str, talk: SpeakerPair, reports: bool) -> None:
        self.number, self.talk, self.reports = number, talk, reports
        self.facts: list[Fact] = []
        self.clause = 0
        self.tie = self.is_tied = self.is_ahead = self.denied = False
        self.previous: str | None = None
        asks = text.rstrip().endswith("?") and not _MAYBE.search(text)
        self.asked = frozenset({"asked"} if asks else ())
        self._begin(self.asked)
        tokens = _TOKEN.findall(text)
        for n, token in enumerate(tokens):
            self._take((tokens[n - 1] if n else ""), token, "".join(tokens[n + 1 : n + 2]))
        self._apply_trailing_negation()

    def _take(self, before: str, token: str, after: str) -> None:
        word, (name, _, ending) = token.lower(), token.partition("'")
        person = self.talk.person(name) if not token[0].islower() else None
        if not token[0].isalnum():
            self._begin(self._holds_after_joint() - CONDITIONS - {"they"})
        elif person and ending == "s":
            self.links |= {"mine" if person == "me" else "yours"}
        elif person:
            if self.previous is not None and after.lower() in _VERBS:
                self._begin(self.asked | self.holds & CONDITIONS)
            self._person(person)
        elif word in _OBJECTS:
            self._person("me")
        elif self._is_report(word, after):
            self.asked |= {REPORTS[word]} & {"asked"}
            self._begin(self.asked | {REPORTS[word]} & {"soft"})
        elif word in MARKS:
            self._mark(MARKS[word], word, before.lower(), after)
        elif word not in FILLER_WORDS and not (word == "own" and self.links & OWNERS):
            self._fact(name.lower())

    def _begin(self, holds: frozenset[str], link: str = "and") -> None:
        """Begin a clause, tied to the previous one if either is a reason or a condition."""
        self._apply_trailing_negation()
        if self.previous is not None:
            self.tie = self.is_tied and self.is_ahead  # "If they say no, we stay"
            self.clause += 1
        self.is_tied = link in CONDITIONS | REASONS
        self.is_ahead = self.clause == 0
        self.tie = self.tie or self.is_tied
        self.previous = None
        self.links, self.holds = frozenset({link}), holds

    def _apply_trailing_negation(self) -> None:
        """Apply a negation that nothing follows to the word before: "the money is not there"."""
        if self.denied and self.previous is not None:
            last = self.facts[-1]
            self.facts[-1] = replace(last, holds=last.holds - DENIED | {"not"})
        self.denied = False

    def _holds_after_joint(self) -> frozenset[str]:
        """Return the marks after "and" or a comma, where a negation may or may not go on."""
        if "not" not in self.holds:
            return self.holds
        return self.holds - {"not"} | (set() if self.denied else {"unsure"})

    def _is_report(self, word: str, after: str) -> bool:
        """Whether the word only reports that the speaker said or asked what follows."""
        begins = self.reports and self.previous is None and "me" in self.holds
        if not begins or word not in REPORTS or "have" in self.links:
            return False
        if word.startswith("offer"):
            return after == "to"
        is_name = self.talk.person(after) is not None
        if word in _ADDRESSED:  # "asked a lawyer" and "asked for more" are facts, no reports
            return is_name or MARKS.get(after) in _ASKED_ABOUT or after == "that"
        return after not in _OTHERS

    def _person(self, person: str) -> None:
        """Handle a person: the subject of the clause, or later in it an object."""
        if self._awaits_subject():
            asked = self.holds & OPEN if self.links & OPEN or self.asked else frozenset()
            self.holds = self.holds & CONDITIONS | asked | {person}
            self.links |= {"subject"}
        elif person != "they":
            self._fact(f"@{person}")

    def _awaits_subject(self) -> bool:
        return self.previous is None and not self.links & PLACES

    def _mark(self, mark: str, word: str, before: str, after: str) -> None:
        if mark in PEOPLE:
            if word in _SUBJECTS and self.previous is not None:
                self._begin(self.asked | self.holds & CONDITIONS)
            self._person(mark)
        elif mark == "and":
            self._begin(self._holds_after_joint() - {"they"})
        elif mark == "but":
            self._begin(self.asked)
        elif mark == "which" or mark in CONDITIONS | REASONS:
            if after[:1].isalnum():  # else it refers back: "I said so before."
                held = self.holds | ({mark} if mark in CONDITIONS else set())
                self._begin(self.asked | held & CONDITIONS, mark)
                self.is_ahead = self.is_ahead or before in _JOINTS
                self.tie = self.tie and not self.is_ahead
        elif mark == "not":
            self._deny(word, before, after)
        elif mark == "to" and (after.lower() in _NOUN_AHEAD or after[:1].isupper()):
            self.links |= {"toward"}
        else:
            self.links |= {mark}
            self.holds |= {mark} & OPEN

    def _deny(self, word: str, before: str, after: str) -> None:
        if after == "," and not before[:1].isalnum():  # "No, I called."
            return
        if word in _NOBODY and self.previous is None:
            self._person("they")
        is_advice = before == "do" and not self.reports and not self.holds & PEOPLE
        self.holds = self.holds - DENIED | {"not"} | ({"you", "soft"} if is_advice else set())
        self.denied = True

    def _fact(self, word: str) -> None:
        root = word if word[0] == "@" else stem(word)
        form = form_of(word)
        form = "done to" if form == "done" and "be" in self.links else form
        opens = not self.facts
        alone = opens or (self.previous is None and not self.tie)
        self.facts.append(
            Fact(root, form, self.number, self.clause, self.previous, opens, alone,
                 self.links, self.holds)
        )  # fmt: skip
        self.previous, self.links, self.denied = root, frozenset(), False
        if root in NEGATING_WORDS:
            self.holds = self.holds - DENIED | {"not"}
