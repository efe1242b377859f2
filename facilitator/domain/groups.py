"""How a group works: its theme, format, rhythm and every other setting, each judged once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from facilitator.domain.errors import BadSetting

LONGEST = 2000  # letters of a text
YES, NO = ("on", "yes", "true"), ("off", "no", "false")
Read = Callable[[object], Any]


class Cadence(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    IRREGULAR = "irregular"


class Sends(StrEnum):
    """Whether a mail waits for the moderator."""

    APPROVAL = "approval"
    AUTOMATIC = "automatic"


class First(StrEnum):
    """Who sees a recap first: its moderator alone, or after them whoever was in the hot seat."""

    MODERATOR = "moderator"
    MEMBER = "member"


class Travels(StrEnum):
    """What of a recap stands in a mail: all of it, a link to it, or only what was promised."""

    FULL = "full"
    LINK = "link"
    COMMITMENTS = "commitments"


class GuestsSee(StrEnum):
    """What of a recap a guest may see."""

    NOTHING = "nothing"
    OWN = "own"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a value is read, from JSON as from what people type; ``read`` raises ValueError."""

    expected: str
    read: Read


def _choice(kind: type[StrEnum]) -> _Rule:
    return _Rule(f"one of {', '.join(kind)}", lambda value: kind(_text(value).lower()))


def _whole(low: int, high: int) -> _Rule:
    def read(value: object) -> int:
        number = int(value) if isinstance(value, str) else value
        if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
            raise ValueError
        return number

    return _Rule(f"a whole number from {low} to {high}", read)


def _or(word: str, rule: _Rule) -> _Rule:
    """Also nothing, which people write as a word."""

    def read(value: object) -> object:
        is_nothing = value is None or (isinstance(value, str) and value.strip().lower() == word)
        return None if is_nothing else rule.read(value)

    return _Rule(f"{word}, or {rule.expected}", read)


def _switch(value: object) -> bool:
    word = value if isinstance(value, bool) else _text(value).lower()
    if word is True or word in YES:
        return True
    if word is False or word in NO:
        return False
    raise ValueError


def _clock(value: object) -> time:
    hours, minutes = (
        value.isoformat("minutes") if isinstance(value, time) else _text(value)
    ).split(":")
    return time(int(hours), int(minutes))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value.strip()


def _called(expected: str) -> _Rule:
    return _Rule(expected, _name)


def _name(value: object) -> str:
    name = _text(value)
    if not name or len(name) > 100 or not name.isprintable():
        raise ValueError
    return name


def _sentences(value: object) -> str:
    text = _text(value)
    if len(text) > LONGEST or not all(c.isprintable() or c == "\n" for c in text):
        raise ValueError
    return text


def _zone(value: object) -> str:
    name = _text(value)
    known = zones().get(name.casefold())
    if known is None:
        raise ValueError
    return known


@cache
def zones() -> dict[str, str]:
    """Every IANA time zone, by its name in small letters; not the machine's own."""
    there = available_timezones() - {"localtime", "Factory"}
    return {name.casefold(): name for name in there}


def _as(rule: _Rule, meaning: str) -> dict[str, Any]:
    return {"rule": rule, "meaning": meaning}


_SWITCH, _CLOCK = _Rule("on or off", _switch), _Rule("a time such as 21:00", _clock)


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """All that can be set for a group. Hours are counted back from the start of a session.

    ``agenda_sends`` is None where the agenda waits for the moderator, ``format`` where the group
    has none. Times of day are in the time zone of the reader, else in the group's.
    """

    theme: str = field(
        default="base",
        metadata=_as(
            _called("the name of a theme"), "what the group is about; it picks the prompts"
        ),
    )
    format: str | None = field(
        default=None,
        metadata=_as(
            _or("none", _called("the name of a session format")), "the shape of a session"
        ),
    )
    language: str = field(
        default="en",
        metadata=_as(_called("a language such as de"), "the language of mails, pages and recaps"),
    )
    cadence: Cadence = field(
        default=Cadence.MONTHLY, metadata=_as(_choice(Cadence), "how often the group meets")
    )
    minutes: int = field(default=90, metadata=_as(_whole(15, 480), "how long a session is"))
    time_zone: str = field(
        default="UTC",
        metadata=_as(_Rule("a time zone such as Europe/Berlin", _zone), "in which times are told"),
    )
    check_in_hours: int = field(
        default=72,
        metadata=_as(_whole(0, 336), "members are asked to check in so long before; 0: never"),
    )
    reminder_hours: int = field(
        default=36,
        metadata=_as(
            _whole(0, 335), "who has not answered is reminded once, so long before; 0: never"
        ),
    )
    agenda_draft_hours: int = field(
        default=24,
        metadata=_as(_whole(1, 336), "the moderator gets a draft of the agenda so long before"),
    )
    agenda_sends: int | None = field(
        default=None,
        metadata=_as(
            _or("approval", _whole(1, 336)),
            "the agenda waits for approval, or sends itself so many hours before",
        ),
    )
    agenda_in_meeting: bool = field(
        default=False, metadata=_as(_SWITCH, "the agenda is written into the meeting, too")
    )
    recap_sends: Sends = field(
        default=Sends.APPROVAL,
        metadata=_as(_choice(Sends), "whether recaps wait for the moderator's approval"),
    )
    recap_first: First = field(
        default=First.MODERATOR,
        metadata=_as(
            _choice(First), "who owns the record: with member, hot seats look before the others"
        ),
    )
    recap_look_hours: int = field(
        default=24,
        metadata=_as(_whole(1, 336), "so long members have to look before the others see it"),
    )
    recap_travels: Travels = field(
        default=Travels.FULL,
        metadata=_as(_choice(Travels), "what stands in the mail: all, a link, or the promises"),
    )
    chat_challenges: bool = field(
        default=False,
        metadata=_as(_SWITCH, "challenges stand in the group's channel, too, after the session"),
    )
    guests_see: GuestsSee = field(
        default=GuestsSee.OWN, metadata=_as(_choice(GuestsSee), "what of a recap guests may see")
    )
    transcript_days: int = field(
        default=30,
        metadata=_as(_whole(0, 3650), "what was said is deleted so many days after approval"),
    )
    follow_up_notes: bool = field(
        default=True,
        metadata=_as(_SWITCH, "between sessions members are asked how their commitments go"),
    )
    memory_to_members: bool = field(
        default=False,
        metadata=_as(
            _SWITCH, "who is in the hot seat gets past solutions to something like it beforehand"
        ),
    )
    quiet_from: time = field(
        default=time(21), metadata=_as(_CLOCK, "no note between sessions after this time of day")
    )
    quiet_to: time = field(
        default=time(8), metadata=_as(_CLOCK, "nor before this one; the same twice: no quiet hours")
    )
    consent: str = field(
        default="",
        metadata=_as(
            _Rule(f"a text of at most {LONGEST} letters", _sentences),
            "what members and guests are told about recording; empty: the standard words",
        ),
    )

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> GroupSettings:
        """The settings with these values; all others have their defaults. Raises BadSetting."""
        return cls().changed(given)

    def changed(
        self, given: Mapping[str, object], choices: Mapping[str, Collection[str]] | None = None
    ) -> GroupSettings:
        """With these values, read from JSON or as people type them.

        ``choices`` are the themes, formats and languages there are. Raises BadSetting that names
        all that is wrong at once, with what was expected.
        """
        wrong: dict[str, str] = {}
        told: list[str] = []
        read: dict[str, Any] = {}
        for key, value in given.items():
            if key not in RULES:
                told.append(f"there is no setting {_shown(key)}{_perhaps(key, RULES)}")
                continue
            try:
                read[key] = _read(key, value, (choices or {}).get(key))
            except ValueError as error:
                wrong[key] = str(error)
                told.append(f"{key} is {_shown(value)}; {error}")
        settings = replace(self, **read)
        for key, expected in settings._clashes().items():
            wrong.setdefault(key, expected)
            told.append(f"{key} is {getattr(settings, key)}; {expected}")
        if told:
            raise BadSetting(
                f"These settings cannot be used: {'; '.join(told)}.",
                "`facilitator groups show NAME` explains each setting.", wrong,
            )  # fmt: skip
        return settings

    def as_dict(self) -> dict[str, object]:
        """Every setting as JSON has it; ``from_dict`` reads it."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

    def as_words(self) -> dict[str, tuple[str, str]]:
        """Every setting as people write it, with what it means and can be."""
        meanings = {f.name: f.metadata["meaning"] for f in fields(self)}
        return {
            name: (_words(name, getattr(self, name)), f"{meanings[name]} ({rule.expected})")
            for name, rule in RULES.items()
        }

    @classmethod
    def meaning(cls, name: str) -> str:
        """What a setting means, in a line."""
        return next(str(f.metadata["meaning"]) for f in fields(cls) if f.name == name)

    @property
    def zone(self) -> ZoneInfo:
        """The group's time zone."""
        return ZoneInfo(self.time_zone)

    def _clashes(self) -> dict[str, str]:
        """What only the settings together can tell."""
        found = {}
        if self.check_in_hours and self.reminder_hours >= self.check_in_hours:
            found["reminder_hours"] = (
                f"expected less than check_in_hours, which is {self.check_in_hours}"
            )
        if self.agenda_sends and self.agenda_sends > self.agenda_draft_hours:
            found["agenda_sends"] = (
                f"expected at most agenda_draft_hours, which is {self.agenda_draft_hours}"
            )
        return found


RULES: dict[str, _Rule] = {f.name: f.metadata["rule"] for f in fields(GroupSettings)}
_NOTHING = {"format": "none", "agenda_sends": "approval"}


def _read(key: str, value: object, known: Collection[str] | None) -> Any:
    """A setting's value. Raises ValueError that says what was expected."""
    try:
        read = RULES[key].read(value)
    except ValueError:
        near = _perhaps(str(value), zones().values()) if key == "time_zone" else ""
        raise ValueError(f"expected {RULES[key].expected}{near}") from None
    if known is not None and read is not None and read not in known:
        raise ValueError(f"expected one of {', '.join(known)}")
    return read


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.value if isinstance(value, StrEnum) else value


def _words(key: str, value: object) -> str:
    if value is None:
        return _NOTHING[key]
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    return str(_plain(value))


def _shown(value: object) -> str:
    text = "".join(c for c in str(value) if c.isprintable())
    return f"'{text[:60]}'"


def _perhaps(word: str, known: Collection[str]) -> str:
    by_small = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_small, n=1, cutoff=0.6)
    return f" (did you mean {by_small[near[0]]}?)" if near else ""
