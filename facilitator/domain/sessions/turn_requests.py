"""The requests in each turn, and what the words around them in the same turn tell."""

from __future__ import annotations

from facilitator.domain.sessions.near_turns import FEW_WORDS, NearTurns
from facilitator.domain.sessions.spoken_requests import About, Request, sentence_starts

LONG_TURN = 40  # words with which a member tells something, and does more than ask
_SWITCHED_OFF = Request(About.NEXT, 0, 0, asked=False, negated=False, earlier=False, comes=True)


class TurnRequests(NearTurns):
    """Finds the requests in turns."""

    def requests(self, number: int) -> list[Request]:
        """Return the requests in a turn."""
        before = self.plain[number - 1] if number else ""
        reminds = self.turns[number].speaker in self._reminds
        found = self.phrases.requests_in(self.plain[number], before, by_moderator=reminds)
        if number == 0 and reminds:  # who opens the call recalls what holds for all of it
            found = [request for request in found if not self._is_standing_rule(request)]
        if not found and self._has_switched_off(number):
            found = [_SWITCHED_OFF]
        if self.words(number) < LONG_TURN:
            return found
        return [request for request in found if not self._is_said_in_passing(request, number)]

    def _is_standing_rule(self, request: Request) -> bool:
        """Whether words in the opening turn recall what holds for every call."""
        starts = [start for start in sentence_starts(self.plain[0]) if start <= request.start]
        sentence = self.plain[0][starts[-1] :]
        return request.about is About.EITHER or any(
            self.phrases.says(sentence, "no_request", name) for name in ("rule", "reminder")
        )

    def _has_switched_off(self, number: int) -> bool:
        """Whether a member asks about a tool that hears or writes, and a moderator says it is off.

        "Is Otter on? I would like him out for a moment." - "Done."
        """
        plain, answer = self.plain[number], self.answer(number)
        return (
            "?" in plain
            and answer is not None
            and not self.leads(number)
            and self.leads(number + 1)
            and len(answer.split()) < FEW_WORDS
            and self.phrases.says(answer, "loose", "done")
            and (
                self.phrases.says(plain, "context", "tools")
                or self.phrases.says(plain, "loose", "machine")
            )
        )

    def _is_said_in_passing(self, request: Request, number: int) -> bool:
        """Whether words in a long turn only sound like a request: "how do I get that out of him".

        They name neither the record nor confidence, are not its last sentence, and nobody answers
        to them.
        """
        plain = self.plain[number]
        words = plain[request.start : request.end]
        joins_clauses = len(words.rpartition(",")[2].split()) > 1 and "," in words
        is_weak = len(words.split()) <= 2 or joins_clauses
        if request.about is not About.REMOVAL and not (request.about is About.EITHER and is_weak):
            return False
        starts = [*sentence_starts(plain), len(plain)]
        last = next(start for start in starts if start > request.start)
        sentence = "" if joins_clauses else plain[starts[starts.index(last) - 1] : last]
        if last == len(plain) or self.phrases.says(sentence, "context", "record"):
            return False
        if any(self.phrases.says(part, "context", "please") for part in (words, sentence)):
            return False
        answer = self.answer(number) or ""
        return not any(self.phrases.says(answer, "context", name) for name in ("record", "removed"))

    def takes_its_turn(self, request: Request, number: int) -> bool:
        """Whether a member asks in the middle of a long turn for what they just said in it.

        They ask to remove it, or then go on to what they had come for: "What I wanted to ask is".
        All of the turn goes then, and no more.
        """
        if self.leads(number) or min(self.words_around(request, number)) < LONG_TURN // 2:
            return False
        if request.about is About.REMOVAL or self.says_clearly(About.REMOVAL, number):
            return True
        plain = self.plain[number]
        after = [start for start in sentence_starts(plain) if start >= request.end]
        ends = [*after[1:], len(plain)]
        goes_on = " ".join(plain[start:end] for start, end in zip(after[:2], ends, strict=False))
        return request.about is About.EITHER and self.phrases.says(goes_on, "context", "topic")

    def words_around(self, request: Request, number: int) -> tuple[int, int]:
        """Return the numbers of words in a turn before and after a request.

        One before it that is about what was said says nothing else.
        """
        plain, said = self.plain[number], (About.QUOTE, About.SAID)
        first = min((r.start for r in self.requests(number) if r.about in said), default=len(plain))
        regrets = self.regrets(number)
        first = min(first, request.start, len(plain) if regrets is None else regrets)
        return len(plain[:first].split()), len(plain[request.end :].split())

    def says_clearly(self, about: About, number: int) -> bool:
        """Whether a request in a turn is about what was said, or what comes, and none is about
        anything else for certain.
        """
        others = {About.NEXT, About.BOTH, About.SAID} - {about}
        abouts = {request.about for request in self.requests(number)}
        return about in abouts and not abouts & others

    def regrets(self, number: int) -> int | None:
        """Return where the speaker of a turn wishes not to have said something; None if not."""
        return self.phrases.place_of(self.plain[number], "context", "regret")
