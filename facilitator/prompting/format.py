"""Reads and judges the YAML of a session format."""

from __future__ import annotations

from facilitator.domain.recaps.recap import Kind
from facilitator.domain.sessions.formats import COMMITMENTS, REVIEW, Format, Step
from facilitator.prompting.mistake import Mistake
from facilitator.prompting.sheet import Sheet, read_sheet

WORDINGS = ("experience", "advice", "both")
SPEAKERS = ("moderator", "everyone", "member", "peers", "nobody")
CAPTURES = (
    "nothing", "news", REVIEW, "challenge", "questions", "solutions", "takeaway", COMMITMENTS,
    "feedback",
)  # fmt: skip


def read_format(text: str, name: str) -> tuple[Format, list[Mistake]]:
    """The format of a YAML file as far as it can be read, and all that is wrong with it."""
    mistakes: list[Mistake] = []
    sheet = read_sheet(text, mistakes)
    recap = sheet.flag("recap", default=True)
    shaped = Format(
        name=name,
        title=sheet.text("title"),
        description=sheet.text("description"),
        minutes=int(sheet.number("minutes")),
        seats=_count(sheet, "seats"),
        wording=sheet.choice("wording", WORDINGS),
        shows=_kinds(sheet, needed=recap),
        recap=recap,
        steps=tuple(_step(s) for s in sheet.sheets("steps")),
    )
    sheet.only()
    if not mistakes:
        _judge(shaped, sheet)
    return shaped, mistakes


def _count(sheet: Sheet, key: str) -> int:
    value = sheet.plain(key)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 20:
        return value
    if sheet.has(key):
        sheet.wrong(key, f"{key} must be a whole number from 0 to 20")
    return 0


def _kinds(sheet: Sheet, *, needed: bool) -> tuple[Kind, ...]:
    known = [kind.value for kind in Kind]
    said = sheet.texts("shows", needed=needed)
    for value in said:
        if value not in known:
            sheet.wrong("shows", f"shows knows {', '.join(known)}, not {value!r}")
    return tuple(Kind(value) for value in said if value in known)


def _step(sheet: Sheet) -> Step:
    timed, shared = sheet.has("minutes"), sheet.has("share")
    if timed == shared:
        sheet.mistakes.append(Mistake(sheet.line, "a step needs either minutes or a share"))
    step = Step(
        name=sheet.text("name"),
        minutes=sheet.number("minutes") if timed else None,
        share=sheet.number("share") if shared else None,
        elastic=sheet.flag("elastic"),
        each=sheet.flag("each", default=False),
        speaks=sheet.choice("speaks", SPEAKERS),
        script=sheet.text("script"),
        capture=sheet.choice("capture", CAPTURES),
    )
    sheet.only()
    return step


def _judge(shaped: Format, sheet: Sheet) -> None:
    """What only the whole format can tell: the time adds up, and promises keep their time."""
    left = shaped.shared_minutes
    shares = sum(step.share or 0 for step in shaped.steps)
    if shares and not 0.999 <= shares <= 1.001:
        sheet.wrong("steps", f"the shares add up to {shares:g}, not to 1")
    if left < 0 or (not shares and left):
        sheet.wrong(
            "steps", f"the steps take {shaped.minutes - left:g} minutes, not {shaped.minutes}"
        )
    if shares and left <= 0:
        sheet.wrong("steps", "the minutes leave nothing to share out")
    for step in shaped.steps:
        if step.capture == COMMITMENTS and step.elastic:
            sheet.wrong("steps", f"{step.name!r} keeps its time: commitments are never cut")
    if any(step.each for step in shaped.steps) and not shaped.seats:
        sheet.wrong("seats", "steps for each hot seat need at least one seat")
