"""The turns around a turn in which something is asked: whose they are, and how long."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from facilitator.domain.sessions.spoken_requests import CallPhrases, prepared
from facilitator.domain.sessions.turns import Turn

NEAR_TURNS = 4
SPLIT_WORDS = 4  # of a phrase that may be split between turns
FEW_WORDS = 8  # a turn this short says little else than its request


class NearTurns:
    """Turns, prepared to find phrases in them, with what stands near each.

    ``phrases`` are those of the whole call, if these turns are what is left of it.
    """

    def __init__(
        self,
        turns: Sequence[Turn],
        moderators: Collection[str] = (),
        phrases: CallPhrases | None = None,
    ) -> None:
        self.turns = turns
        self.plain = [prepared(turn.text) for turn in turns]
        self.phrases = phrases or CallPhrases(self.plain)
        self.moderators = moderators
        self._reminds = moderators or {turn.speaker for turn in turns[:1]}

    def answer(self, number: int) -> str | None:
        """Return what somebody else says right after a turn, prepared."""
        is_last = number + 1 == len(self.turns)
        return None if is_last or self.is_own(number + 1, number) else self.plain[number + 1]

    def splits(self, number: int) -> Iterator[tuple[int, str, str]]:
        """Yield where a phrase that ends in a turn may have begun.

        That is an earlier turn of the speaker, the last words said since then, and the first words
        of the turn; prepared.
        """
        head = " ".join(self.plain[number].split()[: SPLIT_WORDS - 1])
        tail = ""
        for before in self.near_before(number):
            if self.is_own(before, number):
                words = self.plain[before].split()[1 - SPLIT_WORDS :]
                tail = " ".join([*words, tail] if tail else words)
                yield before, tail, head

    def first_of_run(self, begin: int, number: int) -> int:
        """Return the first of the turns that somebody else said on end, up to turn ``begin``.

        A moderator asks for them in turn ``number``; whoever else does asks for the last alone.
        """
        if self.is_own(begin, number) or not self.leads(number):
            return begin
        while begin and self.is_own(begin - 1, begin):
            begin -= 1
        if self.words(begin) >= FEW_WORDS:
            return begin
        # "That is not public, no" says little: what it is about was said before.
        before = (n for n in self.near_before(begin) if self.is_own(n, begin))
        return next((n for n in before if self.words(n) >= FEW_WORDS), begin)

    def substantial(self, first: int, number: int) -> list[int]:
        """Return a turn, and those from it to turn ``number`` that are more than a nod."""
        return [n for n in range(first, number) if n == first or self.words(n) >= FEW_WORDS]

    def own_turns_near(self, number: int) -> list[int]:
        """Return the speaker's turns before and after one that says little but its request."""
        if self.words(number) > FEW_WORDS:
            return []
        near = (self.near_before(number), self.near_after(number))
        own = (next((n for n in some if self.is_own(n, number)), None) for some in near)
        return [n for n in own if n is not None]

    def is_asked(self, number: int) -> bool:
        """Whether somebody else asks something right before a turn."""
        return (
            number > 0
            and not self.is_own(number - 1, number)
            and self.plain[number - 1].rstrip().endswith("?")
        )

    def near_before(self, number: int) -> range:
        """Return the few turns before a turn, the nearest first."""
        return range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1)

    def near_after(self, number: int) -> range:
        """Return the few turns after a turn."""
        return range(number + 1, min(number + 1 + NEAR_TURNS, len(self.turns)))

    def words(self, number: int) -> int:
        """Return the number of words in a turn."""
        return len(self.turns[number].text.split())

    def is_own(self, other: int, number: int) -> bool:
        """Whether a turn is of the same speaker as turn ``number``."""
        return self.turns[other].speaker == self.turns[number].speaker

    def leads(self, number: int) -> bool:
        """Whether a turn is a moderator's."""
        return self.turns[number].speaker in self.moderators
