"""The second reading: a model compares each statement with the turns that it rests on.

What it does not find there is told in its wording, if that passes the guards, or else as it was
said. Statements that did not pass the guards before are not read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.language.amounts import amounts_in
from facilitator.domain.language.claims import stems_of
from facilitator.domain.recaps.checks import Check, Doubt, Verdict
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Recap, Solution
from facilitator.engines.model.answers import Objection, SecondReading
from facilitator.engines.model.checker import AnyTold, Told
from facilitator.engines.model.context import EngineContext
from facilitator.engines.model.guards import Ground, answers, is_safe, plain, refusal
from facilitator.engines.model.numbering import Part, lines
from facilitator.engines.model.passages import evidence_for, passage_of
from facilitator.engines.model.promise_guards import due_day, why_no_promise
from facilitator.engines.model.rules import READING_SAFETY
from facilitator.engines.model.tasks import ModelTask, Outcome
from facilitator.prompting.prompt import FilledPrompt

PROMPT = "second_reading"
MOST_NEAR = 2  # turns next to the cited ones that are shown for what only they say
LONGEST_OBJECTION = 160  # characters
CITED_ONLY = 1_000  # a width that cuts no part
WIDTHS = (None, CITED_ONLY, 80, 50, 36, 26, 20)  # words shown of each turn


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that is shown as written, and what it rests on."""

    told: Told
    ground: Ground

    @property
    def cited(self) -> list[Part]:
        """The parts it cites, each short one with the part that it may answer."""
        kept = {part.number for part in self.ground.cited}
        others = [part for part in self.ground.around if part.speaker != self.ground.giver]
        for own in self.ground.cited:
            if own.speaker == self.ground.giver:
                kept |= {part.number for part in [p for p in others if answers(own, p)][-1:]}
        return [part for part in self.ground.around if part.number in kept]

    @property
    def near(self) -> list[Part]:
        """The cited parts, and those just around them that say something only they say."""
        parts = self.cited
        left = _said(self.told.text, self.ground.language, self.ground.language)
        left = left.difference(*(self._in(part) for part in parts))
        for _ in range(MOST_NEAR):
            others = [part for part in self.ground.around if part not in parts]
            best = max(others, key=lambda part: len(left & self._in(part)), default=None)
            if best is None or not left & self._in(best):
                break
            parts.append(best)
            left = left - self._in(best)
        return sorted(parts, key=lambda part: part.number)

    def _in(self, part: Part) -> set[str | float]:
        return _said(part.text, self.ground.language, part.turn.language or self.ground.language)


@dataclass(frozen=True, slots=True)
class Reading:
    """How statements are told after the reading; ``why_not`` says why it was not whole."""

    after: Mapping[Told, Told]
    why_not: str = ""

    def of(self, told: AnyTold) -> AnyTold:
        """Return a statement as it is told now."""
        now = self.after.get(told)
        return now if isinstance(now, type(told)) else told

    def is_changed(self, told: Iterable[Told]) -> bool:
        """Whether one of these statements is told otherwise now."""
        return any(self.after[one].text != one.text for one in told if one in self.after)

    def of_seat(self, seat: HotSeat) -> HotSeat:
        """Return a hot seat with its statements as they are told now.

        Its line of summary goes if one of them is told otherwise: it may rest on that one.
        """
        solutions = tuple(dict.fromkeys(map(self.of, seat.solutions)))
        is_changed = self.is_changed((seat.challenge, *seat.solutions))
        return replace(
            seat,
            challenge=self.of(seat.challenge),
            solutions=solutions,
            summary="" if is_changed else seat.summary,
        )


def claims_of(
    seats: Iterable[HotSeat], commitments: Iterable[Commitment], grounds: Mapping[Told, Ground]
) -> list[Claim]:
    """Return the statements that are shown as a model wrote them, in reading order."""
    return [
        Claim(one, grounds[one])
        for one in dict.fromkeys(_told_in(seats, commitments))
        if one in grounds and one.check.doubt is None
    ]


def _told_in(seats: Iterable[HotSeat], commitments: Iterable[Commitment]) -> Iterator[Told]:
    for seat in seats:
        yield seat.challenge
        yield from seat.solutions
    yield from commitments


def claims_in(recap: Recap, parts: Sequence[Part], language: str) -> list[Claim]:
    """Return the statements of a stored recap that a second reading would be about.

    What they rest on is found by their evidence.
    """
    grounds: dict[Told, Ground] = {}
    for one in _told_in(recap.hot_seats, recap.commitments):
        cited = [p for p in parts if any(_holds_words(p, words) for words in one.evidence)]
        if not cited:
            continue
        giver = one.evidence[0].speaker
        grounds[one] = Ground(
            giver, tuple(cited), tuple(cited), tuple(parts), frozenset(), frozenset(), language
        )
    return claims_of(recap.hot_seats, recap.commitments, grounds)


def _holds_words(part: Part, words: Evidence) -> bool:
    is_then = part.turn.start < words.end and words.start < part.turn.end
    return is_then and part.speaker == words.speaker and words.quote in part.text


def reading_task(claims: Sequence[Claim], means: EngineContext, short: dict[str, str]) -> ModelTask:
    """Return the question about all statements. Turns around the cited ones go if it is long."""

    def fill(width: int | None) -> FilledPrompt:
        bearing = [claim.near if width is None else claim.cited for claim in claims]
        parts = {part.number: part for shown in bearing for part in shown}
        statements = [
            _line(number, claim, shown, short)
            for number, (claim, shown) in enumerate(zip(claims, bearing, strict=True), 1)
        ]
        turns = lines([parts[number] for number in sorted(parts)], short, width)
        filled = means.prompts.fill(
            PROMPT, turns=turns, statements=statements, language=means.setting.language
        )
        return replace(filled, system=f"{READING_SAFETY}\n{filled.system}")

    return ModelTask(PROMPT, SecondReading, fill, lambda _: [], WIDTHS, is_second=True)


def reading_of(claims: Sequence[Claim], outcome: Outcome) -> Reading:
    """Return what the second reader's answer changes.

    Of an answer that does not cover all statements only the objections count.
    """
    if outcome.error:
        return Reading({}, str(outcome.error))
    answer: SecondReading = outcome.answer
    is_whole = answer.last == len(claims) and not outcome.problems
    found: dict[int, Objection] = {}
    for one in answer.objections:
        if one.number not in found or one.verdict is Verdict.NOT:
            found[one.number] = one
    after: dict[Told, Told] = {}
    for number, claim in enumerate(claims, 1):
        objection = found.get(number)
        if objection and objection.verdict is not Verdict.BORNE_OUT:
            after[claim.told] = _corrected(claim.told, claim.ground, objection)
        elif is_whole:
            after[claim.told] = replace(claim.told, check=Check(verdict=Verdict.BORNE_OUT))
    return Reading(after, "" if is_whole else "Its answer did not cover all of it.")


def _corrected(told: Told, ground: Ground, found: Objection) -> Told:
    """Return a statement in the reader's wording if that holds, else as it was said."""
    if isinstance(told, Solution):
        told = replace(told, idea=0)  # nobody else said it so
    objection = plain(found.objection)[:LONGEST_OBJECTION]
    check = Check(None, found.verdict, objection if is_safe(objection, ground) else "")
    text = plain(found.wording)
    if found.verdict is Verdict.PARTLY and text != told.text and _holds(text, told, ground):
        evidence = evidence_for(text, ground.giver, ground.cited, ground.language)
        reworded = replace(told, text=text, evidence=evidence, check=check)
        if isinstance(reworded, Commitment):
            return replace(reworded, due=due_day("", text, ground)[0] or reworded.due)
        return reworded
    text, evidence = passage_of(told.text, ground.giver, ground.cited, ground.language)
    return replace(told, text=text, evidence=evidence, check=replace(check, doubt=Doubt.READER))


def _holds(text: str, told: Told, ground: Ground) -> bool:
    is_refused = not text or refusal(text, ground) is not None
    return not is_refused and not (isinstance(told, Commitment) and why_no_promise(text, ground))


def _line(
    number: int, claim: Claim, shown: Sequence[Part], short: Mapping[str, str]
) -> dict[str, object]:
    """Return a statement as the prompt shows it."""
    told, giver = claim.told, claim.ground.giver
    return {
        "number": number,
        "kind": told.kind.value if isinstance(told, Solution) else type(told).__name__.lower(),
        "giver": short.get(giver, giver),
        "turns": " ".join(str(part.number) for part in shown),
        "text": told.text,
    }


def _said(text: str, language: str, spoken: str) -> set[str | float]:
    """Return the content words and the numbers of a text."""
    amounts = (value for one in amounts_in(text, spoken) for value in one.values)
    return {*stems_of(text, language), *amounts}
