"""Refuses a statement for what it claims and nobody said: names, numbers, days, denials.

The rules know no grammar and never ask for the words that were said: a statement holds unless
something that can be named speaks against it. They work in every language; where a language has
no data, fewer claims are recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise

from rapidfuzz.fuzz import ratio

from facilitator.domain.language.amounts import Amount, amounts_in, shares_in
from facilitator.domain.language.claims import Clause, clauses_of, has_negation, stems_of
from facilitator.domain.language.day_phrases import NO_SINGLE_DAY, DayPhrase, day_phrases
from facilitator.domain.language.phrases import fold
from facilitator.domain.recaps.checks import Doubt
from facilitator.domain.recaps.due_dates import dates_in
from facilitator.engines.model.numbering import Part

LONGEST_TEXT = 600  # characters
SHORT_ANSWER_WORDS = 20  # of an answer that says little without its question
FEWEST_STEMS = 3  # content words by which it is judged who said something
LEAST_SHARED, LEAST_OWN, MOST_ELSEWHERE = 0.15, 0.34, 0.6  # shares of a statement's stems
LEAST_ANOTHERS = 0.3  # the same, of a part of another peer
ROOT = 5  # letters
ALIKE = 80  # percent; speech recognition misspells names
_MARKUP = re.compile(r"[<>]|\]\(|```|\*\*|&#?\w{1,8};|javascript:", re.I)
_LINK = re.compile(
    r"https?:\S*|www\.\S*|[^\s@]+@[^\s@]+|(?<![\w.])(?:[a-z0-9-]+\.)+(?:[a-z]{2,})\b(?!\.\w\b)",
    re.I,
)
_CAPITAL = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_TITLE = re.compile(r"\b(?:Herrn?|Frau|Dr\.|Prof\.|Mrs?\.?|Ms\.?|Sra?\.?|Mme|M\.|Sig\.) $")
_OPENS = re.compile(r"(?:^|[.!?:…]\s|[\"“„«(]\s?|[-–—]\s)$")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a statement is refused; ``told`` is the sentence for a repair question."""

    doubt: Doubt
    told: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a statement may rest on.

    ``giver`` is empty if anybody may have said it. ``cited`` are the parts it cites, ``around``
    these and those just around them, ``all_parts`` those of the whole session. ``names`` are names
    that need not be said there: of the speakers, and of those whom the member in the hot seat
    speaks of; ``speakers`` all others who could be meant. ``language`` is that of the statement.
    ``member`` is in the hot seat that it belongs to, if to any.
    """

    giver: str
    cited: tuple[Part, ...]
    around: tuple[Part, ...]
    all_parts: Sequence[Part]
    names: frozenset[str]
    speakers: frozenset[str]
    language: str
    today: date | None = None
    member: str = ""

    @property
    def own(self) -> tuple[Part, ...]:
        """The cited parts that the giver spoke, with the questions that short ones answer."""
        spoken = [part for part in self.cited if self.is_givers(part)]
        return tuple(
            part
            for part in self.around
            if part in spoken or any(answers(own, part) for own in spoken)
        )

    def is_givers(self, part: Part) -> bool:
        """Whether the giver spoke a part."""
        return not self.giver or part.speaker == self.giver


def answers(part: Part, before: Part) -> bool:
    """Whether a short part may answer another one shortly before it: "Yes, exactly that."."""
    return 0 < part.number - before.number <= 2 and len(part.text.split()) <= SHORT_ANSWER_WORDS


def refusal(text: str, ground: Ground) -> Refusal | None:
    """Return why a statement cannot be shown as written; None if nothing speaks against it."""
    if len(text) > LONGEST_TEXT:
        return Refusal(Doubt.LONG, f"it has more than {LONGEST_TEXT} characters")
    if _MARKUP.search(text):
        return Refusal(Doubt.MARKUP, "it must be plain text")
    checks = (_link, _day, _number, _name, _common, _negation)
    return next((found for check in checks if (found := check(text, ground))), None)


def is_safe(text: str, ground: Ground) -> bool:
    """Whether a text is plain, and holds no link and no name that was not said."""
    return not (_MARKUP.search(text) or _link(text, ground) or _name(text, ground))


def plain(text: str) -> str:
    """Return a text in one line, without characters that cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _not_said(doubt: Doubt, what: str) -> Refusal:
    return Refusal(doubt, f"'{what[:60]}' was not said in the turns it cites or just around them")


def _link(text: str, ground: Ground) -> Refusal | None:
    said = _joined(ground.around)
    for match in _LINK.finditer(text):
        if "".join(c for c in fold(match.group()) if c.isalnum()) not in said:
            return _not_said(Doubt.LINK, match.group())
    return None


def _joined(parts: Sequence[Part]) -> str:
    """Return the letters and digits of parts in one: "linked in" and "LinkedIn" are the same."""
    return "".join(c for part in parts for c in fold(part.text) if c.isalnum())


def _day(text: str, ground: Ground) -> Refusal | None:
    """Refuse a day that is neither said in words nor the same date as one that was said."""
    claimed = _days(text, ground.language)
    if not claimed:
        return None
    dates: set[date] = set()
    values: list[DayPhrase] = []
    for part in ground.around:
        spoken = part.turn.language or ground.language
        dates |= {found.day for found in dates_in(part.text, ground.today, spoken)}
        values += day_phrases(part.text, spoken)
    tokens = {token for part in ground.around for token in fold(part.text).split()}
    meant = {(d.start, d.end): d.day for d in dates_in(text, ground.today, ground.language)}
    for phrase in claimed:
        if meant.get((phrase.start, phrase.end)) in dates:
            continue
        if any(_is_same_day(phrase, one) for one in values):
            continue
        words = [token.strip(".,;:!?") for token in fold(text[phrase.start : phrase.end]).split()]
        if not all(word in tokens or len(word) < 3 for word in words):
            return _not_said(Doubt.DAY, text[phrase.start : phrase.end])
    return None


def _days(text: str, language: str) -> list[DayPhrase]:
    """Return the days that a statement names; "every week" and "over five years" are none."""
    return [
        phrase
        for phrase in day_phrases(text, language)
        if phrase.kind != NO_SINGLE_DAY and (phrase.kind != "span" or phrase.is_deadline)
    ]


def _is_same_day(one: DayPhrase, other: DayPhrase) -> bool:
    return bool(one.values) and one.values.items() <= other.values.items()


def _number(text: str, ground: Ground) -> Refusal | None:
    """Refuse a number that was not said, or not of that unit."""
    days = _days(text, ground.language)
    said: list[Amount] | None = None
    for claim in amounts_in(text, ground.language, surely=True):
        if any(day.start <= claim.start < day.end for day in days):
            continue
        if said is None:
            said = list(chain.from_iterable(_amounts(part, ground) for part in ground.around))
        units = {one.unit for one in said if one.values & claim.values}
        if not units or not (claim.unit in units or "" in units or not claim.unit):
            return _not_said(Doubt.NUMBER, text[claim.start : claim.end])
    return _share(text, ground)


def _share(text: str, ground: Ground) -> Refusal | None:
    """Refuse a share, "a quarter", if others were said, and not this one."""
    claimed = shares_in(text, ground.language)
    if claimed:
        said = [shares_in(part.text, part.turn.language or ground.language) for part in ground.own]
        told = set(chain.from_iterable(said))
        if told and not claimed <= told:
            return Refusal(Doubt.NUMBER, "it tells another share than was said")
    return None


def _amounts(part: Part, ground: Ground) -> list[Amount]:
    return amounts_in(part.text, part.turn.language or ground.language)


def _name(text: str, ground: Ground) -> Refusal | None:
    """Refuse a name that nobody said and that is no speaker's in these turns."""
    said = {word for part in ground.around for word in _name_words(part.text)}
    joined = _joined(ground.around)
    said |= {one + other for p in ground.around for one, other in pairwise(_name_words(p.text))}
    said |= {word for name in ground.names for word in _name_words(name)}
    others = {word for name in ground.speakers for word in _name_words(name)} - said
    for name in _names_in(text, ground, others):
        for word in _name_words(name):
            is_heard = len(word) > 3 and (
                word in joined or any(ratio(word, one) >= ALIKE for one in said if len(one) > 3)
            )
            if word not in said and not (is_heard and word not in others):
                return _not_said(Doubt.NAME, name)
    return None


def names_somebody(text: str, people: Iterable[str]) -> bool:
    """Whether a text has a part of the name of one of these people."""
    named = {word for name in people for word in _name_words(name)}
    return any(not named.isdisjoint(_name_words(word)) for word in capitalised(text))


@lru_cache(maxsize=4096)
def capitalised(text: str) -> frozenset[str]:
    """Return the words of a text with a capital."""
    return frozenset(m.group() for m in _CAPITAL.finditer(text) if m.group()[0].isupper())


def _name_words(text: str) -> list[str]:
    """Return the folded words of a name: "Mei-Ling O'Neil's" is mei, ling and oneil."""
    words = re.split(r"[^\w']+", fold(text))
    return [re.sub(r"'s$|'", "", word) for word in words if word.strip("'")]


def _names_in(text: str, ground: Ground, others: set[str]) -> Iterator[str]:
    """Yield the words of a statement that are names.

    That is each capitalised word within a sentence. In German all nouns have capitals, and the
    first word of a sentence has one everywhere: there, it must be another speaker's name, an
    abbreviation, or have a title before it.
    """
    days = day_phrases(text, ground.language)
    for match in _CAPITAL.finditer(text):
        word = match.group()
        is_day = any(day.start <= match.start() < day.end for day in days)
        if not word[0].isupper() or is_day or word in ("I", "I'm", "I'll", "I'd", "I've"):
            continue
        is_first = bool(_OPENS.search(text[: match.start()]))
        is_known = not others.isdisjoint(_name_words(word))
        is_titled = bool(_TITLE.search(text[: match.start()]))
        is_short = any(sum(c.isupper() for c in part) > 1 for part in word.split("-"))
        if is_known or is_short or is_titled or not (is_first or ground.language == "de"):
            yield word


def _common(text: str, ground: Ground) -> Refusal | None:
    """Refuse what shares hardly a word with what was said, or was said by another or elsewhere."""
    if any(p.turn.language not in ("", ground.language) for p in ground.cited):
        return None  # translated: the words differ anyway
    stems = _stems(text, ground.language)
    if len(stems) < FEWEST_STEMS:
        return None
    near = {p.number for p in ground.around if ground.is_givers(p)}
    near |= {p.number for p in ground.own}
    own = frozenset[str]().union(
        *(_stems(p.text, ground.language) for p in ground.all_parts if p.number in near)
    )
    shared = len(stems & own) / len(stems)
    if shared < LEAST_OWN and _is_said_elsewhere(stems, own, near, ground):
        told = f"these words are not {ground.giver}'s in the turns it cites"
        return Refusal(Doubt.ANOTHERS, told)
    every = own.union(*(_stems(p.text, ground.language) for p in ground.around))
    if len(stems & every) / len(stems) < LEAST_SHARED:
        return Refusal(Doubt.NOT_SAID, "the turns it cites say nothing of it")
    return None


def _is_said_elsewhere(
    stems: frozenset[str], own: frozenset[str], near: set[int], ground: Ground
) -> bool:
    """Whether one other part holds most of the words of a statement, clearly more than its own.

    Of another peer's part fewer words are enough; the words of the member in the hot seat are what
    every peer speaks of.
    """
    cited = {part.number for part in ground.cited}
    is_peers = ground.member not in ("", ground.giver)
    for part in ground.all_parts:
        if part.number in near:
            continue
        is_own = part.speaker in (ground.giver, ground.member) or part.number in cited
        share = LEAST_ANOTHERS if is_peers and not is_own else MOST_ELSEWHERE
        least = max(share * len(stems), len(stems & own) + 2)
        if len(stems & _stems(part.text, ground.language)) >= least:
            return True
    return False


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    """Return the beginnings of the stems of a text, so that compounds are alike, too."""
    return frozenset(stem[:ROOT] for stem in stems_of(text, language))


def _negation(text: str, ground: Ground) -> Refusal | None:
    """Refuse a denial that nobody made, or a statement of which a denial was left out."""
    if any(p.turn.language not in ("", ground.language) for p in ground.cited):
        return None
    said = [c for part in ground.own for c in clauses_of(part.text, ground.language)]
    claimed = clauses_of(text, ground.language)
    denied = frozenset[str]().union(*(clause.denied for clause in claimed))
    # A denial that the statement tells in another clause is not left out.
    left_out = [clause for clause in said if clause.denied.isdisjoint(denied)]
    if not any(clause.has_denial for clause in claimed) and _was_refused(claimed, said):
        return Refusal(Doubt.NEGATION, "it leaves out that this was denied")
    for clause in claimed:
        if clause.denied and not _is_denied(clause, said, ground):
            return Refusal(Doubt.NEGATION, "it denies what was not denied")
        if not clause.denied and not clause.is_open and _was_denied(clause, left_out):
            return Refusal(Doubt.NEGATION, "it leaves out a 'not' that was said")
    return None


def _was_refused(claimed: Sequence[Clause], said: Sequence[Clause]) -> bool:
    """Whether a statement tells what a sentence of its own denied: "But I never did that."."""
    told = frozenset[str]().union(*(clause.stems for clause in claimed))
    return any(
        clause.is_refused
        and len(clause.stems & told) >= FEWEST_STEMS
        and len(clause.stems & told) * 2 >= len(clause.stems)
        for clause in said
    )


def _is_denied(claim: Clause, said: Sequence[Clause], ground: Ground) -> bool:
    """Whether something was denied in or next to a clause that has a word of a denial."""
    about = [n for n, clause in enumerate(said) if clause.stems & claim.denied]
    if about:
        # a short clause beside it may be all of the denial: "The discount? No, never."
        beside = {said[at] for n in about for at in (n - 1, n + 1) if 0 <= at < len(said)}
        return any(
            said[n].denied & claim.denied or (said[n].is_open and said[n].has_denial) for n in about
        ) or any(
            clause.is_refused or (clause.denied and len(clause.stems) <= FEWEST_STEMS)
            for clause in beside
        )
    return any(has_negation(part.text, ground.language) for part in ground.own)


def _was_denied(claim: Clause, said: Sequence[Clause]) -> bool:
    """Whether most of a clause was said, but denied, and nowhere else without that."""
    told = {stem for c in said for stem in c.stems if c.is_open or stem not in c.denied}
    for clause in said:
        common = claim.stems & clause.denied
        is_most = len(common) * 2 >= len(claim.stems) and len(common) >= min(2, len(claim.stems))
        if not clause.is_open and is_most and not common <= told:
            return True
    return False
