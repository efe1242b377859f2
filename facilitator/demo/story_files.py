"""The files of a story over months as they are written, and all that may be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from facilitator.domain.people.people import Roster

Words = Annotated[str, StringConstraints(min_length=2, pattern=r"^\S[^\n]*\S$")]


class _Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wish(_Sheet):
    """What a member wants the hot seat for, as the check-in asks it."""

    sentence: Words
    why: str = ""
    tried: str = ""
    wanted: str = ""


class Given(_Sheet):
    """A solution that somebody who reads along would write down; ``about`` is some of its words."""

    to: Words
    peer: Words
    about: Words


class Promised(_Sheet):
    """A commitment that somebody who reads along would write down."""

    member: Words
    about: Words
    due: date | None


class Answer(_Sheet):
    """How a commitment went, as the member says it at the next check-in."""

    member: Words
    about: Words
    went: Literal["done", "partly", "not", "dropped"]
    word: str = ""


class Guest(_Sheet):
    """Somebody who is invited once; ``comes``, or says no beforehand; ``joins`` as a member.

    ``does`` and ``brings`` are what they write on their page.
    """

    name: Words
    email: Words
    does: str = ""
    brings: str = ""
    comes: bool = True
    joins: bool = False


class Expected(_Sheet):
    """What is in a session for whoever reads it with care."""

    hot_seats: tuple[Words, ...]
    solutions: tuple[Given, ...]
    commitments: tuple[Promised, ...]


class Next(_Sheet):
    """What members say before the session that follows."""

    answers: tuple[Answer, ...]
    wishes: Mapping[str, Wish]


def _turn(line: object) -> object:
    speaker, colon, text = line.partition(": ") if isinstance(line, str) else ("", "", "")
    if not colon or not speaker or not text.strip() or "-->" in text:
        raise ValueError(f"a turn is `Name: text`, not {line!r}")
    return speaker, " ".join(text.split())


Turn = Annotated[tuple[str, str], BeforeValidator(_turn)]


class Script(_Sheet):
    """One session: who said what, who was away, what is in it and what comes of it.

    ``secrets`` are words that were said off the record, and must be nowhere.
    """

    held_on: date
    turns: tuple[Turn, ...] = Field(min_length=1)
    away: tuple[Words, ...] = ()
    guest: Guest | None = None
    secrets: tuple[Words, ...] = ()
    expected: Expected
    next: Next


class Circle(_Sheet):
    """What a group is: its name, how it meets, and what its first session begins with.

    ``starts`` is the hour on the clocks of ``zone``. ``answers`` are of what was promised before.
    """

    name: Words
    theme: Words
    format: Words
    zone: Words
    starts: time
    minutes: int
    wishes: Mapping[str, Wish]
    answers: tuple[Answer, ...] = ()


def problems(script: Script, roster: Roster) -> Iterator[str]:
    """Whatever a script says of people and words that its turns do not bear out."""
    members = {p.name for p in roster.people}
    there = members - set(script.away)
    if script.guest and not script.guest.comes:
        there.discard(script.guest.name)
    yield from (f"{name} is away and no member" for name in set(script.away) - members)
    speakers = {speaker for speaker, _ in script.turns}
    yield from (f"{name} speaks and was not there" for name in speakers - there)
    yield from (f"{name} was there and says nothing" for name in there - speakers)
    yield from (f"{name} wishes and is no member" for name in set(script.next.wishes) - members)
    yield from _unheard(script)
    answered = [(a.member, a.about) for a in script.next.answers]
    promised = [(c.member, c.about) for c in script.expected.commitments]
    yield from (f"nobody answers for {one}" for one in promised if one not in answered)
    yield from (f"{one} was not promised" for one in answered if one not in promised)


def _unheard(script: Script) -> Iterator[str]:
    seats = script.expected.hot_seats
    for given in script.expected.solutions:
        if given.to not in seats or given.to == given.peer:
            yield f"{given.peer} gives {given.to} {given.about!r}, who is in no hot seat"
        if not is_said(script, given.peer, given.about):
            yield f"{given.peer} did not say {given.about!r} once"
    for promise in script.expected.commitments:
        if not is_said(script, promise.member, promise.about):
            yield f"{promise.member} did not say {promise.about!r} once"
    said = " ".join(text for _, text in script.turns)
    yield from (f"nobody said {secret!r}" for secret in script.secrets if secret not in said)


def is_said(script: Script, speaker: str, words: str) -> bool:
    """Whether just one turn of this speaker has these words."""
    return sum(who == speaker and words in text for who, text in script.turns) == 1
