"""A guest of one session: their answers, their status, and what may be sent to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.sessions.check_ins import YES, FieldProblem, Fields

INVITE, NEWS, FOLLOW_UP = "guest_invite", "guest_news", "guest_follow_up"  # kinds of mail
DOES, BRINGS, CONSENT = "does", "brings", "consent"
LONGEST = 200  # characters of each answer; the agenda shows them


class GuestStatus(StrEnum):
    """The status of a guest."""

    INVITED = "invited"
    COMING = "coming"
    CAME = "came"
    FOLLOWED_UP = "followed up"
    JOINED = "joined"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class GuestTimes:
    """When each thing happened to a guest, or None; the invitation is not among them."""

    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    came_at: datetime | None = None
    followed_up_at: datetime | None = None
    joined_at: datetime | None = None

    @property
    def standing(self) -> GuestStatus:
        """The status. Joining comes before all else; a refusal ends everything earlier."""
        reached = (
            (self.joined_at, GuestStatus.JOINED), (self.declined_at, GuestStatus.DECLINED),
            (self.followed_up_at, GuestStatus.FOLLOWED_UP), (self.came_at, GuestStatus.CAME),
            (self.accepted_at, GuestStatus.COMING),
        )  # fmt: skip
        return next((standing for at, standing in reached if at), GuestStatus.INVITED)


def reason_not_to_send(times: GuestTimes, kind: str, *, is_their_session: bool) -> str:
    """Return why a guest must not get a mail of this kind; empty if they may.

    Nothing is sent after a refusal. Before the promise of confidentiality only the invitation and
    news of it are sent, and news of a session only to its own guests.
    """
    if times.declined_at:
        return "They said no to being a guest."
    if kind in (INVITE, NEWS, FOLLOW_UP):
        return ""
    if not is_their_session:
        return "They were invited to another session."
    return "" if times.accepted_at else "They have not said yes to being a guest."


@dataclass(frozen=True, slots=True)
class GuestForm:
    """A guest's form after validation; it means yes only if there are no problems."""

    fields: Fields
    problems: Mapping[str, FieldProblem]


def read_guest_form(form: Mapping[str, str]) -> GuestForm:
    """Read the untrusted form of a guest who accepts."""
    fields = {name: text for name in (DOES, BRINGS) if (text := clean_text(form.get(name, "")))}
    problems = {
        name: FieldProblem("too_long", LONGEST)
        for name, text in fields.items()
        if len(text) > LONGEST
    }
    if form.get(CONSENT) == YES:
        fields[CONSENT] = YES
    else:
        problems[CONSENT] = FieldProblem("tick")
    return GuestForm(fields, problems)
