"""Transcripts that are emptied when their time is over; who did what; the proof of a data key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.add_column(sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("spoke", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.alter_column("spoke", server_default=None)
    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_deeds_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_deeds_group_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
    )
    op.create_table(
        "key_proofs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_proofs")),
    )
    with op.batch_alter_table("deeds") as batch_op:
        batch_op.create_index(batch_op.f("ix_deeds_group_id"), ["group_id"], unique=False)
