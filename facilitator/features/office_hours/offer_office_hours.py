"""Office hours: suggest a talk to the moderators if a challenge got few solutions or is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import StatementPart
from facilitator.domain.recaps.strikes import STRUCK
from facilitator.domain.sessions.office_hours import (
    ASKED_FOR,
    ChallengeState,
    OfferChoice,
    OfferReason,
    has_few_solutions,
)
from facilitator.features.commitments.follow_up import is_quiet_time
from facilitator.features.commitments.hot_seat_history import past_hot_seats
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, why_not_send
from facilitator.kit.reviews import moderators_of, reviewed_recap
from facilitator.kit.schedule import member_zone, person_zone
from facilitator.records.aftercare import ChallengeStatusRecord, OfficeHoursRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import REMOVED
from facilitator.records.reviews import RecapEditRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord

KIND = "office_hours"
PURPOSE = "office-hours"  # link purpose
LINK_LIFETIME = timedelta(days=60)
PAUSE = timedelta(days=1)  # after the recap, so that two mails do not come at once
NO_REASON_LEFT = "The reason for the talk no longer exists."
TAKEN_UP = (OfferChoice.SESSION, OfferChoice.SEAT)


@dataclass(frozen=True, slots=True)
class HotSeatToDiscuss:
    """A hot seat that a talk is suggested for, and the reason."""

    session_id: int
    person_id: int
    reason: OfferReason

    @property
    def purpose(self) -> str:
        """The purpose of its mails in the outbox."""
        return f"seat:{self.person_id}:{self.session_id}:{self.reason}"


def due(deps: Deps) -> list[tuple[int, int, str]]:
    """Return (session id, person id, reason) of the offers that some moderator is to get now."""
    now = deps.clock.now()
    sent = (
        select(SessionRecord)
        .join(ReviewRecord, ReviewRecord.session_id == SessionRecord.id)
        .where(ReviewRecord.sent_version.is_not(None))
        .where(ReviewRecord.sent_at <= now - PAUSE, ReviewRecord.sent_at > now - ASKED_FOR)
        .order_by(SessionRecord.id)
    )
    with deps.db.reading() as tx:
        return [
            (hot.session_id, hot.person_id, hot.reason.value)
            for session in tx.scalars(sent).all()
            for hot in _hot_seats_to_discuss(tx, session)
            if _moderators_to_mail(tx, hot, now)
        ]


def send_offer(session_id: int, person_id: int, reason: str, deps: Deps) -> bool:
    """Mail an offer to the moderators who have not got it. Returns False if it is not due any more.

    Safe to run twice: the outbox shows who has got it, and there is one row per offer.
    """
    now, hot = deps.clock.now(), HotSeatToDiscuss(session_id, person_id, OfferReason(reason))

    def work(tx: Session) -> bool:
        session = tx.get(SessionRecord, session_id, with_for_update=True)
        if session is None or hot not in _hot_seats_to_discuss(tx, session):
            return False
        moderators = _moderators_to_mail(tx, hot, now)
        if not moderators:
            return False
        row = _row(tx, hot)
        if row is None:
            row = OfficeHoursRecord(
                session_id=session_id, person_id=person_id, reason=reason, offered_at=now, choice=""
            )
            tx.add(row)
            tx.flush()
            about = f"session {session_id}, person {person_id}: {reason}"
            entry = AuditEntry(
                "offered a talk to the moderators", about, session.group_id, by_system=True
            )
            record_audit_entry(tx, entry, now)
        for moderator in moderators:
            content = _render_mail(tx, row, moderator, deps)
            add_mail(tx, _addressed(hot, moderator), content, now)
        return True

    return deps.db.run_with_retry(work)


def refresh_offer(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Update the text of an offer just before it is sent. Returns why not to send it, or ``""``."""
    row = _row_of(tx, mail)
    moderators = [m for m in moderators_of(tx, mail.group_id) if m.person_id == mail.person_id]
    hot = HotSeatToDiscuss(row.session_id, row.person_id, OfferReason(row.reason)) if row else None
    if row is None or not moderators or hot not in _hot_seats_to_discuss(tx, row.session):
        return NO_REASON_LEFT
    content = _render_mail(tx, row, moderators[0], deps)
    mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def challenge_of(tx: Session, row: OfficeHoursRecord) -> str:
    """Return the member's challenge; empty if it is confidential or must not be mailed."""
    seats = past_hot_seats(tx, person_id=row.person_id, session_id=row.session_id)
    return " / ".join(seat.challenge for seat in seats if seat.travels)


def _hot_seats_to_discuss(tx: Session, session: SessionRecord) -> list[HotSeatToDiscuss]:
    """Return the hot seats of a session that a talk is to be suggested for now."""
    members = {m.person_id for m in queries.members_of(tx, session.group_id)}
    standings = {
        row.person_id: row.standing
        for row in tx.scalars(
            select(ChallengeStatusRecord).where(ChallengeStatusRecord.session_id == session.id)
        )
    }
    candidates = [
        (id, OfferReason.FEW) for id, given in _seats(tx, session) if has_few_solutions(given)
    ]
    candidates += [
        (id, OfferReason.OPEN)
        for id, standing in standings.items()
        if standing == ChallengeState.OPEN
    ]
    return [
        HotSeatToDiscuss(session.id, person_id, reason)
        for person_id, reason in dict.fromkeys(candidates)
        if person_id in members and standings.get(person_id) != ChallengeState.SOLVED
        if not _is_taken_up(tx, session.id, person_id)
    ]


def _seats(tx: Session, session: SessionRecord) -> Iterator[tuple[int, int]]:
    """Yield the members who had a hot seat, with the number of solutions in the sent recap.

    Includes confidential challenges with all their solutions, as only moderators get the offer.
    """
    state = tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session.id))
    sent = queries.newest_recap(tx, session.id, version=state.sent_version) if state else None
    for seat in sent.hot_seats if sent else ():
        if seat.challenge.text not in (STRUCK, REMOVED):
            yield seat.person_id, len(seat.solutions)
    listed = {seat.person_id for seat in sent.hot_seats} if sent else set()
    for name, given in _confidential_seats(tx, session.id):
        person = queries.find_member_by_name(tx, session.group_id, name, session.held_at)
        if person is not None and person.id not in listed:
            yield person.id, given


def _confidential_seats(tx: Session, session_id: int) -> Iterator[tuple[str, int]]:
    """Yield the members with a confidential challenge, with the number of their solutions."""
    marked = select(RecapEditRecord.id).where(
        RecapEditRecord.session_id == session_id, RecapEditRecord.taken_back_at.is_(None),
        RecapEditRecord.change == EditKind.CONFIDENTIAL,
    )  # fmt: skip
    if tx.scalar(marked.limit(1)) is None:
        return
    entries = reviewed_recap(tx, session_id).entries
    for one in entries:
        if one.now.part is StatementPart.CHALLENGE and one.is_confidential and one.is_kept:
            given = [
                e for e in entries if e.seat == one.seat and e.now.part is StatementPart.SOLUTION
            ]
            yield one.now.member, sum(e.is_kept and not e.joined for e in given)


def _is_taken_up(tx: Session, session_id: int, person_id: int) -> bool:
    query = select(OfficeHoursRecord.id).where(
        OfficeHoursRecord.session_id == session_id, OfficeHoursRecord.person_id == person_id,
        OfficeHoursRecord.choice.in_(TAKEN_UP),
    )  # fmt: skip
    return tx.scalar(query.limit(1)) is not None


def _moderators_to_mail(
    tx: Session, hot: HotSeatToDiscuss, now: datetime
) -> list[MembershipRecord]:
    """Return the moderators who have not got the offer and may get a mail now.

    A moderator is not offered a talk with themselves.
    """
    row = _row(tx, hot)
    if row is not None and row.choice:
        return []
    session = tx.get_one(SessionRecord, hot.session_id)
    already_mailed = set(
        tx.scalars(
            select(OutboxRecord.person_id).where(
                OutboxRecord.kind == KIND, OutboxRecord.purpose == hot.purpose
            )
        )
    )
    return [
        m
        for m in moderators_of(tx, session.group_id)
        if m.person_id not in {*already_mailed, hot.person_id}
        if not why_not_send(tx, _addressed(hot, m))
        and not is_quiet_time(m.group, member_zone(m), now)
    ]


def _row(tx: Session, hot: HotSeatToDiscuss) -> OfficeHoursRecord | None:
    return tx.scalar(
        select(OfficeHoursRecord).where(
            OfficeHoursRecord.session_id == hot.session_id,
            OfficeHoursRecord.person_id == hot.person_id, OfficeHoursRecord.reason == hot.reason,
        )
    )  # fmt: skip


def _row_of(tx: Session, mail: OutboxRecord) -> OfficeHoursRecord | None:
    _, person_id, session_id, reason = mail.purpose.split(":")
    return _row(tx, HotSeatToDiscuss(int(session_id), int(person_id), OfferReason(reason)))


def _addressed(hot: HotSeatToDiscuss, moderator: MembershipRecord) -> MailKey:
    return MailKey(KIND, moderator.group_id, moderator.person_id, hot.purpose, hot.session_id)


def _render_mail(
    tx: Session, row: OfficeHoursRecord, moderator: MembershipRecord, deps: Deps
) -> compose.MailContent:
    group = moderator.group
    held_at = row.session.held_at or row.offered_at
    return compose.render_mail(
        KIND,
        group=group.name,
        language=group.language,
        moderator=moderator.person.name,
        member=row.person.name,
        day=held_at.astimezone(person_zone(tx, group, row.person_id)).date(),
        reason=OfferReason(row.reason),
        challenge=challenge_of(tx, row),
        link=deps.links.url(
            PURPOSE, (row.id, moderator.person_id), deps.clock.now() + LINK_LIFETIME
        ),
    )
