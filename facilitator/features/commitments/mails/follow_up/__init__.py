"""A note between sessions: what is open of a member's, each answer one click away."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.kit.mail.fitting import clip
from facilitator.kit.mail.greeting import hello
from facilitator.wording import words

OPTIONAL = True
NAME_LETTERS = 80
Asked = tuple[str, date | None, list[tuple[str, str]]]
Seat = tuple[str, date, list[tuple[str, str]]]


def context(
    group: str, language: str, member: str, link: str, *, promises: list[Asked], seats: list[Seat]
) -> dict[str, Any]:
    """What the templates say. ``promises``: text, day, and the link of each answer by its name.

    ``seats``: the challenge, empty where it is not to stand in a mail, its day, and the links.
    """
    ours = words(language)
    after = ours.aftercare
    say, group = ours.follow_up, clip(group, NAME_LETTERS)
    return {
        "say": {**say, "subject": say["subject"].format(group=group)},
        "language": ours.language,
        "group": group,
        "hello": hello(member, ours, group),
        "link": link,
        "promises": [
            {
                "text": text,
                "due": say["due"].format(day=ours.day(due, year=False)) if due else "",
                "answers": [(say[went], url) for went, url in answers],
            }
            for text, due, answers in promises
        ],
        "seat_lead": after["seat_lead"] if seats else "",
        "seats": [
            {
                "text": text,
                "day": after["brought"].format(day=ours.day(day, year=False)),
                "answers": [(after[standing], url) for standing, url in answers],
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
