"""After the approval: where the group chats it is told in short what there is to read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.groups import GroupSettings, Travels
from facilitator.domain.recaps.recap import HotSeat
from facilitator.domain.recaps.view import RecapView
from facilitator.features.mail import chat_posts
from facilitator.ports import Post
from facilitator.records.sessions import SessionRecord
from facilitator.wording import Words, words


def tell_chat(tx: Session, session: SessionRecord, view: RecapView, at: datetime) -> bool:
    """Post a session's recap in short, once: a correction is told to those who have a mail.

    False where it was, or the group has no channel.
    """
    post = digest(view, session.group.as_settings())
    return chat_posts.put(tx, session, f"recap:{session.id}", post, at)


def digest(view: RecapView, settings: GroupSettings) -> Post:
    """Whose hot seats there were, who helped, and how much was promised.

    What was said is left out, but for challenges where the group wants them in its channel.
    """
    told = words(view.language)
    day = told.day(view.held_at, year=False) if view.held_at else view.title
    seats = view.recap.hot_seats if settings.recap_travels is not Travels.COMMITMENTS else ()
    promised = len(view.recap.commitments)
    return Post(
        told.say["chat_title"].format(group=view.group, day=day),
        (
            *(line for seat in seats for line in _seat(seat, settings, told)),
            *([told.counted("promise", promised)] if promised else []),
            told.say["chat_mails"],
        ),
    )


def _seat(seat: HotSeat, settings: GroupSettings, told: Words) -> list[str]:
    peers = ", ".join(dict.fromkeys(given.peer for given in seat.solutions))
    number = told.counted("solution", len(seat.solutions))
    by = told.say["solutions_by"].format(solutions=number, peers=peers)
    whose = told.say["in_the_hot_seat"].format(member=seat.member)
    line = f"{whose}: {by if seat.solutions else told.say['no_solutions']}"
    return [line, seat.challenge.text] if settings.chat_challenges else [line]
