"""Before the session: what peers once gave to a challenge like the one a check-in names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda.kept import from_json
from facilitator.domain.agenda.parts import Seat
from facilitator.domain.groups import Travels
from facilitator.domain.people.people import Role
from facilitator.domain.recaps.outcomes import Outcome, Past
from facilitator.features.memory.search import Found, Gift, ranked, shown
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.search import MemoryRecord

DRAFT, AGENDA = "agenda_draft", "agenda"
MOST = 3
SEATS = 5  # earlier hot seats they are taken from
LEAST = 0.37  # of what the challenge is found by: less in common, and it is another one
_BEST_FIRST = {Outcome.WORKED: 0, Outcome.PARTLY: 1, None: 2, Outcome.UNKNOWN: 2}


@dataclass(frozen=True, slots=True)
class ForSeat:
    """What was given before, for the hot seat of one member."""

    person_id: int
    given: tuple[Past, ...]


def past_solutions(
    tx: Session, row: AgendaRecord, person_id: int | None = None
) -> tuple[ForSeat, ...]:
    """The three best past solutions for each hot seat of an agenda, or for that of one member.

    They come from the group's own memory as it is now: keep nothing of them for later.
    """
    group_id, now = row.session.group_id, row.session.planned_at
    seats = [
        seat
        for seat in from_json(row.parts).seats
        if seat.wanted and person_id in (None, seat.person_id)
    ]
    found = (ForSeat(seat.person_id, _for_seat(tx, seat, group_id, now)) for seat in seats)
    return tuple(one for one in found if one.given)


def of_mail(tx: Session, mail: OutboxRecord) -> tuple[Past, ...]:
    """What is added to a mail that leaves now. Nothing where the group's words travel by link.

    Members only get what is for their own hot seat, and only where their group wants it.
    """
    settings = mail.group.as_settings()
    if mail.kind not in (DRAFT, AGENDA) or settings.recap_travels is not Travels.FULL:
        return ()
    row = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == mail.session_id))
    role = tx.scalar(
        select(MembershipRecord.role).where(
            MembershipRecord.group_id == mail.group_id,
            MembershipRecord.person_id == mail.person_id,
        )
    )
    if row is None or role in (None, Role.GUEST):
        return ()
    if mail.kind == DRAFT:
        is_meant = role == Role.MODERATOR
        found = past_solutions(tx, row) if is_meant else ()
    else:
        is_meant = settings.memory_to_members
        found = past_solutions(tx, row, mail.person_id) if is_meant else ()
    return tuple(past for one in found for past in one.given)


def _for_seat(tx: Session, seat: Seat, group_id: int, before: datetime | None) -> tuple[Past, ...]:
    assert seat.wanted is not None
    question = " ".join((seat.wanted.sentence, seat.wanted.why))
    where = [MemoryRecord.group_id == group_id]
    where += [MemoryRecord.held_at < before] if before else []
    fits, wanted = ranked(tx, question, where)
    near = [one for one in shown(tx, fits[:SEATS], wanted) if one.fit >= LEAST]
    pairs = [(rank, one, gift) for rank, one in enumerate(near) for gift in one.solutions]
    pairs = [pair for pair in pairs if pair[2].outcome is not Outcome.NOT]
    pairs.sort(key=lambda pair: (_BEST_FIRST[pair[2].outcome], pair[0]))
    return tuple(_past(one, gift) for _, one, gift in pairs[:MOST])


def _past(one: Found, gift: Gift) -> Past:
    return Past(one.member, one.challenge, one.held_at, gift.peer, gift.text, gift.outcome)
