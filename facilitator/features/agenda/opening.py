"""Before the session: the icebreaker that stands in its agenda, and the memory of it after."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from facilitator.domain.agenda.parts import Opening
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.features.agenda.agenda_inputs import Known
from facilitator.features.icebreakers.choose_icebreaker import Asked, Round, picked, remember_use
from facilitator.features.icebreakers.icebreaker_history import (
    gathering_of,
    icebreakers_of,
    session_with,
)
from facilitator.records.sessions import SessionRecord


def opening_for(tx: Session, known: Known, rejected: Collection[str] = ()) -> Opening | None:
    """The icebreaker for those who are counted on; None where there is none left for them."""
    session = session_with(tx, known.session_id)
    wanted = Round(zone=known.settings.time_zone, rejected=frozenset(rejected))
    here = [person.person_id for person in known.here]
    pick = picked(tx, gathering_of(session), here, wanted)
    if pick.first is None:
        return None
    opener = pick.opener.id if pick.opener else None
    return Opening(
        pick.first.text, pick.second.text if pick.second else "", pick.reason, pick.first.minutes,
        opener, pick.opener_reason,
    )  # fmt: skip


def remember_opening(tx: Session, session: SessionRecord, opening: Opening, known: Known) -> None:
    """Keep that this is what the session opens with: nobody counted on hears it again soon.

    Words of the moderator's own, which are in no pack, count as an ordinary question.
    """
    packs = {one.text: one for one in icebreakers_of(tx, session.group)}
    own = Icebreaker(opening.question, 2, opening.minutes, "question", "own", "calm")
    here = tuple(person.person_id for person in known.here)
    asked = Asked(opening.question, here, opening.opener_id, opening.second or None)
    remember_use(tx, session, packs.get(opening.question, own), asked)
