"""After the recap: the moderator is shown the draft, and the group gets what was approved."""

from __future__ import annotations

from sqlalchemy import select

from facilitator import emails
from facilitator.domain.groups import Sends
from facilitator.domain.review import doubts
from facilitator.records.reviews import ReviewRecord
from facilitator.services import mail_recap, outbox, queries
from facilitator.services.deps import Deps
from facilitator.services.keep_memory import keep_memory
from facilitator.services.review_recap import (
    LINK_LASTS,
    PURPOSE,
    begun,
    known_session,
    moderators_of,
    review_of,
    reviewed,
    unchanged,
)

KIND = "recap_draft"


def share(session_id: int, deps: Deps) -> bool:
    """Send a recap where its group wants that and nobody has to look; else show it. Safe to run
    twice. Gives whether it was sent.

    What the group has is never corrected without its moderator, nor is a recap sent that somebody
    has begun to change, or about which there is a warning.
    """
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        state, newest = review_of(tx, session_id), queries.newest_recap(tx, session_id)
        assert newest is not None
        by_itself = session.group.as_settings().recap_sends is Sends.AUTOMATIC
        is_clear = not newest.warnings and state is None and newest.reviewed_from is None
        version = newest.version
    if by_itself and is_clear:
        return approve(session_id, version, None, deps)
    show_moderators(session_id, deps)
    return False


def approve(session_id: int, version: int | None, by: int | None, deps: Deps) -> bool:
    """Send this version to the group. Safe to run twice; False where the group has it already.

    Who has an earlier version gets a correction that says what changed. ``version`` is what was
    looked at: another one is not sent unseen. Raises Tie.
    """
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        newest, state = unchanged(tx, session_id, version), begun(tx, session_id)
        if state.sent_version == newest.version:
            return False
        state.sent_at = state.sent_at or deps.clock.now()  # the mails name days counted from it
        mail_recap.mail_all(tx, session, newest.version, deps)
        state.sent_version = newest.version
        state.sent_by_id = by
        keep_memory(tx, [session_id])
        return True


def show_moderators(session_id: int, deps: Deps) -> bool:
    """Mail the draft to the group's moderators, each version once. Safe to run twice.

    What is confidential is not in it. False where there is nobody, or the group has it already.
    """
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        view, state = queries.view_of(tx, session_id), review_of(tx, session_id)
        newest = queries.newest_recap(tx, session_id)
        assert newest is not None
        if state and state.sent_version == newest.version:
            return False
        unsure = [
            (e.now.speaker, e.now.text)
            for e in reviewed(tx, session_id).entries
            if e.is_public and doubts(e, newest.warnings)
        ]
        purpose = f"session:{session_id}:{newest.version}"
        outbox.drop_older(tx, KIND, session_id, purpose)
        moderators = [m.person for m in moderators_of(tx, session.group_id) if m.person.email]
        for person in moderators:
            link = deps.links.url(PURPOSE, (session_id, person.id), deps.clock.now() + LINK_LASTS)
            content = emails.write(
                KIND, view=view, moderator=person.name, link=link, unsure=unsure,
                is_correction=bool(state and state.sent_version),
            )  # fmt: skip
            to = outbox.Addressed(KIND, session.group_id, person.id, purpose, session_id)
            outbox.put(tx, to, content, deps.clock.now())
        return bool(moderators)


def redos_due(deps: Deps) -> list[tuple[int, str]]:
    """The sessions whose recap somebody wants made anew, each with the moment it was asked for."""
    with deps.db.tx() as tx:
        asked = select(ReviewRecord.session_id, ReviewRecord.redo_at).where(
            ReviewRecord.redo_at.is_not(None)
        )
        return [(session_id, f"{at:%Y%m%d%H%M%S%f}") for session_id, at in tx.execute(asked) if at]
