"""Loads the sample months: sessions of invented groups, and what a careful reader finds in each."""

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

from facilitator.demo.captions import to_web_vtt
from facilitator.demo.sample_month_files import (
    CommitmentAnswer,
    Expected,
    HotSeatRequest,
    NextSession,
    SampleGroup,
    SampleGuest,
    Script,
    find_problems,
)
from facilitator.demo.simulated_members import CommitmentReport, MemberAnswers
from facilitator.domain.errors import Refused
from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.people.roster import parse_roster

GROUPS = ("founders-north", "harbour-forum")


def _number_of_months(slug: str) -> int:
    """The number of sample months of a group."""
    entries = files("facilitator.demo.samples").joinpath("months").iterdir()
    return sum(file.name.startswith(f"{slug}-") for file in entries)


MONTHS = min(_number_of_months(slug) for slug in GROUPS)
Sheet = TypeVar("Sheet", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Month:
    """One session of a group.

    ``roster`` has the members in that month, and the guest with the guest's role. ``there`` are
    those who attended, in the order in which they first speak. ``secrets`` are words said off the
    record.
    """

    slug: str
    group: SampleGroup
    number: int
    starts_at: datetime
    roster: Roster
    transcript: bytes
    turns: tuple[tuple[str, str], ...]
    there: tuple[Person, ...]
    guest: SampleGuest | None
    secrets: tuple[str, ...]
    expected: Expected
    next: NextSession


def load_group(slug: str) -> SampleGroup:
    """Load a group. Raises Refused if its file is missing or invalid."""
    return _read(f"months/{slug}.yaml", SampleGroup)


def members(slug: str) -> bytes:
    """The member list of a group as CSV, as it is at the beginning of the year."""
    return _file(f"{slug}.csv")


def load_month(slug: str, number: int) -> Month:
    """Load a session of a group, counted from 1. Raises Refused, which lists all problems."""
    group = load_group(slug)
    people = list(parse_roster(members(slug))[0].people)
    for earlier in range(1, number):
        guest = _read(_path(slug, earlier), Script).guest
        people += [_person(guest)] if guest and guest.joins else []
    script = _read(_path(slug, number), Script)
    people += [replace(_person(script.guest), role=Role.GUEST)] if script.guest else []
    roster = Roster(tuple(people))
    if errors := sorted(find_problems(script, roster)):
        raise _refused(_path(slug, number), errors)
    speakers = dict.fromkeys(speaker for speaker, _ in script.turns)
    return Month(
        slug, group, number,
        datetime.combine(script.held_on, group.starts, ZoneInfo(group.zone)),
        roster, to_web_vtt(script.turns), script.turns,
        tuple(p for name in speakers if (p := roster.named(name))),
        script.guest, script.secrets, script.expected, script.next,
    )  # fmt: skip


def answers_before(current: Month) -> dict[str, MemberAnswers]:
    """What members answer before a session: about the last commitments, and the hot seat."""
    if current.number == 1:
        group = load_group(current.slug)
        return _says(group.wishes, group.answers)
    last = load_month(current.slug, current.number - 1).next
    return _says(last.wishes, last.answers)


def answers_after(current: Month) -> dict[str, MemberAnswers]:
    """What members answer about their commitments after a session."""
    return _says({}, current.next.answers)


def _says(
    wishes: Mapping[str, HotSeatRequest], answers: Iterable[CommitmentAnswer]
) -> dict[str, MemberAnswers]:
    went: dict[str, tuple[CommitmentReport, ...]] = {}
    for answer in answers:
        earlier = went.get(answer.member, ())
        went[answer.member] = (*earlier, CommitmentReport(answer.about, answer.went, answer.word))
    return {
        name: MemberAnswers(
            {**wishes[name].model_dump(), "share-wish": "yes"} if name in wishes else {},
            went.get(name, ()),
        )
        for name in {*wishes, *went}
    }


def _person(guest: SampleGuest) -> Person:
    return Person(guest.name, guest.email)


def _path(slug: str, number: int) -> str:
    return f"months/{slug}-{number}.yaml"


def _read(path: str, sheet: type[Sheet]) -> Sheet:
    try:
        return sheet.model_validate(_loaded(path))
    except yaml.YAMLError as error:
        raise _refused(path, [str(error)]) from None
    except ValidationError as error:
        problems_found = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise _refused(path, problems_found) from None


@cache  # loading a month also loads all earlier ones, for guests who joined
def _loaded(path: str) -> object:
    return yaml.safe_load(_file(path))


def _refused(path: str, errors: list[str]) -> Refused:
    return Refused(f"{path} cannot be played: {'; '.join(errors)}.", "Correct the file.")


def _file(path: str) -> bytes:
    try:
        return files("facilitator.demo.samples").joinpath(path).read_bytes()
    except FileNotFoundError:
        raise Refused(
            f"There is no {path} among the samples.",
            f"There are {' and '.join(GROUPS)}, months 1 to {MONTHS}.",
        ) from None
