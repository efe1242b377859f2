"""Delivery status of a session's mails, above all of its recap, for each member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.domain.people.person import Role
from facilitator.kit import pending_work, queries
from facilitator.kit.guest_access import guests_of
from facilitator.kit.mail import outbox
from facilitator.kit.outgoing import OPEN_STATES
from facilitator.kit.pending_work import Pending
from facilitator.kit.reviews import member_previews_of, review_of
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord

RECAP, CORRECTION, OWN_PART = "recap", "recap_correction", "recap_own_part"
STUCK = (MailState.DOUBT, MailState.REFUSED)
KINDS = (RECAP, CORRECTION, OWN_PART, "recap_draft", "no_transcript", "guest_follow_up")


@dataclass(frozen=True, slots=True)
class MailStatus:
    """A mail of a session; ``why`` is the server's reply, or why it was dropped.

    ``at`` is the time of its last change, in the group's zone; ``tries`` counts failed attempts.
    Its text is deleted two weeks after it was queued.
    """

    id: int
    kind: str
    state: MailState
    at: datetime
    why: str
    tries: int
    has_text: bool

    @property
    def can_be_sent(self) -> bool:
        """Whether it failed so far and somebody may send it again."""
        is_late = self.state is MailState.WAITING and self.tries > 0
        return self.has_text and (self.state in STUCK or is_late)

    @property
    def can_be_dropped(self) -> bool:
        """Whether it has certainly not been sent yet."""
        return self.state in OPEN_STATES

    @property
    def is_on_its_way(self) -> bool:
        """Whether it is being sent without anybody's help."""
        return self.state in (MailState.WAITING, MailState.SENDING)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A member and the session's mails to them, newest first.

    ``look`` is the state of their preview: empty, "looks", "fine", "changed" or "time is over".
    ``look_until`` is in the group's zone. ``why_not_sent`` is why they did not get the sent recap.
    """

    person: str
    is_guest: bool
    mails: tuple[MailStatus, ...]
    look: str = ""
    look_until: datetime | None = None
    why_not_sent: str = ""


def deliveries_of(tx: Session, session: SessionRecord) -> tuple[Delivery, ...]:
    """Everybody who got a mail of this session; every member once its recap was sent.

    Of the mails before the session only those that failed are listed.
    """
    zone, mails = session.group.as_settings().zone, dict[int, list[OutboxRecord]]()
    names: dict[int, str] = {}
    for row, name in tx.execute(
        select(OutboxRecord, PersonRecord.name)
        .join(PersonRecord, PersonRecord.id == OutboxRecord.person_id)
        .where(OutboxRecord.session_id == session.id)
        .where(OutboxRecord.kind.in_(KINDS) | OutboxRecord.state.in_(STUCK))
        .order_by(OutboxRecord.id.desc())
    ):
        mails.setdefault(row.person_id, []).append(row)
        names[row.person_id] = name
    state, looks = review_of(tx, session.id), member_previews_of(tx, session.id)
    is_sent = state is not None and state.sent_version is not None
    guests = guests_of(tx, session.group_id)
    elsewhere = {id for id, guest in guests.items() if guest.session_id != session.id}
    members = {
        m.person_id: m
        for m in queries.members_of(tx, session.group_id, session.held_at)
        if m.role != Role.GUEST or m.person_id not in elsewhere
    }
    if not mails and not is_sent:
        return ()
    is_mailed = is_sent and not pending_work.is_pending(tx, session.id, Pending.MAIL_RECAP)
    if is_sent or looks:
        names |= {id: m.person.name for id, m in members.items()}
    deliveries = []
    for id, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
        own, look, member = mails.get(id, []), looks.get(id), members.get(id)
        has_recap = any(row.kind in (RECAP, CORRECTION) for row in own)
        deliveries.append(
            Delivery(
                name, member is not None and member.role == Role.GUEST,
                tuple(_sent(row, zone) for row in own),
                _look(look.fine_at, look.changed_at, is_sent) if look else "",
                look.until.astimezone(zone) if look else None,
                _why_none(tx, session, member) if is_mailed and member and not has_recap else "",
            )
        )  # fmt: skip
    return tuple(deliveries)


def _sent(row: OutboxRecord, zone: ZoneInfo) -> MailStatus:
    at = row.sent_at or row.sending_at or row.asked_at
    return MailStatus(
        row.id, row.kind, MailState(row.state), at.astimezone(zone), row.why, row.tries,
        bool(row.text),
    )  # fmt: skip


def _look(fine_at: datetime | None, changed_at: datetime | None, is_sent: bool) -> str:
    if changed_at:
        return "changed"
    if fine_at:
        return "fine"
    return "time is over" if is_sent else "looks"


def _why_none(tx: Session, session: SessionRecord, member: MembershipRecord) -> str:
    to = outbox.MailKey(RECAP, session.group_id, member.person_id, "", session.id)
    if why := outbox.why_not_send(tx, to):
        return why
    if member.role == Role.GUEST:
        return "The group's settings show guests nothing of it."
    return "It was not sent to them."
