"""A member's own part of a recap, before the others see it: to look at, reword and strike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from facilitator.domain.recaps.recap import HotSeat
from facilitator.features.delivery.mails.recap import SAMPLE as RECAP
from facilitator.kit.mail.fitting import clip
from facilitator.kit.mail.greeting import hello
from facilitator.wording import words

NAME_LETTERS = 80
MOST = ((40, 1200), (15, 400), (6, 120))  # solutions and letters in the HTML; the text has it all


def context(
    group: str, language: str, member: str, link: str, until: datetime, seats: Sequence[HotSeat],
    is_again: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """What the templates say. ``until``, when the others see it at the latest, is in the member's
    zone; ``is_again`` where they have seen it before, and it was changed.
    """
    ours = words(language)
    say, group = ours.own_part, clip(group, NAME_LETTERS)
    again = "_again" if is_again else ""
    return {
        "say": say,
        "language": ours.language,
        "group": group,
        "subject": say[f"subject{again}"].format(group=group),
        "hello": hello(member, ours, group),
        "lead": say[f"lead{again}"].format(group=group),
        "until": say["until"].format(moment=ours.moment(until)),
        "link": link,
        "seats": [
            {
                "text": seat.challenge.text,
                "solutions": [
                    {"who": given.peer, "kind": ours.kinds[given.kind], "text": given.text}
                    for given in seat.solutions
                ],
            }
            for seat in seats
        ],
    }


def shortened(full: dict[str, Any]) -> list[dict[str, Any]]:
    """The same mail, shorter each time; the page behind its link shows all of it."""
    return [
        {
            **full,
            "seats": [
                {
                    "text": clip(seat["text"], letters),
                    "solutions": [
                        {**given, "text": clip(given["text"], letters)}
                        for given in seat["solutions"][:most]
                    ],
                }
                for seat in full["seats"][:6]
            ],
        }
        for most, letters in MOST
    ]


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "member": "Dana Ruiz",
    "link": "https://facilitator.example.org/own/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "until": datetime(2026, 3, 5, 18, tzinfo=UTC),
    "seats": RECAP["view"].recap.hot_seats[:1],
}
