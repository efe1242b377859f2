"""A story over months: sessions of invented groups, with what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TypeVar
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ValidationError

from facilitator.demo.captions import web_vtt
from facilitator.demo.members import Says, Went
from facilitator.demo.story_files import (
    Answer,
    Circle,
    Expected,
    Guest,
    Next,
    Script,
    Wish,
    problems,
)
from facilitator.domain.errors import Refused
from facilitator.domain.people.people import Person, Role, Roster
from facilitator.domain.people.roster import parse_roster

GROUPS = ("founders-north", "harbour-forum")


def _written(slug: str) -> int:
    """How many months of a group there are."""
    told = files("facilitator.demo.samples").joinpath("months").iterdir()
    return sum(file.name.startswith(f"{slug}-") for file in told)


MONTHS = min(_written(slug) for slug in GROUPS)
Sheet = TypeVar("Sheet", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Month:
    """One session of a group.

    ``roster`` are its members that month, and the guest in the role of one. ``there`` are those
    who came, in the order in which they speak. ``secrets`` are words said off the record.
    """

    slug: str
    group: Circle
    number: int
    starts_at: datetime
    roster: Roster
    transcript: bytes
    turns: tuple[tuple[str, str], ...]
    there: tuple[Person, ...]
    guest: Guest | None
    secrets: tuple[str, ...]
    expected: Expected
    next: Next


def circle(slug: str) -> Circle:
    """What a group is. Raises Refused where its file is missing or cannot be used."""
    return _read(f"months/{slug}.yaml", Circle)


def members(slug: str) -> bytes:
    """The member list of a group as CSV, as it is when the story begins."""
    return _file(f"{slug}.csv")


def month(slug: str, number: int) -> Month:
    """A session of a group, counted from 1. Raises Refused, which names all that is wrong."""
    group = circle(slug)
    people = list(parse_roster(members(slug))[0].people)
    for earlier in range(1, number):
        came = _read(_path(slug, earlier), Script).guest
        people += [_person(came)] if came and came.joins else []
    script = _read(_path(slug, number), Script)
    people += [replace(_person(script.guest), role=Role.GUEST)] if script.guest else []
    roster = Roster(tuple(people))
    if wrong := sorted(problems(script, roster)):
        raise _refused(_path(slug, number), wrong)
    speakers = dict.fromkeys(speaker for speaker, _ in script.turns)
    return Month(
        slug, group, number,
        datetime.combine(script.held_on, group.starts, ZoneInfo(group.zone)),
        roster, web_vtt(script.turns), script.turns,
        tuple(p for name in speakers if (p := roster.named(name))),
        script.guest, script.secrets, script.expected, script.next,
    )  # fmt: skip


def says_before(told: Month) -> dict[str, Says]:
    """What each member says before a session: of the commitments of the last one, and what for."""
    if told.number == 1:
        group = circle(told.slug)
        return _says(group.wishes, group.answers)
    last = month(told.slug, told.number - 1).next
    return _says(last.wishes, last.answers)


def says_after(told: Month) -> dict[str, Says]:
    """What each member says of their commitments once a session is over."""
    return _says({}, told.next.answers)


def _says(wishes: Mapping[str, Wish], answers: Iterable[Answer]) -> dict[str, Says]:
    went: dict[str, tuple[Went, ...]] = {}
    for one in answers:
        was = went.get(one.member, ())
        went[one.member] = (*was, Went(one.about, one.went, one.word))
    return {
        name: Says(
            {**wishes[name].model_dump(), "share-wish": "yes"} if name in wishes else {},
            went.get(name, ()),
        )
        for name in {*wishes, *went}
    }


def _person(guest: Guest) -> Person:
    return Person(guest.name, guest.email)


def _path(slug: str, number: int) -> str:
    return f"months/{slug}-{number}.yaml"


def _read(path: str, sheet: type[Sheet]) -> Sheet:
    try:
        return sheet.model_validate(_loaded(path))
    except yaml.YAMLError as error:
        raise _refused(path, [str(error)]) from None
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise _refused(path, wrong) from None


@cache  # a month reads all that were before it, for whoever joined
def _loaded(path: str) -> object:
    return yaml.safe_load(_file(path))


def _refused(path: str, wrong: list[str]) -> Refused:
    return Refused(f"{path} cannot be played: {'; '.join(wrong)}.", "Correct the file.")


def _file(path: str) -> bytes:
    try:
        return files("facilitator.demo.samples").joinpath(path).read_bytes()
    except FileNotFoundError:
        raise Refused(
            f"There is no {path} among the samples.",
            f"There are {' and '.join(GROUPS)}, months 1 to {MONTHS}.",
        ) from None
