"""What the pages of a check-in show, in the words of the group's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.recaps.commitments import ANSWERS
from facilitator.domain.sessions.check_ins import (
    ATTENDING,
    HOT_SEAT,
    SHARE,
    URGENT,
    WENT,
    WISH,
    WORD,
    YES,
    Attending,
    CheckIn,
    Fields,
    Part,
    Problem,
)
from facilitator.features.checkins.answer_check_in import Sheet
from facilitator.wording import words

Shown = dict[str, Any]


def frame(sheet: Sheet) -> Shown:
    """What every page of a sheet needs: its language, its group, and our words."""
    ours = words(sheet.language)
    say = dict(ours.check_in)
    moment = ours.moment(sheet.starts_at)
    for name in ("intro", "change_until", "closed_cancelled", "closed_sent", "closed_begun"):
        say[name] = say[name].format(group=sheet.group, moment=moment)
    return {"language": ours.language, "group": sheet.group, "say": say}


def form(sheet: Sheet, filled: Fields, problems: dict[str, Problem]) -> Shown:
    """The form with what stands in it, and beside each field what is wrong with it."""
    shown = frame(sheet)
    say = shown["say"]
    told = {name: say[p.say].format(most=p.most) for name, p in problems.items()}
    went = [(state.value, say[f"went_{state}"]) for state in ANSWERS]
    order = [
        *(f"{kind}{p.id}" for p in sheet.promised for kind in (WENT, WORD)),
        HOT_SEAT, *WISH, URGENT, ATTENDING,
    ]  # fmt: skip
    return {
        **shown,
        "filled": filled,
        "problems": {name: told[name] for name in order if name in told},
        "first": {HOT_SEAT: f"{HOT_SEAT}-yes", ATTENDING: f"{ATTENDING}-yes"}
        | {f"{WENT}{p.id}": f"{WENT}{p.id}-{went[0][0]}" for p in sheet.promised},
        "promised": [
            {"went": f"{WENT}{p.id}", "word": f"{WORD}{p.id}", "text": p.text}
            for p in sheet.promised
        ],
        "went": went,
        "seat": [(YES, say["seat_yes"]), ("no", say["seat_no"])],
        "attending": [(a.value, say[f"attending_{a}"]) for a in Attending],
        "wish": WISH,
        "share": {part.value: f"{SHARE}{part}" for part in Part},
        "consent": sheet.consent or standard_consent(sheet.group, sheet.transcript_days, say),
        "is_draft": sheet.is_draft,
        "is_sent": sheet.sent is not None,
    }


def standard_consent(group: str, transcript_days: int | None, say: Mapping[str, str]) -> str:
    """What people are told about recording where their group has no words of its own."""
    if transcript_days is None:
        return say["consent_none"]
    days = max(transcript_days, 1)
    told = say["consent_day"] if days == 1 else say["consent_days"].format(number=days)
    return say["consent_standard"].format(group=group, days=told)


def thanks(sheet: Sheet, sent: CheckIn) -> Shown:
    """What a member said, and who sees each part of it."""
    shown = frame(sheet)
    say, said = shown["say"], sent.said
    first = sheet.name.split()[:1]
    say["thanks"] = say["thanks"].format(name=first[0] if first else sheet.name)
    texts = {p.id: p.text for p in sheet.promised}
    sees = {part.value: say["shared" if part in sent.shared else "private"] for part in Part}
    return {
        **shown,
        "attending": say[f"attending_{sent.attending}"],
        "commitments": [
            {"text": texts[a.commitment_id], "went": say[f"went_{a.state}"], "word": a.word}
            for a in said.commitments
        ],
        "wish": [
            (say[name], text) for name in WISH if said.wish and (text := getattr(said.wish, name))
        ],
        "urgent": said.urgent,
        "sees": sees,
    }
