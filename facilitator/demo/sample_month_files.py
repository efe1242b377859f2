"""The file format of sample months, and its validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from facilitator.domain.people.person import Roster

Words = Annotated[str, StringConstraints(min_length=2, pattern=r"^\S[^\n]*\S$")]


class _Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HotSeatRequest(_Sheet):
    """What a member wants the hot seat for, as in the check-in form."""

    sentence: Words
    why: str = ""
    tried: str = ""
    wanted: str = ""


class ExpectedSolution(_Sheet):
    """A solution that a human reader would note; ``about`` has some of its words."""

    to: Words
    peer: Words
    about: Words


class ExpectedCommitment(_Sheet):
    """A commitment that a human reader would note."""

    member: Words
    about: Words
    due: date | None


class CommitmentAnswer(_Sheet):
    """How a commitment went, as the member reports it at the next check-in."""

    member: Words
    about: Words
    went: Literal["done", "partly", "not", "dropped"]
    word: str = ""


class SampleGuest(_Sheet):
    """A guest for one session; ``comes`` or declines; ``joins`` as a member.

    ``does`` and ``brings`` are what they write in the form of their invitation.
    """

    name: Words
    email: Words
    does: str = ""
    brings: str = ""
    comes: bool = True
    joins: bool = False


class Expected(_Sheet):
    """What a careful reader finds in a session."""

    hot_seats: tuple[Words, ...]
    solutions: tuple[ExpectedSolution, ...]
    commitments: tuple[ExpectedCommitment, ...]


class NextSession(_Sheet):
    """What members answer before the next session."""

    answers: tuple[CommitmentAnswer, ...]
    wishes: Mapping[str, HotSeatRequest]


def _turn(line: object) -> object:
    speaker, colon, text = line.partition(": ") if isinstance(line, str) else ("", "", "")
    if not colon or not speaker or not text.strip() or "-->" in text:
        raise ValueError(f"a turn is `Name: text`, not {line!r}")
    return speaker, " ".join(text.split())


Turn = Annotated[tuple[str, str], BeforeValidator(_turn)]


class Script(_Sheet):
    """One session: who said what, who was absent, what is in it and what follows.

    ``secrets`` are words said off the record, which must appear nowhere else.
    """

    held_on: date
    turns: tuple[Turn, ...] = Field(min_length=1)
    away: tuple[Words, ...] = ()
    guest: SampleGuest | None = None
    secrets: tuple[Words, ...] = ()
    expected: Expected
    next: NextSession


class SampleGroup(_Sheet):
    """A group: its name, how it meets, and the answers before its first session.

    ``starts`` is the local time in ``zone``. ``answers`` are about earlier commitments.
    """

    name: Words
    theme: Words
    format: Words
    zone: Words
    starts: time
    minutes: int
    wishes: Mapping[str, HotSeatRequest]
    answers: tuple[CommitmentAnswer, ...] = ()


def find_problems(script: Script, roster: Roster) -> Iterator[str]:
    """List statements of a script about people and words that its turns contradict."""
    members = {p.name for p in roster.people}
    present = members - set(script.away)
    if script.guest and not script.guest.comes:
        present.discard(script.guest.name)
    yield from (f"{name} is absent but not a member" for name in set(script.away) - members)
    speakers = {speaker for speaker, _ in script.turns}
    yield from (f"{name} speaks but was not present" for name in speakers - present)
    yield from (f"{name} was present but says nothing" for name in present - speakers)
    yield from (
        f"{name} wants the hot seat but is not a member"
        for name in set(script.next.wishes) - members
    )
    yield from _not_said(script)
    answered = [(a.member, a.about) for a in script.next.answers]
    promised = [(c.member, c.about) for c in script.expected.commitments]
    yield from (f"nobody answers about {one}" for one in promised if one not in answered)
    yield from (f"{one} is not a commitment" for one in answered if one not in promised)


def _not_said(script: Script) -> Iterator[str]:
    seats = script.expected.hot_seats
    for solution in script.expected.solutions:
        if solution.to not in seats or solution.to == solution.peer:
            yield f"{solution.peer} gives {solution.to} {solution.about!r}, who is in no hot seat"
        if not is_said(script, solution.peer, solution.about):
            yield f"{solution.peer} did not say {solution.about!r} once"
    for commitment in script.expected.commitments:
        if not is_said(script, commitment.member, commitment.about):
            yield f"{commitment.member} did not say {commitment.about!r} once"
    said = " ".join(text for _, text in script.turns)
    yield from (f"nobody said {secret!r}" for secret in script.secrets if secret not in said)


def is_said(script: Script, speaker: str, words: str) -> bool:
    """Whether exactly one turn of this speaker contains these words."""
    return (
        sum(turn_speaker == speaker and words in text for turn_speaker, text in script.turns) == 1
    )
