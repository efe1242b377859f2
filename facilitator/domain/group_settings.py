"""Settings of a group: theme, format, cadence and the rest, with their validation."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from datetime import time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from facilitator.domain.errors import BadSetting

LONGEST = 2000  # characters of a text
OWN = "expected"  # error type whose message says what was expected
SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
NOTHING = {"format": "none", "agenda_sends": "approval"}  # what people type for None


class Cadence(StrEnum):
    """How often a group meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    IRREGULAR = "irregular"


class SendMode(StrEnum):
    """Whether a mail waits for the moderator's approval."""

    APPROVAL = "approval"
    AUTOMATIC = "automatic"


class RecapFirst(StrEnum):
    """Who sees a recap first: the moderator alone, or next also the member in the hot seat."""

    MODERATOR = "moderator"
    MEMBER = "member"


class RecapMailContent(StrEnum):
    """How much of a recap is in the mail: all of it, a link, or only the commitments."""

    FULL = "full"
    LINK = "link"
    COMMITMENTS = "commitments"


class GuestsSee(StrEnum):
    """How much of a recap a guest may see."""

    NOTHING = "nothing"
    OWN = "own"
    ALL = "all"


def _validate_printable(name: str) -> str:
    if not name.isprintable():
        raise ValueError
    return name


def _validate_sentences(text: str) -> str:
    if not all(c.isprintable() or c == "\n" for c in text):
        raise ValueError
    return text


def _parse_time(value: object) -> object:
    if not isinstance(value, str):
        return value
    hours, minutes = value.split(":")
    return time(int(hours), int(minutes))


def _validate_zone(name: str) -> str:
    zone = time_zones().get(name.casefold())
    if zone is None:
        hint = _suggestion(name, time_zones().values())
        raise PydanticCustomError(OWN, "a time zone such as Europe/Berlin{near}", {"near": hint})
    return zone


def _optional(word: str) -> BeforeValidator:
    """Read this word as None."""

    def read(value: object) -> object:
        is_nothing = isinstance(value, str) and value.strip().lower() == word
        return None if is_nothing else value

    return BeforeValidator(read)


@cache
def time_zones() -> dict[str, str]:
    """Return every IANA time zone name by its lower-case form, without those of the machine."""
    available = available_timezones() - {"localtime", "Factory"}
    return {name.casefold(): name for name in available}


# Input is JSON or what people type; pydantic validates the result.
LOWER_CASE = BeforeValidator(
    lambda value: value.strip().lower() if isinstance(value, str) else value
)
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_validate_printable)]
Zone = Annotated[str, AfterValidator(_validate_zone)]
Sentences = Annotated[str, Field(max_length=LONGEST), AfterValidator(_validate_sentences)]
TimeOfDay = Annotated[time, Field(strict=True), BeforeValidator(_parse_time)]
WholeNumber = Annotated[
    int,
    Field(strict=True),
    BeforeValidator(lambda value: int(value) if isinstance(value, str) else value),
]
Switch = Annotated[
    bool,
    Field(strict=True),
    BeforeValidator(lambda value: SWITCH.get(value, value) if isinstance(value, str) else value),
    LOWER_CASE,
]


def _setting(
    default: object, expected: str, meaning: str, low: int | None = None, high: int | None = None
) -> Any:
    """A setting: its default, its allowed values (with bounds) and its meaning."""
    return Field(default, title=expected, description=meaning, ge=low, le=high)


def _whole_number(default: int, low: int, high: int, meaning: str) -> Any:
    return _setting(default, f"a whole number from {low} to {high}", meaning, low, high)


def _choice(default: StrEnum, meaning: str) -> Any:
    return _setting(default, f"one of {', '.join(type(default))}", meaning)


class GroupSettings(BaseModel):
    """All settings of a group. Hours are counted back from the start of a session.

    ``agenda_sends`` is None if the agenda waits for the moderator, ``format`` if the group has
    none. Times of day are in the reader's time zone, or else the group's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    theme: Name = _setting(
        "base", "the name of a theme", "what the group is about; it picks the prompts"
    )
    format: Annotated[Name | None, _optional(NOTHING["format"])] = _setting(
        None, "none, or the name of a session format", "the shape of a session"
    )
    language: Name = _setting(
        "en", "a language such as de", "the language of mails, pages and recaps"
    )
    cadence: Annotated[Cadence, LOWER_CASE] = _choice(Cadence.MONTHLY, "how often the group meets")
    minutes: WholeNumber = _whole_number(90, 15, 480, "how long a session is")
    time_zone: Zone = _setting(
        "UTC", "a time zone such as Europe/Berlin", "in which times are told"
    )
    check_in_hours: WholeNumber = _whole_number(
        72, 0, 336, "members are asked to check in so long before; 0: never"
    )
    reminder_hours: WholeNumber = _whole_number(
        36, 0, 335, "who has not answered is reminded once, so long before; 0: never"
    )
    agenda_draft_hours: WholeNumber = _whole_number(
        24, 1, 336, "the moderator gets a draft of the agenda so long before"
    )
    agenda_sends: Annotated[
        Annotated[WholeNumber, Field(ge=1, le=336)] | None, _optional(NOTHING["agenda_sends"])
    ] = _setting(
        None,
        "approval, or a whole number from 1 to 336",
        "the agenda waits for approval, or sends itself so many hours before",
    )
    agenda_in_meeting: Switch = _setting(
        False, "on or off", "the agenda is written into the meeting, too"
    )
    recap_sends: Annotated[SendMode, LOWER_CASE] = _choice(
        SendMode.APPROVAL, "whether recaps wait for the moderator's approval"
    )
    recap_first: Annotated[RecapFirst, LOWER_CASE] = _choice(
        RecapFirst.MODERATOR, "who owns the record: with member, hot seats look before the others"
    )
    recap_look_hours: WholeNumber = _whole_number(
        24, 1, 336, "so long members have to look before the others see it"
    )
    recap_travels: Annotated[RecapMailContent, LOWER_CASE] = _choice(
        RecapMailContent.FULL, "what stands in the mail: all, a link, or the promises"
    )
    chat_challenges: Switch = _setting(
        False, "on or off", "challenges stand in the group's channel, too, after the session"
    )
    guests_see: Annotated[GuestsSee, LOWER_CASE] = _choice(
        GuestsSee.OWN, "what of a recap guests may see"
    )
    unknown_language_waits: Switch = _setting(
        False,
        "on or off",
        "a transcript in a language in which no request to stay off the record could be heard "
        "waits for the moderator's word, at most a week",
    )
    transcript_days: WholeNumber = _whole_number(
        30, 0, 3650, "what was said is deleted so many days after approval"
    )
    follow_up_notes: Switch = _setting(
        True, "on or off", "between sessions members are asked how their commitments go"
    )
    memory_to_members: Switch = _setting(
        False,
        "on or off",
        "who is in the hot seat gets past solutions to something like it beforehand",
    )
    quiet_from: TimeOfDay = _setting(
        time(21), "a time such as 21:00", "no note between sessions after this time of day"
    )
    quiet_to: TimeOfDay = _setting(
        time(8), "a time such as 21:00", "nor before this one; the same twice: no quiet hours"
    )
    consent: Sentences = _setting(
        "",
        f"a text of at most {LONGEST} letters",
        "what members and guests are told about recording; empty: the standard words",
    )

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> GroupSettings:
        """Create settings from these values and defaults. Raises BadSetting."""
        try:
            settings = cls.model_validate(given)
        except ValidationError:
            return cls().changed(given)  # raises with all errors at once
        return cls().changed(given) if settings._cross_errors() else settings

    def changed(
        self, given: Mapping[str, object], choices: Mapping[str, Collection[str]] | None = None
    ) -> GroupSettings:
        """Return a copy with these values, given as JSON or as people type them.

        ``choices`` are the available themes, formats and languages. Raises BadSetting that lists
        all errors at once, with what was expected.
        """
        wrong: dict[str, str] = {}
        problems: list[str] = []
        try:
            read = GroupSettings.model_validate(given, context=choices)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                key = str(one["loc"][0])
                if key in RULES:
                    wrong[key] = f"expected {_expected_value(one)}"
                    problems.append(f"{key} is {_quoted(given[key])}; {wrong[key]}")
                else:
                    problems.append(f"there is no setting {_quoted(key)}{_suggestion(key, RULES)}")
            good = {key: given[key] for key in RULES if key in given and key not in wrong}
            read = GroupSettings.model_validate(good)
        settings = self.model_copy(
            update={key: getattr(read, key) for key in read.model_fields_set}
        )
        for key, expected in settings._cross_errors().items():
            wrong.setdefault(key, expected)
            problems.append(f"{key} is {getattr(settings, key)}; {expected}")
        if problems:
            raise BadSetting(
                f"These settings cannot be used: {'; '.join(problems)}.",
                "`facilitator groups show NAME` explains each setting.", wrong,
            )  # fmt: skip
        return settings

    @field_validator("theme", "format", "language")
    @classmethod
    def _validate_choice(cls, name: str | None, info: ValidationInfo) -> str | None:
        known = (info.context or {}).get(info.field_name)
        if known is not None and name is not None and name not in known:
            raise PydanticCustomError(OWN, "one of {known}", {"known": ", ".join(known)})
        return name

    def as_dict(self) -> dict[str, object]:
        """Return every setting as JSON; ``from_dict`` reads it."""
        return {name: _to_json(value) for name, value in vars(self).items()}

    def as_words(self) -> dict[str, tuple[str, str]]:
        """Return every setting as people type it, with its meaning and allowed values."""
        return {
            name: (_to_text(name, value), f"{self.meaning(name)} ({RULES[name]})")
            for name, value in vars(self).items()
        }

    @classmethod
    def meaning(cls, name: str) -> str:
        """Return what a setting means, in one line."""
        return str(cls.model_fields[name].description)

    @property
    def zone(self) -> ZoneInfo:
        """The group's time zone."""
        return ZoneInfo(self.time_zone)

    def _cross_errors(self) -> dict[str, str]:
        """Return the errors that only two settings together can have."""
        errors = {}
        if self.check_in_hours and self.reminder_hours >= self.check_in_hours:
            errors["reminder_hours"] = (
                f"expected less than check_in_hours, which is {self.check_in_hours}"
            )
        if self.agenda_sends and self.agenda_sends > self.agenda_draft_hours:
            errors["agenda_sends"] = (
                f"expected at most agenda_draft_hours, which is {self.agenda_draft_hours}"
            )
        return errors


RULES = {name: str(field.title) for name, field in GroupSettings.model_fields.items()}


def _expected_value(error: ErrorDetails) -> str:
    return error["msg"] if error["type"] == OWN else RULES[str(error["loc"][0])]


def _to_json(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.value if isinstance(value, StrEnum) else value


def _to_text(key: str, value: object) -> str:
    if value is None:
        return NOTHING[key]
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(_to_json(value))


def _quoted(value: object) -> str:
    text = "".join(c for c in str(value) if c.isprintable())
    return f"'{text[:60]}'"


def _suggestion(word: str, known: Collection[str]) -> str:
    by_lower = {name.casefold(): name for name in known}
    matches = difflib.get_close_matches(word.casefold(), by_lower, n=1, cutoff=0.6)
    return f" (did you mean {by_lower[matches[0]]}?)" if matches else ""
