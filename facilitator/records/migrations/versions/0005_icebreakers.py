"""Icebreakers: what was asked and who heard it, members' own, topics to leave alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "icebreaker_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("offered", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opener_id", sa.Integer(), nullable=True),
        sa.Column("thumbs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_icebreaker_uses_session_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name="fk_icebreaker_uses_group_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["opener_id"], ["people.id"], name="fk_icebreaker_uses_opener_id"),
        sa.PrimaryKeyConstraint("id", name="pk_icebreaker_uses"),
        sa.UniqueConstraint("session_id", name="uq_icebreaker_uses_session_id"),
    )  # fmt: skip
    with op.batch_alter_table("icebreaker_uses") as batch_op:
        batch_op.create_index("ix_icebreaker_uses_group_id", ["group_id"])

    op.create_table(
        "icebreaker_hearings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("use_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["use_id"], ["icebreaker_uses.id"], name="fk_icebreaker_hearings_use_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_icebreaker_hearings_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_icebreaker_hearings"),
        sa.UniqueConstraint("use_id", "person_id", name="uq_icebreaker_hearings_use_id_person_id"),
    )  # fmt: skip
    with op.batch_alter_table("icebreaker_hearings") as batch_op:
        batch_op.create_index("ix_icebreaker_hearings_person_id", ["person_id"])

    op.create_table(
        "own_icebreakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("energy", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name="fk_own_icebreakers_group_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_own_icebreakers_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_own_icebreakers"),
        sa.UniqueConstraint("group_id", "text", name="uq_own_icebreakers_group_id_text"),
    )
    with op.batch_alter_table("own_icebreakers") as batch_op:
        batch_op.create_index("ix_own_icebreakers_person_id", ["person_id"])

    op.create_table(
        "avoided_topics",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_avoided_topics_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_avoided_topics"),
    )
