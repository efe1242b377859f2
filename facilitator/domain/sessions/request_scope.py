"""Decides which turns a spoken request is about: those after it, those before it, or its own.

Words rarely tell ("not in the notes, please"), but the turns around do: who asks, whether somebody
had just asked a question, whether the turn says more than the request, and who goes on.
"""

from __future__ import annotations

import re
from functools import cached_property

from facilitator.domain.sessions.near_turns import FEW_WORDS, NEAR_TURNS
from facilitator.domain.sessions.parts_of_turns import start_of_turn
from facilitator.domain.sessions.repetition import told_first
from facilitator.domain.sessions.scope import Scope
from facilitator.domain.sessions.spoken_requests import (
    About,
    Request,
    prepared,
    sentence_starts,
)
from facilitator.domain.sessions.turn_requests import TurnRequests

STATES = 3  # words of a phrase that may be a statement
BEFORE, REACTION = 6, 12  # words before a request: something was said; more than a reaction
CONFIRMS_WITHIN, ECHOES_WITHIN, PUT_BACK_WITHIN = 2, 6, 12  # turns
NAMED_WITHIN = 8  # turns
MOST_NAMES = 2  # of a request
SENTENCES_BEFORE = 2  # that are kept, before one that goes off the record
_COMES = (About.NEXT, About.EITHER)
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-zà-ÿ]\w{3,}")
_SENTENCE_END = re.compile(r"[.!?]")
_STATEMENT = re.compile(r"[^.?!…]+(?:[.!…]+|$)")


class SpokenTurns(TurnRequests):
    """Finds requests in turns, and what the requests are about."""

    def scope(self) -> Scope:
        """Return what all requests take; empty if there are none."""
        scope, last = Scope(), -NEAR_TURNS
        for number in range(len(self.turns)):
            if (begin := self._start_of_split_request(number)) is not None:
                scope.starts.add(begin)
            for request in self.requests(number):
                if self._is_declined(request, number):
                    continue
                if self._asks_what(request, number):
                    scope.struck.add(number)  # it would be a request, once its answer is gone
                    continue
                only_said = last in scope.struck and last not in scope.starts
                if not self._confirms(request, number, last, only_said):
                    self._add(scope, request, number)
                elif self._says_no_more(number):  # it would be a request, once the first is gone
                    scope.struck.add(number)
                last = number
        for number in sorted(scope.asked):
            scope.struck |= self._named_by(number)
        for number in sorted(scope.struck):
            scope.struck |= self._echoes_of(number)
        for number in scope.starts - scope.struck:
            if character := self._sentence_of_request(number):
                scope.from_character[number] = character
        return scope

    def _start_of_split_request(self, number: int) -> int | None:
        """Return the speaker's earlier turn that begins a request which ends in this one."""
        for begin, tail, head in self.splits(number):
            if any(r.start < len(tail) < r.end for r in self.phrases.requests_in(f"{tail} {head}")):
                return begin
        return None

    def _sentence_of_request(self, number: int) -> int:
        """Return where the sentence begins that is clearly about what comes; in doubt 0.

        Only in a turn that says something else at length before, with no request in that.
        """
        requests = self.requests(number)
        if not requests or any(r.about not in _COMES for r in requests):
            return 0
        is_put_back = self._is_put_back_within(requests[0], number)
        if not (requests[0].comes or is_put_back):
            return 0
        starts = [s for s in sentence_starts(self.plain[number]) if s <= requests[0].start]
        words = len(self.plain[number][: starts[-1]].split())
        is_long = len(starts) > SENTENCES_BEFORE or is_put_back
        return starts[-1] if is_long and words >= REACTION else 0

    def _add(self, scope: Scope, request: Request, number: int) -> None:
        """Add what one request takes."""
        before, after = self.words_around(request, number)
        said = self._turn_said_before(number)
        begin = number if said is None else said
        about = self._what_it_is_about(request, number, said)
        if about is About.QUOTE:
            if self._is_put_back_after(number):
                scope.starts.add(number)
            else:
                scope.strike(number, self.own_turns_near(number))
        elif about is About.SAID:
            if self.phrases.places_back_on(self.plain[number][request.end :], None):
                scope.starts.add(begin)
            else:
                states = not request.earlier and self._states_itself(before, number, begin)
                first = number if states else self.first_of_run(begin, number)
                scope.strike(number, self.substantial(first, number))
        elif about is About.BOTH:
            scope.starts.add(begin)
        elif self.takes_its_turn(request, number):
            scope.strike(number)
        elif about is About.NEXT or after >= FEW_WORDS or before < BEFORE <= after:
            scope.starts.add(number)  # "this stays between us: ..."
        elif before >= BEFORE and not self.leads(number):
            first = number if self._states_itself(before, number, begin) else begin
            scope.strike(number, self.substantial(first, number))
            if self._goes_straight_on(number):
                scope.starts.add(number)
        else:
            scope.starts.add(number if self._answers_question(number) else begin)

    def _states_itself(self, before: int, number: int, begin: int) -> bool:
        """Whether a turn with so many words ``before`` its request says itself what is to go.

        A moderator's does not, nor a mere reaction to somebody else, or to a question.
        """
        if before < BEFORE or self.leads(number):
            return False
        return before >= REACTION or (self.is_own(begin, number) and not self.is_asked(number))

    def _what_it_is_about(self, request: Request, number: int, said: int | None) -> About:
        """Return what a request is about, as far as its words and who said something tell."""
        about = request.about
        if about is About.EITHER and self._is_put_back_within(request, number):
            return About.NEXT
        if about is not About.BOTH and self.regrets(number) is not None:
            words = self.plain[number][request.start : request.end]
            # A tool that is switched off hears nothing of what comes.
            is_tool = about is About.NEXT and self.phrases.says(words, "context", "tools")
            return About.BOTH if is_tool else About.SAID
        if about is About.EITHER and self.says_clearly(About.NEXT, number):
            return About.NEXT
        if said is not None and (
            (about is About.EITHER and self._is_agreed_to(request, number, said))
            or (about is About.EITHER and self._is_over(request, number, said))
            or (
                about in (About.EITHER, About.REMOVAL)
                and (self.says_clearly(About.SAID, number) or self._is_taken_out(number))
            )
        ):
            return About.SAID
        if about is not About.REMOVAL:
            return about
        before, after = self.words_around(request, number)
        if said is None:
            return About.SAID if before >= REACTION and not self.leads(number) else About.NEXT
        answered = before >= STATES and _SENTENCE_END.search(self.plain[number][: request.start])
        comes = after < FEW_WORDS and before < BEFORE and self._answers_question(number)
        comes = comes and not answered
        return About.BOTH if comes else About.SAID

    def _is_agreed_to(self, request: Request, number: int, said: int) -> bool:
        """Whether this offers to leave out what somebody else said, and they say yes."""
        answer = self.answer(number)
        return (
            request.asked
            and answer is not None
            and not self.is_own(said, number)
            and self.is_own(said, number + 1)
            and (self.leads(number) or self.phrases.says_yes(answer))
        )

    def _is_over(self, request: Request, number: int, said: int) -> bool:
        """Whether a turn that says little else is about what was said, as others then go on.

        If it is what the speaker just said, a moderator goes on to another question; if somebody
        else said it, they answer, and the speaker says no more.
        """
        if sum(self.words_around(request, number)) >= REACTION or self.leads(number):
            return False
        after = [n for n in self.near_after(number) if n <= number + 2]
        if not after or self.is_own(after[0], number):
            return False
        if not self.is_own(said, number):
            return self.is_own(after[0], said) and not any(self.is_own(n, number) for n in after)
        return (
            said == number - 1
            and self.words(said) >= FEW_WORDS
            and self.turns[after[0]].speaker in self._reminds
            and self.words(after[0]) >= BEFORE
            and "?" in self.plain[after[0]]
            and not self.phrases.says(self.plain[after[0]], "context", "go_on")
        )

    def _is_taken_out(self, number: int) -> bool:
        """Whether somebody else answers that it is taken out, and nobody puts it back later."""
        answer = self.answer(number)
        return (
            answer is not None
            and len(answer.split()) < REACTION
            and self.phrases.says(answer, "context", "removed")
            and not self.phrases.says(answer, "context", "tools")
            and not self._is_put_back_after(number)
        )

    def _is_put_back_within(self, request: Request, number: int) -> bool:
        """Whether the same turn says something after a request, and puts it back on the record."""
        after = self.plain[number][request.end :]
        places = self.phrases.places_back_on(after, None)
        return bool(places) and len(after[: places[-1][0]].split()) >= FEW_WORDS

    def _asks_what(self, request: Request, number: int) -> bool:
        """Whether this only asks what is to be left out, and the answer says it."""
        if not request.asked or request.about not in (About.EITHER, About.REMOVAL):
            return False
        answers = self.requests(number + 1) if self.answer(number) is not None else []
        return any(answer.about is About.NEXT for answer in answers)

    def _is_put_back_after(self, number: int) -> bool:
        """Whether somebody puts it back on the record soon after a turn, so that it was off it."""
        after = range(number + 1, min(number + 1 + PUT_BACK_WITHIN, len(self.turns)))
        return any(self.phrases.places_back_on(self.plain[n], self.answer(n)) for n in after)

    def _is_declined(self, request: Request, number: int) -> bool:
        """Whether somebody else says no to an offer or a question.

        To "we leave that out, right?" a mere no says yes: it needs more, as in "no, it is fine".
        """
        answer = self.answer(number)
        if not request.asked or answer is None or not self.phrases.says_no(answer):
            return False
        return not request.negated or self.phrases.says_no(answer.partition(" ")[2])

    def _confirms(self, request: Request, number: int, last: int, only_said: bool) -> bool:
        """Whether this only agrees to a request in turn ``last``: "sure, that stays out", or "I'll
        take it out", if that was ``only_said`` of what had been said.
        """
        plain = self.plain[number]
        is_new = request.about is About.NEXT and not (
            only_said
            and self.phrases.says(plain, "context", "removed")
            and not self.phrases.says(plain, "context", "record")
        )
        if is_new or number - last > CONFIRMS_WITHIN:
            return False
        is_short = sum(self.words_around(request, number)) < FEW_WORDS
        return not self.is_own(last, number) and (is_short or self.leads(number))

    def _says_no_more(self, number: int) -> bool:
        """Whether a turn is rather short and asks nothing."""
        return self.words(number) < REACTION and "?" not in self.plain[number]

    def _turn_said_before(self, number: int) -> int | None:
        """Return the turn that "that" points back to: the speaker's own, else another's.

        It is near and states something, and is no moderator's.
        """
        stated = [
            before
            for before in self.near_before(number)
            if not self.leads(before) and _states(self.turns[before].text)
        ]
        own = (before for before in stated if self.is_own(before, number))
        return next(own, stated[0] if stated else None)

    def _answers_question(self, number: int) -> bool:
        """Whether the answer to a question is still to come, which is not about the record."""
        return self.is_asked(number) and not self.phrases.says(
            self.plain[number - 1], "context", "record"
        )

    def _goes_straight_on(self, number: int) -> bool:
        """Whether the speaker goes on after no more than a nod, or is told to."""
        for after in self.near_after(number):
            if self.is_own(after, number) or self.phrases.says(
                self.plain[after], "context", "go_on"
            ):
                return True
            if "?" in self.plain[after] or self.words(after) > FEW_WORDS:
                return False
        return False

    def _named_by(self, number: int) -> set[int]:
        """Return the last turn before a request that has a name in it which the request has, too.

        "The Tesco comment should not be in the recap" is about an earlier turn than the last one.
        """
        found = set()
        for name in _names_in(self.turns[number].text):
            before = range(number - 1, max(number - 1 - NAMED_WITHIN, -1), -1)
            said = (n for n in before if name in self.plain[n] and not self.leads(n))
            if not self.phrases.says(name, "context", "record") and name not in self._speakers:
                found |= {n for n in [next(said, None)] if n is not None}
        return found

    @cached_property
    def _speakers(self) -> str:
        """The names of all who speak, prepared."""
        return prepared(" ".join({turn.speaker for turn in self.turns}))

    def _echoes_of(self, number: int) -> set[int]:
        """Return the turns soon after one that repeat what nobody had said before it."""
        turn = self.turns[number]
        asks = [r for r in self.requests(number) if self.takes_its_turn(r, number)]
        if asks:
            turn = start_of_turn(turn, asks[0].start) or turn  # what comes after it may be told
        told = told_first([turn], self.turns[:number])
        after = range(number + 1, min(number + 1 + ECHOES_WITHIN, len(self.turns)))
        return {n for n in after if told.is_repeated_in(self.turns[n].text)}


def _names_in(text: str) -> set[str]:
    """Return the words of a text, prepared, that have a capital within its sentences.

    None where many have one: in German all nouns do.
    """
    found = {prepared(word) for word in _NAME.findall(text)}
    return found if len(found) <= MOST_NAMES else set()


def _states(text: str) -> bool:
    """Whether a text has a sentence of some words that is no question."""
    return any(len(s[0].split()) >= STATES for s in _STATEMENT.finditer(text))
