"""Preview after approval: hot seats check their own part of the recap before others get it.

Only in groups where members own the record (setting ``recap_first``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from facilitator.domain.group_settings import RecapFirst
from facilitator.domain.mails import MailState
from facilitator.domain.recaps.recap import HotSeat
from facilitator.domain.recaps.strikes import without_struck_solutions
from facilitator.features.delivery import mail_recap
from facilitator.kit import outgoing, pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, why_not_send
from facilitator.kit.pending_work import Pending
from facilitator.kit.reviews import get_or_create_review, get_session_with_recap, member_previews_of
from facilitator.kit.schedule import member_zone
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import MemberReviewRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import PendingWorkRecord

KIND = "recap_own_part"
PURPOSE = "own"  # of the link
LINK_LIFETIME = timedelta(days=60)

Seats = tuple[HotSeat, ...]


def request_previews(tx: Session, session: SessionRecord, newest: RecapRecord, deps: Deps) -> bool:
    """Mail each member who was in the hot seat their part, unless they have seen this version.

    Returns whether the others have to wait for somebody; False in groups where the moderator
    looks first. Safe to run twice: members whose part is unchanged are not asked again.
    """
    settings, now = session.group.as_settings(), deps.clock.now()
    if settings.recap_first is not RecapFirst.MEMBER:
        return False
    parts, looks = parts_by_person(newest), member_previews_of(tx, session.id)
    view = queries.get_recap_view(tx, session.id, newest.version)
    until = now + timedelta(hours=settings.recap_look_hours)
    for member in queries.members_of(tx, session.group_id):
        look, part = looks.get(member.person_id), parts.get(member.person_id)
        is_theirs = part and mail_recap.visible_part(view, member, settings) is not None
        if not part or not is_theirs or not _is_new_to_them(tx, look, part, session.id):
            continue
        if why_not_send(tx, MailKey(KIND, session.group_id, member.person_id, "", session.id)):
            continue
        is_again = look is not None
        if look is None:
            look = MemberReviewRecord(session_id=session.id, person_id=member.person_id)
            tx.add(look)
        look.version, look.asked_at, look.until, look.fine_at = newest.version, now, until, None
        _mail(tx, session, member, (look, part, is_again), deps)
    for person_id, look in looks.items():
        if person_id not in parts:
            look.fine_at = look.fine_at or now  # they have no part to look at
    tx.flush()
    return any(_is_waited_for(look, now) for look in member_previews_of(tx, session.id).values())


def start_member_preview(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Show an approved recap to its hot seats; send it to all if nobody has to look at it.

    Handles pending work. Does nothing if the recap has changed since.
    """
    session = get_session_with_recap(tx, session_id)
    state, newest = get_or_create_review(tx, session_id), queries.newest_recap(tx, session_id)
    if newest is None or state.look_version != newest.version:
        return
    if not request_previews(tx, session, newest, deps):
        mail_recap.release_recap(tx, session, newest.version, deps)


def due(deps: Deps) -> list[int]:
    """The sessions whose recap may go to the rest: everybody has looked, or their time is over.

    Leaves out recaps that were changed after the approval, or that are being redone.
    """
    now = deps.clock.now()
    newest = (
        select(func.max(RecapRecord.version))
        .where(RecapRecord.session_id == ReviewRecord.session_id)
        .scalar_subquery()
    )
    waited_for = exists().where(
        MemberReviewRecord.session_id == ReviewRecord.session_id,
        MemberReviewRecord.fine_at.is_(None), MemberReviewRecord.until > now,
    )  # fmt: skip
    is_asking = exists().where(
        PendingWorkRecord.session_id == ReviewRecord.session_id,
        PendingWorkRecord.kind == Pending.ASK_OWN_PARTS,
    )
    ready = (
        select(ReviewRecord.session_id)
        .where(ReviewRecord.look_version == newest, ReviewRecord.redo_at.is_(None))
        .where(~waited_for, ~is_asking)
        .order_by(ReviewRecord.session_id)
    )
    with deps.db.reading() as tx:
        return list(tx.scalars(ready))


def finish_preview(session_id: int, deps: Deps) -> bool:
    """Send a recap whose preview is over. Safe to run twice. Returns False if it has to wait."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id)
        state, newest = get_or_create_review(tx, session_id), queries.newest_recap(tx, session_id)
        assert newest is not None
        looks = member_previews_of(tx, session_id).values()
        if state.look_version != newest.version or state.redo_at is not None:
            return False
        if any(_is_waited_for(look, now) for look in looks):
            return False
        if pending_work.is_pending(tx, session_id, Pending.ASK_OWN_PARTS):
            return False
        mail_recap.release_recap(tx, session, newest.version, deps)
        what = "sent a recap that its hot seats had the time to look at"
        about = f"session {session_id}, version {newest.version}"
        record_audit_entry(tx, AuditEntry(what, about, session.group_id, by_system=True), now)
    pending_work.start(tx, deps)
    return True


def parts_by_person(kept: RecapRecord) -> Mapping[int, Seats]:
    """The hot seats of a version by person id, without what was struck."""
    parts: dict[int, list[HotSeat]] = {}
    for row, seat in zip(kept.hot_seats, queries.recap_from_record(kept).hot_seats, strict=True):
        parts.setdefault(row.person_id, []).append(seat)
    return {person_id: without_struck_solutions(seats) for person_id, seats in parts.items()}


def is_same_part(before: Seats | None, now: Seats | None) -> bool:
    """Whether a part has nothing to look at again; a summary that went away is nothing."""
    if before is None or now is None or len(before) != len(now):
        return before == now
    pairs = zip(before, now, strict=True)
    return all(was == seat or replace(was, summary="") == seat for was, seat in pairs)


def _is_waited_for(look: MemberReviewRecord, now: datetime) -> bool:
    return look.fine_at is None and look.until > now


def _is_new_to_them(
    tx: Session, look: MemberReviewRecord | None, part: Seats, session_id: int
) -> bool:
    """Whether a member has not been shown this part yet, or the mail with it was dropped."""
    if look is None:
        return True
    shown = queries.newest_recap(tx, session_id, version=look.version)
    if shown is None or not is_same_part(parts_by_person(shown).get(look.person_id), part):
        return True
    last = tx.scalar(
        select(OutboxRecord.state)
        .where(OutboxRecord.session_id == session_id, OutboxRecord.kind == KIND)
        .where(OutboxRecord.person_id == look.person_id)
        .order_by(OutboxRecord.id.desc())
        .limit(1)
    )
    return look.fine_at is None and look.changed_at is None and last == MailState.DROPPED


def _mail(
    tx: Session,
    session: SessionRecord,
    member: MembershipRecord,
    what: tuple[MemberReviewRecord, Seats, bool],
    deps: Deps,
) -> None:
    (look, part, is_again), now, person = what, deps.clock.now(), member.person
    link = deps.links.url(PURPOSE, (session.id, person.id), now + LINK_LIFETIME)
    older = (
        (OutboxRecord.kind == KIND)
        & (OutboxRecord.session_id == session.id)
        & (OutboxRecord.person_id == person.id)
    )
    outgoing.drop_waiting(tx, OutboxRecord, older, "A newer one took its place.")
    content = compose.render_mail(
        KIND, group=session.group.name, language=session.recap_settings()[2], member=person.name,
        link=link, until=look.until.astimezone(member_zone(member)), seats=part,
        is_again=is_again,
    )  # fmt: skip
    purpose = f"session:{session.id}:{look.version}:{now:%Y%m%d%H%M%S}"
    add_mail(tx, MailKey(KIND, session.group_id, person.id, purpose, session.id), content, now)
    about = f"session {session.id}, person {person.id}"
    record_audit_entry(
        tx,
        AuditEntry("asked a member to look at their part", about, session.group_id, by_system=True),
        now,
    )
