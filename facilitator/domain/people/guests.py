"""A guest of one session: what they answer, where they stand, and what may be sent to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.language.typed_text import cleaned
from facilitator.domain.sessions.check_ins import YES, Fields, Problem

INVITE, NEWS, FOLLOW_UP = "guest_invite", "guest_news", "guest_follow_up"  # kinds of mail
DOES, BRINGS, CONSENT = "does", "brings", "consent"
LONGEST = 200  # letters of each: the agenda has them


class Standing(StrEnum):
    """How far it has come with a guest."""

    INVITED = "invited"
    COMING = "coming"
    CAME = "came"
    FOLLOWED_UP = "followed up"
    JOINED = "joined"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Times:
    """When each thing happened, None where it did not; they were invited in any case."""

    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    came_at: datetime | None = None
    followed_up_at: datetime | None = None
    joined_at: datetime | None = None

    @property
    def standing(self) -> Standing:
        """Where it stands. Who joined is in; a no ends everything else, however far it was."""
        reached = (
            (self.joined_at, Standing.JOINED), (self.declined_at, Standing.DECLINED),
            (self.followed_up_at, Standing.FOLLOWED_UP), (self.came_at, Standing.CAME),
            (self.accepted_at, Standing.COMING),
        )  # fmt: skip
        return next((standing for at, standing in reached if at), Standing.INVITED)


def why_not(times: Times, kind: str, *, is_their_session: bool) -> str:
    """Why a guest is not to get a mail of this kind; empty where they are.

    Nothing goes out after a no. Before the promise of confidentiality there is nothing but the
    invitation and news of it, and what is told of a session is told to its own guests.
    """
    if times.declined_at:
        return "They said no to being a guest."
    if kind in (INVITE, NEWS, FOLLOW_UP):
        return ""
    if not is_their_session:
        return "They were invited to another session."
    return "" if times.accepted_at else "They have not said yes to being a guest."


@dataclass(frozen=True, slots=True)
class Answer:
    """A form as it was read; it says yes only where nothing is wrong with it."""

    fields: Fields
    problems: Mapping[str, Problem]


def read(form: Mapping[str, str]) -> Answer:
    """Read the form of somebody who says yes, which anybody may have filled with anything."""
    fields = {name: text for name in (DOES, BRINGS) if (text := cleaned(form.get(name, "")))}
    problems = {
        name: Problem("too_long", LONGEST) for name, text in fields.items() if len(text) > LONGEST
    }
    if form.get(CONSENT) == YES:
        fields[CONSENT] = YES
    else:
        problems[CONSENT] = Problem("tick")
    return Answer(fields, problems)
