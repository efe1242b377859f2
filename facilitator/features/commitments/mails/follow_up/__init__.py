"""Mail between sessions that asks a member about open commitments, with a link per answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, translator_for

OPTIONAL = True
ANSWERS = {
    "done": Message("Done"),
    "partly": Message("Partly", "follow-up"),
    "carried": Message("Carry it over"),
    "dropped": Message("Dropped", "follow-up"),
}
STANDINGS = {"open": Message("Still open"), "solved": Message("Solved")}
NAME_LETTERS = 80
Asked = tuple[str, date | None, list[tuple[str, str]]]
Seat = tuple[str, date, list[tuple[str, str]]]


def context(
    group: str, language: str, member: str, link: str, *, promises: list[Asked], seats: list[Seat]
) -> dict[str, Any]:
    """Variables for the templates. ``promises``: text, due day, and a link for each answer by its
    name.

    ``seats``: the challenge (empty if it may not be quoted in a mail), its day, and the links.
    """
    translator = translator_for(language)
    group = clip(group, NAME_LETTERS)
    return {
        "language": translator.language,
        "group": group,
        "hello": greeting_line(member, translator, group),
        "link": link,
        "promises": [
            {
                "text": text,
                "due": translator.pgettext(
                    "follow-up", "by {day}", day=translator.day(due, year=False)
                )
                if due
                else "",
                "answers": [(translator.text(ANSWERS[went]), url) for went, url in answers],
            }
            for text, due, answers in promises
        ],
        "seat_lead": translator.gettext(
            "You brought this to your group two weeks ago or more. Is it still open?"
        )
        if seats
        else "",
        "seats": [
            {
                "text": text,
                "day": translator.gettext(
                    "What you brought on {day}", day=translator.day(day, year=False)
                ),
                "answers": [
                    (translator.text(STANDINGS[standing]), url) for standing, url in answers
                ],
            }
            for text, day, answers in seats
        ],
    }


_LINK = "https://facilitator.example.org/follow-up/WzE3NzI3MjY0MDAsN10.Zk3"
SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "member": "Dana Ruiz",
    "link": _LINK,
    "promises": [
        ("I will call ten users who left.", date(2026, 3, 20), [
            (went, f"{_LINK}?promise=7&went={went}")
            for went in ("done", "partly", "carried", "dropped")
        ]),
    ],
    "seats": [
        ("Half of our trial users leave in the first week.", date(2026, 3, 4), [
            (standing, f"{_LINK}?seat=3&is={standing}") for standing in ("open", "solved")
        ]),
    ],
}  # fmt: skip
