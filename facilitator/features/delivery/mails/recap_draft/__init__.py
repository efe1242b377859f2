"""Mail with the draft of a recap, for a moderator to check, change, approve or redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.domain.recaps.ideas import ideas_of
from facilitator.domain.recaps.recap import HotSeat
from facilitator.domain.recaps.view import RecapView
from facilitator.features.delivery.mails.recap import SAMPLE as RECAP
from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import kind_of

__all__ = ["SAMPLE", "context", "shortened"]

NAME_LETTERS = 80
LEAD = Message(
    "The recap of {group} is ready. Nobody but its moderators has it yet; it "
    "goes out when you approve it."
)
AGAIN = Message(
    "The recap of {group} has changed since it went out. The correction goes "
    "out when you approve it."
)
MOST = (60, 25, 8)  # entries per list in the HTML; the text has all
LISTS = ("unsure", "notes", "seats", "promises", "points")


def context(
    view: RecapView,
    moderator: str,
    link: str,
    unsure: Sequence[tuple[str, str]],
    is_correction: bool = False,
) -> dict[str, Any]:
    """Template context. The view holds nothing confidential."""
    translator, recap = translator_for(view.language), view.recap
    group = clip(view.group or view.title, NAME_LETTERS)
    return {
        "language": translator.language,
        "group": group,
        "subject": translator.gettext("Draft recap to approve: {group}", group=group),
        "hello": greeting_line(moderator, translator, group),
        "lead": translator.text(AGAIN if is_correction else LEAD, group=group),
        "link": link,
        "unsure": [{"who": who, "text": text, "due": ""} for who, text in unsure],
        "notes": [notice_text(warning, translator) for warning in recap.warnings],
        "summary": recap.summary,
        "seats": [_seat(seat, translator) for seat in recap.hot_seats],
        "promises": [
            {"who": c.member, "text": c.text, "due": _due(c.due, translator)}
            for c in recap.commitments
        ],
        "points": [{"who": p.speaker, "text": p.text, "due": ""} for p in recap.points],
    }


def shortened(full: dict[str, Any]) -> list[dict[str, Any]]:
    """Ever shorter versions of the same mail."""
    return [
        {**full, **{name: [_shorten(entry, most) for entry in full[name][:most]] for name in LISTS}}
        for most in MOST
    ]


def _shorten(entry: Any, most: int) -> Any:
    letters = 20 * most
    if isinstance(entry, str):
        return clip(entry, letters)
    if "solutions" not in entry:
        return {**entry, "text": clip(entry["text"], letters)}
    solutions = [_shorten(solution, most) for solution in entry["solutions"][:most]]
    return {**entry, "text": clip(entry["text"], letters), "solutions": solutions}


def _seat(seat: HotSeat, translator: Translator) -> dict[str, Any]:
    return {
        "who": seat.member,
        "text": seat.challenge.text,
        "summary": seat.summary,
        "solutions": [
            {
                "who": translator.listed(idea.peers),
                "kind": kind_of(idea.solution.kind, translator),
                "text": idea.solution.text,
            }
            for idea in ideas_of(seat.solutions)
        ],
    }


def _due(day: Any, translator: Translator) -> str:
    return (
        translator.pgettext("recap", "by {day}", day=translator.day(day, year=False)) if day else ""
    )


SAMPLE: dict[str, Any] = {
    "view": RECAP["view"],
    "moderator": "Alice Moreau",
    "link": "https://facilitator.example.org/review/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "unsure": (("Bob Okafor", "Call ten of them before you change any code."),),
}
