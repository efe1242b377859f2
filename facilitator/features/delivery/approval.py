"""Mail the draft of a recap to the moderators, and send the approved recap to the group."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.group_settings import RecapFirst, SendMode
from facilitator.domain.recaps.review import reasons_to_check
from facilitator.features.delivery import mail_recap
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose, outbox
from facilitator.kit.pending_work import Pending
from facilitator.kit.reviews import (
    LINK_LIFETIME,
    LINK_PURPOSE,
    check_newest_version,
    get_or_create_review,
    get_session_to_review,
    get_session_with_recap,
    moderators_of,
    review_of,
    reviewed_recap,
)
from facilitator.records.reviews import ReviewRecord

KIND = "recap_draft"


def send_or_show_draft(session_id: int, deps: Deps) -> bool:
    """Send a recap if its group sends automatically; else show it to the moderators.

    Safe to run twice. Returns whether it was sent. Never sends a correction without a moderator,
    nor a recap that somebody has begun to change or that has warnings.
    """
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id)
        state, newest = review_of(tx, session_id), queries.newest_recap(tx, session_id)
        assert newest is not None
        by_system = session.group.as_settings().recap_sends is SendMode.AUTOMATIC
        is_as_found = state is None and newest.reviewed_from is None
        is_clear = is_as_found and not any(one.is_warning for one in newest.warnings)
        version = newest.version
    if by_system and is_clear:
        return approve(session_id, version, None, deps, by_system=True)
    mail_draft(session_id, deps)
    return False


def approve(
    session_id: int, version: int | None, by: int | None, deps: Deps, *, by_system: bool = False
) -> bool:
    """Approve this version for the group. Safe to run twice; False if it was approved already.

    Only records the decision: a worker writes the mails, the chat post and the search index. In
    groups where members own the record the hot seats see it first (see member_preview). Members
    who have an earlier version get a correction with the changes. ``version`` is the one that
    was reviewed, so that no other is sent unseen. Raises NotFound, also if ``by`` may not approve
    it, and WriteConflict if there is a newer version.
    """
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        newest, state = (
            check_newest_version(tx, session_id, version),
            get_or_create_review(tx, session_id),
        )
        if newest in (state.sent_version, state.look_version):
            return False
        state.sent_by_id = by
        if session.group.as_settings().recap_first is RecapFirst.MEMBER:
            state.look_version = newest
            pending_work.add(tx, Pending.ASK_OWN_PARTS, session_id)
        else:
            mail_recap.release_recap(tx, session, newest, deps)
        about = f"session {session_id}, version {newest}"
        deed = AuditEntry("approved a recap", about, session.group_id, by, by_system=by_system)
        record_audit_entry(tx, deed, deps.clock.now())
    pending_work.start(tx, deps)
    return True


def mail_draft(session_id: int, deps: Deps) -> bool:
    """See ``show``."""
    with deps.db.tx() as tx:
        return put_draft_mails(tx, session_id, None, deps)


def put_draft_mails(tx: Session, session_id: int, _: int | None, deps: Deps) -> bool:
    """Mail the draft to the group's moderators, each version once. Safe to run twice.

    Leaves out what is confidential. Returns False if no moderator has an address, or the group
    has this version already.
    """
    session = get_session_with_recap(tx, session_id)
    view, state = queries.get_recap_view(tx, session_id), review_of(tx, session_id)
    newest = queries.newest_recap(tx, session_id)
    assert newest is not None
    if state and newest.version in (state.sent_version, state.look_version):
        return False
    unsure = [
        (e.now.speaker, e.now.text)
        for e in reviewed_recap(tx, session_id).entries
        if e.is_public and reasons_to_check(e, newest.warnings)
    ]
    purpose = f"session:{session_id}:{newest.version}"
    outbox.drop_older(tx, KIND, session_id, purpose)
    moderators = [m.person for m in moderators_of(tx, session.group_id) if m.person.email]
    for person in moderators:
        link = deps.links.url(
            LINK_PURPOSE, (session_id, person.id), deps.clock.now() + LINK_LIFETIME
        )
        content = compose.render_mail(
            KIND, view=view, moderator=person.name, link=link, unsure=unsure,
            is_correction=bool(state and state.sent_version),
        )  # fmt: skip
        to = outbox.MailKey(KIND, session.group_id, person.id, purpose, session_id)
        outbox.add_mail(tx, to, content, deps.clock.now())
    return bool(moderators)


def due_redos(deps: Deps) -> list[tuple[int, str]]:
    """The ids of sessions whose recap is to be redone, each with the time of the request."""
    with deps.db.tx() as tx:
        redos = select(ReviewRecord.session_id, ReviewRecord.redo_at).where(
            ReviewRecord.redo_at.is_not(None)
        )
        return [(session_id, f"{at:%Y%m%d%H%M%S%f}") for session_id, at in tx.execute(redos) if at]
