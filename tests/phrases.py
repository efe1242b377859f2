"""Sentences of our own that a rule must tell apart: `+ ` is what it looks for, `- ` is not.

Those of English are in the folder itself, those of other languages in a folder each.
"""

from collections.abc import Callable
from pathlib import Path

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.moves import Move, find_moves
from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.solutions import solution_in
from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.conversation.words import Sentence, sentences
from facilitator.domain.sessions.turns import Span, Turn
from tests.every import every

FOLDER = Path(__file__).parent / "samples" / "phrases"
NAMES = Names(["Alice", "Bob", "Dana", "Lee", "Omar", "Karl"])


def phrases(name: str, language: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The sentences of a file, each tried as ``said`` and ``is_one`` in one test."""
    rows = (FOLDER / language / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = [(row[2:], row[0] == "+") for row in rows if row[:2] in ("+ ", "- ")]
    return every(("said", "is_one"), told, ids=[words for words, _ in told])


def parts(said: str, language: str) -> list[Sentence]:
    """The sentences that Alice says in a language."""
    return sentences(Turn("Alice", (Span(0, 5, said),), language))


def moves(said: str, language: str) -> list[Move]:
    """The moves of the sentences that Alice says in a language."""
    texts = [s.text for s in parts(said, language)]
    return find_moves(texts, "Alice", NAMES, speech=speech_of(language))


def gives_a_solution(said: str, language: str) -> bool:
    """Whether what a peer says in a language is a solution."""
    return solution_in(Turn("Alice", (Span(0, 5, said),), language)) is not None


def promises_something(said: str, language: str) -> bool:
    """Whether something is promised in the present tense or firmly; its day is not asked for."""
    return any(promises.present_parts(s) for s in parts(said, language))


def promises_if_asked(said: str, language: str) -> bool:
    """Whether something counts as a promise in answer to a request for commitments."""
    return promises_something(said, language) or any(
        promises.is_soft(s) for s in parts(said, language)
    )
