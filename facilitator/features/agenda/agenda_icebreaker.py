"""Choose the icebreaker of an agenda, and record that it was used."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from facilitator.domain.agenda.parts import AgendaIcebreaker
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.features.agenda.agenda_inputs import AgendaContext
from facilitator.features.icebreakers.choose_icebreaker import (
    AskedIcebreaker,
    RoundOptions,
    pick_for,
    record_use,
)
from facilitator.features.icebreakers.icebreaker_history import (
    gathering_of,
    get_session,
    icebreakers_of,
)
from facilitator.records.sessions import SessionRecord


def choose_opening(
    tx: Session, known: AgendaContext, rejected: Collection[str] = ()
) -> AgendaIcebreaker | None:
    """Choose an icebreaker for the people who are counted on; None if none is left for them."""
    session = get_session(tx, known.session_id)
    conditions = RoundOptions(zone=known.settings.time_zone, rejected=frozenset(rejected))
    person_ids = [person.person_id for person in known.here]
    pick = pick_for(tx, gathering_of(session), person_ids, conditions)
    if pick.first is None:
        return None
    opener_id = pick.opener.id if pick.opener else None
    return AgendaIcebreaker(
        pick.first.text, pick.second.text if pick.second else "", pick.reason, pick.first.minutes,
        opener_id, pick.opener_reason,
    )  # fmt: skip


def record_opening(
    tx: Session, session: SessionRecord, opening: AgendaIcebreaker, known: AgendaContext
) -> None:
    """Record the icebreaker of a session, so that its participants do not get it again soon.

    A question the moderator wrote, which is in no pack, counts as an ordinary question.
    """
    by_text = {one.text: one for one in icebreakers_of(tx, session.group)}
    custom = Icebreaker(opening.question, 2, opening.minutes, "question", "own", "calm")
    person_ids = tuple(person.person_id for person in known.here)
    use = AskedIcebreaker(opening.question, person_ids, opening.opener_id, opening.second or None)
    record_use(tx, session, by_text.get(opening.question, custom), use)
