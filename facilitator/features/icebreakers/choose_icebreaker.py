"""Choose a session's icebreaker, and record which one was asked and how it was rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.icebreakers.icebreaker import Icebreaker
from facilitator.domain.icebreakers.occasion import Occasion
from facilitator.domain.icebreakers.picker import Pick, pick_icebreaker
from facilitator.features.icebreakers.icebreaker_history import (
    Gathering,
    attendees,
    count_earlier_sessions,
    gathering_of,
    get_group,
    get_session,
    icebreakers_of,
    members_of,
    memory_of,
    next_gathering,
)
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.icebreakers import IcebreakerAttendeeRecord, IcebreakerUseRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class RoundOptions:
    """Constraints on the opening round; ``rejected`` are texts that were proposed and not taken.

    ``minutes`` is the time for the whole round, ``zone`` the group's time zone.
    """

    minutes: float | None = None
    energy: str = ""
    has_cameras: bool = True
    zone: str = "UTC"
    rejected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pick, its session (None if none is planned) and the ids of those expected there."""

    pick: Pick
    session_id: int | None
    attending: tuple[int, ...]


def choose_icebreaker(
    session_id: int, attending: Sequence[int], db: Database, wanted: RoundOptions | None = None
) -> Pick:
    """The icebreaker for a session and the people expected there. Stores nothing.

    Deterministic: the same arguments give the same pick. Raises NotFound.
    """
    with db.tx() as tx:
        return pick_for(tx, gathering_of(get_session(tx, session_id)), attending, wanted)


def propose_icebreaker(
    group: str, now: datetime, db: Database, wanted: RoundOptions | None = None
) -> Proposal:
    """The icebreaker for a group's next session, all members attending. Raises NotFound."""
    with db.tx() as tx:
        record = get_group(tx, group)
        gathering = next_gathering(tx, record, now)
        attending = members_of(tx, record.id)
        made = pick_for(tx, gathering, attending, wanted)
        return Proposal(made, gathering.session_id, tuple(attending))


@dataclass(frozen=True, slots=True)
class AskedIcebreaker:
    """The icebreaker asked in a session; ``offered`` is the alternative that was read out."""

    text: str
    attending: tuple[int, ...]
    opener_id: int | None = None
    offered: str | None = None


def record_icebreaker(session_id: int, asked: AskedIcebreaker, db: Database) -> None:
    """Record which icebreaker was asked in a session, who attended, and who opened.

    Safe to run twice: a session has one icebreaker, the last one recorded; a change resets its
    rating. Raises NotFound for a text that is neither in the packs nor added by a member.
    """

    def remember(tx: Session) -> None:
        session = get_session(tx, session_id)
        one = next((i for i in icebreakers_of(tx, session.group) if i.text == asked.text), None)
        if one is None:
            raise NotFound(
                "The group has no icebreaker with this text.",
                "Add it first, with `facilitator icebreakers add`.",
            )
        record_use(tx, session, one, asked)

    db.run_with_retry(remember)


def record_use(
    tx: Session, session: SessionRecord, one: Icebreaker, asked: AskedIcebreaker
) -> None:
    """Record a session's icebreaker in the caller's transaction. Safe to run twice."""
    use = _use_in(tx, session.id) or IcebreakerUseRecord(
        session_id=session.id, group_id=session.group_id, text=""
    )
    use.thumbs = use.thumbs if use.text == one.text else 0
    use.text, use.subject, use.kind, use.depth = one.text, one.subject, one.kind, one.depth
    use.offered, use.opener_id = asked.offered, asked.opener_id
    use.asked_at = gathering_of(session).at
    tx.add(use)
    tx.flush()
    tx.execute(delete(IcebreakerAttendeeRecord).where(IcebreakerAttendeeRecord.use_id == use.id))
    tx.add_all(
        IcebreakerAttendeeRecord(use_id=use.id, person_id=person)
        for person in dict.fromkeys(asked.attending)
    )


def rate_icebreaker(session_id: int, thumbs: int, db: Database) -> None:
    """Record the moderator's rating: 1 for up, -1 for down, 0 for none.

    Safe to run twice. Raises NotFound if the session has no icebreaker.
    """
    with db.tx() as tx:
        get_session(tx, session_id)
        use = _use_in(tx, session_id)
        if use is None:
            raise NotFound(
                f"Session {session_id} has no icebreaker that could be rated.",
                "Take one with `facilitator icebreakers pick GROUP --take 1`.",
            )
        use.thumbs = max(-1, min(1, thumbs))


def pick_for(
    tx: Session, gathering: Gathering, attending: Sequence[int], wanted: RoundOptions | None
) -> Pick:
    """The icebreaker for a gathering and the people expected there, by the picker's rules."""
    group = tx.get_one(GroupRecord, gathering.group_id)
    wanted = wanted or RoundOptions()
    occasion = Occasion(
        day=gathering.at.date(),
        attending=attendees(tx, gathering, attending),
        sessions_together=count_earlier_sessions(tx, gathering),
        minutes=wanted.minutes,
        energy=wanted.energy,
        has_cameras=wanted.has_cameras,
        zone=wanted.zone,
    )
    seed = f"{gathering.group_id} {gathering.session_id or occasion.day}"
    memory = memory_of(tx, gathering, attending)
    return pick_icebreaker(icebreakers_of(tx, group), memory, occasion, seed, wanted.rejected)


def _use_in(tx: Session, session_id: int) -> IcebreakerUseRecord | None:
    return tx.scalar(
        select(IcebreakerUseRecord).where(IcebreakerUseRecord.session_id == session_id)
    )
