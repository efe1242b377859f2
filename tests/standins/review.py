"""A recap under review as tests see it: its statements, its mails, all that others may read."""

from sqlalchemy import select

from facilitator.domain.recaps.review import YES
from facilitator.domain.recaps.statements import StatementPart
from facilitator.features.delivery import approval
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.output import formats, present
from facilitator.features.review import edit_recap
from facilitator.features.review.review_recap import open_review
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord

GIVEN = "call ten of them"


def opened(story):
    return open_review(story.held_id, story.people["Alice"], story.deps)


def entries(story):
    review = opened(story)
    seats = [one for seat in review.seats for one in (seat.brought, *seat.solutions)]
    return [one.entry for one in (*seats, *review.commitments, *review.points)]


def one(story, holds, part=StatementPart.SOLUTION):
    """The statement in which these words are."""
    (found,) = [e for e in entries(story) if e.found.part is part and holds in e.found.text]
    return found


def edit(story, entry, change, value=YES):
    edit_recap.edit_statement(
        story.held_id, entry.target.key, change, value, story.people["Alice"], story.deps
    )


def approve(story, version=None):
    return approval.approve(story.held_id, version, story.people["Alice"], story.deps)


def redo(story, member=None, note=""):
    edit_recap.request_new_recap(story.held_id, member, note, None, story.deps)
    return write_recap.write_recap(story.held_id, story.deps)


def mails(story, kind="recap"):
    with story.deps.db.tx() as tx:
        rows = tx.scalars(
            select(OutboxRecord).where(OutboxRecord.kind == kind).order_by(OutboxRecord.id)
        )
        return {row.person.name: row for row in rows}


def set_group(story, **values):
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        group.store_settings(group.as_settings().changed(values))


def shown(story):
    """All that anybody but the moderator may read."""
    with story.deps.db.tx() as tx:
        view = queries.get_recap_view(tx, story.held_id)
        sent = [f"{m.subject}{m.text}{m.html}" for m in tx.scalars(select(OutboxRecord))]
    return "".join([*(present(format, view) for format in formats()), *sent])


def send_all(story):
    with story.deps.db.tx() as tx:
        for row in tx.scalars(select(OutboxRecord)):
            row.state = "sent"
