"""Post a digest of an approved recap to the group's chat channel."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.group_settings import GroupSettings, RecapMailContent
from facilitator.domain.recaps.recap import HotSeat
from facilitator.domain.recaps.view import RecapView
from facilitator.features.mail import chat_posts
from facilitator.ports import ChatPost
from facilitator.records.sessions import SessionRecord
from facilitator.translation import Translator, translator_for
from facilitator.translation.recaps import solutions_of


def post_digest(tx: Session, session: SessionRecord, view: RecapView, at: datetime) -> bool:
    """Post the digest of a session's recap, once; corrections go out by mail only.

    Returns False if it was posted before, or the group has no channel.
    """
    post = digest(view, session.group.as_settings())
    return chat_posts.store_post(tx, session, f"recap:{session.id}", post, at)


def digest(view: RecapView, settings: GroupSettings) -> ChatPost:
    """The post: who was in the hot seat, who helped, and the number of commitments.

    Quotes nobody, except the challenges if the group wants them in its channel.
    """
    translator = translator_for(view.language)
    day = translator.day(view.held_at, year=False) if view.held_at else view.title
    seats = (
        view.recap.hot_seats if settings.recap_travels is not RecapMailContent.COMMITMENTS else ()
    )
    number = len(view.recap.commitments)
    commitments = translator.ngettext(
        "{number} commitment was made", "{number} commitments were made", number
    )
    return ChatPost(
        translator.gettext("Recap: {group}, {day}", group=view.group, day=day),
        (
            *(line for seat in seats for line in _seat(seat, settings, translator)),
            *([commitments] if number else []),
            translator.gettext("Each member has the recap by mail."),
        ),
    )


def _seat(seat: HotSeat, settings: GroupSettings, translator: Translator) -> list[str]:
    peers = ", ".join(dict.fromkeys(given.peer for given in seat.solutions))
    number = solutions_of(len(seat.solutions), translator)
    by = translator.gettext("{solutions} by {peers}", solutions=number, peers=peers)
    none = translator.gettext("no solutions noted")
    whose = translator.gettext("{member} in the hot seat", member=seat.member)
    line = f"{whose}: {by if seat.solutions else none}"
    return [line, seat.challenge.text] if settings.chat_challenges else [line]
