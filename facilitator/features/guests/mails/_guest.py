"""What the mails to guests have in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.kit.mail.fitting import clip
from facilitator.kit.mail.greeting import hello
from facilitator.wording import words

NAME_LETTERS = 80


def told(kind: str, at: datetime, frame: dict[str, str], **more: Any) -> dict[str, Any]:
    """What the templates say. ``at`` is in the guest's time zone; ``frame`` says who writes whom.

    Of what stands in the subject nothing was said in a session: subjects show on locked phones.
    """
    ours = words(frame["language"])
    group, host = clip(frame["group"], NAME_LETTERS), clip(frame["host"], NAME_LETTERS)
    filled = {
        "group": group, "host": host, "address": frame["address"], "moment": ours.moment(at),
        "day": ours.day(at, year=False), "minutes": more.get("minutes", ""),
    }  # fmt: skip
    say = {name: text.format(name="", **filled) for name, text in ours.guest.items()}
    return {
        "say": say,
        "language": ours.language,
        "group": group,
        "hello": hello(frame["guest"], ours, group),
        "subject": say[f"subject_{kind}"],
        "lead": say[f"lead_{kind}"],
        "address": frame["address"],
        **more,
    }


FRAME = {
    "group": "Founders North",
    "language": "en",
    "guest": "Nadia Brandt",
    "host": "Alice Moreau",
    "address": "alice@example.org",
}
LINK = "https://facilitator.example.org/guest/WzE3NzI3MjY0MDAsM10.Zk3"
