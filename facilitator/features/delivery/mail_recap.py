"""Mail an approved recap to the members, in the form their group has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.group_settings import GroupSettings, GuestsSee, RecapMailContent
from facilitator.domain.mails import MailState
from facilitator.domain.notices import from_json
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.corrections import list_corrections
from facilitator.domain.recaps.review import EditKind, apply_edits
from facilitator.domain.recaps.statements import list_statements
from facilitator.domain.recaps.view import RecapView, commitments_only, for_guest, without_words
from facilitator.features.delivery.post_recap import post_digest
from facilitator.features.memory.index import prepare_index, update_index
from facilitator.kit import pending_work, queries
from facilitator.kit.attendance import session_attendees
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import why_not_contact_member
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, drop_older
from facilitator.kit.pending_work import Pending, compute_once
from facilitator.kit.recap_edits import active_edits
from facilitator.kit.reviews import (
    get_or_create_review,
    get_session_with_recap,
    moderators_of,
    review_of,
)
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord

KIND, CORRECTION, NO_TRANSCRIPT = "recap", "recap_correction", "no_transcript"
PURPOSE, TASKS = "recap", "tasks"  # of a member's links
LINK_LIFETIME = timedelta(days=60)
IMMEDIATE_CHANGES = (
    EditKind.CONFIDENTIAL,
    EditKind.REWORD,
)  # apply to the page before a correction is sent


def release_recap(tx: Session, session: SessionRecord, version: int, deps: Deps) -> None:
    """Mark this version as the one the group has; a worker writes the mails."""
    state = get_or_create_review(tx, session.id)
    state.sent_at = state.sent_at or deps.clock.now()  # the mails name days counted from it
    state.sent_version, state.look_version = version, None
    pending_work.add(tx, Pending.MAIL_RECAP, session.id)


def mail_released(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Put the sent version into the outbox and index it for search. Handles pending work."""
    session = get_session_with_recap(tx, session_id)
    state = review_of(tx, session_id)
    if state is not None and state.sent_version is not None:
        mail_version(tx, session, state.sent_version, deps)
        update_index(tx, [session_id])


def mail_version(tx: Session, session: SessionRecord, version: int, deps: Deps) -> int:
    """Put a version of a recap into the outbox for all its recipients. Returns their number.

    Drops older mails that still wait. Members who have an earlier version get a correction.
    """
    for kind in (KIND, CORRECTION):
        drop_older(tx, kind, session.id, f"session:{session.id}:{version}")
    post_digest(tx, session, queries.get_recap_view(tx, session.id, version), deps.clock.now())
    mails = list(_mails(tx, session, version, deps))
    return sum(add_mail(tx, to, content, deps.clock.now()) for to, content in mails)


def prepare_released(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Render the mails and the index entries of ``mail_sent`` ahead. Writes nothing."""
    session, state = tx.get(SessionRecord, session_id), review_of(tx, session_id)
    if session is None or state is None or state.sent_version is None:
        return
    for _content in _mails(tx, session, state.sent_version, deps):
        pass
    prepare_index(tx, session_id, None, deps)


def _mails(
    tx: Session, session: SessionRecord, version: int, deps: Deps
) -> Iterator[tuple[MailKey, compose.MailContent]]:
    """The mail of each member who gets this version of a recap."""
    view, settings = queries.get_recap_view(tx, session.id, version), session.group.as_settings()
    present, purpose = _present(tx, session, view), f"session:{session.id}:{version}"
    for member in queries.members_of(tx, session.group_id):
        seen = visible_part(view, member, settings) if member.person.email else None
        was_absent = bool(present) and member.person_id not in present
        written = _mail(tx, session, member, (seen, was_absent), deps) if seen else None
        if written is not None:
            kind, content = written
            yield MailKey(kind, session.group_id, member.person_id, purpose, session.id), content


def visible_part(
    view: RecapView, member: MembershipRecord, settings: GroupSettings
) -> RecapView | None:
    """The part of a recap that a member may read; None if that is nothing."""
    if member.role != Role.GUEST or settings.guests_see is GuestsSee.ALL:
        return view
    if settings.guests_see is GuestsSee.NOTHING:
        return None
    own = for_guest(view, member.person.name)
    recap = own.recap
    return own if recap.hot_seats or recap.commitments or recap.points else None


def open_recap(session_id: int, person_id: int, deps: Deps) -> str:
    """The HTML page behind a member's link: the recap that was sent, as a full mail.

    Whatever was struck or marked confidential since is left out at once.
    Raises NotFound if nothing was sent, or it is not for them.
    """
    with deps.db.tx() as tx:
        seen, name = _sent_to(tx, session_id, person_id)
        return compose.render_mail(KIND, view=seen, member=name).html


def open_tasks(session_id: int, person_id: int, deps: Deps) -> str:
    """The calendar file with a member's commitments that have a due day. Raises NotFound."""
    from facilitator.features.recaps import tasks_file  # noqa: PLC0415 -- slow import, and rarely needed

    with deps.db.tx() as tx:
        seen, name = _sent_to(tx, session_id, person_id)
        own = tuple(made for made in seen.recap.commitments if made.member == name)
        return tasks_file.present(replace(seen, recap=replace(seen.recap, commitments=own)))


def _sent_to(tx: Session, session_id: int, person_id: int) -> tuple[RecapView, str]:
    """The part of the sent version that a person may see now, and their name. Raises NotFound."""
    session = tx.get(SessionRecord, session_id)
    state = tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session_id))
    members = queries.members_of(tx, session.group_id) if session else []
    member = next((m for m in members if m.person_id == person_id), None)
    if session is None or member is None or state is None or state.sent_version is None:
        raise _not_yours()
    if why_not_contact_member(tx, member, session_id, KIND):
        raise _not_yours()
    view = queries.get_recap_view(tx, session_id, state.sent_version)
    since = [e for e in active_edits(tx, session_id) if e.change in IMMEDIATE_CHANGES]
    view = replace(view, recap=apply_edits(view.recap, since).recap)
    seen = visible_part(view, member, session.group.as_settings())
    if seen is None:
        raise _not_yours()
    return seen, member.person.name


def _not_yours() -> NotFound:
    return NotFound("There is nothing here for you.", "Ask your moderator.")


def _mail(
    tx: Session, session: SessionRecord, member: MembershipRecord, what: tuple[RecapView, bool],
    deps: Deps,
) -> tuple[str, compose.MailContent] | None:  # fmt: skip
    """The kind and content of a member's mail; None if nothing has changed for them.

    ``what`` is the view they may see, and whether they were absent.
    """
    view, was_absent = what
    travels, person = session.group.as_settings().recap_travels, member.person
    ids, until = (session.id, person.id), deps.clock.now() + LINK_LIFETIME
    link = deps.links.url(PURPOSE, ids, until) if travels is RecapMailContent.LINK else ""
    has = _version_of(tx, session.id, person.id)
    shown = _shown(view, travels)
    if has is None:
        return KIND, _compose_once(
            tx, KIND, view=shown, member=person.name, link=link, was_absent=was_absent,
            tasks=deps.links.url(TASKS, ids, until),
        )  # fmt: skip
    before = visible_part(
        queries.get_recap_view(tx, session.id, has), member, session.group.as_settings()
    )
    of_it = commitments_only if travels is RecapMailContent.COMMITMENTS else (lambda whole: whole)
    old = of_it(before or without_words(view)).recap
    changes = list_corrections(old, of_it(view).recap)
    if not changes:
        return None
    listed = changes if travels is not RecapMailContent.LINK else ()
    return CORRECTION, _compose_once(
        tx, CORRECTION, view=shown, member=person.name, link=link, changes=listed
    )


def _compose_once(tx: Session, kind: str, **values: Any) -> compose.MailContent:
    """See compose.render_mail; renders a mail only once for the same pending work."""
    return compute_once(tx, (kind, values), lambda: compose.render_mail(kind, **values))


def _shown(view: RecapView, travels: RecapMailContent) -> RecapView:
    if travels is RecapMailContent.LINK:
        return without_words(view)
    return commitments_only(view) if travels is RecapMailContent.COMMITMENTS else view


def _version_of(tx: Session, session_id: int, person_id: int) -> int | None:
    """The version of a recap that a member has or is about to get; None if there is none."""
    last = tx.scalar(
        select(OutboxRecord.purpose)
        .where(OutboxRecord.session_id == session_id, OutboxRecord.person_id == person_id)
        .where(OutboxRecord.kind.in_((KIND, CORRECTION)))
        .where(OutboxRecord.state.not_in((MailState.DROPPED, MailState.REFUSED)))
        .order_by(OutboxRecord.id.desc())
        .limit(1)
    )
    return int(last.rpartition(":")[2]) if last else None


def _present(tx: Session, session: SessionRecord, view: RecapView) -> set[int]:
    """The ids of those who were present, as far as known: they attended, spoke or are quoted."""
    present = session_attendees(tx, [session.id])[session.id]
    named = {p.statement.speaker for p in list_statements(view.recap)}
    if present:
        members = queries.members_of(tx, session.group_id)
        present |= {m.person_id for m in members if m.person.name in named}
    return present


def mail_missing_transcript(sitting_id: int, deps: Deps) -> bool:
    """Mail the group's moderators why a session has no transcript. Safe to run twice.

    Returns False if it needs no mail, or no moderator has an address.
    """
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or not sitting.silence or sitting.files:
            return False
        session = sitting.session
        moderators = [m.person for m in moderators_of(tx, session.group_id) if m.person.email]
        for person in moderators:
            content = compose.render_mail(
                NO_TRANSCRIPT, language=session.group.language, group=session.group.name,
                moderator=person.name, held_at=session.held_at,
                why=sitting.silence_notices or [from_json(sitting.silence)],
                link=deps.links.page(f"sessions/{session.id}/transcript"),
            )  # fmt: skip
            purpose = f"sitting:{sitting_id}"
            to = MailKey(NO_TRANSCRIPT, session.group_id, person.id, purpose, session.id)
            add_mail(tx, to, content, deps.clock.now())
        return bool(moderators)
