"""What the mails to guests have in common: subjects, first sentences and template context."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, translator_for

NAME_LETTERS = 80
SUBJECTS = {
    "invite": Message("An invitation: {group}, {day}"),
    "moved": Message("Moved: {group}, {day}"),
    "off": Message("Called off: {group}, {day}"),
    "follow_up": Message("Thank you for coming: {group}"),
}
LEADS = {
    "invite": Message("{host} invites you to be a guest of {group} on {moment}."),
    "moved": Message(
        "The session of {group} to which you are invited was moved. It is now on {moment}."
    ),
    "off": Message(
        "The session of {group} to which you are invited does not take place. It "
        "was planned for {moment}."
    ),
    "follow_up": Message("Thank you for being a guest of {group} on {day}."),
}


def guest_variables(kind: str, at: datetime, frame: dict[str, str], **more: Any) -> dict[str, Any]:
    """Template context. ``at`` is in the guest's time zone; ``frame`` has group, host and guest.

    The subject quotes nothing from a session: subjects show on locked phones.
    """
    translator = translator_for(frame["language"])
    group, host = clip(frame["group"], NAME_LETTERS), clip(frame["host"], NAME_LETTERS)
    filled = {
        "group": group, "host": host, "address": frame["address"], "moment": translator.moment(at),
        "day": translator.day(at, year=False), "minutes": more.get("minutes", ""),
    }  # fmt: skip
    return {
        **filled,
        "language": translator.language,
        "hello": greeting_line(frame["guest"], translator, group),
        "subject": translator.text(SUBJECTS[kind], **filled),
        "lead": translator.text(LEADS[kind], **filled),
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
