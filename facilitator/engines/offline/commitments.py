"""Finds commitments: first-person sentences about what somebody will do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.handovers import SURE
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.due_dates import parse_due_date
from facilitator.domain.recaps.recap import Commitment
from facilitator.domain.sessions.turns import Turn

CLOSING = 0.6  # share of a session without hot seats after which a round may close it
ANSWER_TURNS = 3  # turns within which a request is answered
SOFT_TURNS = 8  # turns within which a firm promise replaces a soft one of the same member
MOST_OF_A_MERE_YES = 5  # words
SAME_WORDS = 0.7  # share of the words of two promises that are one said twice


@dataclass(frozen=True, slots=True)
class _Request:
    """Who is being asked for commitments at a turn: everybody, one member, or nobody.

    ``at_the_end`` is true in a closing round, whatever it asks, and behind the last hot seat: there
    a firm promise needs no date. ``small_talk`` is true in a round before the first hot seat, whose
    promises are no commitments; ``before_seats`` before it in any case. ``presents`` is true while
    a member still presents the challenge.
    """

    everybody: bool = False
    member: str | None = None
    at_the_end: bool = False
    small_talk: bool = False
    before_seats: bool = False
    presents: bool = False

    def of(self, speaker: str) -> bool:
        return self.everybody or self.member == speaker


def find(
    spoken: TranscriptAnalysis, seats: Collection[Seat], strangers: Collection[str]
) -> list[Commitment]:
    """Return the commitments of a session in order of time, the moderator's included.

    Anywhere: firm promises with a date, or made to somebody, and what somebody says yes to. In
    turns that answer a request for commitments, by a round or one member: also softer promises,
    which have no date are dropped if the member then promises something firmly.
    """
    found: list[Commitment] = []
    soft: list[tuple[int, Commitment]] = []
    asked: list[tuple[int, Sentence]] = []  # requests of one person to another, by turn number
    for number, (turn, request) in enumerate(_turns_with_request(spoken, seats)):
        if not turn.speaker or turn.speaker in strangers or request.small_talk:
            continue
        parts = spoken.meant(turn)
        if _begins_with_taking_back(parts) and found and found[-1].member == turn.speaker:
            found.pop()
        kept = _promised(parts, request, turn.speaker)
        made = [_commitment(one.part, spoken.transcript.held_on) for one in kept]
        if any(not one.is_soft for one in kept):
            soft_before = [
                c
                for at, c in soft
                if c.member == turn.speaker and not c.due and number - at <= SOFT_TURNS
            ]
            found = [c for c in found if c not in soft_before]
            made = [c for c, one in zip(made, kept, strict=True) if c.due or not one.is_soft]
        else:
            soft += [(number, commitment) for commitment in made]
        asked = [(at, s) for at, s in asked if number - at <= ANSWER_TURNS]
        open_request = asked[-1][1] if asked else None
        if open_request and _may_answer(open_request, turn.speaker, spoken):
            accepted = _accepted(parts, open_request, made, spoken.transcript.held_on)
            if accepted:
                made, asked = accepted, []
        found += [c for c in made if not _is_said_before(c, found)]
        asked += [(number, s) for s in parts if _asks_for_a_favour(s, spoken, seats)]
    return found


def in_round(turns: Iterable[Turn], held_on: date | None) -> list[Commitment]:
    """Return the commitments of turns that answer a request."""
    request = _Request(everybody=True)
    return [
        _commitment(one.part, held_on)
        for turn in turns
        for one in _promised(sentences(turn), request, turn.speaker)
    ]


def _turns_with_request(
    spoken: TranscriptAnalysis, seats: Collection[Seat]
) -> Iterator[tuple[Turn, _Request]]:
    last = max((s.start for s in seats), default=spoken.transcript.seconds * CLOSING)
    first = min((s.start for s in seats), default=0.0)
    end = max((s.end for s in seats), default=0.0)
    request = _Request()
    for turn in spoken.transcript.open_turns:
        holder = _holder(seats, turn.start)
        if (holder and request.everybody) or (request.small_talk and turn.start >= first):
            request = _Request()
        at = turn.start
        yield (
            turn,
            replace(
                request,
                before_seats=bool(seats) and at < first,
                at_the_end=request.at_the_end or (bool(seats) and at > end),
                presents=any(_still_presents(turn, seat) for seat in seats),
            ),
        )
        if request.member == turn.speaker and not request.everybody and len(turn.text.split()) > 9:
            request = replace(request, member=None) if not holder else request
        if spoken.moderator in (None, turn.speaker, holder):
            request = _next(turn, request, spoken, holder, turn.start, (first, last))


def _still_presents(turn: Turn, seat: Seat) -> bool:
    """Whether a turn belongs to the first third of the speaker's own hot seat."""
    opening = seat.start + (seat.end - seat.start) / 3
    return seat.member == turn.speaker and seat.start <= turn.start <= opening


def _holder(seats: Collection[Seat], at: float) -> str | None:
    return next((s.member for s in seats if s.start <= at <= s.end), None)


def _next(
    turn: Turn,
    last: _Request,
    spoken: TranscriptAnalysis,
    holder: str | None,
    at: float,
    seats: tuple[float, float],
) -> _Request:
    """Return who is asked after this turn; ``seats`` is where the first and the last begin."""
    moves = spoken.moves(turn)
    for move in moves:
        if move.round and at >= seats[1]:
            asks = any(m.asks for m in moves) or not move.words
            last = _Request(everybody=last.everybody or asks, at_the_end=True)
        elif move.round and at < seats[0] and not any(m.asks for m in moves):
            last = _Request(small_talk=True)
        elif move.asks and holder and not last.everybody:
            last = _Request(member=holder)
    return last


def _promised(parts: Sequence[Sentence], request: _Request, speaker: str) -> list[_Part]:
    """Return the promises of a turn that count, without those that are taken back.

    Where one counts, the others of the turn do, too: "I'll see her on Friday. And I'm asking the
    bank."
    """
    found: list[_Part] = []
    for sentence in parts:
        back = promises.takes_back(sentence.plain, sentence.speech)
        if back is not None and not promises.present_parts(_until(sentence, back)):
            found = found[:-1]
        made = _parts_of(sentence, request, speaker)
        for one in made:
            if back is not None and one.part.first - sentence.first <= back:
                continue
            if found and promises.finishes(one.part) and not promises.has_day(found[-1].part):
                found[-1] = _joined(found[-1], one)
            else:
                found.append(one)
    counts = any(one.counts for one in found)
    with_others = counts and not request.presents and not request.before_seats
    is_firm = any(not one.is_soft for one in found if one.counts)
    return [one for one in found if (one.counts or with_others) and not (one.is_soft and is_firm)]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence that promises something, and whether it counts by itself.

    ``is_soft`` if only the request for commitments makes it a promise: "I'd like to", "three calls
    by Friday".
    """

    part: Sentence
    counts: bool
    is_soft: bool = False


def _joined(promise: _Part, day: _Part) -> _Part:
    """Return a promise with what says by when it is done: "we'll have that by Friday"."""
    part = Sentence(promise.part.turn, promise.part.first, day.part.last)
    return _Part(part, promise.counts or day.counts, is_soft=promise.is_soft and day.is_soft)


def _parts_of(sentence: Sentence, request: _Request, speaker: str) -> list[_Part]:
    is_asked = request.of(speaker)
    firm = {(p.first, p.last) for p in promises.firm_parts(sentence)}
    made = []
    for part in promises.present_parts(sentence):
        is_firm = bool(firm) and any(a <= part.last and part.first <= b for a, b in firm)
        to_somebody = promises.is_for_somebody(part) or promises.reaches_out(part)
        counts = is_asked or (promises.has_day(part) and (is_firm or not request.presents))
        if request.before_seats:  # what somebody will do on the weekend is small talk
            counts = counts and to_somebody
        elif is_firm:
            counts = counts or request.at_the_end or to_somebody
        made.append(_Part(part, counts))
    if not any(one.counts for one in made) and is_asked and promises.is_soft(sentence):
        return [_Part(sentence, counts=True, is_soft=True)]
    return made


def _begins_with_taking_back(parts: Sequence[Sentence]) -> bool:
    """Whether a turn begins by taking back what its speaker said before it."""
    if not parts:
        return False
    back = promises.takes_back(parts[0].plain, parts[0].speech)
    return back is not None and not promises.present_parts(_until(parts[0], back))


def _until(sentence: Sentence, at: int) -> Sentence:
    return Sentence(sentence.turn, sentence.first, sentence.first + at)


def _asks_for_a_favour(
    sentence: Sentence, spoken: TranscriptAnalysis, seats: Collection[Seat]
) -> bool:
    """Whether a sentence asks for something to be done for its speaker or the group.

    What peers ask of the member in the hot seat otherwise is advice.
    """
    turn = sentence.turn
    if not promises.requests(sentence):
        return False
    hands_over = any(move.to and move.sure >= SURE for move in spoken.moves(turn))
    if turn.speaker == spoken.moderator and hands_over:
        return promises.is_for_oneself(sentence)
    asks = _holder(seats, turn.start) == turn.speaker
    return asks or promises.is_for_oneself(sentence) or bool(spoken.names_in(sentence))


def _may_answer(request: Sentence, speaker: str, spoken: TranscriptAnalysis) -> bool:
    """Whether a request is to this speaker: another's, and to nobody else by name."""
    named = [name for name in spoken.names_in(request) if name != request.turn.speaker]
    return request.turn.speaker != speaker and (not named or speaker in named)


def _accepted(
    parts: Sequence[Sentence], request: Sentence, made: list[Commitment], held_on: date | None
) -> list[Commitment]:
    """Return the commitment of who says yes to a request, with the day of either; or nothing."""
    if not parts or not promises.accepts(parts[0]):
        return []
    asked = clipped(request)
    due = parse_due_date(request.text, held_on, request.speech.language)
    if made and not _only_says_yes(made[0], parts[0]):
        first = made[0]
        return [replace(first, due=first.due or due), *made[1:]]
    answer = Sentence(parts[0].turn, parts[0].first, parts[min(len(parts), 2) - 1].last)
    own = parse_due_date(answer.text, held_on, answer.speech.language)
    text = f"{asked.text} – {answer.text}"
    yes = Commitment(answer.turn.speaker, text, (answer.evidence, asked.evidence), own or due)
    return [yes, *made[1:]]


def _only_says_yes(made: Commitment, sentence: Sentence) -> bool:
    """Whether a promise is no more than a yes: "Yes, sure, I will do that"."""
    return made.text in sentence.text and len(words(made.text)) <= MOST_OF_A_MERE_YES


def _is_said_before(new: Commitment, found: Sequence[Commitment]) -> bool:
    """Whether the member promised the same before, in nearly the same words."""
    said = set(words(new.text))
    return any(
        old.member == new.member
        and (new.due in (None, old.due))
        and len(said & set(words(old.text)))
        >= SAME_WORDS * max(min(len(said), len(words(old.text))), 1)
        for old in found
    )


def _commitment(sentence: Sentence, held_on: date | None) -> Commitment:
    quoted = clipped(sentence)
    due = parse_due_date(quoted.text, held_on, sentence.speech.language)
    return Commitment(sentence.turn.speaker, quoted.text, (quoted.evidence,), due)
