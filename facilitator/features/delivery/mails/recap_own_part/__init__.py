"""Mail with a member's own part of a recap, to check, reword or strike before others see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from facilitator.domain.recaps.recap import HotSeat
from facilitator.features.delivery.mails.recap import SAMPLE as RECAP
from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, translator_for
from facilitator.translation.recaps import kind_of

NAME_LETTERS = 80
SUBJECT = Message("Your part of the recap: {group}")
SUBJECT_AGAIN = Message("Your part was changed: {group}")
LEAD = Message(
    "This is what the recap of {group} says about your hot seat. Of the "
    "others only your moderator has seen it. You can reword your challenge "
    "and strike what you do not want kept."
)
LEAD_AGAIN = Message(
    "Something was changed in your part of the recap of {group}. Please look "
    "at it again before the others see it."
)
MOST = ((40, 1200), (15, 400), (6, 120))  # solutions and letters in the HTML; the text has all


def context(
    group: str, language: str, member: str, link: str, until: datetime, seats: Sequence[HotSeat],
    is_again: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Template context. ``until``, the latest time at which the others see the recap, is in the
    member's time zone; ``is_again`` is set if they saw an earlier version that has changed since.
    """
    translator = translator_for(language)
    group = clip(group, NAME_LETTERS)
    subject, lead = (SUBJECT_AGAIN, LEAD_AGAIN) if is_again else (SUBJECT, LEAD)
    return {
        "language": translator.language,
        "group": group,
        "subject": translator.text(subject, group=group),
        "hello": greeting_line(member, translator, group),
        "lead": translator.text(lead, group=group),
        "until": translator.gettext(
            "The others see the recap once everybody who was in the hot seat has "
            "looked, and on {moment} at the latest.",
            moment=translator.moment(until),
        ),
        "link": link,
        "seats": [
            {
                "text": seat.challenge.text,
                "summary": seat.summary,
                "solutions": [
                    {"who": given.peer, "kind": kind_of(given.kind, translator), "text": given.text}
                    for given in seat.solutions
                ],
            }
            for seat in seats
        ],
    }


def shortened(full: dict[str, Any]) -> list[dict[str, Any]]:
    """Ever shorter versions of the same mail; the linked page shows everything."""
    return [
        {
            **full,
            "seats": [
                {
                    "text": clip(seat["text"], letters),
                    "summary": seat["summary"],
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
