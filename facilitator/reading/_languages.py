"""Finds the language of each turn. Only the child process loads what that needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from facilitator.domain.language.names import ENGLISH_NAMES
from facilitator.domain.sessions.turns import Transcript

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEW_WORDS = 4  # a turn of fewer has the language of the turns around it
ENOUGH_WORDS = 7  # in one turn, so that its language counts as spoken in the session
SURE, CERTAIN = 0.6, 0.9  # least probabilities
NEVER = 0.02  # most probability of the session's languages in a turn that is in none of them
_PUNCTUATION = ".,;:!?…\"'“”„«»‘’()[]{}<>-–—*_/"
_ENDS = ".!?…:"
_NOT_SPOKEN = "@/\\"  # in addresses


@dataclass(frozen=True, slots=True)
class _Guess:
    """The likeliest languages of a turn; ``words`` is the number of those that tell something."""

    words: int = 0
    ranks: Mapping[str, float] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The likeliest language."""
        return next(iter(self.ranks), "")

    @property
    def probability(self) -> float:
        """That of the likeliest language."""
        return self.ranks.get(self.language, 0.0)

    def is_in_none_of(self, languages: Collection[str]) -> bool:
        """Whether it is a sentence in another language, even if it is unclear in which."""
        there = sum(self.ranks.get(language, 0.0) for language in languages)
        return self.words >= ENOUGH_WORDS and there < NEVER


def load() -> None:
    """Load what finding a language needs, which writes a temporary file."""
    _identifier()


def with_languages(transcript: Transcript, known: Collection[str]) -> Transcript:
    """Set the language of each turn, empty if nothing tells it.

    Names of speakers and members (``known``), other names, numbers and addresses do not count.
    """
    names = _words_of_names((*transcript.speakers, *known))
    texts = [list(_telling_words(turn.text, names)) for turn in transcript.turns]
    guesses = [_guess(words) for words in texts]
    main = _main_languages(guesses) or _language_of_all(texts)
    foreign = {number for number, guess in enumerate(guesses) if guess.is_in_none_of(main)}
    spoken = main | {guesses[number].language for number in foreign} if main else set()
    sure = [
        guess.language
        if guess.words >= FEW_WORDS
        and guess.language in spoken
        and (guess.probability >= SURE or number in foreign)
        else ""
        for number, guess in enumerate(guesses)
    ]
    firm = {n for n, guess in enumerate(guesses) if guess.probability >= CERTAIN} | foreign
    found = _filled(_without_odd(sure, firm), texts, min(main, default=""))
    turns = (
        replace(turn, language=language)
        for turn, language in zip(transcript.turns, found, strict=True)
    )
    return replace(transcript, turns=tuple(turns))


def _main_languages(guesses: Sequence[_Guess]) -> set[str]:
    """Return the languages in which a sentence was certainly said."""
    return {
        guess.language
        for guess in guesses
        if guess.words >= ENOUGH_WORDS and guess.probability >= CERTAIN
    }


def _language_of_all(texts: Sequence[list[str]]) -> set[str]:
    """Return the language of all words together, where no turn says enough."""
    whole = _guess([word for words in texts for word in words])
    return {whole.language} if whole.probability >= SURE else set()


def _without_odd(sure: list[str], firm: Collection[int]) -> list[str]:
    """Take the language from a turn that stands alone between turns of another one."""
    known = [number for number, language in enumerate(sure) if language]
    odd = {
        here
        for before, here, after in zip(known, known[1:], known[2:], strict=False)
        if sure[before] == sure[after] != sure[here] and here not in firm
    }
    return ["" if number in odd else language for number, language in enumerate(sure)]


def _filled(sure: Sequence[str], texts: Sequence[list[str]], otherwise: str) -> list[str]:
    """Give each turn without a language that of the turns around it, or the likelier of the two."""
    following = [""] * len(sure)
    after = ""
    for number in range(len(sure) - 1, -1, -1):
        following[number] = after = sure[number] or after
    filled: list[str] = []
    before = ""
    for number, language in enumerate(sure):
        after = following[number]
        if not language and before and after and before != after:
            language = _likelier(before, after, texts[number])
        filled.append(language or before or after or otherwise)
        before = sure[number] or before
    return filled


def _likelier(before: str, after: str, words: list[str]) -> str:
    if not words:
        return before
    ranks = dict(_identifier().rank(" ".join(words)))
    return max(before, after, key=lambda language: float(ranks[language]))


def _guess(words: list[str]) -> _Guess:
    number = sum(map(_words_in, words))
    if number < FEW_WORDS:
        return _Guess(number)
    return _Guess(number, dict(_identifier().rank(" ".join(words))))


def _telling_words(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield the words of a text without names, numbers and addresses.

    A word with a capital letter may be a name, unless it opens a sentence.
    """
    if text.isupper():  # as in some captions
        text = text.lower()
    opens = True
    for token in text.split():
        word = token.strip(_PUNCTUATION)
        may_be_name = not opens and len(word) > 1 and word[0].isupper()
        opens = token[-1] in _ENDS
        if not may_be_name and word and word.casefold() not in names and _is_spoken(word):
            yield word


def _is_spoken(word: str) -> bool:
    return not any(c.isdigit() or c in _NOT_SPOKEN for c in word)


def _words_of_names(names: Collection[str]) -> frozenset[str]:
    words = (word.strip(_PUNCTUATION) for name in names for word in name.split())
    return frozenset(word.casefold() for word in words if word)


def _words_in(word: str) -> int:
    """Count the words of a token: scripts that write no spaces have one in two characters."""
    return max(sum(c >= "\u2e80" or "\u0e00" <= c <= "\u0eff" for c in word) // 2, 1)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- takes 0.7 s

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(ENGLISH_NAMES)
    return identifier
