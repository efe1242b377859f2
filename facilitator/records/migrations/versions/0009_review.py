"""The review of recaps: which version was approved, and every change by hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = depends_on = None
GONE = ("recap_first", "recap_look_hours")  # settings that never did anything


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("sent_version", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("redo_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("redo_member_id", sa.Integer(), nullable=True),
        sa.Column("redo_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["redo_member_id"],
            ["people.id"],
            name=op.f("fk_reviews_redo_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["people.id"], name=op.f("fk_reviews_sent_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_reviews_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("session_id", name=op.f("uq_reviews_session_id")),
    )
    op.create_table(
        "recap_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("into", sa.JSON(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_recap_edits_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_recap_edits_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recap_edits")),
    )
    with op.batch_alter_table("recap_edits") as batch_op:
        batch_op.create_index(batch_op.f("ix_recap_edits_session_id"), ["session_id"], unique=False)
    with op.batch_alter_table("recaps") as batch_op:
        batch_op.add_column(sa.Column("reviewed_from", sa.Integer(), nullable=True))
    groups = sa.table("groups", sa.column("id", sa.Integer()), sa.column("settings", sa.JSON()))
    for id, settings in op.get_bind().execute(sa.select(groups.c.id, groups.c.settings)).all():
        kept = {name: value for name, value in settings.items() if name not in GONE}
        op.execute(sa.update(groups).where(groups.c.id == id).values(settings=kept))
