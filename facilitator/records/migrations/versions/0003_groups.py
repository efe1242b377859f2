"""What a group is set to, who has left it, and what a planned session is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("groups") as batch_op:
        batch_op.add_column(
            sa.Column("cadence", sa.String(), nullable=False, server_default="monthly")
        )
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=False, server_default="90"))
        batch_op.add_column(
            sa.Column("time_zone", sa.String(), nullable=False, server_default="UTC")
        )
        batch_op.add_column(sa.Column("settings", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("people") as batch_op:
        batch_op.add_column(sa.Column("time_zone", sa.String(), nullable=True))

    with op.batch_alter_table("memberships") as batch_op:
        batch_op.add_column(sa.Column("profile", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("sessions") as batch_op:
        batch_op.add_column(sa.Column("topic", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("format", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("language", sa.String(), nullable=True))
    # Recaps that are there were made as their group was set; that must not change with it.
    op.execute(
        "UPDATE sessions SET "
        "format = (SELECT format FROM groups WHERE groups.id = sessions.group_id), "
        "language = (SELECT language FROM groups WHERE groups.id = sessions.group_id) "
        "WHERE id IN (SELECT session_id FROM recaps)"
    )
