"""Check-ins: what a member answers before a session, and how the form is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.recaps.commitments import ANSWERS, CommitmentState, SaidIn

Fields = dict[str, str]  # form values by field name, without empty ones

WENT, WORD, SHARE = "went-", "word-", "share-"  # prefixes of a commitment's number or a part's name
ATTENDING, HOT_SEAT, URGENT = "attending", "hot-seat", "urgent"
YES, NO = "yes", "no"
LONGEST = {"sentence": 200, "why": 600, "tried": 600, "wanted": 400, URGENT: 600, WORD: 300}


class Attending(StrEnum):
    """Whether the member will attend."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class SharedPart(StrEnum):
    """A part of the answers that can be shared with the group."""

    COMMITMENTS = "commitments"
    WISH = "wish"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class CommitmentAnswer:
    """How a commitment went, with a comment."""

    commitment_id: int
    state: CommitmentState
    word: Annotated[str, Field(max_length=LONGEST[WORD])] = ""


@dataclass(frozen=True, slots=True)
class HotSeatAnswer:
    """What a member wants the hot seat for, in one sentence, and three more answers."""

    sentence: Annotated[str, Field(max_length=LONGEST["sentence"])]
    why: Annotated[str, Field(max_length=LONGEST["why"])] = ""
    tried: Annotated[str, Field(max_length=LONGEST["tried"])] = ""
    wanted: Annotated[str, Field(max_length=LONGEST["wanted"])] = ""


WISH = tuple(field.name for field in fields(HotSeatAnswer))


@dataclass(frozen=True, slots=True)
class CheckInAnswers:
    """What a member wrote before a session. It was never spoken; a recap must not say it was."""

    commitments: tuple[CommitmentAnswer, ...] = ()
    wish: HotSeatAnswer | None = None
    urgent: Annotated[str, Field(max_length=LONGEST[URGENT])] = ""

    @property
    def said_in(self) -> SaidIn:
        """Where it was said; readers are told wherever it is shown."""
        return SaidIn.CHECK_IN


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A member's answers; the moderator sees all of them."""

    attending: Attending
    said: CheckInAnswers = CheckInAnswers()
    shared: frozenset[SharedPart] = frozenset()

    def for_group(self) -> CheckInAnswers:
        """Return only what the member chose to share; never whether they attend."""
        said, shared = self.said, self.shared
        return CheckInAnswers(
            said.commitments if SharedPart.COMMITMENTS in shared else (),
            said.wish if SharedPart.WISH in shared else None,
            said.urgent if SharedPart.URGENT in shared else "",
        )


_CHECK_IN = TypeAdapter(CheckIn)
_MISSING = {"attending": "choose_attending", "state": "choose_went", "sentence": "say_sentence"}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with a field: ``say`` names the message, ``most`` the characters allowed."""

    say: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """A form after validation. ``check_in`` is None if something is wrong or missing."""

    fields: Fields
    problems: dict[str, FieldProblem]
    check_in: CheckIn | None


def read_check_in(form: Mapping[str, str], commitments: Collection[int]) -> CheckInForm:
    """Read untrusted form data; only commitments with these ids are read.

    A value that is not a choice counts as not chosen; unknown fields and ids are ignored.
    """
    filled = _filled(form, commitments)
    told = [n for n in commitments if f"{WENT}{n}" in filled or f"{WORD}{n}" in filled]
    problems: dict[str, FieldProblem] = {}
    check_in = None
    if HOT_SEAT not in filled and any(name in filled for name in WISH):
        problems[HOT_SEAT] = FieldProblem("choose_seat")
    try:
        check_in = _CHECK_IN.validate_python(_answers(filled, told))
    except ValidationError as exc:
        problems |= dict(_problem(error, told) for error in exc.errors(include_url=False))
    return CheckInForm(filled, problems, None if problems else check_in)


def check_in_fields(check_in: CheckIn) -> Fields:
    """Return the form fields that give this check-in."""
    said = check_in.said
    filled = {ATTENDING: check_in.attending.value, HOT_SEAT: YES if said.wish else NO}
    if said.wish:
        filled |= {name: getattr(said.wish, name) for name in WISH}
    filled[URGENT] = said.urgent
    for answer in said.commitments:
        filled[f"{WENT}{answer.commitment_id}"] = answer.state.value
        filled[f"{WORD}{answer.commitment_id}"] = answer.word
    filled |= {f"{SHARE}{part}": YES for part in check_in.shared}
    return {name: text for name, text in filled.items() if text}


def _filled(form: Mapping[str, str], commitments: Collection[int]) -> Fields:
    """Return the form's known fields with valid choices and cleaned text."""
    choices: dict[str, Collection[str]] = {
        ATTENDING: tuple(Attending),
        HOT_SEAT: (YES, NO),
        **{f"{SHARE}{part}": (YES,) for part in SharedPart},
        **{f"{WENT}{number}": ANSWERS for number in commitments},
    }
    texts = [*WISH, URGENT, *(f"{WORD}{number}" for number in commitments)]
    chosen = {name: form[name] for name, valid in choices.items() if form.get(name) in valid}
    typed = {name: clean_text(form.get(name, "")) for name in texts}
    return chosen | {name: text for name, text in typed.items() if text}


def _answers(filled: Fields, told: Collection[int]) -> dict[str, object]:
    """Return the form as input for ``CheckIn``; ``told`` are the commitments it answers."""
    commitments = [
        {
            "commitment_id": number,
            "state": filled.get(f"{WENT}{number}"),
            "word": filled.get(f"{WORD}{number}", ""),
        }
        for number in told
    ]
    wish = {name: filled[name] for name in WISH if name in filled}
    return {
        "attending": filled.get(ATTENDING),
        "said": {
            "commitments": commitments,
            "wish": wish if filled.get(HOT_SEAT) == YES else None,
            "urgent": filled.get(URGENT, ""),
        },
        "shared": [part for part in SharedPart if f"{SHARE}{part}" in filled],
    }


def _problem(error: ErrorDetails, told: Sequence[int]) -> tuple[str, FieldProblem]:
    """Return the form field that a validation error is about, and the problem."""
    name = str(error["loc"][-1])
    if error["type"] == "string_too_long":
        problem = FieldProblem("too_long", error["ctx"]["max_length"])
    else:
        problem = FieldProblem(_MISSING[name])
    before = {"state": WENT, "word": WORD}.get(name)
    return f"{before}{told[int(error['loc'][2])]}" if before else name, problem
