"""The check-in: what a member answers before a session, and how its form is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from facilitator.domain.language.typed_text import cleaned
from facilitator.domain.recaps.commitments import ANSWERS, SaidIn, State

Fields = dict[str, str]  # what stands in the form, by the names of its fields; no empty ones

WENT, WORD, SHARE = "went-", "word-", "share-"  # before a commitment's number, or a part's name
ATTENDING, HOT_SEAT, URGENT = "attending", "hot-seat", "urgent"
YES, NO = "yes", "no"
LONGEST = {"sentence": 200, "why": 600, "tried": 600, "wanted": 400, URGENT: 600, WORD: 300}


class Attending(StrEnum):
    """Whether the member will be there."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class Part(StrEnum):
    """A part of the answers that can be shared with the group."""

    COMMITMENTS = "commitments"
    WISH = "wish"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class CommitmentAnswer:
    """How a commitment went, with a word about it."""

    commitment_id: int
    state: State
    word: str = ""


@dataclass(frozen=True, slots=True)
class SeatWish:
    """What a member wants the hot seat for, in one sentence, and three things to know."""

    sentence: str
    why: str = ""
    tried: str = ""
    wanted: str = ""


WISH = tuple(field.name for field in fields(SeatWish))


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What a member wrote before a session. It was never spoken, and no recap may say it was."""

    commitments: tuple[CommitmentAnswer, ...] = ()
    wish: SeatWish | None = None
    urgent: str = ""

    @property
    def said_in(self) -> SaidIn:
        """Where it was said; readers are told so wherever it is used."""
        return SaidIn.CHECK_IN


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A member's answers; the moderator sees all of them."""

    attending: Attending
    said: SaidBefore = SaidBefore()
    shared: frozenset[Part] = frozenset()

    def for_group(self) -> SaidBefore:
        """Only what the member ticked to be shared; whether they attend is not part of it."""
        said, shared = self.said, self.shared
        return SaidBefore(
            said.commitments if Part.COMMITMENTS in shared else (),
            said.wish if Part.WISH in shared else None,
            said.urgent if Part.URGENT in shared else "",
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field: ``say`` names the wording, ``most`` the letters allowed."""

    say: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """A form as it was read. ``check_in`` is None while something is wrong or missing."""

    fields: Fields
    problems: dict[str, Problem]
    check_in: CheckIn | None


def read(form: Mapping[str, str], commitments: Collection[int]) -> Read:
    """Read a form that anybody may have filled with anything; only these commitments count.

    What is no choice of ours counts as not chosen; unknown fields and numbers are passed over.
    """
    filled = _filled(form, commitments)
    problems = _problems(filled, commitments)
    return Read(filled, problems, None if problems else _check_in(filled, commitments))


def fields_of(check_in: CheckIn) -> Fields:
    """The form as it was filled in to say this."""
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
    choices: dict[str, Collection[str]] = {
        ATTENDING: tuple(Attending),
        HOT_SEAT: (YES, NO),
        **{f"{SHARE}{part}": (YES,) for part in Part},
        **{f"{WENT}{number}": ANSWERS for number in commitments},
    }
    texts = [*WISH, URGENT, *(f"{WORD}{number}" for number in commitments)]
    chosen = {name: form[name] for name, own in choices.items() if form.get(name) in own}
    typed = {name: cleaned(form.get(name, "")) for name in texts}
    return chosen | {name: text for name, text in typed.items() if text}


def _problems(filled: Fields, commitments: Collection[int]) -> dict[str, Problem]:
    found: dict[str, Problem] = {}
    for number in commitments:
        if f"{WORD}{number}" in filled and f"{WENT}{number}" not in filled:
            found[f"{WENT}{number}"] = Problem("choose_went")
    wish = any(name in filled for name in WISH)
    if wish and HOT_SEAT not in filled:
        found[HOT_SEAT] = Problem("choose_seat")
    if filled.get(HOT_SEAT) == YES and "sentence" not in filled:
        found["sentence"] = Problem("say_sentence")
    if ATTENDING not in filled:
        found[ATTENDING] = Problem("choose_attending")
    asked = [name for name in filled if name not in WISH or filled.get(HOT_SEAT) == YES]
    for name in asked:
        most = LONGEST.get(WORD if name.startswith(WORD) else name)
        if most and len(filled[name]) > most:
            found[name] = Problem("too_long", most)
    return found


def _check_in(filled: Fields, commitments: Collection[int]) -> CheckIn:
    wish = None
    if filled.get(HOT_SEAT) == YES:
        wish = SeatWish(**{name: filled.get(name, "") for name in WISH})
    answers = tuple(
        CommitmentAnswer(
            number, State(filled[f"{WENT}{number}"]), filled.get(f"{WORD}{number}", "")
        )
        for number in commitments
        if f"{WENT}{number}" in filled
    )
    return CheckIn(
        Attending(filled[ATTENDING]),
        SaidBefore(answers, wish, filled.get(URGENT, "")),
        frozenset(part for part in Part if f"{SHARE}{part}" in filled),
    )
