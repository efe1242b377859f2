"""Validation of icebreakers written by a model or a member, with a reason for each rejection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from facilitator.domain.icebreakers.icebreaker import (
    DEPTHS,
    ENERGIES,
    KINDS,
    LONGEST_MINUTES,
    Icebreaker,
)
from facilitator.domain.language.likeness import Likeness, ideas
from facilitator.domain.people.person import normalize

LONGEST = 160  # characters
MOST_WORDS = 30
LONGEST_SUBJECT = 40
# Ideas of the thesaurus that are never allowed, and those that need a familiar group.
NEVER = {"religion": "religion", "politics": "politics", "sex": "sex", "health": "health",
         "death": "death", "debt": "debts"}  # fmt: skip
SENSITIVE = {"family": "family", "childhood": "childhood", "alcohol": "alcohol",
          "money": "money", "salary": "income", "nationality": "nationality",
          "embarrass": "embarrassment", "cry": "crying"}  # fmt: skip
SENSITIVE_FROM = 3
_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘][^'’]{2,300}['’](?!\w)")
_TRACES = re.compile(r"@|https?:|www\.|[€$£¥%]|\d{3,}")
_ASKS = re.compile(
    r"(?:choose|complete|describe|draw|explain|fetch|finish|give|guess|hold|imagine|make|name|pick|play"
    r"|say|sell|share|show|tell)\b",
    re.I,
)
_ALSO_A_VERB = frozenset({"will", "may"})  # "Will you ..." begins a question, not a name
_LANGUAGES = {
    "en": "the what which you your was did is of to and when who a an on or do does how where are",
    "de": "der die das was welche welches du dein ist war hast ein eine und wann wer",
    "es": "el la los qué cuál tu te es fue una un y cuándo quién de",
    "fr": "le la les quel quelle tu ton vous votre est une un et quand qui de",
    "it": "il la che quale cosa tuo hai è una un e quando chi di",
    "nl": "de het een wat welke je jouw is was en wanneer wie van",
    "pt": "o a os que qual seu você é foi uma um e quando quem de",
}
_SIGNS = {language: frozenset(normalize(words).split()) for language, words in _LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a new icebreaker is checked against.

    It must not be a near copy of the ``known`` texts or contain the members' ``names``. If
    ``language`` is empty, the form of the question is not checked.
    """

    known: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CheckedCandidates:
    """Good candidates, and each rejected text with its reasons."""

    good: tuple[Icebreaker, ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...]


def judge(text: str, depth: int, against: Requirements) -> list[str]:
    """Return all reasons against a text as an icebreaker of this depth; empty if it is good."""
    return [
        *_form_problems(text, against.language),
        *_confidentiality_problems(text, against.names),
        *_sensitive_topics(text, depth),
        *_near_copies(text, against.known),
    ]


def check_candidates(candidates: Iterable[object], against: Requirements) -> CheckedCandidates:
    """Check a model's JSON answer: mappings with text, depth, minutes, kind and subject.

    A good candidate counts as known for the following ones. No shape of input raises an error:
    unusable candidates are rejected with the reason.
    """
    good: list[Icebreaker] = []
    refused: list[tuple[str, tuple[str, ...]]] = []
    for candidate in candidates:
        icebreaker, reasons = _parse(candidate)
        if icebreaker is not None:
            known = (*against.known, *(one.text for one in good))
            reasons = judge(icebreaker.text, icebreaker.depth, Requirements(known, against.names,
                                                               against.language))  # fmt: skip
        if icebreaker is not None and not reasons:
            good.append(icebreaker)
        else:
            refused.append((icebreaker.text if icebreaker else "", tuple(reasons)))
    return CheckedCandidates(tuple(good), tuple(refused))


def _parse(candidate: object) -> tuple[Icebreaker | None, list[str]]:
    if not isinstance(candidate, Mapping):
        return None, ["it is no icebreaker with text and tags"]
    fields = cast("Mapping[object, object]", candidate)
    text, subject = (_single_line(fields.get(key)) for key in ("text", "subject"))
    depth, minutes = fields.get("depth"), fields.get("minutes")
    kind, energy = fields.get("kind"), fields.get("energy", ENERGIES[0])
    errors = []
    if not text:
        errors.append("it has no text")
    if not subject or len(subject) > LONGEST_SUBJECT:
        errors.append("it has no subject in a word or two")
    if isinstance(depth, bool) or not isinstance(depth, int) or depth not in DEPTHS:
        errors.append("its depth is none of 1, 2, 3, 4")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not (
        0 < minutes <= LONGEST_MINUTES
    ):  # fmt: skip
        errors.append(f"its minutes are not above 0 and at most {LONGEST_MINUTES:g}")
    if kind not in KINDS or energy not in ENERGIES:
        errors.append(f"its kind is none of {', '.join(KINDS)}, or it is neither calm nor lively")
    if errors:
        return None, errors
    return Icebreaker(
        text, cast("int", depth), float(cast("float", minutes)), cast("str", kind), subject,
        cast("str", energy),
    ), []  # fmt: skip


def _single_line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _form_problems(text: str, language: str) -> list[str]:
    reasons = []
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        reasons.append(f"it is longer than {LONGEST} letters or {MOST_WORDS} words")
    if not text.isprintable():
        reasons.append("it is more than one line")
    if text.count("?") > 1:
        reasons.append("it asks more than one question")
    elif language and "?" not in text and not (language == "en" and _ASKS.match(text)):
        reasons.append("it is not a question")
    if _is_other_language(text, language):
        reasons.append("it is not in the group's language")
    return reasons


def _is_other_language(text: str, language: str) -> bool:
    """Whether a text has more short words of another language than of this one."""
    words = normalize(text).split()
    signs = {known: sum(word in of for word in words) for known, of in _SIGNS.items()}
    return language in signs and signs[language] + 1 < max(signs.values())


def _confidentiality_problems(text: str, names: tuple[str, ...]) -> list[str]:
    reasons = []
    if _QUOTED.search(text):
        reasons.append("it quotes somebody")
    if _TRACES.search(text):
        reasons.append("it holds an address, a sum or a figure")
    if any(_is_named(name, text) for name in names):
        reasons.append("it names a member")
    return reasons


def _is_named(name: str, text: str) -> bool:
    """Whether a name, or a capitalised part of it, is in the text."""
    if f" {normalize(name)} " in f" {normalize(text)} ":
        return True
    parts = {part for part in normalize(name).split() if len(part) > 2}
    for word in re.finditer(r"\w+", text):
        bare = normalize(word.group())
        begins = word.start() == 0 and bare in _ALSO_A_VERB
        if bare in parts and word.group()[0].isupper() and not begins:
            return True
    return False


def _sensitive_topics(text: str, depth: int) -> list[str]:
    text_ideas = ideas(text)
    topics = [topic_name for idea, topic_name in NEVER.items() if idea in text_ideas]
    if depth < SENSITIVE_FROM:
        topics += [topic_name for idea, topic_name in SENSITIVE.items() if idea in text_ideas]
    return [f"it touches {topic}" for topic in topics]


def _near_copies(text: str, known: tuple[str, ...]) -> list[str]:
    likeness = Likeness(known)
    nearest = max(known, key=lambda other: likeness.of(text, other), default="")
    if nearest and likeness.is_near(text, nearest):
        return [f"it is close to one that is known ({nearest})"]
    return []
